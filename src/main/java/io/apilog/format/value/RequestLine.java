package io.apilog.format.value;

import io.apilog.request.AccessRecord;
import io.apilog.request.Text;

/**
 * Splits a request line into method, target and protocol. The method ends at the first space, the target at the last
 * {@code " HTTP/"}, so that a target with spaces in it stays whole; requests without a protocol (HTTP/0.9), and those with its version
 * alone, are read too. A space at the end is none of the target's.
 *
 * <p>What does not begin with a word that could be a method is no request: a TLS hello on the plain port, {@code -}, rubbish. The
 * record then has neither method nor target, and the line as it stands is what is malformed.
 */
public final class RequestLine {
    /** The longest method that is taken for one; WebDAV's VERSION-CONTROL and the like have 16 and fewer. */
    private static final int MAX_METHOD = 24;

    private static final byte ESCAPE = 0x1b;
    private static final int LONGEST_SEQUENCE = 12;

    private RequestLine() {}

    /** Fills method, target and protocol of {@code record} from an unescaped request line. */
    public static void split(Text line, AccessRecord record) {
        if (!isSplit(line, record) && !isAbsent(line)) {
            record.malformed.set(line.bytes(), line.from(), line.to());
        }
    }

    private static boolean isAbsent(Text line) {
        return line.isEmpty() || line.length() == 1 && line.at(0) == '-';
    }

    private static boolean isSplit(Text line, AccessRecord record) {
        byte[] bytes = line.bytes();
        int from = endOfColours(line);
        int to = from == line.from() ? line.to() : startOfColours(line);
        int space = endOfMethod(bytes, from, to);
        if (space < 0) {
            return false;
        }
        int targetFrom = space + 1;
        while (targetFrom < to && bytes[targetFrom] == ' ') {
            targetFrom++;
        }
        int protocol = protocolAt(bytes, targetFrom - 1, to);
        protocol = protocol < 0 ? versionAt(bytes, targetFrom, to) : protocol;
        int targetTo = protocol < 0 ? to : protocol;
        while (targetTo > targetFrom && bytes[targetTo - 1] == ' ') {
            targetTo--;
        }
        if (targetTo <= targetFrom) {
            return false;
        }
        record.method.set(bytes, from, space);
        record.target.set(bytes, targetFrom, targetTo);
        if (protocol >= 0) {
            record.protocol.set(bytes, protocol + 1, to);
        }
        return true;
    }

    /** Behind the escape sequences with which Werkzeug's server colours the requests that failed. */
    private static int endOfColours(Text line) {
        byte[] bytes = line.bytes();
        int at = line.from();
        while (at + 1 < line.to() && bytes[at] == ESCAPE && bytes[at + 1] == '[') {
            at += 2;
            while (at < line.to() && bytes[at] != 'm') {
                at++;
            }
            at = Math.min(line.to(), at + 1);
        }
        return at;
    }

    private static int startOfColours(Text line) {
        byte[] bytes = line.bytes();
        int end = line.to();
        for (int i = end - 1; i >= line.from() && end - i < LONGEST_SEQUENCE; i--) {
            if (bytes[i] == ESCAPE && bytes[end - 1] == 'm') {
                end = i;
            }
        }
        return end;
    }

    private static int endOfMethod(byte[] bytes, int from, int to) {
        int limit = Math.min(to, from + MAX_METHOD + 1);
        for (int i = from; i < limit; i++) {
            int b = bytes[i];
            if (b == ' ') {
                return i > from ? i : -1;
            }
            boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            if (!letter && (i == from || b != '-' && b != '_')) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the space before a mere version stands, as Hypercorn writes it ({@code GET /x 1.1}, {@code GET /x 2}); or -1. */
    private static int versionAt(byte[] bytes, int from, int to) {
        int at = to - 1;
        boolean point = to - from > 4 && bytes[to - 2] == '.';
        if (at > from && point && bytes[at] >= '0' && bytes[at] <= '1') {
            at -= 2;
        }
        boolean version = at > from + 1 && bytes[at] >= '0' && bytes[at] <= '3' && bytes[at - 1] == ' ';
        return version ? at - 1 : -1;
    }

    /** Where the space before the last {@code HTTP/} stands, or -1. */
    private static int protocolAt(byte[] bytes, int from, int to) {
        for (int i = to - 6; i >= from; i--) {
            if (bytes[i] == ' '
                    && bytes[i + 1] == 'H'
                    && bytes[i + 2] == 'T'
                    && bytes[i + 3] == 'T'
                    && bytes[i + 4] == 'P'
                    && bytes[i + 5] == '/') {
                return i;
            }
        }
        return -1;
    }
}
