/** Formats that nobody wrote down, read by where in a line the request, the status and numbers stand. */
package io.apilog.format.requestlog;
