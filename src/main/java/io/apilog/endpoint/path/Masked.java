package io.apilog.endpoint.path;

/**
 * An example of a value that does not give the value away: at most three letters of its beginning, and of a word no more than half;
 * every digit as 0; nothing of what is not ASCII.
 */
public final class Masked {
    private static final int MOST_LETTERS = 3;
    private static final int LONGEST = 12;

    private Masked() {}

    /** The example for a value, at most 13 characters long. */
    public static String of(String value) {
        boolean digits = value.chars().anyMatch(Octets::isDigit);
        int most = digits ? MOST_LETTERS : Math.min(MOST_LETTERS, Math.max(1, value.length() / 2));
        StringBuilder masked = new StringBuilder();
        int letters = 0;
        for (int i = 0; i < value.length() && masked.length() < LONGEST; i++) {
            char c = value.charAt(i);
            boolean letter = c < 0x80 && Octets.isLetter(c);
            if (letter && letters++ < most) {
                masked.append(c);
            } else if (c < 0x80 && Octets.isDigit(c)) {
                masked.append('0');
            } else if (letter || c >= 0x80) {
                return masked.append('\u2026').toString();
            } else {
                masked.append(c);
            }
        }
        return masked.length() < LONGEST
                ? masked.toString()
                : masked.append('\u2026').toString();
    }
}
