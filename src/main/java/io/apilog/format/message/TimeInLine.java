package io.apilog.format.message;

import io.apilog.bytes.Ascii;

/** Finds where a time ends that begins at some place of a line, of those forms that {@code Times} reads. Allocates nothing. */
public final class TimeInLine {
    private static final int ASCTIME = 24;
    private static final int CLF = 20;

    private TimeInLine() {}

    /** Where the time ends that begins there, or -1. */
    public static int end(byte[] bytes, int from, int to, Prefix prefix) {
        int iso = prefix.endOfBareTime(bytes, from, to);
        if (iso > 0) {
            return iso;
        }
        if (to - from >= CLF
                && bytes[from + 2] == '/'
                && bytes[from + 6] == '/'
                && (bytes[from + 11] == ':' || bytes[from + 11] == ' ')) {
            boolean zone = to - from >= CLF + 6
                    && bytes[from + CLF] == ' '
                    && (bytes[from + CLF + 1] == '+' || bytes[from + CLF + 1] == '-');
            return from + (zone ? CLF + 6 : CLF);
        }
        boolean asctime = to - from >= ASCTIME
                && bytes[from + 3] == ' '
                && bytes[from + 7] == ' '
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':'
                && bytes[from + 19] == ' ';
        if (asctime) {
            return from + ASCTIME;
        }
        return compact(bytes, from, to) ? from + 15 : -1;
    }

    /** {@code 261121 09:00:00}, Tornado's. */
    private static boolean compact(byte[] bytes, int from, int to) {
        if (to - from < 15 || bytes[from + 6] != ' ' || bytes[from + 9] != ':' || bytes[from + 12] != ':') {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (!Ascii.isDigit(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }
}
