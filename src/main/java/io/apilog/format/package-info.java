/**
 * Bytes of a line in, {@link io.apilog.request.AccessRecord} or the reason why not out. {@link io.apilog.format.Format} is the list
 * of formats, {@link io.apilog.format.FileParser} reads a file's lines in the one that {@code FormatDetector} finds. How lines of each kind
 * are read stands on the shelves: {@code pattern}, {@code named} and {@code requestlog}, inside a {@code wrapper}. Knows only {@code line},
 * {@code request} and {@code bytes}.
 */
package io.apilog.format;
