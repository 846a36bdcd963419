package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A segment of a path, or a part of one, and which kinds of bytes it has and how many of each. Used again and again. */
public final class Segment {
    private final int[] counts = new int[Octets.KINDS];
    private byte[] bytes = {};
    private int from;
    private int to;
    /** A bit for each kind of byte there is: known at once, while counts are made when they are asked for. */
    private int kinds;

    private boolean counted;
    private final int depth;
    private @Nullable Segment part;
    private @Nullable CompoundWords words;

    /** A whole segment. */
    public Segment() {
        this(0);
    }

    private Segment(int depth) {
        this.depth = depth;
    }

    /** Points this at a slice. */
    public Segment of(byte[] bytes, int from, int to) {
        int found = 0;
        for (int i = from; i < to; i++) {
            found |= 1 << Octets.kind(bytes[i]);
        }
        return of(bytes, from, to, found);
    }

    /** Points this at a slice of which it is known what kinds of bytes it has. */
    public Segment of(byte[] bytes, int from, int to, int kinds) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.kinds = kinds;
        this.counted = false;
        return this;
    }

    /** A part of this, from and to counted from this one's first byte. Valid until the next call. */
    Segment part(int start, int end) {
        if (part == null) {
            part = new Segment(depth + 1);
        }
        return part.of(bytes, from + start, from + end);
    }

    /** Whether it is a token or a key, as an issuer begins it. */
    boolean isIssued() {
        return IssuedKey.of(bytes, from, to) != null;
    }

    /** Whether it is one of some words in small letters, in letters of any case. */
    boolean isOne(byte[][] words) {
        return DateWords.isOne(words, bytes, from, to);
    }

    /** Scratch for the words of this segment. */
    CompoundWords words() {
        if (words == null) {
            words = new CompoundWords();
        }
        return words;
    }

    /** How many times this is a part of a part, 0 for a whole segment. */
    int depth() {
        return depth;
    }

    /** The length in bytes. */
    public int length() {
        return to - from;
    }

    /** The byte at an index below the length, negative where it is not ASCII. */
    public int at(int index) {
        return bytes[from + index];
    }

    /** The kind of the byte at an index, a constant of {@code Octets}. */
    public int kind(int index) {
        return Octets.kind(bytes[from + index]);
    }

    /** Whether there is a byte of a kind. */
    public boolean has(int kind) {
        return (kinds & (1 << kind)) != 0;
    }

    /** A bit for each kind of byte that there is. */
    int kinds() {
        return kinds;
    }

    /** Whether there is a byte of one of these kinds. */
    boolean hasAny(int set) {
        return (kinds & set) != 0;
    }

    /** Whether there is a byte and none of any kind but these. */
    public boolean hasOnly(int set) {
        return kinds != 0 && (kinds & ~set) == 0;
    }

    /** How many bytes of a kind there are. */
    public int count(int kind) {
        if (!counted) {
            Arrays.fill(counts, 0);
            for (int i = from; i < to; i++) {
                counts[Octets.kind(bytes[i])]++;
            }
            counted = true;
        }
        return counts[kind];
    }

    int digits() {
        return count(Octets.DIGIT);
    }

    int separators() {
        return hasAny(Octets.SEPARATORS) ? count(Octets.DASH) + count(Octets.UNDERSCORE) + count(Octets.COLON) : 0;
    }

    boolean isDigits() {
        return hasOnly(1 << Octets.DIGIT);
    }

    /** Index of the first byte {@code octet} at or after {@code start}, or {@link #length}. */
    public int indexOf(int octet, int start) {
        int i = start;
        while (i < length() && at(i) != octet) {
            i++;
        }
        return i;
    }

    /** Index of the last byte {@code octet}, or -1. */
    public int lastIndexOf(int octet) {
        int i = length() - 1;
        while (i >= 0 && at(i) != octet) {
            i--;
        }
        return i;
    }

    /** Whether all bytes from {@code start} to {@code end} are digits. */
    boolean isDigits(int start, int end) {
        if (end > length() || start >= end) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (kind(i) != Octets.DIGIT) {
                return false;
            }
        }
        return true;
    }

    /** The number that the digits from {@code start} to {@code end} write: at most nine of them. */
    int number(int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = 10 * number + (at(i) - '0');
        }
        return number;
    }

    void writeTo(NameBuffer name, int start, int end) {
        name.append(bytes, from + start, from + end);
    }
}
