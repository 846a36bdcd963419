package io.apilog.source.checkpoint;

import io.apilog.source.fingerprint.HeadFingerprint;
import io.apilog.source.fingerprint.TailMarker;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;

/**
 * By what the bytes of a file are known again in another one, and how far they were counted.
 *
 * @param head how the file begins
 * @param marker what stands before the offset
 * @param offset every byte before it was counted
 * @param size bytes that were seen in the file
 */
public record Trace(HeadFingerprint head, TailMarker marker, long offset, long size) {
    void write(SectionWriter out) {
        head.write(out);
        marker.write(out);
        out.number(offset).number(size);
    }

    static Trace read(SectionReader in, CheckpointVersion version) throws DamagedSnapshotException {
        HeadFingerprint head = HeadFingerprint.read(in, version.knowsHoles());
        TailMarker marker = TailMarker.read(in);
        long offset = in.number(marker.length(), Long.MAX_VALUE);
        return new Trace(head, marker, offset, in.number(0, Long.MAX_VALUE));
    }
}
