package io.apilog.format.wrapper;

import static io.apilog.format.wrapper.PairedWords.answered;
import static io.apilog.format.wrapper.PairedWords.asked;
import static io.apilog.format.wrapper.PairedWords.first;
import static io.apilog.format.wrapper.PairedWords.isMethod;
import static io.apilog.format.wrapper.PairedWords.isStatus;
import static io.apilog.format.wrapper.PairedWords.last;
import static io.apilog.format.wrapper.PairedWords.lasted;
import static io.apilog.format.wrapper.PairedWords.quoted;
import static io.apilog.format.wrapper.PairedWords.text;
import static io.apilog.format.wrapper.PairedWords.write;

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
    },

    /** {@code REQ 12 GET /orders 192.0.2.1:54014 fd 6 curl/8} and {@code REQ 12 200 in 123 μs}, of OCaml's Dream. */
    DREAM(" REQ ", " REQ ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int method = behindNumber(bytes, at + word.length(), to);
            return method > 0 && asked(into, bytes, method, to);
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int status = behindNumber(bytes, at + endWord.length(), to);
            return status > 0
                    && isStatus(bytes, status, to)
                    && Ascii.startsWith(bytes, status + 3, to, " in ")
                    && answered(into, bytes, status)
                    && lasted(into, bytes, status + 7, to);
        }

        @Override
        long key(byte[] bytes, int from, int at) {
            int number = at + word.length();
            return QuickHash.of(bytes, number, Ascii.endOfWord(bytes, number, bytes.length)) | 1;
        }

        private int behindNumber(byte[] bytes, int from, int to) {
            int end = Ascii.endOfWord(bytes, from, to);
            return end > from && end + 1 < to && Ascii.isDigits(bytes, from, end) ? end + 1 : -1;
        }
    },

    /** {@code [debug] [8c27bb84f428] GET "/orders"} and {@code [debug] [8c27bb84f428] 200 OK (0.000704s, 1420.446/s)}, of Mojolicious. */
    MOJOLICIOUS("] ", "] ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int method = at + word.length();
            int end = Ascii.endOfWord(bytes, method, to);
            if (!isMethod(bytes, method, end) || end + 2 >= to || bytes[end + 1] != '"' || bytes[to - 1] != '"') {
                return false;
            }
            write(into, " method=", bytes, method, end);
            quoted(into, " path=", bytes, end + 2, to - 1);
            return true;
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int status = at + endWord.length();
            int open = first(bytes, status, to, " (");
            int comma = first(bytes, status, to, "s, ");
            return isStatus(bytes, status, to)
                    && open > 0
                    && comma > open
                    && answered(into, bytes, status)
                    && lasted(into, bytes, open + 2, comma + 1);
        }

        /** What stands in the last brackets, where it is no level. */
        @Override
        long key(byte[] bytes, int from, int at) {
            int open = at;
            boolean digit = false;
            while (open > from && bytes[open - 1] != '[') {
                open--;
                digit |= Ascii.isDigit(bytes[open]);
            }
            return digit && at - open >= SHORTEST_ID ? QuickHash.of(bytes, open, at) | 1 : 0;
        }
    },

    /** {@code HTTP  11/21/2026 9:00:00 AM 192.0.2.1 GET /orders} and {@code ... 192.0.2.1 Returned 200 in 12 ms}, of Vercel's serve. */
    SERVE("HTTP ", "Returned ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int path = to;
            while (path > at && bytes[path - 1] != ' ') {
                path--;
            }
            int method = path - 1;
            while (method > at && bytes[method - 1] != ' ') {
                method--;
            }
            return asked(into, bytes, method, to);
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int status = at + endWord.length();
            return isStatus(bytes, status, to)
                    && Ascii.startsWith(bytes, status + 3, to, " in ")
                    && answered(into, bytes, status)
                    && lasted(into, bytes, status + 7, to);
        }
    },

    /** {@code Started GET /orders} and {@code Completed 200 OK in 1.5ms}, of Go's Martini and Negroni. */
    MARTINI("Started ", "Completed ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            return asked(into, bytes, at + word.length(), to);
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
    },

    /** {@code GET /orders} alone, and {@code   Status: 200 OK 0.000178s} of Haskell's wai or {@code Sent 200 OK (301.0µs)} of Crystal's Lucky. */
    WAI("", "Status: ") {
        @Override
        boolean begins(byte[] bytes, int at, int to, Scratch into) {
            int end = Ascii.endOfWord(bytes, at, to);
            return end < to && Ascii.endOfWord(bytes, end + 1, to) == to && asked(into, bytes, at, to);
        }

        @Override
        boolean ends(byte[] bytes, int at, int to, Scratch into) {
            int status = at + endWord.length();
            int last = to;
            while (last > status && bytes[last - 1] != ' ') {
                last--;
            }
            return isStatus(bytes, status, to) && answered(into, bytes, status) && lasted(into, bytes, last, to);
        }

        @Override
        int otherEnd(byte[] bytes, int from, int to, Scratch into) {
            int at = first(bytes, from, to, "Sent ");
            int status = at + "Sent ".length();
            int open = at < 0 ? -1 : first(bytes, status, to, " (");
            boolean is = open > 0 && bytes[to - 1] == ')' && isStatus(bytes, status, to);
            return is && answered(into, bytes, status) && lasted(into, bytes, open + 2, to - 1) ? at : -1;
        }
    };

    /** What both lines call the request must be near the beginning. */
    private static final int FARTHEST = 256;

    private static final int SHORTEST_ID = 6;

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
            if (Ascii.startsWith(bytes, at, to, endWord) && ends(bytes, at, to, into)) {
                return at;
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
}
