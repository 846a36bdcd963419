/**
 * Bytes of a line in, {@link io.apilog.request.AccessRecord} or the reason why not out. {@link io.apilog.format.Format} is the list
 * of formats. Knows only {@code line}, {@code request} and {@code bytes}.
 */
package io.apilog.format;
