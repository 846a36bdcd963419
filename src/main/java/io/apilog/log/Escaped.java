package io.apilog.log;

import java.util.HexFormat;

/**
 * Keeps one event on one line and its reader's terminal safe: control characters, line separators and characters that turn the
 * direction of writing are shown by their code. A text is cut after {@link #LONGEST} characters.
 */
final class Escaped {
    /** In UTF-16 units. */
    static final int LONGEST = 16_384;

    private static final HexFormat HEX = HexFormat.of();

    private Escaped() {}

    /** For people; backslashes stay as they are. */
    static void text(StringBuilder to, String text) {
        append(to, text, false);
    }

    /** For the inside of a JSON string. */
    static void json(StringBuilder to, String text) {
        append(to, text, true);
    }

    private static void append(StringBuilder to, String text, boolean json) {
        int end = Math.min(text.length(), LONGEST);
        int at = 0;
        while (at < end) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (json && (c == '"' || c == '\\')) {
                to.append('\\').append((char) c);
            } else if (isPlain(c)) {
                to.appendCodePoint(c);
            } else {
                escape(to, c);
            }
        }
        if (at < text.length()) {
            to.append("...");
        }
    }

    private static boolean isPlain(int c) {
        if (c < 0x7f) {
            return c >= 0x20;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void escape(StringBuilder to, int c) {
        switch (c) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                for (char unit : Character.toChars(c)) {
                    to.append("\\u").append(HEX.toHexDigits(unit));
                }
            }
        }
    }
}
