package io.apilog.audit.verify;

import io.apilog.audit.TreeHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what was done to a trail of which more than one run is left: walks from run to run by what each says of the line before it, and names
 * what is skipped, what is missing, and what does not fit. For one trail.
 */
final class ChainDiagnosis {
    private static final int MOST_FAULTS = 1_000;

    private final List<ChainRun> left;
    private final List<ChainRun> inFiles;
    private final List<ChainRun> walked = new ArrayList<>();
    private final Set<TrailFault> faults = new LinkedHashSet<>();
    private final Set<SinceRoot.Break> rangeEnds;
    private final Set<Path> foreign;

    /** The numbers of files in place of which others stand. */
    private final Set<Integer> replaced = new HashSet<>();

    /** What each run must be followed by, and what each must follow: to be found at once, however many runs there are. */
    private final Set<Link> ends = new HashSet<>();

    private final Set<Link> begins = new HashSet<>();
    private final HashAt hashAt;
    private final TreeHash hash = new TreeHash();
    private ChainRun current;
    private byte[] currentHash;

    /** The hash of a line of a run, which is read again for it. */
    interface HashAt {
        byte @Nullable [] of(ChainRun run, long seq) throws IOException;
    }

    /**
     * A line and the hash of the one before it.
     *
     * @param seq the line's number
     */
    private record Link(long seq, ByteBuffer before) {
        static Link of(long seq, byte[] before) {
            return new Link(seq, ByteBuffer.wrap(before));
        }
    }

    /**
     * Begins.
     *
     * @param runs in the order of the files, at least one
     * @param rangeEnds lines behind which the chain is broken, of which the tree says that the line before was made anew too
     * @param foreign files that begin with a tree which the lines before them do not have
     */
    ChainDiagnosis(List<ChainRun> runs, Set<SinceRoot.Break> rangeEnds, Set<Path> foreign, HashAt hashAt) {
        this.inFiles = runs;
        this.rangeEnds = rangeEnds;
        this.foreign = foreign;
        this.left = new ArrayList<>(runs);
        this.hashAt = hashAt;
        for (ChainRun run : runs) {
            if (run.isLine()) {
                ends.add(Link.of(run.last + 1, run.hash));
                begins.add(Link.of(run.first, run.prev));
            }
        }
        for (int i = 0; i + 1 < runs.size(); i++) {
            if (isFileInPlaceOfAnother(i)) {
                ChainRun run = runs.get(i);
                left.remove(run);
                replaced.add(run.number);
                faults.add(run.fault(
                        Manipulation.REPLACED, "is not the file " + run.number + " that those beside it belong to"));
            }
        }
        this.current = left.remove(beginning(left));
        this.currentHash = current.hash;
        walked.add(current);
    }

    /** Where the trail begins, wherever that stands now: the lowest number there is, and of several the longest run. */
    private static int beginning(List<ChainRun> runs) {
        int best = 0;
        for (int i = 1; i < runs.size(); i++) {
            ChainRun run = runs.get(i);
            ChainRun before = runs.get(best);
            boolean lower = run.isLine() && (!before.isLine() || run.first < before.first);
            if (lower || run.first == before.first && run.lines > before.lines) {
                best = i;
            }
        }
        return best;
    }

    /** Whether a run is all of a file, to which neither the one before nor the one behind it belongs, and has the number between those. */
    private boolean isFileInPlaceOfAnother(int index) {
        ChainRun run = inFiles.get(index);
        ChainRun next = inFiles.get(index + 1);
        boolean whole = run.isLine() && run.isHead && run.isFile() && run.lines > 1 && !isChained(run);
        if (!whole || !next.isHead || !next.beginsFile || next.number != run.number + 1) {
            return false;
        }
        if (index > 0) {
            ChainRun before = inFiles.get(index - 1);
            return before.endsFile && before.lastNumber == run.number - 1;
        }
        // Which of two is the trail's the larger one tells, where that is more than a file.
        boolean other = next.first <= run.last || foreign.contains(next.file);
        return run.first == 0 && other && next.lines > run.lines && (!next.isFile() || isChained(next));
    }

    /** What was done. */
    Set<TrailFault> faults() throws IOException {
        while (!left.isEmpty() && faults.size() < MOST_FAULTS) {
            int successor = successor();
            if (successor >= 0) {
                take(successor);
            } else if (isInsertedAtEnd(left.get(0))) {
                ChainRun next = left.get(0);
                long many = current.last - next.first + 1;
                faults.add(new TrailFault(
                        current.lastFile,
                        Math.max(1, current.lastLine - many + 1),
                        current.lastLine,
                        Manipulation.INSERTED,
                        "what follows belongs behind the line before"));
                take(0);
            } else if (!step()) {
                break;
            }
        }
        left.forEach(run -> faults.add(leftOver(run)));
        reordered();
        return faults;
    }

    private TrailFault leftOver(ChainRun run) {
        if (run.isHead && run.number == current.lastNumber + 1 && foreign.contains(run.file)) {
            return run.fault(Manipulation.REPLACED, "goes on with another tree than that of the lines before it");
        }
        return run.fault(
                Manipulation.INSERTED,
                run.isLine() ? "what stands around it is whole without it" : "is no line of a trail");
    }

    /** How many lines the trail has, as far as they go on from its beginning. */
    long size() {
        return walked.stream().mapToLong(run -> run.last + 1).max().orElse(0);
    }

    private void take(int index) {
        current = left.remove(index);
        currentHash = current.hash;
        walked.add(current);
    }

    private int successor() {
        for (int i = 0; i < left.size(); i++) {
            ChainRun run = left.get(i);
            if (run.isLine() && run.first == current.last + 1 && Arrays.equals(run.prev, currentHash)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the next run goes on within this one, so that the end of this one was put between. */
    private boolean isInsertedAtEnd(ChainRun next) throws IOException {
        boolean overlaps = next.isLine() && next.first > current.first && next.first <= current.last;
        if (!overlaps || next.last < current.last || inFiles.indexOf(next) < inFiles.indexOf(current)) {
            return false;
        }
        byte[] before = hashAt.of(current, next.first - 1);
        return before != null && Arrays.equals(before, next.prev);
    }

    /** Goes over a place where the chain is broken; false where nothing comes behind it. */
    private boolean step() {
        int index = 0;
        while (index < left.size() && (left.get(index).first <= current.last || isInPlaceOfAnother(index))) {
            index++;
        }
        if (index == left.size()) {
            return false;
        }
        ChainRun next = left.get(index);
        List<ChainRun> between = List.copyOf(left.subList(0, index));
        long missing = next.first - current.last - 1;
        long lines = between.stream().mapToLong(run -> run.lines).sum();
        if (missing == 0) {
            changed(next, index);
            return true;
        }
        if (lines == 0) {
            removed(next, missing);
        } else if (lines <= missing) {
            between.forEach(run -> faults.add(run.fault(
                    run.isFile() ? Manipulation.REPLACED : Manipulation.CHANGED,
                    "is not the line that stood between " + current.last + " and " + next.first)));
            left.removeAll(between);
            if (lines < missing) {
                removed(next, missing - lines);
            }
        } else {
            removed(next, missing);
        }
        take(left.indexOf(next));
        return true;
    }

    /**
     * Whether the lines of a run are called by numbers of which they are not: what follows goes on with less, they fit into what is missing before
     * that, and nothing belongs to them.
     */
    private boolean isInPlaceOfAnother(int index) {
        ChainRun run = left.get(index);
        long lines = 0;
        for (int i = index; i + 1 < left.size(); i++) {
            ChainRun next = left.get(i + 1);
            lines += left.get(i).lines;
            if (next.first > current.last && next.first <= run.first) {
                return lines <= next.first - current.last - 1 && !isChained(run);
            }
        }
        return false;
    }

    private boolean isChained(ChainRun run) {
        return ends.contains(Link.of(run.first, run.prev)) || begins.contains(Link.of(run.last + 1, run.hash));
    }

    /** The line before says something else than the next one says of it. */
    private void changed(ChainRun next, int index) {
        boolean single = next.lines == 1;
        ChainRun after = index + 1 < left.size() ? left.get(index + 1) : null;
        if (next.isFile() && !isFollowed(next, after) && next.lines > 1) {
            faults.add(next.fault(Manipulation.REPLACED, "the file does not go on from the line before it"));
            take(index);
            return;
        }
        byte[] mended = single ? mended(next) : new byte[0];
        if (single && after != null && after.first == next.last + 1 && Arrays.equals(mended, after.prev)) {
            faults.add(next.fault(Manipulation.CHANGED, "what it says of the line before it was changed"));
            take(index);
            currentHash = mended;
            return;
        }
        if (single && after != null && after.first == next.last + 1) {
            faults.add(new TrailFault(
                    next.file,
                    next.line == 1 ? 1 : next.line - 1,
                    next.line,
                    Manipulation.CHANGED,
                    "the second of them, or both, are not what was written"));
            take(index);
            return;
        }
        if (rangeEnds.contains(new SinceRoot.Break(current.lastFile, current.lastLine, current.last))) {
            faults.add(new TrailFault(
                    current.lastFile,
                    Math.max(1, current.lastLine - 1),
                    current.lastLine,
                    Manipulation.CHANGED,
                    "are not what was written, and the second says of the first what it is now"));
        } else {
            faults.add(
                    current.faultAtEnd(Manipulation.CHANGED, "is not the line that the next one was written behind"));
        }
        take(index);
    }

    private static boolean isFollowed(ChainRun run, @Nullable ChainRun after) {
        return after == null || after.first == run.last + 1 && Arrays.equals(after.prev, run.hash);
    }

    /** The hash that a line had if it said of the line before what that is. */
    private byte[] mended(ChainRun run) {
        byte[] text = run.text.clone();
        byte[] hex = HexFormat.of().formatHex(currentHash).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, text, run.prevAt, hex.length);
        byte[] mended = new byte[TreeHash.BYTES];
        hash.leaf(text, 0, text.length, mended, 0);
        return mended;
    }

    private void removed(ChainRun next, long missing) {
        String what = missing == 1
                ? "the line " + (current.last + 1) + " of the trail is missing"
                : missing + " lines of the trail are missing, from " + (current.last + 1);
        boolean betweenFiles = current.endsFile && next.beginsFile && next.isHead;
        int files = current.lastNumber > 0 ? next.number - current.lastNumber - 1 : 0;
        if (files == 1 && replaced.contains(next.number - 1)) {
            return;
        }
        if (betweenFiles && files <= 0 && foreign.contains(next.file)) {
            faults.add(next.fault(Manipulation.REPLACED, "goes on with another tree than that of the lines before it"));
            return;
        }
        if (betweenFiles && files > 0) {
            String gone = files == 1
                    ? "the file " + (next.number - 1) + " is not there"
                    : "the files " + (next.number - files) + " to " + (next.number - 1) + " are not there";
            faults.add(new TrailFault(
                    next.file, next.line, next.line, Manipulation.REMOVED, gone + ", before this one: " + what));
        } else if (betweenFiles) {
            faults.add(current.faultAtEnd(Manipulation.TRUNCATED, what + ", behind this one"));
        } else {
            faults.add(
                    new TrailFault(next.file, next.line, next.line, Manipulation.REMOVED, what + ", before this one"));
        }
        if (Arrays.equals(next.prev, currentHash)) {
            // Who wrote that knew no line between: it and all that are chained to it were made anew.
            faults.add(next.fault(Manipulation.REPLACED, "was chained anew to the line before what is missing"));
        }
    }

    /** Runs that were walked out of the order of the files: all but the part that is in order and has the most lines. */
    private void reordered() {
        int many = walked.size();
        int[] place = walked.stream().mapToInt(inFiles::indexOf).toArray();
        long[] lines = new long[many];
        int[] before = new int[many];
        int best = 0;
        for (int i = 0; i < many; i++) {
            long own = walked.get(i).lines;
            lines[i] = own;
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                if (place[j] < place[i] && lines[j] + own > lines[i]) {
                    lines[i] = lines[j] + own;
                    before[i] = j;
                }
            }
            best = lines[i] > lines[best] ? i : best;
        }
        boolean[] kept = new boolean[many];
        for (int i = best; i >= 0; i = before[i]) {
            kept[i] = true;
        }
        for (int i = 0; i < many; i++) {
            if (!kept[i]) {
                ChainRun run = walked.get(i);
                faults.add(run.fault(
                        Manipulation.REORDERED,
                        "stands elsewhere than it was written, behind the line " + (run.first - 1) + " of the trail"));
            }
        }
    }
}
