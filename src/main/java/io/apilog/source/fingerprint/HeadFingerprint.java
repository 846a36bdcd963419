package io.apilog.source.fingerprint;

import io.apilog.bytes.LineEnds;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.io.IOException;

/**
 * The {@link Beginning} of a file, up to {@link #LENGTH} bytes of it, as hashes: the whole of what was seen, and its prefixes of 64, 128,
 * 256 and 512 bytes, so that a file that became shorter can still be compared; and where it begins, behind a hole of NULs or at 0.
 */
public final class HeadFingerprint {
    /** The most bytes of which there is a hash. */
    public static final int LENGTH = Beginning.LENGTH;
    /** Shorter prefixes say nothing: lines of one log often begin alike. */
    public static final int LEAST = 64;

    /** The fingerprint of nothing. */
    public static final HeadFingerprint NONE = new HeadFingerprint(Beginning.NONE);
    /** The {@link #key()} of all that begin with too little to be told apart. */
    public static final long NO_KEY = 0;

    /** What comparing with the bytes that are there now says. */
    public enum Match {
        SAME,
        CHANGED,
        /** Fewer bytes are there than can be compared. */
        TOO_SHORT
    }

    private final long start;
    private final int length;
    private final long whole;
    private final long[] prefixes;

    private HeadFingerprint(Beginning beginning) {
        byte[] head = beginning.bytes();
        this.start = beginning.start();
        this.length = head.length;
        this.whole = Hash64.of(head, 0, length);
        this.prefixes = new long[prefixCount(length)];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = Hash64.of(head, 0, LEAST << i);
        }
    }

    private HeadFingerprint(long start, int length, long whole, long[] prefixes) {
        this.start = start;
        this.length = length;
        this.whole = whole;
        this.prefixes = prefixes;
    }

    private static int prefixCount(int length) {
        int count = 0;
        while ((LEAST << count) <= length && (LEAST << count) < LENGTH) {
            count++;
        }
        return count;
    }

    /** Writes the hashes, and where the file begins. */
    public void write(SectionWriter out) {
        out.number(start).number(length).fixed(whole);
        for (long prefix : prefixes) {
            out.fixed(prefix);
        }
    }

    /** @param withStart whether it says where it begins: before, that was 0 */
    public static HeadFingerprint read(SectionReader in, boolean withStart) throws DamagedSnapshotException {
        long start = withStart ? in.number(0, Long.MAX_VALUE) : 0;
        int length = (int) in.number(0, LENGTH);
        long whole = in.fixed();
        long[] prefixes = new long[prefixCount(length)];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = in.fixed();
        }
        return new HeadFingerprint(start, length, whole, prefixes);
    }

    /** The fingerprint of a beginning. */
    public static HeadFingerprint of(Beginning beginning) {
        return beginning.isEmpty() ? NONE : new HeadFingerprint(beginning);
    }

    /** Where what is written begins: behind a hole, or at 0. */
    public long start() {
        return start;
    }

    /** The same for all that can be taken for each other, so that they are found; {@link #NO_KEY} where it is too short. */
    public long key() {
        return prefixes.length == 0 ? NO_KEY : prefixes[0] + start;
    }

    /** How many bytes it is made of. */
    public int length() {
        return length;
    }

    /** Whether another file that begins so is the same log: not where all that is known is a piece of one line. */
    public boolean isTelling(long counted) {
        return length >= LEAST || (length > 0 && counted > 0);
    }

    /** Whether it is made of as many bytes as there can be, so that more of the file would not change it. */
    public boolean isFull() {
        return length == LENGTH;
    }

    /** Whether both begin with the same bytes, as far as both are known; never where that says nothing. */
    public boolean isLike(HeadFingerprint other) {
        if (start != other.start) {
            return false;
        }
        int common = Math.min(prefixes.length, other.prefixes.length);
        return length == other.length
                ? length >= LEAST && whole == other.whole
                : common > 0 && prefixes[common - 1] == other.prefixes[common - 1];
    }

    /** Compares as many of the first bytes as both have. */
    public Match match(Beginning other) {
        if (length > 0 && other.bytes().length > 0 && other.start() != start) {
            return Match.CHANGED;
        }
        byte[] head = other.bytes();
        if (head.length >= length) {
            return Hash64.of(head, 0, length) == whole ? Match.SAME : Match.CHANGED;
        }
        for (int i = prefixes.length - 1; i >= 0; i--) {
            if ((LEAST << i) <= head.length) {
                return Hash64.of(head, 0, LEAST << i) == prefixes[i] ? Match.SAME : Match.CHANGED;
            }
        }
        return Match.TOO_SHORT;
    }

    /** Compares with what stands at the same place, behind as many NULs. */
    public Match match(Beginning.Bytes source) throws IOException {
        if (start > 0) {
            byte[] hole = new byte[(int) Math.min(LEAST, start)];
            int read = source.readAt(hole, hole.length, start - hole.length);
            if (read < hole.length) {
                return Match.TOO_SHORT;
            }
            if (LineEnds.skipNuls(hole, 0, read) < read) {
                return Match.CHANGED;
            }
        }
        byte[] first = new byte[LENGTH];
        int read = source.readAt(first, first.length, start);
        return read > 0 && first[0] == 0 && length > 0 ? Match.CHANGED : match(Beginning.at(start, first, read));
    }
}
