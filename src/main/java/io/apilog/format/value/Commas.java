package io.apilog.format.value;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;

/** What the commas within the numbers of a file are. */
public enum Commas {
    /** Nothing decides it: a number with one is none. */
    UNKNOWN,
    /** They part thousands: {@code 1,234 ms}. */
    THOUSANDS,
    /** They stand before the fraction, as in much of Europe: {@code 12,5 ms}. */
    DECIMALS,
    /** They part one value from the next: {@code 200,12ms}. */
    LISTS;

    private static final int GROUP = 3;
    private static final int LONGEST = 24;

    /**
     * Where a number ends that has commas within, or {@code comma} where it has none: three digits behind each and up to three before the
     * first, or one comma and some digits.
     *
     * @param from where its digits begin
     * @param comma where the first comma stands
     */
    public static int endOfNumber(byte[] bytes, int from, int comma, int to) {
        if (!Ascii.isDigits(bytes, from, comma)) {
            return isDotted(bytes, from, comma) ? endOfDigits(bytes, comma + 1, to) : comma;
        }
        int end = comma;
        boolean groups = comma - from <= GROUP;
        int commas = 0;
        while (end < to && bytes[end] == ',') {
            int digits = endOfDigits(bytes, end + 1, to);
            if (digits == end + 1) {
                break;
            }
            groups &= digits - end - 1 == GROUP;
            commas++;
            end = digits;
        }
        if (groups && end + 1 < to && bytes[end] == '.' && Ascii.isDigit(bytes[end + 1])) {
            return endOfDigits(bytes, end + 1, to);
        }
        return groups || commas == 1 ? end : comma;
    }

    private static int endOfDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Ascii.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Whether points part the thousands before a comma, which then stands before the fraction: {@code 3.134,50}. */
    public static boolean isDotted(byte[] bytes, int from, int comma) {
        int at = endOfDigits(bytes, from, comma);
        boolean dotted = at > from && at - from <= GROUP && at < comma;
        while (dotted && at < comma) {
            int end = bytes[at] == '.' ? endOfDigits(bytes, at + 1, comma) : at;
            dotted = end - at - 1 == GROUP;
            at = end;
        }
        return dotted;
    }

    /** Whether a number has three digits behind each comma, and is not below one. */
    public static boolean isGrouped(byte[] bytes, int from, int to) {
        int first = from;
        while (first < to && Ascii.isDigit(bytes[first])) {
            first++;
        }
        boolean begins = first > from && first - from <= GROUP && bytes[from] != '0';
        int at = first;
        while (begins && at < to && bytes[at] == ',') {
            int end = endOfDigits(bytes, at + 1, to);
            if (end - at - 1 != GROUP) {
                return false;
            }
            at = end;
        }
        return begins && at > first;
    }

    /** A whole number whose thousands commas part; {@link LoggedNumbers#NOT_A_NUMBER} for another. */
    public static long whole(byte[] bytes, int from, int to) {
        long value = 0;
        boolean grouped = isGrouped(bytes, from, to) && to - from < LONGEST;
        for (int i = from; grouped && i < to; i++) {
            grouped = bytes[i] == ',' || Ascii.isDigit(bytes[i]);
            value = bytes[i] == ',' ? value : value * 10 + bytes[i] - '0';
        }
        return grouped ? value : LoggedNumbers.NOT_A_NUMBER;
    }

    /**
     * Writes a number as others do, without the commas or with a point, and what stands behind it as it is.
     *
     * @return how many bytes were written; none of what is too long for a number
     */
    public int write(byte[] bytes, int from, int to, byte[] into) {
        int length = 0;
        int comma = this == DECIMALS && to - from <= into.length ? ByteSearch.indexOf(bytes, from, to, (byte) ',') : -1;
        for (int i = from; i < to && to - from <= into.length; i++) {
            boolean blank = bytes[i] == ' ' && i > from && i + 1 < to && Ascii.isDigit(bytes[i - 1]);
            boolean parts = bytes[i] == '.' && i < comma || blank && Ascii.isDigit(bytes[i + 1]);
            if (bytes[i] != ',' && !parts) {
                into[length++] = bytes[i];
            } else if (bytes[i] == ',' && this == DECIMALS) {
                into[length++] = '.';
            }
        }
        return length;
    }
}
