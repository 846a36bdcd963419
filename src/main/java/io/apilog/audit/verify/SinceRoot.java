package io.apilog.audit.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines behind the last root that holds, and where among them the chain is broken. For one trail. */
final class SinceRoot {
    /** Stands for how many lines a fault is of. */
    static final String THESE = "{these lines}";

    private static final int MOST_BREAKS = 1_000;

    private final List<Lines> lines = new ArrayList<>();
    private final List<Break> breaks = new ArrayList<>();

    /** Lines of one file, one behind the other. */
    private record Lines(Path file, long first, long line, long through) {
        long last() {
            return first + through - line;
        }

        Lines from(long seq) {
            return seq <= first ? this : new Lines(file, seq, line + seq - first, through);
        }

        Lines to(long seq) {
            return seq >= last() ? this : new Lines(file, first, line, line + seq - first);
        }
    }

    /**
     * A line of which the next one says something else.
     *
     * @param line where it stands in its file, from 1
     * @param seq its number in the trail
     */
    record Break(Path file, long line, long seq) {}

    /** Nothing before this line is known. */
    void begin() {
        lines.clear();
        breaks.clear();
    }

    /** A line. */
    void add(Path file, long number, long seq) {
        if (!lines.isEmpty()) {
            int last = lines.size() - 1;
            Lines before = lines.get(last);
            if (before.file().equals(file)) {
                lines.set(last, new Lines(file, before.first(), before.line(), number));
                return;
            }
        }
        lines.add(new Lines(file, seq, number, number));
    }

    /** The last line is another one than the next says. */
    void broken() {
        if (breaks.size() < MOST_BREAKS && !lines.isEmpty()) {
            Lines last = lines.get(lines.size() - 1);
            breaks.add(new Break(last.file(), last.through(), last.last()));
        }
    }

    /** A root of so many lines holds. */
    void holds(long size) {
        lines.removeIf(one -> one.last() < size);
        lines.replaceAll(one -> one.from(size));
        breaks.removeIf(one -> one.seq() < size);
    }

    /** The breaks in the chain among so many first lines of the trail, or where there is none the first one behind them. */
    List<Break> breaksFor(long size) {
        List<Break> below = breaks.stream().filter(one -> one.seq() < size).toList();
        return below.isEmpty() ? breaks.stream().limit(1).toList() : below;
    }

    /** The first line behind the root that holds. */
    long first() {
        return lines.isEmpty() ? 0 : lines.get(0).first();
    }

    /**
     * A fault of each file for lines from one to another.
     *
     * @param what a sentence with {@value #THESE} in it, in place of which stands how many they are
     */
    List<TrailFault> faults(long from, long to, String what) {
        List<TrailFault> faults = new ArrayList<>();
        for (Lines all : lines) {
            if (all.last() >= from && all.first() <= to) {
                Lines some = all.from(from).to(to);
                long many = some.through() - some.line() + 1;
                faults.add(new TrailFault(
                        some.file(),
                        some.line(),
                        some.through(),
                        Manipulation.REPLACED,
                        what.replace(THESE, many == 1 ? "this line" : "these " + many + " lines")));
            }
        }
        return faults;
    }
}
