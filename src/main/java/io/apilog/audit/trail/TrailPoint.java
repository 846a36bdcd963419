package io.apilog.audit.trail;

import io.apilog.audit.MerkleFrontier;
import io.apilog.audit.TreeHash;

/** A place in a trail, and all that is needed to go on from it. Mutable; one that was handed over is not written to any more. */
final class TrailPoint {
    final MerkleFrontier tree = new MerkleFrontier();

    /** The hash of the last line. */
    final byte[] last = new byte[TreeHash.BYTES];

    /** The root that stands last in the trail, over the first {@link #rootSize} lines. */
    final byte[] root = new byte[TreeHash.BYTES];

    long rootSize;

    /** The file, from 1; 0 where there is none yet. */
    int file;

    /** Bytes of the file. */
    long length;

    /** Requests in the trail. */
    long records;

    /** Requests of which the trail says that they are missing. */
    long missing;

    /** How many lines there are. */
    long size() {
        return tree.size();
    }

    void set(TrailPoint other) {
        tree.set(other.tree);
        System.arraycopy(other.last, 0, last, 0, last.length);
        System.arraycopy(other.root, 0, root, 0, root.length);
        rootSize = other.rootSize;
        file = other.file;
        length = other.length;
        records = other.records;
        missing = other.missing;
    }

    TrailPoint copy() {
        TrailPoint copy = new TrailPoint();
        copy.set(this);
        return copy;
    }
}
