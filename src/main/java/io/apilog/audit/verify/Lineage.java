package io.apilog.audit.verify;

import io.apilog.audit.MerkleFrontier;
import io.apilog.audit.TreeHash;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * One of the trees that a trail's lines can be: there are several where the chain is broken, until a root tells which one it was. Mutable, for one
 * trail.
 */
final class Lineage {
    /** A trail that is forced to the disk seldom has a root a second that is never signed: the last of them are those that can be. */
    private static final int MOST_ROOTS = 1_024;

    private static final long NONE = -1;

    private final MerkleFrontier tree = new MerkleFrontier();

    /** What the tree is at the sizes of which the trail says a root that is yet to be signed. */
    private final TreeMap<Long, byte[]> roots = new TreeMap<>();

    /** From which line on at the earliest a file, with whose tree this one goes on, denies what stands before it. */
    private long deniesFrom = NONE;

    private long born;

    private Lineage() {}

    /** That of which a file says that it goes on with it. */
    static Lineage of(MerkleFrontier tree) {
        Lineage lineage = new Lineage();
        lineage.tree.set(tree);
        lineage.born = tree.size();
        return lineage;
    }

    /** The one that goes on with what a file says, where that is none of those of the lines before it. */
    static Lineage denying(List<Lineage> before, MerkleFrontier said) {
        Lineage lineage = of(said);
        lineage.deniesFrom = before.stream()
                .mapToLong(one -> one.denies() ? one.deniesFrom : firstDifference(one.tree, said))
                .max()
                .orElse(0);
        return lineage;
    }

    /** Another one, equal to this up to here. */
    Lineage copy() {
        Lineage copy = of(tree);
        copy.roots.putAll(roots);
        copy.deniesFrom = deniesFrom;
        copy.born = born;
        return copy;
    }

    void add(TreeHash hash, byte[] leaf) {
        tree.add(hash, leaf, 0);
    }

    long size() {
        return tree.size();
    }

    byte[] root(TreeHash hash) {
        return tree.root(hash);
    }

    /** Keeps what the root is now. */
    byte[] keepRoot(TreeHash hash) {
        byte[] root = tree.root(hash);
        roots.put(tree.size(), root);
        if (roots.size() > MOST_ROOTS) {
            roots.pollFirstEntry();
        }
        return root;
    }

    /** Whether its root at a size was kept. */
    boolean knows(long size) {
        return roots.containsKey(size);
    }

    /** What its root was at a size, which it {@link #knows}. */
    byte[] rootAt(long size) {
        return roots.getOrDefault(size, new byte[0]);
    }

    /** Forgets roots up to a size, which is signed. */
    void signed(long size) {
        roots.headMap(size, true).clear();
        deniesFrom = NONE;
    }

    /** Whether it began behind so many lines. */
    boolean beganBehind(long lines) {
        return born > lines;
    }

    /** Whether it does without lines that stand before a file. */
    boolean denies() {
        return deniesFrom != NONE;
    }

    /** The least line that can be another one than it was, where it {@link #denies} some. */
    long deniesFrom() {
        return deniesFrom;
    }

    /** Whether a tree of another size has another largest whole subtree, where both are of as many lines. */
    boolean contradicts(MerkleFrontier other) {
        return tree.size() > 0
                && Long.highestOneBit(tree.size()) == Long.highestOneBit(other.size())
                && !Arrays.equals(tree.hashes().get(0), other.hashes().get(0));
    }

    /** The first line of the first whole subtree that two trees of one size do not have in common; 0 where nothing is known. */
    private static long firstDifference(MerkleFrontier one, MerkleFrontier other) {
        if (one.size() != other.size()) {
            return 0;
        }
        List<byte[]> ours = one.hashes();
        List<byte[]> theirs = other.hashes();
        long from = 0;
        long rest = one.size();
        for (int i = 0; i < ours.size() && Arrays.equals(ours.get(i), theirs.get(i)); i++) {
            long subtree = Long.highestOneBit(rest);
            from += subtree;
            rest -= subtree;
        }
        return from;
    }
}
