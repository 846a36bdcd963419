package io.apilog.format.message;

import io.apilog.bytes.Ascii;

/**
 * Knows messages by the way in which one program writes them, where their words alone do not tell them from an entry that is damaged. None
 * has a request in it.
 */
final class OwnMessages {
    private static final int STRUCTLOG_LEVEL = 9;

    /** What the names of what is measured of a request have in them, and the words for one. */
    private static final String[] OF_REQUESTS = {
        "equest",
        "esponse",
        "handled",
        "access",
        "http",
        "method",
        "status",
        "code",
        "path",
        "duration",
        "elapsed",
        "_ms="
    };

    private OwnMessages() {}

    static boolean isOne(byte[] bytes, int from, int to) {
        boolean own = isOfZap(bytes, from, to)
                || isOfSource(bytes, from, to)
                || isOfStructlog(bytes, from, to)
                || isOfStern(bytes, from, to);
        return own && !EntryMarks.request(bytes, from, to);
    }

    /** {@code 2026-11-21T09:00:00.123456Z<TAB>info<TAB>xdsproxy<TAB>connected to ...}: zap in a terminal, as Istio's agent has it. */
    private static boolean isOfZap(byte[] bytes, int from, int to) {
        int zone = endOfTime(bytes, from, to);
        if (zone >= to || bytes[zone] != '\t') {
            return false;
        }
        int level = endOfCell(bytes, zone + 1, to);
        if (!Messages.isLevelWord(bytes, zone + 1, level)) {
            return false;
        }
        boolean words = false;
        for (int cell = level + 1; cell < to; ) {
            // A target, a status, an object: columns of an entry.
            if (!Ascii.isLetter(bytes[cell])) {
                return false;
            }
            int end = endOfCell(bytes, cell, to);
            words |= Ascii.endOfWord(bytes, cell, end) < end;
            cell = end + 1;
        }
        return words && !has(bytes, level, to, "equest");
    }

    /** Where a day and its time end that a line begins with, {@code 2026-11-21T09:00:00Z}; the end of the line where it does not. */
    private static int endOfTime(byte[] bytes, int from, int to) {
        boolean time = to - from > 20
                && Ascii.isDigits(bytes, from, from + 4)
                && bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
        int end = time ? from + 19 : to;
        while (end < to && bytes[end] > ' ') {
            end++;
        }
        return end;
    }

    private static int endOfCell(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\t') {
            end++;
        }
        return end;
    }

    /** {@code [2026/11/21 09:00:00] [stored_session.go:76] ...}: where in its source oauth2-proxy says it. */
    private static boolean isOfSource(byte[] bytes, int from, int to) {
        boolean time = to - from > 30
                && bytes[from] == '['
                && bytes[from + 5] == '/'
                && bytes[from + 8] == '/'
                && bytes[from + 14] == ':'
                && bytes[from + 17] == ':'
                && Ascii.startsWith(bytes, from + 20, to, "] [");
        int end = from + 23;
        while (time && end < to && bytes[end] != ']') {
            end++;
        }
        int line = end;
        while (time && line > from + 23 && Ascii.isDigit(bytes[line - 1])) {
            line--;
        }
        return time && line < end && end + 2 < to && endsWith(bytes, from + 23, line, ".go:");
    }

    /** {@code 2026-11-21T09:00:00.123456Z [info     ] order_created    [app.orders] order_id=5}: a level as wide as the widest. */
    private static boolean isOfStructlog(byte[] bytes, int from, int to) {
        int open = endOfTime(bytes, from, to);
        int level = open + 2;
        int close = level + STRUCTLOG_LEVEL;
        if (close + 2 >= to || bytes[open + 1] != '[' || bytes[close] != ']' || bytes[close + 1] != ' ') {
            return false;
        }
        int end = Ascii.endOfWord(bytes, level, close);
        boolean wide = Messages.isLevelWord(bytes, level, end) && Ascii.endOfSpaces(bytes, end, close) == close;
        for (int i = 0; wide && i < OF_REQUESTS.length; i++) {
            wide = !has(bytes, close, to, OF_REQUESTS[i]);
        }
        return wide;
    }

    /** {@code + api-7d9f8c6b5-k8s2l › api}, {@code - api-...}: stern begins to follow a container, and ends; in colours or not. */
    private static boolean isOfStern(byte[] bytes, int from, int to) {
        int sign = from;
        if (bytes[from] == 0x1b) {
            while (sign < to && bytes[sign] != 'm') {
                sign++;
            }
            sign++;
        }
        boolean signed = sign + 1 < to && (bytes[sign] == '+' || bytes[sign] == '-');
        return signed && (bytes[sign + 1] == ' ' || bytes[sign + 1] == 0x1b) && isParted(bytes, sign, to);
    }

    /** Whether the sign stands there that stern sets between a pod and its container, U+203A. */
    private static boolean isParted(byte[] bytes, int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (bytes[i] == ' '
                    && bytes[i + 1] == (byte) 0xe2
                    && bytes[i + 2] == (byte) 0x80
                    && bytes[i + 3] == (byte) 0xba) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(byte[] bytes, int from, int to, String text) {
        return RequestRemarks.indexOf(bytes, from, to, text) >= 0;
    }

    private static boolean endsWith(byte[] bytes, int from, int to, String text) {
        return to - from > text.length() && Ascii.startsWith(bytes, to - text.length(), to, text);
    }
}
