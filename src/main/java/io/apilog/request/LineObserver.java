package io.apilog.request;

import java.util.Set;

/**
 * Sees every line once it is known what it is. For each entry of each line exactly one of {@link #counted}, {@link #filtered}, {@link #rejected}
 * and {@link #ignored} is called, in the file's order, by the reading thread and inside a commit: what is kept of it is of one moment with the
 * place that reading stands at. An observer returns at once, allocates nothing for what it knows, and does not throw, whatever a line holds.
 */
public interface LineObserver {
    /** A request that counts, with its endpoint. */
    default void counted(Request request) {}

    /**
     * A request that a filter left out.
     *
     * @param filter its place among the filters
     */
    default void filtered(Request request, int filter) {}

    /**
     * An entry that could not be read; its record says nothing.
     *
     * @param at the column that the complaint is about, from 0
     */
    default void rejected(Request unread, Rejection reason, int at) {}

    /** A line that is no entry of an access log; its record says nothing. */
    default void ignored(Request unread, Ignored kind) {}

    /**
     * An endpoint is gone, and another one gets its index: whatever is kept by the index of an endpoint is to be dropped. Never in the midst of
     * another call.
     */
    default void vacated(Endpoint endpoint) {}

    /** No line comes any more, as where files are read once: what is open ends. */
    default void end() {}

    /** The texts of a record that it reads; others may be empty. */
    default Set<RequestText> texts() {
        return Set.of();
    }
}
