package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/**
 * A token and what its issuer joins to it with dots: the number of a machine, a time, a count, as the ids of messages have them. No file: what ends a
 * file's name is short.
 */
final class DottedToken {
    static final int SHORTEST = 20;
    private static final int SHORTEST_LAST = 6;
    private static final int FEWEST_DOTS = 2;
    private static final int PLAIN = Octets.BASE_64 | (1 << Octets.DOT);

    private DottedToken() {}

    /** Whether it is one. Allocates nothing. */
    static boolean isOne(Segment s) {
        if (s.length() < SHORTEST
                || !s.has(Octets.DOT)
                || !s.hasOnly(PLAIN)
                || s.count(Octets.DOT) < FEWEST_DOTS
                || s.length() - 1 - s.lastIndexOf('.') < SHORTEST_LAST) {
            return false;
        }
        int first = s.indexOf('.', 0);
        for (int from = first + 1; from <= s.length(); from = s.indexOf('.', from) + 1) {
            if (!hasDigit(s, from)) {
                return false;
            }
        }
        Segment token = s.part(0, first);
        return Ids.isToken(token) || DrawnToken.isOneWithDashes(token) || OpaqueToken.isOne(token, 0, token.length());
    }

    private static boolean hasDigit(Segment s, int from) {
        int i = from;
        while (i < s.length() && s.at(i) != '.' && s.kind(i) != Octets.DIGIT) {
            i++;
        }
        return i < s.length() && s.kind(i) == Octets.DIGIT;
    }
}
