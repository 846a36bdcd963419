package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Words in front of what is nobody else's, so that less is asked of what comes behind them: {@code apikey-}, {@code token:}. */
final class SecretWords {
    private static final int SHORTEST = 8;

    private static final String[] WORDS = {
        "key",
        "token",
        "secret",
        "session",
        "sess",
        "sid",
        "password",
        "passwd",
        "ticket",
        "nonce",
        "otp",
        "jwt",
        "bearer"
    };

    private SecretWords() {}

    /** Whether a word that ends in one of them, and a mark, come before a place in a segment. */
    static boolean isBehindOne(Segment s, int from) {
        int end = from - 1;
        if (end < 1) {
            return false;
        }
        for (String word : WORDS) {
            if (endsAt(s, end, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAt(Segment s, int end, String word) {
        int start = end - word.length();
        if (start < 0) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((s.at(start + i) | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Letters and digits, long enough. */
    static boolean mayBeSecret(Segment word) {
        return word.length() >= SHORTEST && word.has(Octets.DIGIT) && word.hasOnly(Octets.LETTERS_AND_DIGITS);
    }
}
