package io.apilog.format.value;

import io.apilog.bytes.Ascii;

/**
 * Knows the offsets of zones by those names that mean one zone only: {@code CST} and {@code IST} are several. Ruby's and Java's servers
 * write them. Allocates nothing.
 */
final class ZoneNames {
    /** What {@link #offset} returns for a name that is none of these. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final long HOUR = 3_600_000;
    private static final int LONGEST = 5;

    private static final String[] NAMES = {
        "UTC", "GMT", "WET", "WEST", "CET", "CEST", "EET", "EEST", "MSK", "JST", "KST", "EST", "EDT", "CDT", "MST",
        "MDT", "PST", "PDT"
    };
    private static final int[] HOURS = {0, 0, 0, 1, 1, 2, 2, 3, 3, 9, 9, -5, -4, -5, -7, -6, -8, -7};

    private ZoneNames() {}

    /** The offset in milliseconds; {@link #UNKNOWN} where the name may be a zone's, {@link LoggedNumbers#NOT_A_NUMBER} where it cannot. */
    static long offset(byte[] bytes, int from, int to) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].length() == to - from && Ascii.startsWith(bytes, from, to, NAMES[i])) {
                return HOURS[i] * HOUR;
            }
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] < 'A' || bytes[i] > 'Z') {
                return LoggedNumbers.NOT_A_NUMBER;
            }
        }
        return to - from <= LONGEST ? UNKNOWN : LoggedNumbers.NOT_A_NUMBER;
    }
}
