package io.apilog.app;

import io.apilog.endpoint.EndpointState;
import io.apilog.metrics.SavedCount;
import io.apilog.metrics.SavedLines;
import io.apilog.metrics.SavedSeries;
import io.apilog.metrics.scraper.SavedScrapers;
import io.apilog.source.Positions;
import io.apilog.state.Section;
import java.util.List;
import java.util.Map;

/**
 * What a snapshot stands for.
 *
 * @param knowsPositions whether it says where reading stood; without that nothing that is there may be counted
 * @param unknown sections that are not known here, and are kept
 * @param losses what could not be taken over, each a sentence for people
 */
record Restored(
        long savedMillis,
        SavedSeries series,
        List<SavedLines> lines,
        List<SavedCount> counts,
        EndpointState endpoints,
        Positions positions,
        SavedScrapers scrapers,
        boolean knowsPositions,
        Map<String, Section> unknown,
        List<String> losses) {
    Restored {
        lines = List.copyOf(lines);
        counts = List.copyOf(counts);
        unknown = Map.copyOf(unknown);
        losses = List.copyOf(losses);
    }
}
