package io.apilog.overview;

import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The requests since the counters began.
 *
 * @param operations those with most requests first
 */
public record Traffic(List<OperationTotals> operations) {
    /** Puts the operations in order: most requests first, then by name. */
    public Traffic {
        List<OperationTotals> sorted = new ArrayList<>(operations);
        sorted.sort(Comparator.comparingLong(OperationTotals::requests)
                .reversed()
                .thenComparing(operation -> operation.key().endpoint())
                .thenComparing(operation -> operation.key().method())
                .thenComparing(operation -> operation.key().source()));
        operations = List.copyOf(sorted);
    }

    /** All requests. */
    public long requests() {
        return operations.stream().mapToLong(OperationTotals::requests).sum();
    }

    /** Requests answered 4xx. */
    public long refused() {
        return operations.stream().mapToLong(OperationTotals::refused).sum();
    }

    /** Requests answered 5xx. */
    public long failed() {
        return operations.stream().mapToLong(OperationTotals::failed).sum();
    }

    /** The durations of all. */
    public Distribution durations() {
        return operations.stream().map(OperationTotals::durations).reduce(Distribution.NONE, Distribution::plus);
    }

    /** Requests by status, ascending. */
    public SortedMap<String, Long> statuses() {
        SortedMap<String, Long> statuses = new TreeMap<>();
        for (OperationTotals operation : operations) {
            for (Map.Entry<String, Long> status : operation.statuses().entrySet()) {
                statuses.merge(status.getKey(), status.getValue(), Long::sum);
            }
        }
        return statuses;
    }

    /** How many sources the requests are from: of more than one they are added up, which is to be said. */
    public long sources() {
        return operations.stream()
                .map(operation -> operation.key().source())
                .distinct()
                .count();
    }
}
