/** What is made of single lines, for people and as JSON. */
package io.apilog.app.explain;
