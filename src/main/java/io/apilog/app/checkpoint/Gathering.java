package io.apilog.app.checkpoint;

import io.apilog.app.part.LinesPart;
import io.apilog.app.part.SeriesPart;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.Metric;
import io.apilog.metrics.api.ApiSnapshot;
import io.apilog.part.Copies;
import io.apilog.part.Parts;
import io.apilog.pipeline.Pipelines;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One consistent cut of everything that was counted, and the families made of it.
 *
 * @param parts what the copies are of
 */
public record Gathering(
        Parts parts,
        Copies copies,
        int endpoints,
        int endpointBudget,
        int seriesBudget,
        List<Pipelines.FoundFormat> formats) {
    /** Takes a cut of now, as a person sees it. */
    public static Gathering of(ConfiguredStages counting) {
        return counting.cut().take(() -> copy(counting));
    }

    /** The same, inside a cut. */
    public static Gathering copy(ConfiguredStages counting) {
        return copy(counting, counting.parts());
    }

    /**
     * The same, inside a cut, with more.
     *
     * @param parts those of {@code counting}, and others
     */
    public static Gathering copy(ConfiguredStages counting, Parts parts) {
        counting.expire();
        return new Gathering(
                parts,
                parts.copy(),
                counting.namer().named(),
                counting.namer().budget(),
                counting.api().budget(),
                counting.pipelines().formats());
    }

    /** The series of the API. */
    public ApiSnapshot api() {
        return copies.of(SeriesPart.class).shown();
    }

    /** What came of the lines. */
    public LineMetrics.Snapshot lines() {
        return copies.of(LinesPart.class).shown();
    }

    /** As it is shown to a scraper that has seen as 0 what was made up to a copy: series that were made later are 0. */
    public Gathering upTo(long copy) {
        return new Gathering(parts, parts.upTo(copies, copy), endpoints, endpointBudget, seriesBudget, formats);
    }

    /** What does not depend on the moment or the machine: the families of {@code --once}, and the first of a scrape. */
    public List<MetricFamilySamples> families() {
        List<MetricFamilySamples> families = new ArrayList<>(parts.families(copies));
        families.add(gauge(Metric.ENDPOINTS, endpoints));
        families.add(gauge(Metric.ENDPOINT_BUDGET, endpointBudget));
        families.add(gauge(Metric.SERIES, api().series()));
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
