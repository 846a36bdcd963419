package io.apilog.format;

import io.apilog.line.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a file whose unit of durations was undecided or inferred, kept for another look: the first of them as they come, later a
 * hundred in a row ever more rarely. Keeps at most {@value #MOST} lines of 4 KiB, and only while it collects.
 */
final class EvidenceLines {
    private static final int MOST = 100;
    private static final int LONGEST = 4 * 1024;
    private static final int RAREST = 1 << 16;
    /** A look costs some milliseconds; a change of what is decided is seen by {@link UnitWatch} as well, so these are for what it misses. */
    private static final int FIRST_OF_DECIDED = 1 << 14;

    private static final int RAREST_OF_DECIDED = 1 << 22;
    private static final int RARER = 8;
    private static final List<Integer> FIRST_LOOKS = List.of(5, 10, 20, 40, 70);

    private final List<byte[]> lines = new ArrayList<>();
    private int toSkip;
    private int skipped;
    private final int fewest;
    private final boolean decided;
    private boolean early;
    private int tooLong;

    private EvidenceLines(int toSkip, boolean early, boolean decided, int fewest) {
        this.fewest = fewest;
        this.toSkip = toSkip;
        this.skipped = early ? toSkip : 0;
        this.early = early;
        this.decided = decided;
    }

    /**
     * For a file in which nothing decided the unit yet.
     *
     * @param seen how many lines did not decide it: fewer will not
     */
    static EvidenceLines ofUndecided(int seen) {
        return new EvidenceLines(MOST, true, false, Math.min(MOST, seen));
    }

    /** For a file whose unit was decided by its values: another program may write it one day. */
    static EvidenceLines ofDecided() {
        return new EvidenceLines(FIRST_OF_DECIDED, false, true, 0);
    }

    /**
     * For a file whose unit is the one that a program is documented to write: few lines do not show that it was set to another.
     *
     * @param seen how many lines did not show it
     */
    static EvidenceLines ofDocumented(int seen) {
        return !isFew(seen) ? ofDecided() : new EvidenceLines(FIRST_OF_DECIDED / RARER, true, true, seen);
    }

    /** Whether so many lines do not show in which unit the durations are that a program is documented to write in another. */
    static boolean isFew(int seen) {
        return seen < MOST;
    }

    /** Whether the first lines are still looked at. */
    boolean isEarly() {
        return early;
    }

    /** An entry was read; whether it is left out, as nearly all are. */
    boolean skips() {
        boolean skips = skipped < toSkip;
        skipped += skips ? 1 : 0;
        return skips;
    }

    /** An entry was read that is not left out; the lines to look at, where it is time. */
    Optional<List<byte[]>> add(Line line) {
        if (line.length() > LONGEST) {
            tooLong++;
            if (early && tooLong >= MOST) {
                // A file of such lines is not looked at, and goes on as it is.
                later();
            }
            return Optional.empty();
        }
        lines.add(Arrays.copyOfRange(line.bytes(), line.from(), line.to()));
        if (lines.size() < MOST && !(early && lines.size() > fewest && FIRST_LOOKS.contains(lines.size()))) {
            return Optional.empty();
        }
        List<byte[]> sample = List.copyOf(lines);
        if (lines.size() == MOST) {
            later();
        }
        return Optional.of(sample);
    }

    private void later() {
        lines.clear();
        early = false;
        skipped = 0;
        tooLong = 0;
        toSkip = decided ? Math.min(RAREST_OF_DECIDED, toSkip * RARER) : Math.min(RAREST, toSkip * 2);
    }
}
