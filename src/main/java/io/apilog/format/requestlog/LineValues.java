package io.apilog.format.requestlog;

import io.apilog.bytes.Ascii;
import io.apilog.format.value.WrittenUnit;
import java.nio.charset.StandardCharsets;

/**
 * The values of one line in their order, each with its kind, where it stands, its key and the brackets around it. Allocates nothing, but
 * for texts that somebody asks for.
 */
class LineValues {
    private static final int MOST = 96;

    private final ValueKind[] kinds = new ValueKind[MOST];
    private final int[] froms = new int[MOST];
    private final int[] tos = new int[MOST];
    private final int[] keyFroms = new int[MOST];
    private final int[] keyTos = new int[MOST];
    private final byte[] opens = new byte[MOST];
    private final byte[] closes = new byte[MOST];
    private byte[] bytes = {};
    private int count;

    /** Begins a line without any. */
    final void begin(byte[] line) {
        if (bytes != line) {
            bytes = line;
        }
        count = 0;
    }

    final boolean isFull() {
        return count == MOST;
    }

    /** Adds one behind the others. */
    final void add(ValueKind kind, int from, int to, int keyFrom, int keyTo, byte open, byte close) {
        kinds[count] = kind;
        froms[count] = from;
        tos[count] = to;
        keyFroms[count] = keyFrom;
        keyTos[count] = keyTo;
        opens[count] = open;
        closes[count] = close;
        count++;
    }

    /** The last one goes on behind its unit. */
    final void extendLast(ValueKind kind, int to, byte close) {
        kinds[count - 1] = kind;
        tos[count - 1] = to;
        closes[count - 1] = close;
    }

    /** The last ones, from the first of them on, are one of another kind. */
    final void join(int first, ValueKind kind) {
        kinds[first] = kind;
        tos[first] = tos[count - 1];
        closes[first] = closes[count - 1];
        count = first + 1;
    }

    final int count() {
        return count;
    }

    final ValueKind kind(int token) {
        return kinds[token];
    }

    final int from(int token) {
        return froms[token];
    }

    final int to(int token) {
        return tos[token];
    }

    /** The bracket that stands directly before it, or 0. */
    final byte open(int token) {
        return opens[token];
    }

    /** The bracket that stands directly behind it, or 0. */
    final byte close(int token) {
        return closes[token];
    }

    /** The buffer of the line. */
    final byte[] bytes() {
        return bytes;
    }

    final int keyFrom(int token) {
        return keyFroms[token];
    }

    final int keyTo(int token) {
        return keyTos[token];
    }

    /** The key in small letters, for finding out what a logger writes; empty where there is none. */
    final String key(int token) {
        StringBuilder key = new StringBuilder();
        for (int i = keyFroms[token]; i < keyTos[token]; i++) {
            key.append((char) (bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] | 0x20 : bytes[i] & 0xff));
        }
        return key.toString();
    }

    /** Whether the key is this, which is in small letters. */
    final boolean hasKey(int token, byte[] key) {
        if (keyTos[token] - keyFroms[token] != key.length) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            int b = bytes[keyFroms[token] + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != key[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has no key. */
    final boolean keyless(int token) {
        return keyTos[token] == keyFroms[token];
    }

    /** Whether the unit that is part of a number is one of bytes. */
    final boolean isSize(int token) {
        int unit = tos[token];
        while (unit > froms[token] && !Ascii.isDigit(bytes[unit - 1])) {
            unit--;
        }
        int begin = unit < tos[token] && bytes[unit] == ' ' ? unit + 1 : unit;
        return WrittenUnit.isSize(bytes, begin, tos[token]);
    }

    /** The text, for people and for finding out what a logger writes. */
    final String text(int token) {
        return new String(bytes, froms[token], tos[token] - froms[token], StandardCharsets.ISO_8859_1);
    }
}
