package io.apilog.metrics.api;

import static java.util.Comparator.comparingLong;

import io.apilog.metrics.Metric;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.label.LabelOverflow;
import io.apilog.metrics.label.LabelSet;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.metrics.series.Family;
import io.apilog.metrics.series.FamilyDefinition;
import io.apilog.metrics.series.FamilySnapshot;
import io.apilog.metrics.series.PrometheusFamily;
import io.apilog.metrics.series.SeriesLabels;
import io.apilog.metrics.series.SeriesTable.Rows;
import io.apilog.request.Source;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A copy of the API series at one moment, for any thread: what a scrape writes and what the landing page sums up. */
public final class ApiSnapshot {
    private final SeriesLabels labels;
    private final List<Source> sources;
    private final List<Family.Copy> families;
    private final long[] overflowed;
    private final LabelOverflow labelOverflow;
    private final int series;
    private final long number;

    /** @param families that of the requests first, then that of their durations */
    ApiSnapshot(
            SeriesLabels labels,
            List<Source> sources,
            List<Family.Copy> families,
            long[] overflowed,
            LabelOverflow labelOverflow,
            int series,
            long number) {
        this.number = number;
        this.labelOverflow = labelOverflow;
        this.labels = labels;
        this.sources = sources;
        this.families = families;
        this.overflowed = overflowed;
        this.series = series;
    }

    /**
     * What one endpoint was asked.
     *
     * @param errors requests answered 5xx
     */
    public record Traffic(String endpoint, long requests, long errors) {}

    /** The endpoints with most requests over all sources, most first. */
    public List<Traffic> busiest(int most) {
        Rows requests = families.get(0).rows();
        Map<String, long[]> counts = new HashMap<>();
        for (int row = 0; row < requests.size(); row++) {
            long key = requests.key(row);
            long[] count = counts.computeIfAbsent(labels.endpoint(key), name -> new long[2]);
            count[0] += requests.cell(row, 0);
            count[1] += StatusLabel.classOf(LabelSet.status(key)) == 5 ? requests.cell(row, 0) : 0;
        }
        return counts.entrySet().stream()
                .map(entry -> new Traffic(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .filter(traffic -> traffic.requests() > 0)
                .sorted(comparingLong(Traffic::requests).reversed().thenComparing(Traffic::endpoint))
                .limit(most)
                .toList();
    }

    /** What was counted of each operation, those without a request left out; in no order. */
    public List<OperationTotals> operations() {
        return OperationSums.of(labels, sources, families.get(0), families.get(1));
    }

    /** Requests counted as {@code other}, wholly or in part, over all sources and both budgets. */
    public long overflowed() {
        return Arrays.stream(overflowed).sum();
    }

    /** Which copy this is, from 1. */
    public long number() {
        return number;
    }

    /** The same as one is to see it who has seen as 0 what was made up to a copy: series that were made later are 0. */
    public ApiSnapshot upTo(long copy) {
        return new ApiSnapshot(
                labels,
                sources,
                families.stream().map(family -> family.upTo(copy)).toList(),
                overflowed,
                labelOverflow,
                series,
                number);
    }

    /** Whether a series is shown as 0 because it is new, so that what it counted is still to be seen. */
    public boolean holdsBack() {
        return families.stream().anyMatch(family -> family.rows().isHeld());
    }

    /** How many sample lines there are. */
    public int series() {
        return series;
    }

    /** The families that have series, for whatever writes them out. */
    public List<FamilySnapshot> snapshots() {
        return families.stream()
                .filter(family -> family.rows().size() > 0)
                .map(this::snapshot)
                .toList();
    }

    private FamilySnapshot snapshot(Family.Copy family) {
        FamilyDefinition definition = family.definition();
        List<List<String>> names =
                sources.stream().map(source -> labels.names(definition, source)).toList();
        return new FamilySnapshot(definition.metric(), definition.name(), family.buckets(), family.rows(), 1, row -> {
            long key = family.rows().key(row);
            return new FamilySnapshot.Labels(names.get(LabelSet.source(key)), labels.values(definition, key));
        });
    }

    /** The families that have series, and what overflowed, as Prometheus' client library has them. */
    public List<MetricFamilySamples> families() {
        List<MetricFamilySamples> shown = new ArrayList<>();
        snapshots().forEach(family -> shown.add(PrometheusFamily.of(family)));
        shown.add(overflow());
        labelOverflow.family().ifPresent(shown::add);
        return shown;
    }

    private MetricFamilySamples overflow() {
        List<Sample> samples = new ArrayList<>();
        ApiMetrics.Overflow[] reasons = ApiMetrics.Overflow.values();
        for (Source source : sources) {
            for (ApiMetrics.Overflow reason : reasons) {
                long count = overflowed[source.index() * reasons.length + reason.ordinal()];
                samples.add(Metric.OVERFLOW.sample((double) count, source.name(), reason.label()));
            }
        }
        return Metric.OVERFLOW.family(samples);
    }
}
