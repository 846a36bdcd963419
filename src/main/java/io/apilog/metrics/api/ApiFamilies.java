package io.apilog.metrics.api;

import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.series.Family;
import io.apilog.metrics.series.FamilyDefinition;
import io.apilog.request.AccessRecord;
import java.util.List;

/** The API families, as configured. */
final class ApiFamilies {
    private static final int SWITCHING_PROTOCOLS = 101;

    final Family requests;
    final Family durations;
    final Family responseBytes;
    final Family requestBytes;
    final Family upstream;
    final List<Family> all;

    ApiFamilies(MetricsSettings settings) {
        requests = family(Metric.REQUESTS, settings);
        durations = family(Metric.REQUEST_DURATION, settings);
        responseBytes = family(Metric.RESPONSE_BYTES, settings);
        requestBytes = family(Metric.REQUEST_BYTES, settings);
        upstream = family(Metric.UPSTREAM_DURATION, settings);
        all = List.of(requests, durations, responseBytes, requestBytes, upstream);
    }

    private static Family family(Metric metric, MetricsSettings settings) {
        return new Family(FamilyDefinition.of(metric, settings), settings.shows(metric));
    }

    /** The sample lines of all. */
    int lines() {
        int lines = 0;
        for (int i = 0; i < all.size(); i++) {
            lines += all.get(i).lines();
        }
        return lines;
    }

    /** The most sample lines that the last resort of a source has. */
    int linesOfLastResort() {
        return all.stream()
                .mapToInt(family -> family.classes() * family.linesOfSeries())
                .sum();
    }

    /** The sample lines that a new label set needs for what a record carries. */
    int linesOf(AccessRecord record) {
        boolean timed = isTimed(record);
        return requests.linesOfSeries()
                + (timed && record.durationNanos != ABSENT ? durations.linesOfSeries() : 0)
                + (record.responseBytes != ABSENT ? responseBytes.linesOfSeries() : 0)
                + (record.requestBytes != ABSENT ? requestBytes.linesOfSeries() : 0)
                + (timed && record.attempts > 0 ? upstream.linesOfSeries() : 0);
    }

    /** Whether the times of a request are those of an answer: one that switched protocols lasts as long as its connection. */
    static boolean isTimed(AccessRecord record) {
        return record.status != SWITCHING_PROTOCOLS;
    }
}
