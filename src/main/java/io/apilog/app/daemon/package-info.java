/** The daemon: one generation of the configuration after the other, over one web server. */
package io.apilog.app.daemon;
