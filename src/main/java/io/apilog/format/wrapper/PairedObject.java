package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.QuickHash;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What a line of JSON has of a request: its method and path, its status, and what the program calls it. Keys are looked for in the whole line,
 * whatever object they are in. For one thread.
 */
final class PairedObject {
    /** THE list of keys under which programs write what both lines of a request have in common. */
    private static final byte[][] IDS = keys(
            "reqId",
            "req_id",
            "requestId",
            "request_id",
            "RequestId",
            "x-request-id",
            "x_request_id",
            "correlation",
            "correlationId",
            "correlation_id",
            "CorrelationId",
            "trace_id",
            "traceId",
            "TraceId",
            "transactionId",
            "transaction_id",
            "rid");

    private static final byte[][] METHODS = keys(
            "method", "Method", "request_method", "requestMethod", "http_method", "httpMethod", "http.method", "verb");
    private static final byte[][] PATHS = keys(
            "url",
            "path",
            "Path",
            "uri",
            "request_uri",
            "requestUri",
            "request_path",
            "requestPath",
            "RequestPath",
            "originalUrl",
            "target");
    private static final byte[][] STATUSES = keys(
            "statusCode",
            "StatusCode",
            "status_code",
            "status",
            "httpStatus",
            "http_status",
            "responseStatus",
            "response_status",
            "http.status_code");

    /** What is in a key under which a duration is, in small letters. */
    private static final byte[][] TIMES = keys("duration", "elapsed", "latency", "time", "took");

    /** What is in one under which a moment is. */
    private static final byte[][] MOMENTS = keys("stamp", "start", "date", "unix");

    private static final int SHORTEST_TIME = 5;

    private byte[] line = new byte[0];
    private long id;
    private int idRank;
    private boolean method;
    private boolean path;
    private boolean status;
    private boolean timed;

    private static byte[][] keys(String... names) {
        return Stream.of(names)
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Reads a line. */
    void read(byte[] bytes, int from, int to) {
        line = bytes;
        id = 0;
        idRank = IDS.length;
        method = false;
        path = false;
        status = false;
        timed = false;
        int at = from;
        while (at < to) {
            if (bytes[at] != '"') {
                at++;
                continue;
            }
            int end = endOfText(at + 1, to);
            int colon = Ascii.endOfSpaces(bytes, Math.min(end + 1, to), to);
            if (colon < to && bytes[colon] == ':') {
                int value = Ascii.endOfSpaces(bytes, colon + 1, to);
                take(at + 1, end, value, to);
                at = colon + 1;
            } else {
                at = end + 1;
            }
        }
    }

    private int endOfText(int from, int to) {
        int at = from;
        while (at < to && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private void take(int from, int to, int value, int end) {
        if (value >= end) {
            return;
        }
        boolean text = line[value] == '"';
        if (text || Ascii.isDigit(line[value])) {
            int rank = rank(IDS, from, to);
            if (rank < idRank) {
                int after = text ? endOfText(value + 1, end) : endOfNumber(value, end);
                id = QuickHash.of(line, value, after) | 1;
                idRank = rank;
            }
        }
        if (text) {
            method |= Ascii.isLetter(line[Math.min(value + 1, end - 1)]) && rank(METHODS, from, to) < METHODS.length;
            path |= line[Math.min(value + 1, end - 1)] == '/' && rank(PATHS, from, to) < PATHS.length;
        }
        timed |= Ascii.isDigit(line[Math.min(text ? value + 1 : value, end - 1)]) && isTime(from, to);
        status |= isStatus(text ? value + 1 : value, end) && rank(STATUSES, from, to) < STATUSES.length;
    }

    private boolean isTime(int from, int to) {
        boolean took = to - from == 4 && has(TIMES[4], from, to);
        return took || to - from >= SHORTEST_TIME && hasOne(TIMES, from, to) && !hasOne(MOMENTS, from, to);
    }

    private boolean hasOne(byte[][] words, int from, int to) {
        for (byte[] word : words) {
            if (has(word, from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(byte[] word, int from, int to) {
        for (int at = from; at <= to - word.length; at++) {
            int i = 0;
            while (i < word.length && (line[at + i] | 0x20) == word[i]) {
                i++;
            }
            if (i == word.length) {
                return true;
            }
        }
        return false;
    }

    private int endOfNumber(int from, int to) {
        int at = from;
        while (at < to && Ascii.isDigit(line[at])) {
            at++;
        }
        return at;
    }

    private boolean isStatus(int at, int to) {
        return at + 3 < to
                && line[at] >= '1'
                && line[at] <= '5'
                && Ascii.isDigits(line, at + 1, at + 3)
                && !Ascii.isDigit(line[at + 3])
                && line[at + 3] != '.';
    }

    private int rank(byte[][] names, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (name.length == to - from && isName(name, from)) {
                return i;
            }
        }
        return names.length;
    }

    private boolean isName(byte[] name, int from) {
        for (int i = 0; i < name.length; i++) {
            if (line[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the program calls the request, as a hash; 0 where the line has no such thing. */
    long id() {
        return id;
    }

    /** Whether it has a method and a path, but no status. */
    boolean isBeginning() {
        return method && path && !status;
    }

    /** Whether it has a status and what may be a duration, but neither method nor path. */
    boolean isEnd() {
        return status && timed && !method && !path;
    }

    /** Whether it has all of a request, with what may be a duration. */
    boolean isWhole() {
        return status && path && timed;
    }

    /** Whether it says how a request is answered, but not how long that took: an error that is logged before the request's end. */
    boolean isAbout() {
        return status && path && !timed;
    }
}
