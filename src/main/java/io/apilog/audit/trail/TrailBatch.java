package io.apilog.audit.trail;

import io.apilog.audit.LineBuffer;

/** Lines that are yet to be written, all of one file. Used again. */
final class TrailBatch {
    /** What is handed over at the latest, in bytes. */
    static final int FULL = 64 * 1024;

    final LineBuffer lines = new LineBuffer(FULL + FULL / 4);

    /** Where the trail stands once it is written. */
    final TrailPoint end = new TrailPoint();

    int file;

    /** Where in the file it stands. */
    long at;

    /** Which attempt to write it belongs to: what belongs to one that failed is not written any more. */
    int attempt;

    void begin(TrailPoint from, int ofAttempt) {
        lines.cut(0);
        file = from.file;
        at = from.length;
        attempt = ofAttempt;
    }
}
