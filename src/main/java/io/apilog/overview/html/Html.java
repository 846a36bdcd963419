package io.apilog.overview.html;

/** Markup under construction. What came from outside goes through {@link #text} and can neither end a tag nor hide. */
final class Html {
    private static final int LONGEST_TEXT = 500;

    private final StringBuilder out = new StringBuilder(8 * 1024);

    /** Appends markup written in this program. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends text, escaped; control characters and such as change the direction of writing become U+FFFD. */
    Html text(String text) {
        int end = Math.min(text.length(), LONGEST_TEXT);
        int i = 0;
        while (i < end) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            append(codePoint);
        }
        if (end < text.length()) {
            out.append('\u2026');
        }
        return this;
    }

    private void append(int codePoint) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isShown(codePoint) ? codePoint : 0xFFFD);
        }
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
