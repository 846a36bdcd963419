package io.apilog.metrics.api;

import io.apilog.metrics.series.SavedFamily;
import io.apilog.request.Source;
import java.util.List;

/**
 * The series of the API as plain data: to be saved, or to go on under other settings. Everything that a key names by a number is here by
 * its name, since the numbers hold for one {@link ApiMetrics} only.
 *
 * @param copies how many copies were made; the next one has this number
 * @param sources by their index
 * @param endpoints names by their index; empty for an index that is not in use
 * @param extras the values of extra labels by the number of their combination
 */
public record SavedSeries(
        long copies,
        List<Source> sources,
        List<String> endpoints,
        List<List<String>> extras,
        List<SavedFamily> families) {
    /** Copies the lists. */
    public SavedSeries {
        sources = List.copyOf(sources);
        endpoints = List.copyOf(endpoints);
        extras = List.copyOf(extras);
        families = List.copyOf(families);
    }
}
