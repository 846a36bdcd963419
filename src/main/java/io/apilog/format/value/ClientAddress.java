package io.apilog.format.value;

import io.apilog.request.Text;

/**
 * Finds the client's address in what a server wrote for it: the first of a list ({@code X-Forwarded-For} and the like have the
 * client's own first), without brackets and port.
 */
public final class ClientAddress {
    private ClientAddress() {}

    /** Where the address begins: behind a bracket. */
    public static int startOfClient(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == '[' ? from + 1 : from;
    }

    /** Where the address ends: at a comma, at a closing bracket, or at the colon before a port. */
    public static int endOfClient(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',' && bytes[at] != ':' && bytes[at] != ']') {
            at++;
        }
        // As of nearly all: nothing stands behind it.
        return at == to ? to : endWithin(bytes, from, to);
    }

    private static int endWithin(byte[] bytes, int from, int to) {
        int end = from;
        int colons = 0;
        int colon = to;
        for (; end < to && bytes[end] != ','; end++) {
            if (bytes[end] == ']' && bytes[from] == '[') {
                return end;
            }
            if (bytes[end] == ':') {
                colons++;
                colon = end;
            }
        }
        // Two colons and more are an address of IPv6, which has its port only behind brackets.
        return colons == 1 && colon + 1 < end && isDigits(bytes, colon + 1, end) ? colon : end;
    }

    /** Whether a text is made as addresses of IPv4 or IPv6 are: of nothing but their digits, with three dots or two colons at least. */
    public static boolean isAddress(Text text) {
        int dots = 0;
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            int b = text.at(i);
            if (b == '%' && colons > 1) {
                return true;
            }
            dots += b == '.' ? 1 : 0;
            colons += b == ':' ? 1 : 0;
            if (b != '.' && b != ':' && Character.digit(b, 16) < 0) {
                return false;
            }
        }
        // A time of day has two colons as well.
        return dots == 3 || colons > 1 && !isTimeOfDay(text);
    }

    private static boolean isTimeOfDay(Text text) {
        return text.length() == 8 && text.at(2) == ':' && text.at(5) == ':';
    }

    private static boolean isDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
