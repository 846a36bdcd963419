package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import java.util.Arrays;

/** The values of one row of an export, by where they stand in it. Used again for each row. */
final class ExportRow {
    private static final byte QUOTE = '"';

    /** One more than an export has: a line of nothing but commas is not to be kept. */
    private static final int MOST = ExportColumns.MOST_COLUMNS + 1;

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] quoted = new boolean[16];
    private boolean[] doubled = new boolean[16];
    private int count;
    private boolean open;

    /** How many values the row read last has. */
    int count() {
        return count;
    }

    int from(int value) {
        return starts[value];
    }

    int to(int value) {
        return ends[value];
    }

    /** Whether a value stood in quotes, which are no part of it. */
    boolean isQuoted(int value) {
        return quoted[value];
    }

    /** Whether quotes within a value are still written as two. */
    boolean isDoubled(int value) {
        return doubled[value];
    }

    /** Whether the last value began with a quote and goes on in the next line. */
    boolean isOpen() {
        return open;
    }

    /** Reads a row; false where it is none, as behind the quotes of a value something else stands than what parts values. */
    boolean read(byte[] bytes, int from, int to, byte parting) {
        count = 0;
        open = false;
        int at = from;
        while (at >= 0 && at < to && count < MOST) {
            at = value(bytes, at, to, parting);
            if (at >= 0 && at + 1 == to) {
                add(to, to, false, false);
            }
            at = at < 0 ? at : at + 1;
        }
        return at >= 0;
    }

    /** Reads the value that begins there; what stands behind it, or -1 where it is none. */
    private int value(byte[] bytes, int from, int to, byte parting) {
        int first = parting == '\t' ? from : Ascii.endOfSpaces(bytes, from, to);
        if (first < to && bytes[first] == QUOTE) {
            int end = endOfQuoted(bytes, first + 1, to);
            int behind = end + 1;
            if (behind >= to || bytes[behind] == parting) {
                open = end == to;
                add(first + 1, end, true, ByteSearch.indexOf(bytes, first + 1, end, QUOTE) >= 0);
                return Math.min(behind, to);
            }
            if (parting != '\t') {
                return -1;
            }
        }
        int end = ByteSearch.indexOf(bytes, from, to, parting);
        end = end < 0 ? to : end;
        add(from, end, false, false);
        return end;
    }

    /** Where the quote stands that ends a value, which is not one of two; the end of the line where there is none. */
    private static int endOfQuoted(byte[] bytes, int from, int to) {
        int at = ByteSearch.indexOf(bytes, from, to, QUOTE);
        while (at >= 0 && at + 1 < to && bytes[at + 1] == QUOTE) {
            at = ByteSearch.indexOf(bytes, at + 2, to, QUOTE);
        }
        return at < 0 ? to : at;
    }

    private void add(int from, int to, boolean isQuoted, boolean isDoubled) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
            doubled = Arrays.copyOf(doubled, count * 2);
        }
        starts[count] = from;
        ends[count] = to;
        quoted[count] = isQuoted;
        doubled[count++] = isDoubled;
    }
}
