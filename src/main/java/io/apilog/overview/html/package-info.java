/** The model as a page for people. Everything that is not written in this program is escaped by {@link io.apilog.overview.html.Html}. */
package io.apilog.overview.html;
