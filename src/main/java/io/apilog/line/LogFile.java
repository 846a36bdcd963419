package io.apilog.line;

/**
 * The file that lines come from.
 *
 * @param source name of the configured source it belongs to: the {@code source} label
 * @param path the path as it was found, for people to read; {@code -} is standard input; never a label
 */
public record LogFile(String source, String path) {}
