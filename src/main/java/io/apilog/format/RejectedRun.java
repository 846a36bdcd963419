package io.apilog.format;

import io.apilog.line.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The lines that were rejected one after the other since the last entry of a file: from them a format is found that the file suddenly
 * has. Keeps at most {@value #MOST} of them, and only as long as lines are rejected.
 */
final class RejectedRun {
    private static final int MOST = 32;
    private static final int LONGEST = 4 * 1024;
    private static final int RAREST = 1024;

    private final List<byte[]> lines = new ArrayList<>();
    private boolean begun;
    private int skipped;
    private int toSkip;
    private int samples;

    /** A line was rejected; the lines to look at, where there are enough. */
    Optional<List<byte[]>> add(Line line) {
        if (skipped < toSkip) {
            skipped++;
            return Optional.empty();
        }
        begun = true;
        lines.add(Arrays.copyOfRange(line.bytes(), line.from(), Math.min(line.to(), line.from() + LONGEST)));
        if (lines.size() < MOST) {
            return Optional.empty();
        }
        List<byte[]> sample = List.copyOf(lines);
        lines.clear();
        samples++;
        skipped = 0;
        toSkip = Math.min(RAREST, Math.max(MOST, toSkip * 2));
        return Optional.of(sample);
    }

    /** Whether the sample given last was the first of this run. */
    boolean isFirst() {
        return samples == 1;
    }

    /** A line was read. */
    void end() {
        if (begun) {
            begun = false;
            lines.clear();
            samples = 0;
            skipped = 0;
            toSkip = 0;
        }
    }
}
