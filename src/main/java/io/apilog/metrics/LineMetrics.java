package io.apilog.metrics;

import static io.apilog.format.AccessRecord.ABSENT;

import io.apilog.format.Rejection;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts lines by what came of them. Used by the reading thread inside a {@link Cut}'s batch, and for copies inside
 * {@link Cut#take}, so that the lines accepted and the requests counted agree in every scrape.
 */
public final class LineMetrics {
    /** What came of a line. */
    enum Result {
        ACCEPTED,
        FILTERED,
        REJECTED,
        IGNORED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int RESULTS = Result.values().length;
    private static final int REASONS = Rejection.values().length;

    private final List<Source> sources;
    private final List<String> filters;
    private final long[] results;
    private final long[] rejections;
    private final long[] filtered;
    private final long[] lastEntryMillis;

    /** Counts for these sources, all at 0, without filters. */
    public LineMetrics(List<Source> sources) {
        this(sources, List.of());
    }

    /**
     * Counts for these sources and filters, all at 0.
     *
     * @param filters their names, in their order
     */
    public LineMetrics(List<Source> sources, List<String> filters) {
        this.sources = List.copyOf(sources);
        this.filters = List.copyOf(filters);
        this.filtered = new long[sources.size() * filters.size()];
        this.results = new long[sources.size() * RESULTS];
        this.rejections = new long[sources.size() * REASONS];
        this.lastEntryMillis = new long[sources.size()];
        Arrays.fill(lastEntryMillis, ABSENT);
    }

    /**
     * A line that was counted as a request.
     *
     * @param timeMillis the entry's time in milliseconds since 1970, or absent
     */
    public void accepted(Source source, long timeMillis) {
        results[source.index() * RESULTS + Result.ACCEPTED.ordinal()]++;
        lastEntryMillis[source.index()] = Math.max(lastEntryMillis[source.index()], timeMillis);
    }

    /**
     * A line that a filter left out.
     *
     * @param filter its place among the filters
     * @param timeMillis the entry's time in milliseconds since 1970, or absent
     */
    public void filtered(Source source, int filter, long timeMillis) {
        results[source.index() * RESULTS + Result.FILTERED.ordinal()]++;
        filtered[source.index() * filters.size() + filter]++;
        lastEntryMillis[source.index()] = Math.max(lastEntryMillis[source.index()], timeMillis);
    }

    /** A line that could not be counted. */
    public void rejected(Source source, Rejection reason) {
        results[source.index() * RESULTS + Result.REJECTED.ordinal()]++;
        rejections[source.index() * REASONS + reason.ordinal()]++;
    }

    /** A line that is no entry of an access log. */
    public void ignored(Source source) {
        results[source.index() * RESULTS + Result.IGNORED.ordinal()]++;
    }

    /** Goes on with the counts of another one, by the names of sources and filters. */
    public void goOn(LineMetrics before) {
        for (Source source : sources) {
            before.sources.stream()
                    .filter(old -> old.name().equals(source.name()))
                    .findFirst()
                    .ifPresent(old -> goOn(source, before, old));
        }
    }

    private void goOn(Source source, LineMetrics before, Source old) {
        System.arraycopy(before.results, old.index() * RESULTS, results, source.index() * RESULTS, RESULTS);
        System.arraycopy(before.rejections, old.index() * REASONS, rejections, source.index() * REASONS, REASONS);
        lastEntryMillis[source.index()] = before.lastEntryMillis[old.index()];
        for (int filter = 0; filter < filters.size(); filter++) {
            int same = before.filters.indexOf(filters.get(filter));
            if (same >= 0) {
                filtered[source.index() * filters.size() + filter] =
                        before.filtered[old.index() * before.filters.size() + same];
            }
        }
    }

    /** A copy of everything. */
    public Snapshot snapshot() {
        return new Snapshot(
                sources, filters, results.clone(), rejections.clone(), filtered.clone(), lastEntryMillis.clone());
    }

    /** Rejected lines of one reason. */
    public record Rejected(Source source, Rejection reason, long lines) {}

    /** A copy of the counts at one moment, for any thread. */
    public static final class Snapshot {
        private final List<Source> sources;
        private final List<String> filters;
        private final long[] results;
        private final long[] rejections;
        private final long[] filtered;
        private final long[] lastEntryMillis;

        private Snapshot(
                List<Source> sources,
                List<String> filters,
                long[] results,
                long[] rejections,
                long[] filtered,
                long[] lastEntryMillis) {
            this.sources = sources;
            this.filters = filters;
            this.filtered = filtered;
            this.results = results;
            this.rejections = rejections;
            this.lastEntryMillis = lastEntryMillis;
        }

        /** Lines counted as requests, over all sources. */
        public long accepted() {
            return total(Result.ACCEPTED);
        }

        /** Lines that filters left out, over all sources. */
        public long filtered() {
            return total(Result.FILTERED);
        }

        /** Lines that could not be counted, over all sources. */
        public long rejected() {
            return total(Result.REJECTED);
        }

        /** Lines that are no entries, over all sources. */
        public long ignored() {
            return total(Result.IGNORED);
        }

        /** The reasons that occurred. */
        public List<Rejected> rejections() {
            List<Rejected> rejected = new ArrayList<>();
            for (Source source : sources) {
                for (Rejection reason : Rejection.values()) {
                    long lines = rejections[source.index() * REASONS + reason.ordinal()];
                    if (lines > 0) {
                        rejected.add(new Rejected(source, reason, lines));
                    }
                }
            }
            return rejected;
        }

        /** For each source with an entry whose time is known the latest of them, in milliseconds since 1970. */
        public Map<Source, Long> lastEntryMillis() {
            Map<Source, Long> last = new LinkedHashMap<>();
            for (Source source : sources) {
                if (lastEntryMillis[source.index()] != ABSENT) {
                    last.put(source, lastEntryMillis[source.index()]);
                }
            }
            return last;
        }

        /** The families; series whose labels are known beforehand are there from the start. */
        public List<MetricFamilySamples> families() {
            List<Sample> lines = new ArrayList<>();
            List<Sample> rejected = new ArrayList<>();
            List<Sample> last = new ArrayList<>();
            for (Source source : sources) {
                for (Result result : Result.values()) {
                    long count = results[source.index() * RESULTS + result.ordinal()];
                    lines.add(Metric.LINES.sample((double) count, source.name(), result.label()));
                }
                for (Rejection reason : Rejection.values()) {
                    long count = rejections[source.index() * REASONS + reason.ordinal()];
                    rejected.add(Metric.LINES_REJECTED.sample((double) count, source.name(), reason.label()));
                }
            }
            lastEntryMillis()
                    .forEach((source, millis) -> last.add(Metric.LAST_ENTRY.sample(millis / 1e3, source.name())));
            List<MetricFamilySamples> families = new ArrayList<>();
            families.add(Metric.LINES.family(lines));
            families.add(Metric.LINES_REJECTED.family(rejected));
            if (!filters.isEmpty()) {
                families.add(Metric.LINES_FILTERED.family(filteredSamples()));
            }
            if (!last.isEmpty()) {
                families.add(Metric.LAST_ENTRY.family(last));
            }
            return families;
        }

        private List<Sample> filteredSamples() {
            List<Sample> samples = new ArrayList<>();
            for (Source source : sources) {
                for (int i = 0; i < filters.size(); i++) {
                    long count = filtered[source.index() * filters.size() + i];
                    samples.add(Metric.LINES_FILTERED.sample((double) count, source.name(), filters.get(i)));
                }
            }
            return samples;
        }

        private long total(Result result) {
            long total = 0;
            for (Source source : sources) {
                total += results[source.index() * RESULTS + result.ordinal()];
            }
            return total;
        }
    }
}
