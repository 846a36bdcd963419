package io.apilog.source.fingerprint;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * The last bytes that were counted of a file, as a hash: shows that what stands before an offset still is what was read there.
 *
 * @param length how many bytes, at most {@link #LENGTH}; fewer only where the offset is smaller
 */
public record TailMarker(int length, long hash) {
    /** The most bytes of which a marker is made. */
    public static final int LENGTH = 64;
    /** The marker of offset 0, which everything matches. */
    public static final TailMarker NONE = new TailMarker(0, 0);

    /** The marker of an offset that lies at {@code bytes[at]}; there are {@code at - from} bytes before it to take. */
    public static TailMarker before(byte[] bytes, int from, int at) {
        int length = Math.min(LENGTH, at - from);
        return length == 0 ? NONE : new TailMarker(length, Hash64.of(bytes, at - length, at));
    }

    /** Whether the bytes that end before {@code bytes[at]} are those of this marker. */
    public boolean matches(byte[] bytes, int at) {
        return length == 0 || (at >= length && Hash64.of(bytes, at - length, at) == hash);
    }

    /** Writes the marker. */
    public void write(SectionWriter out) {
        out.number(length).fixed(hash);
    }

    /** Reads what {@link #write} wrote. */
    public static TailMarker read(SectionReader in) throws DamagedSnapshotException {
        return new TailMarker((int) in.number(0, LENGTH), in.fixed());
    }

    /** How many bytes a marker before this offset is made of. */
    public static int lengthAt(long offset) {
        return (int) Math.min(LENGTH, offset);
    }
}
