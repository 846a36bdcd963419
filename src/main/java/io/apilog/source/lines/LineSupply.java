package io.apilog.source.lines;

import org.jspecify.annotations.Nullable;

/** Hands out batches of complete lines. Used by one thread; a batch belongs to the caller until it gives it back. */
public interface LineSupply {
    /** Sees what is new. */
    void poll();

    /** The next lines; null where nothing complete is left. */
    @Nullable
    LineBatch next();

    /** The lines of the batch are counted, and its origin has settled. */
    void giveBack(LineBatch batch);
}
