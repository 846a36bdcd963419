package io.apilog.bytes;

import java.util.Arrays;

/** What hexadecimal digits are worth. */
public final class HexDigits {
    private static final byte[] VALUES = values();

    private HexDigits() {}

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            values[Character.forDigit(digit, 16)] = (byte) digit;
            values[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
        }
        return values;
    }

    /** 0 to 15, and -1 for a byte that is no such digit. */
    public static int of(int octet) {
        return VALUES[octet & 0xff];
    }

    /** What two digits are worth together; negative where one is none. */
    public static int of(int high, int low) {
        return of(high) << 4 | of(low);
    }
}
