package io.apilog.metrics;

import io.apilog.request.Source;
import java.util.Map;

/**
 * The counts of a source's lines as plain data, to be saved.
 *
 * @param results by what came of the lines, as the label names it
 * @param rejections likewise, by their reason
 * @param filtered by the filter's name
 * @param lastEntryMillis the latest time that an entry named, in milliseconds since 1970, or absent as in an access record
 */
public record SavedLines(
        Source source,
        Map<String, Long> results,
        Map<String, Long> rejections,
        Map<String, Long> filtered,
        long lastEntryMillis) {
    /** Copies the maps. */
    public SavedLines {
        results = Map.copyOf(results);
        rejections = Map.copyOf(rejections);
        filtered = Map.copyOf(filtered);
    }
}
