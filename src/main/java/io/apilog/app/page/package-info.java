/** What the daemon's pages show, made of its counts. */
package io.apilog.app.page;
