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

    private static final int RAREST_OF_DECIDED = 1 << 20;
    private static final int RARER = 8;
    private static final List<Integer> FIRST_LOOKS = List.of(5, 10, 20, 40, 70);

    private final List<byte[]> lines = new ArrayList<>();
    private int toSkip;
    private int skipped;
    private final int fewest;
    private final boolean decided;
    private boolean early;

    private EvidenceLines(int toSkip, boolean early, int fewest) {
        this.fewest = fewest;
        this.toSkip = toSkip;
        this.skipped = early ? toSkip : 0;
        this.early = early;
        this.decided = !early;
    }

    /**
     * For a file in which nothing decided the unit yet.
     *
     * @param seen how many lines did not decide it: fewer will not
     */
    static EvidenceLines ofUndecided(int seen) {
        return new EvidenceLines(MOST, true, Math.min(MOST, seen));
    }

    /** For a file whose unit was decided by its values: another program may write it one day. */
    static EvidenceLines ofDecided() {
        return new EvidenceLines(FIRST_OF_DECIDED, false, 0);
    }

    /** An entry was read; the lines to look at, where it is time. */
    Optional<List<byte[]>> add(Line line) {
        if (skipped < toSkip) {
            skipped++;
            return Optional.empty();
        }
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        lines.add(Arrays.copyOfRange(line.bytes(), line.from(), line.to()));
        if (lines.size() < MOST && !(early && lines.size() > fewest && FIRST_LOOKS.contains(lines.size()))) {
            return Optional.empty();
        }
        List<byte[]> sample = List.copyOf(lines);
        if (lines.size() == MOST) {
            lines.clear();
            early = false;
            skipped = 0;
            toSkip = decided ? Math.min(RAREST_OF_DECIDED, toSkip * RARER) : Math.min(RAREST, toSkip * 2);
        }
        return Optional.of(sample);
    }
}
