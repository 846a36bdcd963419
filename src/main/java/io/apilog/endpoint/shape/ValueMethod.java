package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/**
 * A value and what is to be done with it, behind a colon: {@code ann@example.com:disable}, {@code 7:batchDelete}. Each method is a route of its own,
 * whatever the value is. Free text is none: its colons stand between words.
 */
final class ValueMethod {
    private static final int SHORTEST = 3;

    private ValueMethod() {}

    /** Where the only colon stands, if there is something before it and a word or a few behind it; negative otherwise. */
    static int colon(Segment s) {
        if (!s.has(Octets.COLON) || s.depth() > 0 || s.has(Octets.FREE) || s.kind(0) == Octets.MARK || s.at(0) == '@') {
            return -1;
        }
        int colon = s.indexOf(':', 0);
        return colon > 0 && isOne(s, colon + 1) ? colon : -1;
    }

    /** Whether words joined in {@code camelCase} begin at an index. */
    private static boolean isOne(Segment s, int start) {
        for (int i = start; i < s.length(); i++) {
            if (s.kind(i) != Octets.LOWER && (i == start || s.kind(i) != Octets.UPPER)) {
                return false;
            }
        }
        if (s.length() - start < SHORTEST) {
            return false;
        }
        Segment method = s.part(start, s.length());
        return !Ids.isToken(method);
    }
}
