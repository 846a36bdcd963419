package io.apilog.client;

import io.apilog.request.Text;

/**
 * Finds whom proxies asked for. Each adds to the end of the list the address that asked it, so that of an untrusted client's own words only
 * those stand before the last address that no trusted proxy has. For one thread.
 */
final class ForwardedFor {
    private final Network[] trusted;
    private final IpAddress address = new IpAddress();

    ForwardedFor(Network[] trusted) {
        this.trusted = trusted.clone();
    }

    /** Whether a proxy has this address. */
    boolean isTrusted(byte[] bytes, int from, int to) {
        if (!address.read(bytes, from, to)) {
            return false;
        }
        for (Network network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Points a text at the last address of a list that is no proxy's, else at the first; leaves it where the list has none. */
    void find(Text list, Text found) {
        byte[] bytes = list.bytes();
        int end = list.to();
        while (end > list.from()) {
            int begin = end;
            while (begin > list.from() && bytes[begin - 1] != ',') {
                begin--;
            }
            if (point(bytes, begin, end, found) && !isTrusted(bytes, found.from(), found.to())) {
                return;
            }
            end = begin - 1;
        }
    }

    /** The entry without white space, quotes, brackets and port; false where nothing is left or it says that it is not known. */
    private static boolean point(byte[] bytes, int begin, int end, Text found) {
        int from = begin;
        int to = end;
        while (from < to && (bytes[from] <= ' ' || bytes[from] == '"' || bytes[from] == '[')) {
            from++;
        }
        int colons = 0;
        int colon = to;
        for (int i = from; i < to; i++) {
            if (bytes[i] == ']') {
                to = i;
            } else if (bytes[i] == ':') {
                colons++;
                colon = i;
            }
        }
        if (colons == 1 && colon < to) {
            to = colon;
        }
        while (from < to && (bytes[to - 1] <= ' ' || bytes[to - 1] == '"')) {
            to--;
        }
        boolean something = from < to && !(to - from == 1 && bytes[from] == '-');
        if (something) {
            found.set(bytes, from, to);
        }
        return something;
    }
}
