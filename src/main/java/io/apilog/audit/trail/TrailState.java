package io.apilog.audit.trail;

import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import org.jspecify.annotations.Nullable;

/** A trail at one moment, to be saved, shown, and gone on from. */
public final class TrailState {
    private final TrailPoint point;
    private final long offered;
    private final long signed;
    private final int epoch;
    private final int attempt;
    private final @Nullable AuditTrail of;
    private volatile @Nullable TrailPoint kept;

    /**
     * Of a moment.
     *
     * @param offered requests that were to be written, since the trail began
     * @param signed how many lines were under a signature
     * @param epoch the highest number that a key of an epoch had
     * @param of null where it was read
     */
    TrailState(TrailPoint point, long offered, long signed, int epoch, int attempt, @Nullable AuditTrail of) {
        this.point = point;
        this.offered = offered;
        this.signed = signed;
        this.epoch = epoch;
        this.attempt = attempt;
        this.of = of;
    }

    /** Where the trail stood, whether it was written or not. */
    TrailPoint point() {
        return point;
    }

    int attempt() {
        return attempt;
    }

    @Nullable
    AuditTrail of() {
        return of;
    }

    /** What is in the files is known now: as much as this, or less. */
    void keeps(TrailPoint inFiles) {
        kept = inFiles;
    }

    /** What of it is in the files, as far as is known. */
    TrailPoint known() {
        TrailPoint inFiles = kept;
        return inFiles == null ? point : inFiles;
    }

    /** Requests that were to be written. */
    long offered() {
        return offered;
    }

    /** Requests in the trail. */
    public long records() {
        return known().records;
    }

    /** Requests that could not be written. */
    public long failures() {
        return offered - known().records;
    }

    /** Lines that are under a signature. */
    public long signed() {
        return signed;
    }

    /** The highest number that a key of an epoch had. */
    public int epoch() {
        return epoch;
    }

    /** What of it is in the files, as bytes. */
    public byte[] write() {
        return TrailStateCodec.write(this);
    }

    /**
     * What was written.
     *
     * @param version of the layout, 1
     */
    public static TrailState read(int version, SectionReader in) throws DamagedSnapshotException {
        return TrailStateCodec.read(version, in);
    }
}
