package io.apilog.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A flyweight: how a line begins, {@code {"seq":17,"prev":"...","kind":"access", ...}}, always written so; the rest of a line is found by
 * names. Says nothing once it is set to another line.
 */
public final class LineHead {
    private static final byte[] SEQ = ascii("{\"seq\":");
    private static final byte[] PREV = ascii(",\"prev\":\"");
    private static final byte[] KIND = ascii("\",\"kind\":\"");
    private static final int MOST_DIGITS = 18;
    private static final int HEX = 2 * TreeHash.BYTES;

    private final byte[] prev = new byte[TreeHash.BYTES];
    private byte[] bytes = prev;
    private int from;
    private int to;
    private long seq;
    private int kindFrom;
    private int kindTo;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Begins a line. */
    public static void write(LineBuffer into, long seq, byte[] prev, LineKind kind) {
        into.raw(SEQ)
                .number(seq)
                .raw(PREV)
                .hex(prev, 0, TreeHash.BYTES)
                .raw(KIND)
                .ascii(kind.word())
                .put('"');
    }

    /** Looks at a line without its end; false where it does not begin as one does. */
    public boolean set(byte[] line, int begin, int end) {
        bytes = line;
        from = begin;
        to = end;
        int at = begin + SEQ.length;
        if (!stands(SEQ, begin) || line[end - 1] != '}') {
            return false;
        }
        long number = 0;
        int first = at;
        while (at < end && at - first < MOST_DIGITS && line[at] >= '0' && line[at] <= '9') {
            number = number * 10 + line[at++] - '0';
        }
        if (at == first || line[first] == '0' && at > first + 1 || !stands(PREV, at)) {
            return false;
        }
        seq = number;
        at += PREV.length;
        if (!stands(KIND, at + HEX) || !readHash(at)) {
            return false;
        }
        kindFrom = at + HEX + KIND.length;
        kindTo = kindFrom;
        while (kindTo < end && line[kindTo] != '"') {
            kindTo++;
        }
        return kindTo < end;
    }

    private boolean stands(byte[] word, int at) {
        if (at + word.length > to) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean readHash(int at) {
        for (int i = 0; i < TreeHash.BYTES; i++) {
            int high = digit(bytes[at + 2 * i]);
            int low = digit(bytes[at + 2 * i + 1]);
            if ((high | low) < 0) {
                return false;
            }
            prev[i] = (byte) (high << 4 | low);
        }
        return true;
    }

    private static int digit(byte hex) {
        return hex >= '0' && hex <= '9' ? hex - '0' : hex >= 'a' && hex <= 'f' ? hex - 'a' + 10 : -1;
    }

    /** The number of the line in its trail, from 0. */
    public long seq() {
        return seq;
    }

    /** The hash of the line before; overwritten with the next line. */
    public byte[] prev() {
        return prev;
    }

    /** Where the hash of the line before stands in the line. */
    public int prevAt() {
        return kindFrom - KIND.length - HEX - from;
    }

    /** Where in its bytes the fields behind the kind begin. */
    public int fieldsAt() {
        return kindTo + 1;
    }

    /** Whether it is of that kind. */
    public boolean is(LineKind kind) {
        String word = kind.word();
        if (kindTo - kindFrom != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[kindFrom + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The value of a field behind the kind, without quotes and with its escapes as they are; of a list what is within its brackets. */
    public Optional<String> field(String name) {
        byte[] word = ascii(",\"" + name + "\":");
        for (int at = kindTo; at + word.length < to; at++) {
            if (bytes[at] == ',' && stands(word, at)) {
                return Optional.of(value(at + word.length));
            }
        }
        return Optional.empty();
    }

    private String value(int at) {
        char end = bytes[at] == '"' ? '"' : bytes[at] == '[' ? ']' : ',';
        int first = end == ',' ? at : at + 1;
        int last = first;
        while (last < to - 1 && bytes[last] != end) {
            last += bytes[last] == '\\' ? 2 : 1;
        }
        return new String(bytes, first, Math.min(last, to - 1) - first, StandardCharsets.UTF_8);
    }

    /** The value of a field that is a whole number from 0; -1 where there is none. */
    public long number(String name) {
        Optional<String> value = field(name);
        return value.isPresent() && value.get().matches("0|[1-9][0-9]{0,17}") ? Long.parseLong(value.get()) : -1;
    }
}
