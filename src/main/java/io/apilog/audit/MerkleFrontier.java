package io.apilog.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is needed of a tree of hashes to add leaves and to tell its root: the root of each whole subtree at its right edge, at most one for
 * each bit of its size. Adding allocates nothing. For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
public final class MerkleFrontier {
    private static final int LEVELS = Long.SIZE - 1;

    private final byte[] nodes = new byte[LEVELS * TreeHash.BYTES];
    private final byte[] carried = new byte[TreeHash.BYTES];
    private long size;

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** Adds a leaf by its hash. */
    public void add(TreeHash hash, byte[] leaf, int at) {
        System.arraycopy(leaf, at, carried, 0, TreeHash.BYTES);
        int level = 0;
        for (long rest = size; (rest & 1) != 0; rest >>>= 1) {
            hash.node(nodes, level * TreeHash.BYTES, carried, 0, carried, 0);
            level++;
        }
        System.arraycopy(carried, 0, nodes, level * TreeHash.BYTES, TreeHash.BYTES);
        size++;
    }

    /** Writes the root of all leaves; of none it is the hash of nothing. */
    public void root(TreeHash hash, byte[] into, int at) {
        if (size == 0) {
            System.arraycopy(TreeHash.sha256().digest(), 0, into, at, TreeHash.BYTES);
            return;
        }
        int level = Long.numberOfTrailingZeros(size);
        System.arraycopy(nodes, level * TreeHash.BYTES, into, at, TreeHash.BYTES);
        for (level++; size >>> level != 0; level++) {
            if ((size >>> level & 1) != 0) {
                hash.node(nodes, level * TreeHash.BYTES, into, at, into, at);
            }
        }
    }

    /** The root in an array of its own. */
    public byte[] root(TreeHash hash) {
        byte[] root = new byte[TreeHash.BYTES];
        root(hash, root, 0);
        return root;
    }

    /** Becomes equal to another one. */
    public void set(MerkleFrontier other) {
        System.arraycopy(other.nodes, 0, nodes, 0, nodes.length);
        size = other.size;
    }

    /** The subtrees' roots, the largest first. */
    public List<byte[]> hashes() {
        List<byte[]> hashes = new ArrayList<>();
        for (int level = LEVELS - 1; level >= 0; level--) {
            if ((size >>> level & 1) != 0) {
                hashes.add(Arrays.copyOfRange(nodes, level * TreeHash.BYTES, (level + 1) * TreeHash.BYTES));
            }
        }
        return hashes;
    }

    /**
     * The frontier of a tree of which nothing else is known.
     *
     * @param hashes as {@link #hashes} gives them
     * @throws IllegalArgumentException they do not belong to a tree of that size
     */
    public static MerkleFrontier of(long size, List<byte[]> hashes) {
        if (size < 0 || Long.bitCount(size) != hashes.size()) {
            throw new IllegalArgumentException(hashes.size() + " hashes are no tree of " + size + " leaves");
        }
        MerkleFrontier frontier = new MerkleFrontier();
        frontier.size = size;
        int next = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            if ((size >>> level & 1) != 0) {
                byte[] hash = hashes.get(next++);
                if (hash.length != TreeHash.BYTES) {
                    throw new IllegalArgumentException("a hash of " + hash.length + " bytes");
                }
                System.arraycopy(hash, 0, frontier.nodes, level * TreeHash.BYTES, TreeHash.BYTES);
            }
        }
        return frontier;
    }
}
