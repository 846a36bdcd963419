package io.apilog.audit.verify;

import io.apilog.audit.AuditException;
import io.apilog.audit.FileHead;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.MerkleFrontier;
import io.apilog.audit.SignedHead;
import io.apilog.audit.TreeHash;
import io.apilog.audit.TreeHead;
import io.apilog.audit.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the proof that one line is in a trail. Reads it twice, and keeps no more than the proof has. */
public final class TrailProver {
    private final VerifierKey key;
    private final List<Path> files;

    /**
     * Proves lines of a trail.
     *
     * @param named files, and directories that they are in
     */
    public TrailProver(VerifierKey key, List<Path> named) throws IOException {
        this.key = key;
        this.files = TrailFiles.inOrder(named);
    }

    /** What is done with each line. */
    private interface EachLine {
        void line(LineHead line, TrailText text);
    }

    /**
     * Proves a line by the last root that is signed.
     *
     * @param index the line's number in the trail
     * @throws AuditException it is not there, or under no signature
     */
    public InclusionProof prove(long index) throws IOException {
        Map<Long, byte[]> roots = new HashMap<>();
        List<SignedHead> signed = new ArrayList<>();
        List<byte[]> found = new ArrayList<>();
        each((line, text) -> {
            if (line.seq() == index && found.isEmpty()) {
                found.add(text.copy());
            }
            if (line.is(LineKind.ROOT)) {
                roots.put(line.number("size"), root(line));
            } else if (line.is(LineKind.SIGNATURE)) {
                signed(line, roots).ifPresent(signed::add);
            }
        });
        if (found.isEmpty()) {
            throw new AuditException("the line " + index + " is not in these files");
        }
        SignedHead last = signed.isEmpty() ? null : signed.get(signed.size() - 1);
        if (last == null || last.head().size() <= index) {
            throw new AuditException("the line " + index + " is not under a signature of this key yet");
        }
        return new InclusionProof(found.get(0), index, hashes(index, last.head().size()), last);
    }

    private static byte[] root(LineHead line) {
        try {
            return Base64.getDecoder().decode(line.field("root").orElse(""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private Optional<SignedHead> signed(LineHead line, Map<Long, byte[]> roots) {
        byte[] root = roots.get(line.number("size"));
        roots.clear();
        if (root == null || root.length != TreeHash.BYTES) {
            return Optional.empty();
        }
        TreeHead head = new TreeHead(key.name(), line.number("size"), root);
        String signature = line.field("signature").orElse("");
        SignedHead signed = new SignedHead(head, List.of(new SignedHead.Signature(key.name(), signature)));
        return key.verifies(signed) ? Optional.of(signed) : Optional.empty();
    }

    private void each(EachLine each) throws IOException {
        LineHead line = new LineHead();
        for (Path file : files) {
            try (TrailText text = TrailText.open(file)) {
                while (text.next()) {
                    if (!text.isTorn() && line.set(text.bytes(), text.from(), text.to())) {
                        each.line(line, text);
                    }
                }
            }
        }
    }

    /** The roots of all subtrees beside the way from the leaf to the root. */
    private List<byte[]> hashes(long index, long size) throws IOException {
        List<Beside> beside = new ArrayList<>();
        beside(index, 0, size, beside);
        TreeHash hash = new TreeHash();
        byte[] leaf = new byte[TreeHash.BYTES];
        long[] next = {-1};
        each((line, text) -> {
            if (next[0] < 0) {
                FileHead.of(line).ifPresent(head -> beside.forEach(one -> one.begin(head.before())));
                next[0] = line.seq();
            }
            if (line.seq() == next[0] && line.seq() < size) {
                hash.leaf(text.bytes(), text.from(), text.to(), leaf, 0);
                beside.forEach(one -> one.add(line.seq(), hash, leaf));
                next[0]++;
            }
        });
        if (next[0] < size) {
            throw new AuditException("the trail is not whole up to the line " + size + ": verify it");
        }
        return beside.stream().map(one -> one.tree.root(hash)).toList();
    }

    private static void beside(long index, long from, long to, List<Beside> into) {
        if (to - from == 1) {
            return;
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        if (index < middle) {
            beside(index, from, middle, into);
            into.add(new Beside(middle, to));
        } else {
            beside(index, middle, to, into);
            into.add(new Beside(from, middle));
        }
    }

    /** A subtree that is beside the way. */
    private static final class Beside {
        private final long from;
        private final long to;
        private final MerkleFrontier tree = new MerkleFrontier();

        Beside(long from, long to) {
            this.from = from;
            this.to = to;
        }

        /** Takes over what lines before the first file are in it. */
        void begin(MerkleFrontier before) {
            long first = before.size();
            long within = Math.min(first, to) - from;
            if (within > 0) {
                List<byte[]> hashes = before.hashes();
                int outside = Long.bitCount(from & first);
                int many = Long.bitCount(within);
                tree.set(MerkleFrontier.of(within, hashes.subList(outside, outside + many)));
            }
        }

        void add(long seq, TreeHash hash, byte[] leaf) {
            if (seq >= from && seq < to) {
                tree.add(hash, leaf, 0);
            }
        }
    }
}
