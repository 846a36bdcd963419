package io.apilog.format.message;

import io.apilog.bytes.Ascii;

/**
 * What every entry of an access log has somewhere: a request, or a place where one would stand. A line without any is not worth the
 * cost of looking for its format.
 */
public final class EntryMarks {
    private static final String[] METHODS = {
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "PATCH", "PROPFIND"
    };

    private EntryMarks() {}

    /** Whether the line may be an entry of some format. */
    public static boolean any(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '{') {
            return true;
        }
        for (int i = from; i < to; i++) {
            // A status behind a quoted request that cannot be read; the name of a status.
            boolean status = bytes[i] == '"' && i + 4 < to && bytes[i + 1] == ' ' && isStatus(bytes, i + 2);
            boolean name = (bytes[i] == 't' || bytes[i] == 'T') && isStatusName(bytes, i, to);
            if (status || name || bytes[i] == 'c' && Ascii.startsWith(bytes, i, to, "code")) {
                return true;
            }
        }
        return request(bytes, from, to);
    }

    /** Whether there is something that a request has in it: a method (but TRACE, which is a level as well), or the protocol. */
    public static boolean request(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean begins = i == from || !Ascii.isLetter(bytes[i - 1]) || isBehindColour(bytes, from, i);
            if (begins && bytes[i] >= 'C' && bytes[i] <= 'T' && (isMethod(bytes, i, to) || isProtocol(bytes, i, to))) {
                return true;
            }
        }
        return false;
    }

    /** Whether what ends there is a sequence that colours a terminal, {@code ESC [ 1 m}. */
    private static boolean isBehindColour(byte[] bytes, int from, int at) {
        int i = at - 1;
        if (bytes[i] != 'm') {
            return false;
        }
        i--;
        while (i > from && (Ascii.isDigit(bytes[i]) || bytes[i] == ';')) {
            i--;
        }
        return i > from && bytes[i] == '[' && bytes[i - 1] == 0x1b;
    }

    /** Whether these bytes are the name of a method, and nothing else. */
    public static boolean isRequestWord(byte[] bytes, int from, int to) {
        for (String method : METHODS) {
            if (to - from == method.length() && Ascii.startsWith(bytes, from, to, method)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a word is a method in small letters, or as Clojure writes it with a colon, and a path stands behind it; colours may stand
     * between. In the middle of a sentence that may be chance: for finding a format only where no other line has a request.
     */
    public static boolean isSmallRequest(byte[] bytes, int from, int end, int to) {
        int start = from < end && bytes[from] == ':' ? from + 1 : from;
        if (start >= end || bytes[start] < 'd' || bytes[start] > 'p') {
            return false;
        }
        boolean method = false;
        for (String name : METHODS) {
            method |= end - start == name.length() && Ascii.startsWithIgnoringCase(bytes, start, end, name);
        }
        int at = end;
        while (method && at + 1 < to && bytes[at] == 0x1b) {
            while (at < to && bytes[at] != 'm') {
                at++;
            }
            at = Math.min(to, at + 1);
        }
        return method && at + 1 < to && bytes[at] == ' ' && bytes[at + 1] == '/';
    }

    /** Whether somewhere in the line stands what {@link #isSmallRequest} knows. */
    public static boolean smallRequest(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean begins =
                    i == from || !Ascii.isLetter(bytes[i - 1]) && bytes[i - 1] != ':' || isBehindColour(bytes, from, i);
            int end = i;
            while (begins && end < to && (Ascii.isLetter(bytes[end]) || bytes[end] == ':' && end == i)) {
                end++;
            }
            if (end > i && isSmallRequest(bytes, i, end, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProtocol(byte[] bytes, int at, int to) {
        return Ascii.startsWith(bytes, at, to, "HTTP/");
    }

    private static boolean isMethod(byte[] bytes, int at, int to) {
        for (String method : METHODS) {
            int end = at + method.length();
            if (end < to && Ascii.startsWith(bytes, at, to, method)) {
                // In a text of a JSON object the quote behind it is escaped.
                return " \"\t,;|]\\\u001b".indexOf(bytes[end]) >= 0;
            }
        }
        return false;
    }

    private static boolean isStatus(byte[] bytes, int at) {
        return bytes[at] == '-'
                || Ascii.isDigit(bytes[at]) && Ascii.isDigit(bytes[at + 1]) && Ascii.isDigit(bytes[at + 2]);
    }

    private static boolean isStatusName(byte[] bytes, int at, int to) {
        return Ascii.startsWith(bytes, at, to, "tatus") || Ascii.startsWith(bytes, at, to, "TATUS");
    }
}
