/** Logs that are read from their beginning to their end. */
package io.apilog.app.whole;
