package io.apilog.source;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * The first bytes of a file, up to {@link #LENGTH}, as hashes: the whole of what was seen, and its prefixes of 64, 128, 256 and 512
 * bytes, so that a file that became shorter can still be compared.
 */
final class HeadFingerprint {
    static final int LENGTH = 1024;
    /** Shorter prefixes say nothing: lines of one log often begin alike. */
    static final int LEAST = 64;

    static final HeadFingerprint NONE = new HeadFingerprint(new byte[0], 0);

    /** What comparing with the bytes that are there now says. */
    enum Match {
        SAME,
        CHANGED,
        /** Fewer bytes are there than can be compared. */
        TOO_SHORT
    }

    private final int length;
    private final long whole;
    private final long[] prefixes;

    private HeadFingerprint(byte[] head, int length) {
        this.length = length;
        this.whole = Hash64.of(head, 0, length);
        this.prefixes = new long[prefixCount(length)];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = Hash64.of(head, 0, LEAST << i);
        }
    }

    private HeadFingerprint(int length, long whole, long[] prefixes) {
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

    void write(SectionWriter out) {
        out.number(length).fixed(whole);
        for (long prefix : prefixes) {
            out.fixed(prefix);
        }
    }

    static HeadFingerprint read(SectionReader in) throws DamagedSnapshotException {
        int length = (int) in.number(0, LENGTH);
        long whole = in.fixed();
        long[] prefixes = new long[prefixCount(length)];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = in.fixed();
        }
        return new HeadFingerprint(length, whole, prefixes);
    }

    /** Ends before the first NUL: there may be space that the writer reserved and is yet to fill. */
    static HeadFingerprint of(byte[] head, int available) {
        int nul = LineEnds.indexOf(head, 0, Math.min(LENGTH, available), (byte) 0);
        int written = nul < 0 ? Math.min(LENGTH, available) : nul;
        return written == 0 ? NONE : new HeadFingerprint(head, written);
    }

    int length() {
        return length;
    }

    /** Whether another file that begins so is the same log: not where all that is known is a piece of one line. */
    boolean isTelling(long counted) {
        return length >= LEAST || (length > 0 && counted > 0);
    }

    boolean isFull() {
        return length == LENGTH;
    }

    /** Compares as many of the first bytes as both have. */
    Match match(byte[] head, int available) {
        if (available >= length) {
            return Hash64.of(head, 0, length) == whole ? Match.SAME : Match.CHANGED;
        }
        for (int i = prefixes.length - 1; i >= 0; i--) {
            if ((LEAST << i) <= available) {
                return Hash64.of(head, 0, LEAST << i) == prefixes[i] ? Match.SAME : Match.CHANGED;
            }
        }
        return Match.TOO_SHORT;
    }
}
