package io.apilog.overview;

/**
 * Whether all is well.
 *
 * @param level the worst of what was found about the files and the reading of them
 * @param word one word or two: {@code ready}
 * @param sentence what goes on and how far behind it is, without a full stop
 */
public record Condition(Level level, String word, String sentence) {}
