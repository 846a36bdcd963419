/** Connections, of which there is a bounded number. */
package io.apilog.http.connection;
