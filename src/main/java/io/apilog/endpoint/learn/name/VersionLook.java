package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;

/** Versions of an API that look like values: a number of one digit, a month or a day. */
public final class VersionLook {
    /** The length of a date with its day. */
    public static final int DAY = 10;

    private static final int MONTH = 7;
    private static final int YEAR = 4;

    /** The length of the longest release of two numbers. */
    private static final int LONGEST_RELEASE = 8;

    private VersionLook() {}

    /** Whether a segment is a release of two numbers: {@code v3.4}, {@code 2.10}. Allocates nothing. */
    public static boolean isRelease(byte[] bytes, int from, int to) {
        int first = to > from && (bytes[from] | 0x20) == 'v' ? from + 1 : from;
        int dot = first;
        while (dot < to && Octets.isDigit(bytes[dot])) {
            dot++;
        }
        if (dot == first || dot + 1 >= to || bytes[dot] != '.' || to - from > LONGEST_RELEASE) {
            return false;
        }
        for (int i = dot + 1; i < to; i++) {
            if (!Octets.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

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
