/**
 * Bytes of a line in, {@link io.apilog.format.AccessRecord} or the reason why not out. {@link io.apilog.format.Format} is the list
 * of formats. Knows only {@code line}.
 */
package io.apilog.format;
