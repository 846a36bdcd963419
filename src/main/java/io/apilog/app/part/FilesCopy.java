package io.apilog.app.part;

import io.apilog.metrics.Metric;
import io.apilog.metrics.SavedCount;
import java.util.List;
import java.util.Set;

/**
 * What happened to the files.
 *
 * @param counts those that are not 0, by their source and metric
 * @param wasBehind sources of which lines were handed over that were there at the start; not saved
 * @param caughtUpShown those of which a scrape has shown that they caught up; not saved
 */
public record FilesCopy(List<SavedCount> counts, Set<String> wasBehind, Set<String> caughtUpShown) {
    /** Copies the collections. */
    public FilesCopy {
        counts = List.copyOf(counts);
        wasBehind = Set.copyOf(wasBehind);
        caughtUpShown = Set.copyOf(caughtUpShown);
    }

    /** The count of a source, by its metric. */
    long count(String source, Metric metric) {
        return counts.stream()
                .filter(count -> count.source().equals(source) && count.isOf(metric))
                .mapToLong(SavedCount::count)
                .sum();
    }
}
