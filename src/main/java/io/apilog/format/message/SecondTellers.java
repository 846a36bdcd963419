package io.apilog.format.message;

import io.apilog.bytes.Ascii;

/**
 * Names of loggers that tell of a request beside its line in the access log: Caddy's logger of errors, and those of its handlers, which say
 * what an upstream answered. As an object has one under its name, or as a word before the object.
 */
public final class SecondTellers {
    private static final String[] NAMES = {"http.log.error", "http.handlers."};

    private static final char FIRST = 'h';

    private SecondTellers() {}

    /** Whether one of them stands there; more may stand behind it, as Caddy numbers its loggers: {@code http.log.error.log0}. */
    public static boolean isOne(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] != FIRST) {
            return false;
        }
        for (String name : NAMES) {
            if (Ascii.startsWith(bytes, from, to, name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them is a word of what stands there. */
    public static boolean isNamed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean begins = bytes[i] == FIRST && (i == from || bytes[i - 1] == '\t' || bytes[i - 1] == ' ');
            if (begins && isOne(bytes, i, to)) {
                return true;
            }
        }
        return false;
    }
}
