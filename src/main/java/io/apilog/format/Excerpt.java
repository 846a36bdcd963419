package io.apilog.format;

import io.apilog.line.Line;

/**
 * The part of a line around a column, printable, for a person who asked to see it with {@code explain}. Never for the daemon's log.
 *
 * @param text control characters and bytes beyond ASCII as {@code \xHH}
 * @param caret where the column stands in {@code text}, in characters from 0
 */
public record Excerpt(String text, int caret) {
    private static final int BEFORE = 60;
    private static final int AFTER = 40;

    /** The excerpt around a byte of the line, counted from 0. */
    public static Excerpt of(Line line, int column) {
        int center = Math.min(line.to(), line.from() + Math.max(0, column));
        int from = Math.max(line.from(), center - BEFORE);
        int to = Math.min(line.to(), center + AFTER);
        StringBuilder text = new StringBuilder(from > line.from() ? "..." : "");
        int caret = 0;
        for (int i = from; i < to; i++) {
            if (i == center) {
                caret = text.length();
            }
            append(text, line.bytes()[i]);
        }
        if (center >= to) {
            caret = text.length();
        }
        return new Excerpt(text.append(to < line.to() ? "..." : "").toString(), caret);
    }

    private static void append(StringBuilder text, byte b) {
        if (b >= ' ' && b < 0x7f) {
            text.append((char) b);
        } else {
            text.append(String.format("\\x%02x", b & 0xff));
        }
    }
}
