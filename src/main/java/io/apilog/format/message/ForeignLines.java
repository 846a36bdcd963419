package io.apilog.format.message;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;
import io.apilog.request.Ignored;
import org.jspecify.annotations.Nullable;

/** Knows the lines that stand in access logs without being entries of one: blanks, directives, lines of an error log. */
public final class ForeignLines {
    private static final String NO_REQUEST = "- - -";

    /** @see <a href="https://nginx.org/en/docs/ngx_core_module.html#error_log">error_log</a> */
    private static final String[] LEVELS = {"error", "warn", "crit", "notice", "info", "alert", "emerg", "debug"};

    private ForeignLines() {}

    /** What kind of foreign line it is, or null if it may be an entry. */
    public static @Nullable Ignored kind(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        while (from < line.to() && (bytes[from] == ' ' || bytes[from] == '\t' || bytes[from] == '\r')) {
            from++;
        }
        if (from == line.to()) {
            return Ignored.BLANK;
        }
        if (bytes[from] == '#') {
            return Ignored.DIRECTIVE;
        }
        if (isNginxError(bytes, from, line.to()) || isApacheError(bytes, from, line.to())) {
            return Ignored.ERROR_LOG;
        }
        boolean message = isNotice(bytes, from, line.to())
                || isPythonNotice(bytes, from, line.to())
                || HaproxyConnections.isOne(bytes, from, line.to())
                || OwnMessages.isOne(bytes, from, line.to())
                || isOfConnection(bytes, from, line.to());
        return message ? Ignored.MESSAGE : null;
    }

    /** Whether the request of a line is a dash for each of its parts: what Envoy and AWS write of connections that they only forward. */
    public static boolean isNoRequest(byte[] bytes, int from, int to) {
        return Ascii.startsWith(bytes, from, to, NO_REQUEST)
                && Ascii.endOfSpaces(bytes, from + NO_REQUEST.length(), to) == to;
    }

    private static boolean isOfConnection(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"' && Ascii.startsWith(bytes, i + 1, to, NO_REQUEST)) {
                int end = Ascii.endOfSpaces(bytes, i + 1 + NO_REQUEST.length(), to);
                if (end < to && bytes[end] == '"') {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code 2026-11-21 09:00:00.123456 [NOTICE] ...}, LiteSpeed's and many others' */
    private static boolean isNotice(byte[] bytes, int from, int to) {
        if (to - from < 24 || bytes[from + 4] != '-' || bytes[from + 7] != '-' || !isDigit(bytes[from])) {
            return false;
        }
        int at = from + 19;
        while (at < to - 2 && bytes[at] != ' ') {
            at++;
        }
        return bytes[from + 13] == ':'
                && at < to - 2
                && bytes[at + 1] == '['
                && bytes[at + 2] >= 'A'
                && bytes[at + 2] <= 'Z';
    }

    /** {@code [2026-11-21 09:00:00 +0000] [7] [INFO] ...}, gunicorn's and hypercorn's */
    private static boolean isPythonNotice(byte[] bytes, int from, int to) {
        return to - from > 30
                && bytes[from] == '['
                && bytes[from + 5] == '-'
                && bytes[from + 11] == ' '
                && bytes[from + 20] == ' '
                && bytes[from + 26] == ']'
                && bytes[from + 28] == '[';
    }

    /** The level that stands in brackets: nginx's eight, or with its module before it one of Apache's, which are these and trace1 to trace8. */
    private static boolean isLevel(byte[] bytes, int from, int to, boolean apache) {
        int end = from;
        while (end < to && bytes[end] != ']' && bytes[end] != ' ') {
            end++;
        }
        if (end == to || bytes[end] != ']') {
            return false;
        }
        int start = from;
        for (int i = from; apache && i < end; i++) {
            start = bytes[i] == ':' ? i + 1 : start;
        }
        for (String level : LEVELS) {
            if (end - start == level.length() && Ascii.startsWith(bytes, start, end, level)) {
                return true;
            }
        }
        return apache && end - start == 6 && Ascii.startsWith(bytes, start, end, "trace") && isDigit(bytes[end - 1]);
    }

    /** {@code 2026/11/21 09:00:00 [error] 31#31: ...} */
    private static boolean isNginxError(byte[] bytes, int from, int to) {
        return to - from > 22
                && bytes[from + 4] == '/'
                && bytes[from + 7] == '/'
                && bytes[from + 10] == ' '
                && bytes[from + 13] == ':'
                && bytes[from + 19] == ' '
                && bytes[from + 20] == '['
                && isDigit(bytes[from])
                && isDigit(bytes[from + 9])
                && isLevel(bytes, from + 21, to, false);
    }

    /** {@code [Sat Nov 21 09:00:00.123456 2026] [core:error] ...} */
    private static boolean isApacheError(byte[] bytes, int from, int to) {
        if (to - from < 30 || bytes[from] != '[' || bytes[from + 4] != ' ' || bytes[from + 8] != ' ') {
            return false;
        }
        for (int i = from + 20; i < to - 2 && i < from + 36; i++) {
            if (bytes[i] == ']') {
                return bytes[from + 14] == ':'
                        && bytes[i + 1] == ' '
                        && bytes[i + 2] == '['
                        && isLevel(bytes, i + 3, to, true);
            }
        }
        return false;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
