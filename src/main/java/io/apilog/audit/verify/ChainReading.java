package io.apilog.audit.verify;

import io.apilog.audit.FileHead;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.TreeHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a trail once, hashes each line once, and tells in which runs it is chained. For one thread. */
final class ChainReading {
    private static final int MOST_RUNS = 10_000;
    private static final int MOST_NOTES = 100;
    private static final int MOST_RETIRED = 10_000;
    private static final byte[] NOTHING = new byte[0];

    private final SignatureChecks checks;
    private final PlaceChecks places;
    private final TreeHash hash = new TreeHash();
    private final LineHead line = new LineHead();
    private final List<ChainRun> runs = new ArrayList<>();
    private final List<TrailFault> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable ChainRun run;
    private @Nullable FileHead first;
    private Path tornFile = Path.of("");
    private int fileNumber;
    private long lines;
    private long records;
    private long missing;
    private long bytes;
    /** Of which files it is said that they were deleted, by the lines that say it. */
    private final TreeMap<Long, Long> retired = new TreeMap<>();

    private boolean tooMany;

    ChainReading(SignatureChecks checks, PlaceChecks places) {
        this.places = places;
        this.checks = checks;
    }

    /** Reads files, which are in order. */
    void read(List<Path> files) throws IOException {
        for (Path file : files) {
            boolean last = file.equals(files.get(files.size() - 1));
            read(file, last);
        }
        ChainRun end = run;
        if (end != null) {
            checks.end(end.hash);
        }
    }

    private void read(Path file, boolean last) throws IOException {
        try (TrailText text = TrailText.open(file)) {
            long before = lines;
            while (text.next()) {
                bytes += text.to() - text.from() + 1;
                if (text.isTorn()) {
                    torn(file, text, last);
                } else {
                    line(file, text);
                }
            }
            if (run != null && lines > before) {
                run.endsFile = true;
                run.lastNumber = fileNumber;
            }
            if (lines == before && !last) {
                faults.add(new TrailFault(file, 1, 1, Manipulation.TRUNCATED, "the file is empty"));
            } else if (lines == before) {
                note(file + ": the last file is empty");
            }
        }
    }

    private void torn(Path file, TrailText text, boolean last) {
        if (last) {
            tornFile = file;
        } else {
            faults.add(new TrailFault(
                    file, text.number(), text.number(), Manipulation.TRUNCATED, "the file ends within a line"));
        }
    }

    private void line(Path file, TrailText text) {
        lines++;
        boolean isLine = line.set(text.bytes(), text.from(), text.to());
        ChainRun before = run;
        boolean follows = isLine && before != null && line.seq() == before.last + 1;
        boolean chained = before != null && follows && Arrays.equals(line.prev(), before.hash);
        if (isLine) {
            places.line(line, follows, text.bytes(), text.to(), file, text.number());
            checks.line(line, follows, chained, before == null ? NOTHING : before.hash, file, text.number());
            count();
            place(file, text.number());
        }
        if (before != null && chained) {
            before.add(file, text.number(), line.seq());
        } else {
            begin(file, text, isLine);
        }
        ChainRun now = run;
        if (now != null) {
            hash.leaf(text.bytes(), text.from(), text.to(), now.hash, 0);
        }
    }

    private void begin(Path file, TrailText text, boolean isLine) {
        if (runs.size() == MOST_RUNS) {
            tooMany = true;
            return;
        }
        ChainRun fresh = isLine
                ? new ChainRun(
                        file,
                        text.number(),
                        line.seq(),
                        line.prev().clone(),
                        text.copy(),
                        line.prevAt(),
                        line.is(LineKind.FILE))
                : new ChainRun(file, text.number(), ChainRun.NONE, new byte[TreeHash.BYTES], new byte[0], 0, false);
        fresh.number = fileNumber;
        runs.add(fresh);
        run = fresh;
    }

    /** A file that is called by another's number, and one that was put behind another, are whole: the lines say where they belong. */
    private void place(Path file, long number) {
        Optional<FileHead> head = line.is(LineKind.FILE) ? FileHead.of(line) : Optional.empty();
        if (head.isEmpty()) {
            return;
        }
        fileNumber = head.get().number();
        long named = TrailFiles.named(file);
        if (number > 1) {
            note(file + ": the file " + head.get().number() + " stands in it from line " + number + " on");
        } else if (named != head.get().number() && named != Long.MAX_VALUE) {
            note(file + ": is the file " + head.get().number() + ", and is called by another number");
        }
    }

    private void note(String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(text);
        }
    }

    private void count() {
        if (line.is(LineKind.ACCESS)) {
            records++;
        } else if (line.is(LineKind.GAP)) {
            missing += Math.max(0, line.number("missing"));
        } else if (line.is(LineKind.RETIRED)) {
            retire(line.number("file"));
        } else if (line.is(LineKind.FILE) && lines == 1) {
            Optional<FileHead> head = FileHead.of(line);
            first = head.orElse(null);
        }
    }

    /** Where a later line says it of a later file is what is asked for. */
    private void retire(long number) {
        retired.put(line.seq(), number);
        if (retired.size() > MOST_RETIRED) {
            retired.pollFirstEntry();
        }
    }

    List<ChainRun> runs() {
        return runs;
    }

    /** What is wrong with files by themselves. */
    List<TrailFault> faults() {
        return faults;
    }

    /** What is to be known of files, and is no fault. */
    List<String> notes() {
        return notes;
    }

    /** What the first line of all says; empty where that is none. */
    Optional<FileHead> first() {
        return Optional.ofNullable(first);
    }

    /** The file whose last line is not whole, being the last file; empty where there is none. */
    Path tornFile() {
        return tornFile;
    }

    long lines() {
        return lines;
    }

    long records() {
        return records;
    }

    /** Requests of which the trail says that they are missing. */
    long missing() {
        return missing;
    }

    long bytes() {
        return bytes;
    }

    /** The last file of which it is said, among so many first lines, that it was deleted; 0 for none. */
    long retired(long size) {
        return retired.headMap(size).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Whether there are more runs than are kept. */
    boolean tooMany() {
        return tooMany;
    }
}
