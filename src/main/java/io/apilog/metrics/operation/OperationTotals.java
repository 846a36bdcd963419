package io.apilog.metrics.operation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted of an operation since its counters began, over all values of extra labels.
 *
 * @param requests all of them
 * @param refused those answered 4xx
 * @param failed those answered 5xx
 * @param statuses requests by the label {@code status}, ascending
 * @param durations of those that have one
 */
public record OperationTotals(
        OperationKey key,
        long requests,
        long refused,
        long failed,
        SortedMap<String, Long> statuses,
        Distribution durations) {
    /** Copies the map. */
    public OperationTotals {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
    }
}
