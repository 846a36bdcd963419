package io.apilog.security;

import io.apilog.insight.EventCopies;
import java.util.List;

/**
 * A copy of what was found, of one moment. Immutable.
 *
 * @param active how many clients are over a threshold, by source and kind; empty of one that was read
 */
public record SecurityCopy(EventCopies events, List<Active> active) {
    /** Copies the list. */
    public SecurityCopy {
        active = List.copyOf(active);
    }

    /** How many clients of a source were over the threshold of a kind within the last five minutes. */
    record Active(String source, SecurityKind kind, int clients) {}
}
