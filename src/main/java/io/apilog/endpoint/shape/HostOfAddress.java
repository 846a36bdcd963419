package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Names of hosts that are made of their addresses, as clouds and providers make them: {@code ip-192-0-2-17}, {@code 192-0-2-17.dsl.example.com}. */
final class HostOfAddress {
    private static final int PARTS = 4;
    private static final int MOST = 255;

    /** Behind another word than {@code ip} four numbers of so many digits in all are an address. */
    private static final int SURE_DIGITS = 9;

    private HostOfAddress() {}

    static boolean isOne(Segment s) {
        if (!s.has(Octets.DASH) || !s.has(Octets.DIGIT) || s.count(Octets.DASH) < PARTS - 1 || s.has(Octets.FREE)) {
            return false;
        }
        int from = 0;
        while (from < s.length() && s.kind(from) == Octets.LOWER) {
            from++;
        }
        boolean marked = from == 2 && s.at(0) == 'i' && s.at(1) == 'p' && s.at(2) == '-';
        from += from > 0 ? 1 : 0;
        for (int part = 0; part < PARTS; part++) {
            int end = from;
            while (end < s.length() && s.kind(end) == Octets.DIGIT) {
                end++;
            }
            boolean number = end > from && end - from <= 3 && s.number(from, end) <= MOST;
            if (!number || part < PARTS - 1 && (end == s.length() || s.at(end) != '-')) {
                return false;
            }
            from = end + 1;
        }
        return from > s.length() ? marked || s.digits() >= SURE_DIGITS : s.at(from - 1) == '.' && isHost(s, from);
    }

    /** The rest of a name, with a dot in it or with letters alone. */
    private static boolean isHost(Segment s, int from) {
        boolean dot = false;
        for (int i = from; i < s.length(); i++) {
            dot |= s.at(i) == '.';
            if (!Octets.isLetterOrDigit(s.at(i)) && s.at(i) != '.' && s.at(i) != '-') {
                return false;
            }
        }
        return dot && Octets.isLetter(s.at(s.length() - 1));
    }
}
