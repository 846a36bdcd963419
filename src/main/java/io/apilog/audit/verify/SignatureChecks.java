package io.apilog.audit.verify;

import io.apilog.audit.FileHead;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.MerkleFrontier;
import io.apilog.audit.SignedHead;
import io.apilog.audit.TreeHash;
import io.apilog.audit.TreeHead;
import io.apilog.audit.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tree over a trail's lines, held against the roots that it says and their signatures. Where the chain is broken, the hash of a line can be what
 * the line behind it says, or what it is: both trees go on, and the next signed root tells which was the trail's. Where none was, more lines were
 * made anew than those at which the chain is broken.
 */
final class SignatureChecks {
    private static final int MOST_FAULTS = 1_000;
    private static final int MOST_ROOTS = 10_000;
    private static final int MOST_LINEAGES = 16;
    private static final long NONE = -1;
    private static final String MADE_ANEW =
            "from one of " + SinceRoot.THESE + " on each was made anew and chained to the one before, up to the end of"
                    + " the range; no root lies within it that could tell which was the first";

    private static final String UNFIT = SinceRoot.THESE
            + ", since the last root that holds, are not those that a root or a signature behind them is of";

    private final VerifierKey key;
    private final PlaceChecks places;
    private final @Nullable SignedHead witnessed;
    private final TreeHash hash = new TreeHash();
    /** Roots that are yet to be signed, by the size that they are of. */
    private final TreeMap<Long, Said> roots = new TreeMap<>();

    private final SinceRoot since = new SinceRoot();
    private final List<TrailFault> faults = new ArrayList<>();
    private final Set<SinceRoot.Break> rangeEnds = new HashSet<>();
    private final Set<Path> foreign = new HashSet<>();

    /** All that the tree can be; empty where it is not known. */
    private List<Lineage> lineages = new ArrayList<>();
    /** The first of lines that were made anew up to one that is yet to come. */
    private long open = NONE;

    /** What is a fault unless a signature that comes tells otherwise. */
    private final List<Pending> pending = new ArrayList<>();

    private long begin = NONE;
    private long signatures;
    private long signed;
    private long others;

    /** What a line says that the root is. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Said(byte[] root, Path file, long line) {}

    /**
     * @param seq of the line at which it was found
     * @param from the first line of a range that what comes may make longer
     */
    private record Pending(long seq, long from, TrailFault fault) {}

    SignatureChecks(VerifierKey key, PlaceChecks places, @Nullable SignedHead witnessed) {
        this.key = key;
        this.places = places;
        this.witnessed = witnessed;
    }

    /**
     * A line.
     *
     * @param follows whether its number is the next one
     * @param chained whether it says of the line before what that is
     * @param before the hash of that
     */
    void line(LineHead line, boolean follows, boolean chained, byte[] before, Path file, long number) {
        begin = begin == NONE ? line.seq() : begin;
        if (!follows) {
            compare(line, file);
            close();
            forget();
        } else {
            if (!chained) {
                since.broken();
                close();
            }
            if (line.seq() > 0) {
                add(line.prev(), chained ? line.prev() : before);
            }
        }
        since.add(file, number, line.seq());
        if (line.is(LineKind.FILE)) {
            begin(line, file, number);
        }
        witness();
        if (line.is(LineKind.ROOT)) {
            root(line, file, number);
        } else if (line.is(LineKind.SIGNATURE)) {
            signature(line, file, number);
        }
    }

    private void add(byte[] said, byte[] found) {
        if (!Arrays.equals(said, found)) {
            for (Lineage lineage : List.copyOf(lineages)) {
                if (lineages.size() < MOST_LINEAGES) {
                    Lineage other = lineage.copy();
                    other.add(hash, found);
                    lineages.add(other);
                }
                lineage.add(hash, said);
            }
            return;
        }
        for (Lineage lineage : lineages) {
            lineage.add(hash, said);
        }
    }

    /** A file whose number in the trail does not follow can be another trail's all the same. */
    private void compare(LineHead line, Path file) {
        Optional<FileHead> head = line.is(LineKind.FILE) ? FileHead.of(line) : Optional.empty();
        boolean contradicted = !lineages.isEmpty()
                && head.isPresent()
                && lineages.stream().allMatch(one -> one.contradicts(head.get().before()));
        if (contradicted && foreign.size() < MOST_FAULTS) {
            foreign.add(file);
        }
    }

    /** What comes does not go on with what was. */
    private void forget() {
        pending.forEach(one -> add(one.fault()));
        pending.clear();
        lineages.clear();
        since.begin();
    }

    private void begin(LineHead line, Path file, long number) {
        Optional<FileHead> head = FileHead.of(line);
        if (head.isEmpty() && line.seq() == 0) {
            lineages.add(Lineage.of(new MerkleFrontier()));
        }
        if (head.isEmpty()) {
            return;
        }
        MerkleFrontier before = head.get().before();
        if (lineages.isEmpty()) {
            if (open == NONE) {
                since.begin();
                since.add(file, number, line.seq());
            }
            lineages.add(Lineage.of(before));
            return;
        }
        byte[] root = before.root(hash);
        if (lineages.stream().noneMatch(one -> Arrays.equals(one.root(hash), root))) {
            pend(
                    line.seq(),
                    NONE,
                    new TrailFault(
                            file,
                            number,
                            number,
                            Manipulation.REPLACED,
                            "the tree that the file goes on with is not the one before it"));
            Lineage denying = Lineage.denying(lineages, before);
            if (lineages.size() == MOST_LINEAGES) {
                lineages.remove(MOST_LINEAGES - 1);
            }
            lineages.add(denying);
        }
    }

    /** No line is left. */
    void end(byte[] lastHash) {
        add(lastHash, lastHash);
        witness();
        close();
        forget();
    }

    private void witness() {
        if (witnessed == null || lineages.isEmpty()) {
            return;
        }
        long size = witnessed.head().size();
        if (lineages.get(0).size() == size
                && lineages.stream()
                        .noneMatch(one ->
                                Arrays.equals(one.root(hash), witnessed.head().root()))) {
            since.faults(
                            since.first(),
                            size - 1,
                            SinceRoot.THESE + " are not all those of which the checkpoint was kept")
                    .forEach(this::add);
        }
    }

    private void root(LineHead line, Path file, long number) {
        byte[] said = line.field("root").map(SignatureChecks::bytes).orElse(new byte[0]);
        boolean fits = lineages.isEmpty();
        for (Lineage one : lineages) {
            fits |= Arrays.equals(one.keepRoot(hash), said);
        }
        boolean isHere = line.number("size") == line.seq();
        if (!isHere || !fits) {
            rewritten(file, number, line.seq());
        }
        if (isHere) {
            roots.put(line.seq(), new Said(said, file, number));
        }
        if (roots.size() > MOST_ROOTS) {
            roots.pollFirstEntry();
        }
    }

    /** Lines that are not those that were signed, or what is said of them is another. */
    private void rewritten(Path file, long number, long through) {
        long from = since.first();
        List<TrailFault> some = since.faults(from, through, UNFIT);
        if (some.isEmpty()) {
            some = List.of(new TrailFault(
                    file, number, number, Manipulation.REPLACED, UNFIT.replace(SinceRoot.THESE, "this line")));
        }
        pending.removeIf(one -> one.from() == from);
        some.forEach(fault -> pend(through, from, fault));
    }

    private void pend(long seq, long from, TrailFault fault) {
        if (pending.size() < MOST_FAULTS) {
            pending.add(new Pending(seq, from, fault));
        }
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private void signature(LineHead line, Path file, long number) {
        String signature = line.field("signature").orElse("");
        long size = line.number("size");
        signatures++;
        Optional<String> id = VerifierKey.idOf(signature);
        if (id.isEmpty()) {
            // Said of the line alone.
            return;
        }
        if (!key.isNamedBy(signature)) {
            another(id.get(), file, number);
            return;
        }
        if (size <= signed) {
            places.add(new TrailFault(
                    file,
                    number,
                    number,
                    Manipulation.INSERTED,
                    "a signature of as many lines, or of more, stands before it"));
            return;
        }
        if (size < begin && signatures == 1) {
            // Its root stands in a file that was deleted when its time was over.
            return;
        }
        List<Lineage> known = lineages.stream().filter(one -> one.knows(size)).toList();
        Said said = roots.get(size);
        byte[] root = signedOf(said, known, size, signature);
        if (root.length == 0) {
            rewritten(file, number, line.seq());
            return;
        }
        if (said != null && !Arrays.equals(said.root(), root)) {
            places.add(new TrailFault(
                    said.file(),
                    said.line(),
                    said.line(),
                    Manipulation.CHANGED,
                    "says another root of the lines before it than the one that is signed"));
        }
        roots.headMap(size, true).clear();
        if (!known.isEmpty()) {
            told(known, size, root);
        }
    }

    private void another(String id, Path file, long number) {
        others++;
        if (others == 1) {
            add(new TrailFault(
                    file,
                    number,
                    number,
                    Manipulation.SIGNED_BY_ANOTHER,
                    "the signature is of the key " + id + ", not of " + key.idText() + " (" + key.name() + ")"));
        }
    }

    /** The root that is signed: that which is said, or, where that line was changed, the one that there is; empty for none. */
    private byte[] signedOf(@Nullable Said said, List<Lineage> known, long size, String signature) {
        if (said != null && key.verifies(new TreeHead(key.name(), size, said.root()), signature)) {
            return said.root();
        }
        for (Lineage one : known) {
            byte[] root = one.rootAt(size);
            if (key.verifies(new TreeHead(key.name(), size, root), signature)) {
                return root;
            }
        }
        return new byte[0];
    }

    /** What was the trail's tree at a size. */
    private void told(List<Lineage> known, long size, byte[] root) {
        List<Lineage> right = new ArrayList<>(known.stream()
                .filter(one -> Arrays.equals(one.rootAt(size), root))
                .toList());
        pending.removeIf(one -> one.seq() <= size);
        boolean holds = !right.isEmpty();
        if (right.stream().anyMatch(one -> !one.denies())) {
            right.removeIf(Lineage::denies);
        } else {
            long from = right.stream().mapToLong(Lineage::deniesFrom).max().orElse(0);
            madeAnew(Math.max(since.first(), from), size);
        }
        lineages.stream().filter(one -> one.beganBehind(size)).forEach(right::add);
        lineages = right;
        if (holds) {
            right.stream().filter(one -> !one.beganBehind(size)).forEach(one -> one.signed(size));
            signed = Math.max(signed, size);
            since.holds(size);
        } else {
            right.forEach(one -> one.signed(size));
            if (open == NONE) {
                since.begin();
            }
        }
    }

    /** From one of these lines on, up to the next break of the chain, each is another one. */
    private void madeAnew(long from, long size) {
        List<SinceRoot.Break> breaks = since.breaksFor(size);
        if (breaks.isEmpty()) {
            open = open == NONE ? from : open;
            return;
        }
        SinceRoot.Break last = breaks.get(breaks.size() - 1);
        since.faults(from, last.seq(), MADE_ANEW).forEach(this::add);
        if (breaks.size() == 1 && last.seq() > from) {
            rangeEnds.add(last);
        }
    }

    /** The last line was the last that was made anew. */
    private void close() {
        if (open != NONE) {
            since.faults(open, Long.MAX_VALUE, MADE_ANEW).forEach(this::add);
            open = NONE;
        }
    }

    private void add(TrailFault fault) {
        if (faults.size() < MOST_FAULTS && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    List<TrailFault> faults() {
        return faults;
    }

    /** Lines behind which the chain is broken, and that were not the only ones: the line before each was made anew too. */
    Set<SinceRoot.Break> rangeEnds() {
        return rangeEnds;
    }

    /** Files that begin with a tree which the lines before them do not have, whatever their numbers are. */
    Set<Path> foreign() {
        return foreign;
    }

    /** How many lines are under a signature that holds. */
    long signed() {
        return signed;
    }
}
