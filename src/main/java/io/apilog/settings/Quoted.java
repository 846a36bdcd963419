package io.apilog.settings;

/** What a user wrote, fit for a message of one line. */
public final class Quoted {
    private static final int LONGEST = 40;

    private Quoted() {}

    /** In single quotes, cut after 40 characters, without control characters. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
        text.codePoints().limit(LONGEST).forEach(c -> quoted.appendCodePoint(isShown(c) ? c : '\uFFFD'));
        if (text.codePointCount(0, text.length()) > LONGEST) {
            quoted.append("...");
        }
        return quoted.append('\'').toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
