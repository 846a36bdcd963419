package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;

/** Versions of an API that look like values: a number of one digit, a month or a day. */
public final class VersionLook {
    /** The length of a date with its day. */
    public static final int DAY = 10;

    private static final int MONTH = 7;
    private static final int YEAR = 4;

    private VersionLook() {}

    /** Whether a segment may be one by its look. Allocates nothing. */
    public static boolean isOne(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 1) {
            return Octets.isDigit(bytes[from]);
        }
        if (length != MONTH && length != DAY) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            boolean dash = i == YEAR || i == MONTH;
            if (dash ? bytes[from + i] != '-' : !Octets.isDigit(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }
}
