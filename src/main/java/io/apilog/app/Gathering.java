package io.apilog.app;

import io.apilog.metrics.ApiSnapshot;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.Metric;
import io.apilog.metrics.SavedCount;
import io.apilog.pipeline.Pipelines;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One consistent cut of everything that was counted, and the families made of it. */
record Gathering(
        ApiSnapshot api,
        LineMetrics.Snapshot lines,
        int endpoints,
        int endpointBudget,
        int seriesBudget,
        List<Pipelines.FoundFormat> formats) {
    /** Takes a cut of now, as a person sees it. */
    static Gathering of(Counting counting) {
        return counting.cut().take(() -> copy(counting));
    }

    /** The same, inside a cut. */
    static Gathering copy(Counting counting) {
        counting.expire();
        return new Gathering(
                counting.api().snapshot(),
                counting.lines().snapshot(),
                counting.namer().named(),
                counting.namer().budget(),
                counting.api().budget(),
                counting.pipelines().formats());
    }

    /** As it is shown to a scraper that has seen as 0 what was made up to a copy: series that were made later are 0. */
    Gathering upTo(long copy) {
        return new Gathering(api.upTo(copy), lines, endpoints, endpointBudget, seriesBudget, formats);
    }

    /** What was counted beside series and results of lines, to be saved. */
    List<SavedCount> counts() {
        List<SavedCount> counts = new ArrayList<>(api.counts());
        counts.addAll(lines.counts());
        return counts;
    }

    /** What does not depend on the moment or the machine: the families of {@code --once}, and the first of a scrape. */
    List<MetricFamilySamples> families() {
        List<MetricFamilySamples> families = new ArrayList<>(api.families());
        families.addAll(lines.families());
        families.add(gauge(Metric.ENDPOINTS, endpoints));
        families.add(gauge(Metric.ENDPOINT_BUDGET, endpointBudget));
        families.add(gauge(Metric.SERIES, api.series()));
        families.add(gauge(Metric.SERIES_BUDGET, seriesBudget));
        if (!formats.isEmpty()) {
            families.add(Metric.SOURCE_FORMAT.family(formatSamples()));
        }
        return families;
    }

    private static MetricFamilySamples gauge(Metric metric, int value) {
        return metric.family(List.of(metric.sample(value)));
    }

    private List<Sample> formatSamples() {
        TreeSet<List<String>> distinct =
                new TreeSet<>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)));
        for (Pipelines.FoundFormat found : formats) {
            distinct.add(List.of(
                    found.source(),
                    found.detection().format().id(),
                    found.detection().unitLabel()));
        }
        return distinct.stream()
                .map(values -> Metric.SOURCE_FORMAT.sample(1, values.toArray(new String[0])))
                .toList();
    }
}
