package io.apilog.format;

/**
 * Finds the client's address in what a server wrote for it: the first of a list ({@code X-Forwarded-For} and the like have the
 * client's own first), without brackets and port.
 */
final class Addresses {
    private Addresses() {}

    /** Where the address begins: behind a bracket. */
    static int startOfClient(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == '[' ? from + 1 : from;
    }

    /** Where the address ends: at a comma, at a closing bracket, or at the colon before a port. */
    static int endOfClient(byte[] bytes, int from, int to) {
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

    /** Whether it can be no address: a space stands within that does not part a list, or Python's logger wrote its prefix before it. */
    static boolean isNone(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ' ' && (i == from || bytes[i - 1] != ',')) {
                return true;
            }
        }
        return Ascii.startsWith(bytes, from, to, "INFO:");
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
