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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tree over a trail's lines, held against the roots that it says and their signatures. As the hash of a line is taken what the line behind
 * it says, so that one line that was changed does not hide what comes after it.
 */
final class SignatureChecks {
    private static final int MOST_FAULTS = 1_000;
    private static final int MOST_ROOTS = 10_000;

    private final VerifierKey key;
    private final @Nullable SignedHead witnessed;
    private final TreeHash hash = new TreeHash();
    private final MerkleFrontier tree = new MerkleFrontier();
    /** Roots that are yet to be signed, by the size that they are of. */
    private final TreeMap<Long, Root> roots = new TreeMap<>();

    private final List<TrailFault> faults = new ArrayList<>();
    private boolean known;
    private boolean doubtful;
    private long signed;
    private long signatures;
    private long others;
    private long goodFrom = 1;
    private Path goodFile = Path.of("");

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    private record Root(byte[] root, boolean computed) {}

    SignatureChecks(VerifierKey key, @Nullable SignedHead witnessed) {
        this.key = key;
        this.witnessed = witnessed;
    }

    /** A line that follows the one before it as it should, or of which that one was changed. */
    void line(LineHead line, boolean follows, boolean chained, Path file, long number) {
        doubtful |= !chained;
        if (known && follows && tree.size() < Long.MAX_VALUE) {
            if (line.seq() > 0) {
                tree.add(hash, line.prev(), 0);
            }
        } else {
            known = false;
        }
        if (line.is(LineKind.FILE)) {
            begin(line, file, number);
        }
        witness(file, number);
        if (line.is(LineKind.ROOT)) {
            root(line, file, number);
        } else if (line.is(LineKind.SIGNATURE)) {
            signature(line, file, number);
        }
    }

    private void begin(LineHead line, Path file, long number) {
        Optional<FileHead> head = FileHead.of(line);
        if (head.isEmpty()) {
            return;
        }
        MerkleFrontier before = head.get().before();
        if (known && !doubtful && !Arrays.equals(before.root(hash), tree.root(hash))) {
            add(new TrailFault(
                    file,
                    number,
                    number,
                    Manipulation.REPLACED,
                    "the tree that the file goes on with is not the one before it"));
            doubtful = true;
        }
        if (!known || doubtful) {
            tree.set(before);
            known = true;
            doubtful = false;
            goodFile = file;
            goodFrom = number;
        }
    }

    /** No line is left. */
    void end(byte[] lastHash, Path file, long number) {
        if (known) {
            tree.add(hash, lastHash, 0);
            witness(file, number);
        }
    }

    private void witness(Path file, long number) {
        if (witnessed == null
                || !known
                || doubtful
                || tree.size() != witnessed.head().size()) {
            return;
        }
        if (!Arrays.equals(tree.root(hash), witnessed.head().root())) {
            add(new TrailFault(
                    goodFile.toString().isEmpty() ? file : goodFile,
                    goodFrom,
                    number,
                    Manipulation.REPLACED,
                    "lines up to here are not those of which the checkpoint was kept"));
        }
    }

    private void root(LineHead line, Path file, long number) {
        Optional<byte[]> said = line.field("root").map(SignatureChecks::bytes);
        long size = line.number("size");
        if (said.isEmpty() || size < 0) {
            return;
        }
        boolean computed = known && size == tree.size();
        if (computed) {
            if (Arrays.equals(said.get(), tree.root(hash))) {
                doubtful = false;
            } else if (doubtful) {
                computed = false;
                known = false;
            } else {
                computed = false;
                known = false;
                addRewritten(
                        file, number, "lines since the last root that holds are not those of which this is the root");
            }
        }
        roots.put(size, new Root(said.get(), computed));
        if (roots.size() > MOST_ROOTS) {
            roots.pollFirstEntry();
        }
    }

    private void addRewritten(Path file, long number, String what) {
        boolean same = file.equals(goodFile);
        add(new TrailFault(file, same ? Math.min(goodFrom, number) : 1, number, Manipulation.REPLACED, what));
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
        Root root = roots.get(size);
        if (!key.isNamedBy(signature)) {
            others++;
            if (others == 1) {
                add(new TrailFault(
                        file,
                        number,
                        number,
                        Manipulation.SIGNED_BY_ANOTHER,
                        "the signature is of the key " + line.field("key").orElse("") + ", not of " + key.idText()
                                + " (" + key.name() + ")"));
            }
            return;
        }
        if (root == null) {
            // Its root stands in a file that is not here.
            return;
        }
        if (key.verifies(new TreeHead(key.name(), size, root.root()), signature)) {
            signatures++;
            if (root.computed()) {
                signed = Math.max(signed, size);
                goodFile = file;
                goodFrom = number;
            }
            roots.headMap(size, true).clear();
        } else if (known && !doubtful) {
            addRewritten(file, number, "the signature is not of what stands before it");
        }
    }

    private void add(TrailFault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    List<TrailFault> faults() {
        return faults;
    }

    /** How many lines are under a signature that holds. */
    long signed() {
        return signed;
    }

    long signatures() {
        return signatures;
    }
}
