package io.apilog.format.requestlog;

import io.apilog.bytes.Ascii;

/** Tells addresses of IPv4 and IPv6 from other values of a line, with a port or not, and behind a user. */
final class LoggedAddress {
    private LoggedAddress() {}

    static boolean is(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to && i < from + 64; i++) {
            start = bytes[i] == '@' ? i + 1 : start;
        }
        return start < to && (isVersion4(bytes, start, to) || isVersion6(bytes, start, to));
    }

    /** Where it begins: behind its user, or the slash that Java writes there. */
    static int start(byte[] bytes, int from, int to) {
        int start = bytes[from] == '/' ? from + 1 : from;
        for (int i = from; i < to; i++) {
            start = bytes[i] == '@' ? i + 1 : start;
        }
        return start;
    }

    private static boolean isVersion4(byte[] bytes, int from, int to) {
        int dots = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == '.' && digits > 0 && digits <= 3) {
                dots++;
                digits = 0;
            } else if (Ascii.isDigit(b)) {
                digits++;
            } else {
                boolean port = b == ':' && dots == 3 && digits > 0 && digits <= 3 && to - i <= 6 && to - i > 1;
                for (int j = i + 1; port && j < to; j++) {
                    port = Ascii.isDigit(bytes[j]);
                }
                return port;
            }
        }
        return dots == 3 && digits > 0 && digits <= 3;
    }

    private static boolean isVersion6(byte[] bytes, int from, int to) {
        int colons = 0;
        boolean pair = false;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == ':') {
                colons++;
                pair |= i > from && bytes[i - 1] == ':';
            } else if (b == '%') {
                return colons > 1;
            } else if (Character.digit(b, 16) < 0 && b != '.') {
                return false;
            }
        }
        return pair || colons == 7;
    }
}
