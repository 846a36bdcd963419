package io.apilog.bytes;

/** Reads the simple pieces that the prefixes of lines are made of. A method that finds no such piece returns -1. */
public final class Ascii {
    private Ascii() {}

    public static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    /** Whether there are bytes and all of them are digits. */
    public static boolean isDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
        }
        return to > from;
    }

    public static boolean isLetter(int b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    /** Where the run of bytes that are no space ends. */
    public static int endOfWord(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    /** Where the run of spaces ends. */
    public static int endOfSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /** The end of a time such as {@code 2026-11-21T09:00:00.123Z} or with a zone, followed by a space; or -1. */
    public static int endOfIsoTime(byte[] bytes, int from, int to) {
        boolean form = to - from >= 20
                && isDigit(bytes[from])
                && bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
        int end = form ? from + 19 : to;
        while (end < to && bytes[end] > ' ') {
            end++;
        }
        return end < to && bytes[end] == ' ' ? end : -1;
    }

    public static boolean startsWith(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The same in capitals or not; {@code text} is in capitals. */
    public static boolean startsWithIgnoringCase(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            int b = bytes[from + i];
            if ((isLetter(b) ? b & ~0x20 : b) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
