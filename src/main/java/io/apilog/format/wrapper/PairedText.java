package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.QuickHash;
import io.apilog.bytes.Scratch;

/**
 * THE list of programs that write the beginning and the end of a request as two lines of text, and how: a word, and behind it the values. What both
 * lines call the request stands before that.
 */
enum PairedText {
    /**
     * {@code [c66c780a] Started GET "/orders" for 192.0.2.1 at 2026-11-24 09:00:01 +0000} and {@code [c66c780a] Completed 200 OK in 17ms (...)}; a
     * request without a route has {@code ActionController::RoutingError} for its end. A tag is set by {@code config.log_tags}, in production by default.
     */
    RAILS("Started ", "Completed ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int method = at + word.length();
            int end = Ascii.endOfWord(bytes, method, to);
            if (!isMethod(bytes, method, end) || end + 1 >= to || bytes[end + 1] != '"') {
                return false;
            }
            int quote = last(bytes, end + 2, to, "\" for ");
            if (quote < 0) {
                return false;
            }
            write(into, " method=", bytes, method, end);
            quoted(into, " path=", bytes, end + 2, quote);
            int client = quote + 6;
            int space = Ascii.endOfWord(bytes, client, to);
            write(into, " client=", bytes, client, space);
            int time = space + 4;
            if (time + 25 <= to && bytes[time + 10] == ' ' && bytes[time + 19] == ' ') {
                write(into, " time=", bytes, time, time + 10);
                write(into, "T", bytes, time + 11, time + 19);
                write(into, "", bytes, time + 20, time + 25);
            }
            return true;
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int status = at + endWord.length();
            int in = first(bytes, status, to, " in ");
            return isStatus(bytes, status, to)
                    && in >= 0
                    && answered(into, bytes, status)
                    && lasted(into, bytes, in + 4, to);
        }

        @Override
        int otherEnd(byte[] bytes, int from, int to, Scratch into) {
            int at = first(bytes, from, to, "ActionController::RoutingError (No route matches [");
            if (at >= 0) {
                text(into, " status=404");
            }
            return at;
        }

        /** The tags before the word, or else the number of the process. */
        @Override
        long key(byte[] bytes, int from, int at) {
            int tags = at;
            while (tags - 2 >= from && bytes[tags - 1] == ' ' && bytes[tags - 2] == ']') {
                int open = tags - 2;
                while (open > from && bytes[open] != '[') {
                    open--;
                }
                tags = open;
            }
            if (tags < at) {
                return QuickHash.of(bytes, tags, at) | 1;
            }
            int process = first(bytes, from, at, " #");
            return process < 0 ? 0 : QuickHash.of(bytes, process, Ascii.endOfWord(bytes, process + 1, at)) & ~1L;
        }
    },

    /** {@code request_id=F84c0841 [info] GET /orders} and {@code request_id=F84c0841 [info] Sent 200 in 2ms}, as of {@code Plug.Logger}. */
    PHOENIX("] ", "Sent ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int method = at + word.length();
            int end = Ascii.endOfWord(bytes, method, to);
            if (!isMethod(bytes, method, end) || end + 1 >= to || bytes[end + 1] != '/') {
                return false;
            }
            int path = Ascii.endOfWord(bytes, end + 1, to);
            if (Ascii.endOfSpaces(bytes, path, to) < to) {
                return false;
            }
            write(into, " method=", bytes, method, end);
            quoted(into, " path=", bytes, end + 1, path);
            return true;
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int status = at + endWord.length();
            return isStatus(bytes, status, to)
                    && Ascii.startsWith(bytes, status + 3, to, " in ")
                    && answered(into, bytes, status)
                    && lasted(into, bytes, status + 7, to);
        }

        @Override
        int otherEnd(byte[] bytes, int from, int to, Scratch into) {
            int at = first(bytes, from, to, "Chunked ");
            return at >= 0 && ends(bytes, at + 3, to, into) ? at : -1;
        }

        @Override
        long key(byte[] bytes, int from, int at) {
            int id = first(bytes, from, at, "request_id=");
            return id < 0 ? 0 : QuickHash.of(bytes, id, Ascii.endOfWord(bytes, id, at)) | 1;
        }
    },

    /** {@code GET /orders application/json:} and {@code >> Outcome: Success(200 OK)}, of Rocket from 0.5 on, which says no time. */
    ROCKET("", ">> Outcome: ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int end = Ascii.endOfWord(bytes, at, to);
            if (bytes[to - 1] != ':' || !isMethod(bytes, at, end) || end + 1 >= to || bytes[end + 1] != '/') {
                return false;
            }
            int path = Math.min(to - 1, Ascii.endOfWord(bytes, end + 1, to));
            write(into, " method=", bytes, at, end);
            quoted(into, " path=", bytes, end + 1, path);
            return true;
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int open = first(bytes, at, to, "(");
            return open >= 0 && isStatus(bytes, open + 1, to) && answered(into, bytes, open + 1);
        }
    },

    /** {@code Request starting HTTP/1.1 GET http://localhost/orders} and {@code Request finished in 23.4ms 200 text/html}, of ASP.NET Core up to 3.1. */
    ASP_NET("Request starting ", "Request finished in ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int method = Ascii.endOfWord(bytes, at + word.length(), to) + 1;
            int end = Ascii.endOfWord(bytes, Math.min(method, to), to);
            if (end >= to || !isMethod(bytes, method, end)) {
                return false;
            }
            write(into, " method=", bytes, method, end);
            quoted(into, " path=", bytes, end + 1, Ascii.endOfWord(bytes, end + 1, to));
            return true;
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int duration = at + endWord.length();
            int status = Ascii.endOfWord(bytes, duration, to) + 1;
            return isStatus(bytes, status, to) && answered(into, bytes, status) && lasted(into, bytes, duration, to);
        }
    };

    /** What both lines call the request must be near the beginning. */
    private static final int FARTHEST = 256;

    final String word;
    final String endWord;

    PairedText(String word, String endWord) {
        this.word = word;
        this.endWord = endWord;
    }

    /** Where the beginning of a request stands in a line, whose method and path are written behind; less than 0 if there is none. */
    int beginning(byte[] bytes, int from, int to, Scratch into) {
        int length = into.length();
        int most = Math.min(to - word.length(), from + FARTHEST);
        if (word.isEmpty()) {
            int at = Ascii.endOfSpaces(bytes, from, to);
            return at < to && begins(bytes, at, to, into) ? at : -1;
        }
        for (int at = from; at < most; at++) {
            if (Ascii.startsWith(bytes, at, to, word) && begins(bytes, at, to, into)) {
                return at;
            }
            if (into.length() > length) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the end of a request stands in a line, whose status and duration are written behind; less than 0 if there is none. */
    int end(byte[] bytes, int from, int to, Scratch into) {
        int most = Math.min(to - endWord.length(), from + FARTHEST);
        for (int at = from; at < most; at++) {
            if (Ascii.startsWith(bytes, at, to, endWord)) {
                return ends(bytes, at, to, into) ? at : -1;
            }
        }
        return otherEnd(bytes, from, Math.min(to, from + FARTHEST), into);
    }

    /** What the program calls the request, as a hash; even where that is not of the one request alone, 0 where there is nothing. */
    long key(byte[] bytes, int from, int at) {
        return 0;
    }

    /** @param at where the word stands */
    abstract boolean begins(byte[] bytes, int at, int to, Scratch into);

    /** @param at where the word of the end stands */
    abstract boolean ends(byte[] bytes, int at, int to, Scratch into);

    int otherEnd(byte[] bytes, int from, int to, Scratch into) {
        return -1;
    }

    private static int first(byte[] bytes, int from, int to, String text) {
        for (int at = from; at <= to - text.length(); at++) {
            if (Ascii.startsWith(bytes, at, to, text)) {
                return at;
            }
        }
        return -1;
    }

    private static int last(byte[] bytes, int from, int to, String text) {
        for (int at = to - text.length(); at >= from; at--) {
            if (Ascii.startsWith(bytes, at, to, text)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isMethod(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 'A' || bytes[i] > 'Z') {
                return false;
            }
        }
        return to - from >= 3 && to - from <= 16;
    }

    private static boolean isStatus(byte[] bytes, int at, int to) {
        return at + 3 <= to
                && bytes[at] >= '1'
                && bytes[at] <= '5'
                && Ascii.isDigits(bytes, at, at + 3)
                && (at + 3 == to || !Ascii.isDigit(bytes[at + 3]));
    }

    private static boolean answered(Scratch into, byte[] bytes, int at) {
        write(into, " status=", bytes, at, at + 3);
        return true;
    }

    private static boolean lasted(Scratch into, byte[] bytes, int at, int to) {
        if (at < to && Ascii.isDigit(bytes[at])) {
            write(into, " duration=", bytes, at, Ascii.endOfWord(bytes, at, to));
        }
        return true;
    }

    private static void text(Scratch into, String text) {
        into.reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            into.add(text.charAt(i));
        }
    }

    private static void write(Scratch into, String name, byte[] bytes, int from, int to) {
        text(into, name);
        into.reserve(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            into.add(bytes[i]);
        }
    }

    private static void quoted(Scratch into, String name, byte[] bytes, int from, int to) {
        text(into, name);
        into.reserve(2 * Math.max(0, to - from) + 2);
        into.add('"');
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"' || bytes[i] == '\\') {
                into.add('\\');
            }
            into.add(bytes[i]);
        }
        into.add('"');
    }
}
