package io.apilog.app.explain;

import java.util.Set;

/**
 * Which lines of a log a person wants to see.
 *
 * @param numbers from 1, in each file; empty for all
 * @param rejected whether only lines that were rejected
 */
public record Selection(Set<Long> numbers, boolean rejected) {
    /** All lines. */
    public static final Selection ALL = new Selection(Set.of(), false);

    /** Keeps the numbers as they are. */
    public Selection {
        numbers = Set.copyOf(numbers);
    }

    boolean takes(ExplainedLine line) {
        return (numbers.isEmpty() || numbers.contains(line.number()))
                && (!rejected || line.result().equals("rejected"));
    }
}
