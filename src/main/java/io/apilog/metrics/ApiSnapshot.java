package io.apilog.metrics;

import static java.util.Comparator.comparingLong;

import io.apilog.endpoint.Endpoint;
import io.apilog.metrics.Series.Rows;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A copy of the API series at one moment, for any thread: what a scrape writes and what the landing page sums up. */
public final class ApiSnapshot {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MetricsSettings settings;
    private final List<Source> sources;
    private final List<Endpoint> endpoints;
    private final Buckets buckets;
    private final Buckets upstreamBuckets;
    private final Rows requests;
    private final Rows durations;
    private final Rows responseBytes;
    private final Rows requestBytes;
    private final Rows upstream;
    private final long[] overflowed;
    private final int series;

    ApiSnapshot(
            MetricsSettings settings,
            List<Source> sources,
            List<Endpoint> endpoints,
            Buckets buckets,
            Buckets upstreamBuckets,
            Rows requests,
            Rows durations,
            Rows responseBytes,
            Rows requestBytes,
            Rows upstream,
            long[] overflowed,
            int series) {
        this.settings = settings;
        this.sources = sources;
        this.endpoints = endpoints;
        this.buckets = buckets;
        this.upstreamBuckets = upstreamBuckets;
        this.requests = requests;
        this.durations = durations;
        this.responseBytes = responseBytes;
        this.requestBytes = requestBytes;
        this.upstream = upstream;
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
        Map<String, long[]> counts = new HashMap<>();
        for (int row = 0; row < requests.size(); row++) {
            long key = requests.key(row);
            long[] count = counts.computeIfAbsent(endpoint(key), name -> new long[2]);
            count[0] += requests.cell(row, 0);
            count[1] += LabelSet.status(key) / 100 == 5 ? requests.cell(row, 0) : 0;
        }
        return counts.entrySet().stream()
                .map(entry -> new Traffic(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted(comparingLong(Traffic::requests).reversed().thenComparing(Traffic::endpoint))
                .limit(most)
                .toList();
    }

    /** Whether a series is shown as 0 because it is new, so that what it counted is still to be seen. */
    public boolean holdsBack() {
        return requests.isHeld()
                || durations.isHeld()
                || responseBytes.isHeld()
                || requestBytes.isHeld()
                || upstream.isHeld();
    }

    /** How many sample lines there are. */
    public int series() {
        return series;
    }

    /** The families that have series. */
    public List<MetricFamilySamples> families() {
        List<MetricFamilySamples> families = new ArrayList<>();
        counters(families, Metric.REQUESTS, requests, true);
        histograms(families, Metric.REQUEST_DURATION, durations, buckets, true);
        counters(families, Metric.RESPONSE_BYTES, responseBytes, false);
        counters(families, Metric.REQUEST_BYTES, requestBytes, false);
        histograms(families, Metric.UPSTREAM_DURATION, upstream, upstreamBuckets, false);
        overflow(families);
        return families;
    }

    private void counters(List<MetricFamilySamples> families, Metric metric, Rows rows, boolean status) {
        if (rows.size() == 0) {
            return;
        }
        List<Sample> samples = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            long key = rows.key(row);
            Source source = sources.get(LabelSet.source(key));
            List<String> values = values(source, key, status ? code(LabelSet.status(key)) : "");
            samples.add(new Sample(metric.fullName(), names(source, status), values, (double) rows.cell(row, 0)));
        }
        families.add(metric.family(samples));
    }

    private void histograms(
            List<MetricFamilySamples> families, Metric metric, Rows rows, Buckets bounds, boolean byStatus) {
        if (rows.size() == 0) {
            return;
        }
        boolean status = byStatus && settings.durationStatus() != MetricsSettings.DurationStatus.NONE;
        List<Sample> samples = new ArrayList<>(rows.size() * bounds.samples());
        for (int row = 0; row < rows.size(); row++) {
            long key = rows.key(row);
            Source source = sources.get(LabelSet.source(key));
            histogram(
                    samples,
                    metric,
                    names(source, status),
                    values(source, key, status ? durationStatus(LabelSet.status(key)) : ""),
                    rows,
                    row,
                    bounds);
        }
        families.add(metric.family(samples));
    }

    private static void histogram(
            List<Sample> samples,
            Metric metric,
            List<String> names,
            List<String> values,
            Rows rows,
            int row,
            Buckets bounds) {
        List<String> bucketNames = with(names, "le");
        long cumulative = 0;
        for (int bucket = 0; bucket < bounds.count(); bucket++) {
            cumulative += rows.cell(row, bucket);
            samples.add(
                    new Sample(metric.fullName() + "_bucket", bucketNames, with(values, bounds.text(bucket)), (double)
                            cumulative));
        }
        double sum = (double) rows.cell(row, bounds.sumColumn()) / NANOS_PER_SECOND;
        samples.add(new Sample(metric.fullName() + "_count", names, values, (double) cumulative));
        samples.add(new Sample(metric.fullName() + "_sum", names, values, sum));
    }

    private void overflow(List<MetricFamilySamples> families) {
        List<Sample> samples = new ArrayList<>();
        ApiMetrics.Overflow[] reasons = ApiMetrics.Overflow.values();
        for (Source source : sources) {
            for (ApiMetrics.Overflow reason : reasons) {
                samples.add(Metric.OVERFLOW.sample(
                        (double) overflowed[source.index() * reasons.length + reason.ordinal()],
                        source.name(),
                        reason.name().toLowerCase(Locale.ROOT)));
            }
        }
        families.add(Metric.OVERFLOW.family(samples));
    }

    private List<String> names(Source source, boolean status) {
        List<String> names = new ArrayList<>(4 + source.labels().size());
        names.add(shown(Label.SOURCE));
        names.add(shown(Label.ENDPOINT));
        names.add(shown(Label.METHOD));
        if (status) {
            names.add(shown(Label.STATUS));
        }
        names.addAll(source.labels().keySet());
        return names;
    }

    private List<String> values(Source source, long key, String status) {
        List<String> values = new ArrayList<>(4 + source.labels().size());
        values.add(source.name());
        values.add(endpoint(key));
        values.add(LabelSet.method(key).label());
        if (!status.isEmpty()) {
            values.add(status);
        }
        values.addAll(source.labels().values());
        return values;
    }

    private String shown(Label label) {
        return settings.labels().getOrDefault(label.text(), label.text());
    }

    private String endpoint(long key) {
        return endpoints.get(LabelSet.endpoint(key)).name();
    }

    private String durationStatus(int status) {
        boolean byClass = settings.durationStatus() == MetricsSettings.DurationStatus.CLASS;
        return byClass && status > 0 ? status + "xx" : code(status);
    }

    private static String code(int status) {
        return status == 0 ? "none" : Integer.toString(status);
    }

    private static List<String> with(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return longer;
    }
}
