package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.value.WrittenUnit;

/** What the two lines of a request are made of, found in them and written as pairs of names and values. */
final class PairedWords {
    private PairedWords() {}

    static int first(byte[] bytes, int from, int to, String text) {
        for (int at = from; at <= to - text.length(); at++) {
            if (Ascii.startsWith(bytes, at, to, text)) {
                return at;
            }
        }
        return -1;
    }

    static int last(byte[] bytes, int from, int to, String text) {
        for (int at = to - text.length(); at >= from; at--) {
            if (Ascii.startsWith(bytes, at, to, text)) {
                return at;
            }
        }
        return -1;
    }

    static boolean isMethod(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 'A' || bytes[i] > 'Z') {
                return false;
            }
        }
        return to - from >= 3 && to - from <= 16;
    }

    static boolean isStatus(byte[] bytes, int at, int to) {
        return at + 3 <= to
                && bytes[at] >= '1'
                && bytes[at] <= '5'
                && Ascii.isDigits(bytes, at, at + 3)
                && (at + 3 == to || !Ascii.isDigit(bytes[at + 3]));
    }

    static boolean answered(Scratch into, byte[] bytes, int at) {
        write(into, " status=", bytes, at, at + 3);
        return true;
    }

    /** Writes a method and a path, behind which there may be a client; false where there are none. */
    static boolean asked(Scratch into, byte[] bytes, int method, int to) {
        int end = Ascii.endOfWord(bytes, method, to);
        if (!isMethod(bytes, method, end) || end + 1 >= to || bytes[end + 1] != '/') {
            return false;
        }
        int path = Ascii.endOfWord(bytes, end + 1, to);
        write(into, " method=", bytes, method, end);
        quoted(into, " path=", bytes, end + 1, path);
        int client = Ascii.startsWith(bytes, path, to, " for ") ? path + 5 : path + 1;
        if (client < to && Ascii.isDigit(bytes[client])) {
            write(into, " client=", bytes, client, Ascii.endOfWord(bytes, client, to));
        }
        return true;
    }

    /** Writes how long it took, whose unit may stand behind a space. */
    static boolean lasted(Scratch into, byte[] bytes, int at, int to) {
        if (at < to && Ascii.isDigit(bytes[at])) {
            int end = Ascii.endOfWord(bytes, at, to);
            int unit = Math.min(to, end + 1);
            int behind = Ascii.endOfWord(bytes, unit, to);
            boolean parted = Ascii.isDigit(bytes[end - 1]) && WrittenUnit.isTime(bytes, unit, behind);
            write(into, " duration=", bytes, at, parted ? behind : end);
        }
        return true;
    }

    static void text(Scratch into, String text) {
        into.reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            into.add(text.charAt(i));
        }
    }

    static void write(Scratch into, String name, byte[] bytes, int from, int to) {
        text(into, name);
        into.reserve(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            into.add(bytes[i]);
        }
    }

    static void quoted(Scratch into, String name, byte[] bytes, int from, int to) {
        text(into, name);
        into.reserve(2 * Math.max(0, to - from) + 2);
        into.add('"');
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"' || bytes[i] == '\\') {
                into.add('\\');
            }
            into.add(bytes[i]);
        }
        into.add('"');
    }
}
