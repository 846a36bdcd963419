package io.apilog.state;

import java.io.IOException;

/** Writes files that several snapshots share. */
@FunctionalInterface
public interface Sharing {
    /**
     * Writes a new one, whole when this returns. It is deleted once no snapshot names it: the next that is saved must.
     *
     * @param name what it holds, in small letters
     * @param pieces its bytes, piece by piece, so that they need not be in memory together
     */
    SharedFile share(String name, Iterable<byte[]> pieces) throws IOException;
}
