package io.apilog.part;

import java.util.List;

/**
 * What goes on when another configuration takes over. There is at most one of each class in a {@link Parts}.
 *
 * @param <C> a copy of one moment. Immutable, unless the one it is of is over when it is used: as it is where nothing is ever saved of it
 */
public interface Carried<C> {
    /** A copy of now. Inside a commit, so it is of one moment with all others; short, since lines wait for it. */
    C copy();

    /**
     * Goes on with a copy, of a snapshot or of the one before. Inside a commit, and before anything is counted here.
     *
     * @return what cannot go on, each a sentence for people
     */
    List<String> restore(C before, SourceNames names);
}
