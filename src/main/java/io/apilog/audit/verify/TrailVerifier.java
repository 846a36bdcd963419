package io.apilog.audit.verify;

import io.apilog.audit.AuditException;
import io.apilog.audit.LineHead;
import io.apilog.audit.SignedHead;
import io.apilog.audit.TreeHash;
import io.apilog.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies a trail: with its files and its public key, wherever they are, and nothing else. */
public final class TrailVerifier {
    private final VerifierKey key;
    private final @Nullable SignedHead witnessed;
    private final long leastSize;

    /**
     * Verifies with a key.
     *
     * @param witnessed a checkpoint that was kept elsewhere, which the trail must still hold; null for none
     * @param leastSize how many lines there must be, 0 where that is not known
     * @throws AuditException the checkpoint is not signed by the key
     */
    public TrailVerifier(VerifierKey key, @Nullable SignedHead witnessed, long leastSize) throws AuditException {
        this.key = key;
        this.witnessed = witnessed;
        this.leastSize =
                Math.max(leastSize, witnessed == null ? 0 : witnessed.head().size());
        if (witnessed != null && !key.verifies(witnessed)) {
            throw new AuditException(
                    "the checkpoint is not signed by the key " + key.idText() + " (" + key.name() + ")");
        }
    }

    /**
     * Reads all of a trail.
     *
     * @param named files, and directories that they are in
     * @throws IOException one cannot be read
     */
    public Verified verify(List<Path> named) throws IOException {
        List<Path> files = TrailFiles.inOrder(named);
        PlaceChecks places = new PlaceChecks(key);
        SignatureChecks checks = new SignatureChecks(key, places, witnessed);
        ChainReading reading = new ChainReading(checks, places);
        reading.read(files);
        Set<TrailFault> faults = new LinkedHashSet<>(reading.faults());
        List<String> notes = new ArrayList<>();
        List<ChainRun> runs = reading.runs();
        beginning(files, reading, checks.signed(), faults, notes);
        long size = runs.isEmpty() ? 0 : runs.get(0).last + 1;
        if (runs.size() > 1) {
            ChainDiagnosis diagnosis = new ChainDiagnosis(
                    runs, checks.rangeEnds(), checks.foreign(), (run, seq) -> hashAt(files, run, seq));
            faults.addAll(diagnosis.faults());
            size = diagnosis.size();
        }
        faults.addAll(checks.faults());
        end(runs, size, faults);
        faults.addAll(places.besides(List.copyOf(faults)));
        notes(reading, checks, size, faults.isEmpty(), notes);
        return new Verified(
                files,
                reading.lines(),
                reading.records(),
                reading.missing(),
                size,
                checks.signed(),
                reading.bytes(),
                List.copyOf(faults),
                notes);
    }

    private static void beginning(
            List<Path> files, ChainReading reading, long signed, Set<TrailFault> faults, List<String> notes) {
        Path file = files.get(0);
        if (reading.lines() == 0) {
            faults.add(new TrailFault(file, 1, 1, Manipulation.TRUNCATED, "there is no line"));
            return;
        }
        if (reading.first().isEmpty()) {
            headless(file, reading.runs(), faults);
            return;
        }
        int number = reading.first().get().number();
        if (number > 1 && reading.retired(signed) >= number - 1) {
            notes.add("the files before " + number + " were deleted when their time was over, as the trail says");
        } else if (number > 1) {
            faults.add(new TrailFault(
                    file,
                    1,
                    1,
                    Manipulation.REMOVED,
                    "it is the file " + number
                            + ", and the trail does not say under a signature that those before it were deleted"));
        } else if (reading.runs().get(0).first != 0) {
            faults.add(new TrailFault(file, 1, 1, Manipulation.CHANGED, "the first line of a trail has the number 0"));
        }
    }

    /** The first line is none that begins a file. */
    private static void headless(Path file, List<ChainRun> runs, Set<TrailFault> faults) {
        ChainRun begin = runs.get(0);
        boolean isElsewhere = runs.stream().anyMatch(run -> run.first == 0 && run.isHead);
        if (isElsewhere) {
            // What stands before it is named as what was put there.
            return;
        }
        if (begin.isLine() && begin.first > 0 && begin.lines > 1) {
            faults.add(new TrailFault(
                    file,
                    1,
                    1,
                    Manipulation.REMOVED,
                    "what stood before the line " + begin.first
                            + " of the trail is missing, and with it the line that begins the file"));
            return;
        }
        faults.add(new TrailFault(
                file, 1, 1, Manipulation.CHANGED, "is not the line that begins a file, or that is missing"));
    }

    private void end(List<ChainRun> runs, long size, Set<TrailFault> faults) {
        if (size < leastSize && !runs.isEmpty()) {
            ChainRun last = runs.get(runs.size() - 1);
            faults.add(last.faultAtEnd(
                    Manipulation.TRUNCATED,
                    "the trail ends with the line " + (size - 1) + ", and had " + leastSize + " lines"));
        }
    }

    private void notes(ChainReading reading, SignatureChecks checks, long size, boolean whole, List<String> notes) {
        notes.addAll(reading.notes());
        if (!reading.tornFile().toString().isEmpty()) {
            notes.add(reading.tornFile() + ": the last line is not whole, as a power cut leaves it; it is left out");
        }
        if (reading.missing() > 0) {
            notes.add("requests that could not be written, as the trail itself says: " + reading.missing());
        }
        if (checks.signed() == 0) {
            notes.add("nothing is signed that could be checked");
        } else if (checks.signed() < size && whole) {
            notes.add("the last " + (size - checks.signed())
                    + " lines are chained and not signed: whoever can write the files can change them");
        }
        if (leastSize == 0) {
            notes.add("whether more lines stood behind the last one only --checkpoint and --lines can tell");
        }
        if (reading.tooMany()) {
            notes.add("the chain is broken in more places than are told apart");
        }
    }

    /** The hash of a line of a run. */
    private static byte @Nullable [] hashAt(List<Path> files, ChainRun run, long seq) throws IOException {
        LineHead line = new LineHead();
        TreeHash hash = new TreeHash();
        boolean within = false;
        for (Path file : files) {
            within |= file.equals(run.file);
            if (!within) {
                continue;
            }
            try (TrailText text = TrailText.open(file)) {
                while (text.next()) {
                    boolean before = file.equals(run.file) && text.number() < run.line;
                    if (!before && line.set(text.bytes(), text.from(), text.to()) && line.seq() == seq) {
                        byte[] found = new byte[TreeHash.BYTES];
                        hash.leaf(text.bytes(), text.from(), text.to(), found, 0);
                        return found;
                    }
                }
            }
            if (file.equals(run.lastFile)) {
                break;
            }
        }
        return null;
    }
}
