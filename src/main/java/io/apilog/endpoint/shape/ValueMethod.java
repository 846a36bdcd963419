package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;

/**
 * A value and what is to be done with it, behind a colon: {@code ann@example.com:disable}, {@code 7:batchDelete}. Each method is a route of its own,
 * whatever the value is. Free text is none: its colons stand between words.
 */
final class ValueMethod {
    private static final int SHORTEST = 3;

    private ValueMethod() {}

    /** Writes the name if what stands before the only colon fits a shape and what stands behind it is a word or a few; writes nothing otherwise. */
    static boolean collapse(Segment s, NameBuffer name) {
        if (!s.has(Octets.COLON) || s.depth() > 0 || s.has(Octets.FREE) || s.kind(0) == Octets.MARK || s.at(0) == '@') {
            return false;
        }
        int colon = s.indexOf(':', 0);
        if (colon == 0 || !isOne(s, colon + 1)) {
            return false;
        }
        int mark = name.length();
        if (!Shape.write(s.part(0, colon), name)) {
            name.rewind(mark);
            return false;
        }
        s.writeTo(name, colon, s.length());
        return true;
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
