package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.format.field.FieldKind;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.request.AccessRecord;
import io.apilog.request.Text;

/** What the value of a named field says beyond its name: people give one name to several things. */
final class NamedValue {
    private static final int CLF_TIME = 20;
    private static final int LONGEST_SPAN = 24;

    private NamedValue() {}

    /** What is meant by a value under a name of that meaning. */
    static FieldKind meant(FieldKind meaning, byte[] bytes, int from, int to) {
        return switch (meaning) {
            // API Gateway's requestTime is a point in time, nginx's request_time a duration.
            case DURATION -> isPointInTime(bytes, from, to) ? FieldKind.TIME : meaning;
            // Some call so how long it took, with the unit behind it.
            case TIME -> isSpan(bytes, from, to) ? FieldKind.DURATION : meaning;
            case REQUEST -> beginsPath(bytes, from, to) ? FieldKind.TARGET : meaning;
            case TARGET, PATH -> isRequestLine(bytes, from, to) ? FieldKind.REQUEST : meaning;
            case METHOD ->
                !MethodWords.isPlain(bytes, from, to) && RpcCall.isPath(bytes, from, to)
                        ? FieldKind.RPC_METHOD
                        : meaning;
            case REMARK -> from < to && bytes[from] == '/' ? FieldKind.PATH : FieldKind.SKIP;
            default -> meaning;
        };
    }

    private static boolean isSpan(byte[] bytes, int from, int to) {
        return to - from <= LONGEST_SPAN
                && to > from
                && bytes[to - 1] == 's'
                && LoggedNumbers.unitWritten(bytes, from, to) != null;
    }

    private static boolean isPointInTime(byte[] bytes, int from, int to) {
        return isSince1970(bytes, from, to)
                || to - from >= CLF_TIME - 1
                        && (bytes[from + 2] == '/' || bytes[from + 4] == '-' && bytes[from + 7] == '-');
    }

    /** A name and a port, {@code web:3000}: a target of CONNECT alone. */
    static boolean isServer(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to
                && (Ascii.isLetter(bytes[at]) || Ascii.isDigit(bytes[at]) || bytes[at] == '.' || bytes[at] == '-')) {
            at++;
        }
        boolean port = at > from && at + 1 < to && bytes[at] == ':';
        for (int i = at + 1; port && i < to; i++) {
            port = Ascii.isDigit(bytes[i]);
        }
        return port;
    }

    static boolean isServer(Text target) {
        return isServer(target.bytes(), target.from(), target.to());
    }

    /** Milliseconds, microseconds or nanoseconds of our time: as a duration half an hour in nanoseconds and more, which is none of a request. */
    private static boolean isSince1970(byte[] bytes, int from, int to) {
        int length = to - from;
        boolean stamp = (length == 13 || length == 16 || length == 19) && bytes[from] == '1' && bytes[from + 1] >= '5';
        for (int i = from; stamp && i < to; i++) {
            stamp = Ascii.isDigit(bytes[i]);
        }
        return stamp;
    }

    /** {@code /path}, {@code https://host/path}, {@code *}. */
    private static boolean beginsPath(byte[] bytes, int from, int to) {
        if (from == to) {
            return false;
        }
        return bytes[from] == '/'
                || bytes[from] == '*' && to - from == 1
                || Ascii.startsWith(bytes, from, to, "http://")
                || Ascii.startsWith(bytes, from, to, "https://");
    }

    /** {@code GET /path HTTP/1.1}: a method, a space, and the protocol at the end; or a method and a path alone. */
    private static boolean isRequestLine(byte[] bytes, int from, int to) {
        int method = from;
        while (method < to && Ascii.isLetter(bytes[method])) {
            method++;
        }
        if (method == to || bytes[method] != ' ') {
            return false;
        }
        if (method + 1 < to
                && bytes[method + 1] == '/'
                && Ascii.endOfWord(bytes, method + 1, to) == to
                && EntryMarks.isRequestWord(bytes, from, method)) {
            return true;
        }
        int last = to - 1;
        while (last > method && bytes[last] != ' ') {
            last--;
        }
        return method > from && last > method && Ascii.startsWith(bytes, last, to, " HTTP/");
    }

    /** Behind a word in brackets that a text begins with. */
    static int behindTag(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] != '[') {
            return from;
        }
        int at = from + 1;
        while (at < to && Ascii.isLetter(bytes[at])) {
            at++;
        }
        return Ascii.startsWith(bytes, at, to, "] ") ? at + 2 : from;
    }

    static boolean isAbsent(byte[] bytes, int from, int to) {
        return from == to || to - from == 1 && bytes[from] == '-';
    }

    /** Whether a route is a template rather than a name. */
    static boolean hasSlash(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '/') {
                return true;
            }
        }
        return false;
    }

    /** Whether the target looks like one, with no method to say that it is. */
    static boolean isPath(AccessRecord record) {
        Text target = record.target;
        return target.isEmpty() || beginsPath(target.bytes(), target.from(), target.to());
    }

    /** Whether a text can be what its name says: a query has {@code =} and no spaces, and what Azure puts
     * in its place is none. */
    static boolean isSound(FieldKind meaning, byte[] bytes, int from, int to) {
        if (meaning == FieldKind.TARGET || meaning == FieldKind.PATH) {
            return !isModule(bytes, from, to);
        }
        if (meaning == FieldKind.ROUTE) {
            return !isExpression(bytes, from, to);
        }
        if (meaning != FieldKind.QUERY) {
            return true;
        }
        boolean equals = false;
        if (Ascii.startsWith(bytes, from, to, "X-AzureApplicationGateway-")) {
            return false;
        }
        for (int i = from; i < to; i++) {
            equals |= bytes[i] == '=';
            if (bytes[i] == ' ') {
                return false;
            }
        }
        return equals;
    }

    /** {@code tower_http::trace::on_response}: what tracing of Rust calls a target. */
    private static boolean isModule(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] == '/') {
            return false;
        }
        for (int i = from; i + 1 < to; i++) {
            boolean name = Ascii.isLetter(bytes[i]) || Ascii.isDigit(bytes[i]) || bytes[i] == '_';
            if (bytes[i] == ':' && bytes[i + 1] == ':') {
                return i > from;
            }
            if (!name) {
                return false;
            }
        }
        return false;
    }

    /** {@code ^/api/}, {@code /users/\d+}: an expression that routes are found by is none; in braces it is part of one. */
    private static boolean isExpression(byte[] bytes, int from, int to) {
        int braces = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            braces += b == '{' ? 1 : b == '}' ? -1 : 0;
            boolean sign = b == '^' && i == from
                    || b == '$' && i + 1 == to && i > from
                    || b == '\\'
                    || b == '(' && i + 1 < to && bytes[i + 1] == '?'
                    || b == '[' && i + 1 < to && bytes[i + 1] == '^'
                    || b == '.' && i + 1 < to && (bytes[i + 1] == '*' || bytes[i + 1] == '+');
            if (sign && (braces == 0 || i == from)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A path that only lacks the slash at its beginning: of what paths are made of, with a slash in it.
     *
     * @param named whether its name says that it is a path, so that one of a single step is one as well
     */
    static boolean lacksSlash(Text text, boolean named) {
        if (text.isEmpty() || !Ascii.isLetter(text.at(0)) && !Ascii.isDigit(text.at(0))) {
            return false;
        }
        boolean slash = named;
        for (int i = 0; i < text.length() && text.at(i) != '?'; i++) {
            int b = text.at(i);
            slash |= b == '/';
            if (!Ascii.isLetter(b) && !Ascii.isDigit(b) && "/-_.~%[]{}".indexOf(b) < 0) {
                return false;
            }
        }
        return slash;
    }

    /** Where the number ends in {@code 200 OK}. */
    static int endOfStatus(byte[] bytes, int from, int to) {
        return to - from > 3 && bytes[from + 3] == ' ' ? from + 3 : to;
    }
}
