package io.apilog.data;

import io.apilog.request.Text;

/**
 * A flyweight: the path of a target in one spelling: without query, empty segments and dot segments, escapes undone once. So whoever asks for
 * the same in another spelling is not missed. For one thread.
 */
final class RequestPath {
    /** A longer path is cut. */
    static final int LONGEST = 2_048;

    private final byte[] bytes = new byte[LONGEST];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Reads a target; false where it has no path. */
    boolean read(Text target) {
        byte[] from = target.bytes();
        int at = target.from();
        int end = target.to();
        length = 0;
        if (at < end && from[at] != '/') {
            at = behindHost(from, at, end);
        }
        if (at >= end) {
            return false;
        }
        int segment = 0;
        bytes[length++] = '/';
        while (at < end && from[at] != '?' && from[at] != '#' && length < LONGEST) {
            if (from[at] == '/') {
                endSegment(segment);
                segment = length - 1;
                at++;
            } else if (from[at] == '%' && at + 2 < end && hex(from[at + 1]) >= 0 && hex(from[at + 2]) >= 0) {
                bytes[length++] = (byte) (hex(from[at + 1]) << 4 | hex(from[at + 2]));
                at += 3;
            } else {
                bytes[length++] = from[at++];
            }
        }
        endSegment(segment);
        if (length > 1 && bytes[length - 1] == '/') {
            length--;
        }
        return true;
    }

    private static int behindHost(byte[] from, int at, int end) {
        for (int i = at; i + 2 < end; i++) {
            if (from[i] == ':' && from[i + 1] == '/' && from[i + 2] == '/') {
                int slash = i + 3;
                while (slash < end && from[slash] != '/') {
                    slash++;
                }
                return slash;
            }
        }
        return end;
    }

    /** A segment that begins behind a slash is over: puts a slash behind it, or takes it back where it says nothing or says to go up. */
    private void endSegment(int slash) {
        int size = length - slash - 1;
        boolean dot = size == 1 && bytes[slash + 1] == '.';
        boolean dots = size == 2 && bytes[slash + 1] == '.' && bytes[slash + 2] == '.';
        if (dots) {
            int before = slash;
            while (before > 0 && bytes[before - 1] != '/') {
                before--;
            }
            length = Math.max(1, before);
        } else if (dot || size == 0) {
            length = slash + 1;
        } else if (length < LONGEST) {
            bytes[length++] = '/';
        }
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
