package io.apilog.metrics;

import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Ignored;
import io.apilog.request.LineObserver;
import io.apilog.request.Rejection;
import io.apilog.request.Request;
import io.apilog.request.Source;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counts lines by what came of them. Used by the reading thread inside a {@link CommitLock}'s batch, and for copies inside
 * {@link CommitLock#take}, so that the lines accepted and the requests counted agree in every scrape.
 */
public final class LineMetrics implements LineObserver {
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

    /** Of fewer lines nothing is said: what a program says at its start may be most of them. */
    private static final int FEWEST_LINES = 100;

    private static final int RESULTS = Result.values().length;
    private static final int LEFT_OUT = DurationLeftOut.values().length;
    private static final int REASONS = Rejection.values().length;
    private static final int KINDS = Ignored.values().length;

    private final List<Source> sources;
    private final List<String> filters;
    private final long[] results;
    private final long[] rejections;
    private final long[] filtered;
    private final long[] lastEntryMillis;
    /** Of all sources, since the start of the process; not saved. */
    private long firstEntryMillis = ABSENT;

    private final long[] repaired;
    private final long[] durationsLeftOut;
    private final long[] ignored;

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
        this.repaired = new long[sources.size()];
        this.durationsLeftOut = new long[sources.size() * LEFT_OUT];
        this.ignored = new long[sources.size() * KINDS];
        Arrays.fill(lastEntryMillis, ABSENT);
    }

    @Override
    public void counted(Request request) {
        AccessRecord record = request.record();
        accepted(request.source(), record.timeMillis);
        if (record.repaired) {
            repaired(request.source());
        }
        if (record.leftOut != null) {
            durationLeftOut(request.source(), record.leftOut);
        }
    }

    @Override
    public void filtered(Request request, int filter) {
        filtered(request.source(), filter, request.record().timeMillis);
    }

    @Override
    public void rejected(Request unread, Rejection reason, int at) {
        rejected(unread.source(), reason);
    }

    @Override
    public void ignored(Request unread, Ignored kind) {
        ignored(unread.source(), kind);
    }

    /**
     * A line that was counted as a request.
     *
     * @param timeMillis the entry's time in milliseconds since 1970, or absent
     */
    public void accepted(Source source, long timeMillis) {
        results[source.index() * RESULTS + Result.ACCEPTED.ordinal()]++;
        entry(source, timeMillis);
    }

    private void entry(Source source, long timeMillis) {
        int index = source.index();
        lastEntryMillis[index] = Math.max(lastEntryMillis[index], timeMillis);
        if (timeMillis != ABSENT && (firstEntryMillis == ABSENT || timeMillis < firstEntryMillis)) {
            firstEntryMillis = timeMillis;
        }
    }

    /** A request that was counted without its duration. */
    public void durationLeftOut(Source source, DurationLeftOut reason) {
        durationsLeftOut[source.index() * LEFT_OUT + reason.ordinal()]++;
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
        entry(source, timeMillis);
    }

    /** A line that was counted had to be mended before it could be read. */
    public void repaired(Source source) {
        repaired[source.index()]++;
    }

    /** A line that could not be counted. */
    public void rejected(Source source, Rejection reason) {
        results[source.index() * RESULTS + Result.REJECTED.ordinal()]++;
        rejections[source.index() * REASONS + reason.ordinal()]++;
    }

    /** A line that is no entry of an access log. Which kind it was is counted since the start of the process; not saved. */
    public void ignored(Source source, Ignored kind) {
        results[source.index() * RESULTS + Result.IGNORED.ordinal()]++;
        ignored[source.index() * KINDS + kind.ordinal()]++;
    }

    /** Adds what was saved, of sources that are as they were. */
    public void restore(List<SavedLines> saved) {
        for (SavedLines lines : saved) {
            sources.stream().filter(lines.source()::isSame).findFirst().ifPresent(source -> restore(source, lines));
        }
    }

    private void restore(Source source, SavedLines saved) {
        for (Result result : Result.values()) {
            results[source.index() * RESULTS + result.ordinal()] +=
                    saved.results().getOrDefault(result.label(), 0L);
        }
        for (Rejection reason : Rejection.values()) {
            rejections[source.index() * REASONS + reason.ordinal()] +=
                    saved.rejections().getOrDefault(reason.label(), 0L);
        }
        for (int i = 0; i < filters.size(); i++) {
            filtered[source.index() * filters.size() + i] += saved.filtered().getOrDefault(filters.get(i), 0L);
        }
        lastEntryMillis[source.index()] = Math.max(lastEntryMillis[source.index()], saved.lastEntryMillis());
    }

    /** Adds those of the counts that are counted here, of sources by their names. */
    public void restoreCounts(List<SavedCount> saved) {
        for (SavedCount count : saved) {
            for (Source source : sources) {
                if (source.name().equals(count.source())) {
                    restore(source, count);
                }
            }
        }
    }

    private void restore(Source source, SavedCount saved) {
        if (saved.isOf(Metric.LINES_REPAIRED)) {
            repaired[source.index()] += saved.count();
        } else if (saved.isOf(Metric.DURATIONS_LEFT_OUT)) {
            for (DurationLeftOut reason : DurationLeftOut.values()) {
                if (reason.label().equals(saved.value())) {
                    durationsLeftOut[source.index() * LEFT_OUT + reason.ordinal()] += saved.count();
                }
            }
        }
    }

    /** A copy of everything. */
    public Snapshot snapshot() {
        return new Snapshot(
                sources,
                filters,
                results.clone(),
                rejections.clone(),
                filtered.clone(),
                lastEntryMillis.clone(),
                firstEntryMillis,
                repaired.clone(),
                durationsLeftOut.clone(),
                ignored.clone());
    }

    /** Ignored lines of one kind, since the start of the process. */
    public record IgnoredKind(Source source, Ignored kind, long lines) {}

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
        private final long firstEntryMillis;
        private final long[] repaired;
        private final long[] durationsLeftOut;
        private final long[] ignored;

        private Snapshot(
                List<Source> sources,
                List<String> filters,
                long[] results,
                long[] rejections,
                long[] filtered,
                long[] lastEntryMillis,
                long firstEntryMillis,
                long[] repaired,
                long[] durationsLeftOut,
                long[] ignored) {
            this.ignored = ignored;
            this.repaired = repaired;
            this.durationsLeftOut = durationsLeftOut;
            this.sources = sources;
            this.filters = filters;
            this.filtered = filtered;
            this.results = results;
            this.rejections = rejections;
            this.lastEntryMillis = lastEntryMillis;
            this.firstEntryMillis = firstEntryMillis;
        }

        /** As plain data, to be saved; {@link #restore} takes it. */
        public List<SavedLines> save() {
            return sources.stream().map(this::save).toList();
        }

        private SavedLines save(Source source) {
            Map<String, Long> byResult = new LinkedHashMap<>();
            for (Result result : Result.values()) {
                byResult.put(result.label(), results[source.index() * RESULTS + result.ordinal()]);
            }
            Map<String, Long> byReason = new LinkedHashMap<>();
            for (Rejection reason : Rejection.values()) {
                byReason.put(reason.label(), rejections[source.index() * REASONS + reason.ordinal()]);
            }
            Map<String, Long> byFilter = new LinkedHashMap<>();
            for (int i = 0; i < filters.size(); i++) {
                byFilter.put(filters.get(i), filtered[source.index() * filters.size() + i]);
            }
            return new SavedLines(source, byResult, byReason, byFilter, lastEntryMillis[source.index()]);
        }

        /** What {@link #save} does not have and was counted; {@link #restoreCounts} takes it. */
        public List<SavedCount> counts() {
            List<SavedCount> counts = new ArrayList<>();
            for (Source source : sources) {
                add(counts, source, Metric.LINES_REPAIRED, "", repaired[source.index()]);
                for (DurationLeftOut reason : DurationLeftOut.values()) {
                    long count = durationsLeftOut[source.index() * LEFT_OUT + reason.ordinal()];
                    add(counts, source, Metric.DURATIONS_LEFT_OUT, reason.label(), count);
                }
            }
            return counts;
        }

        private static void add(List<SavedCount> counts, Source source, Metric metric, String value, long count) {
            if (count > 0) {
                counts.add(new SavedCount(source.name(), metric.fullName(), value, count));
            }
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

        /** The kinds of ignored lines that occurred since the start of the process. */
        public List<IgnoredKind> ignoredKinds() {
            List<IgnoredKind> kinds = new ArrayList<>();
            for (Source source : sources) {
                for (Ignored kind : Ignored.values()) {
                    long lines = ignored[source.index() * KINDS + kind.ordinal()];
                    if (lines > 0) {
                        kinds.add(new IgnoredKind(source, kind, lines));
                    }
                }
            }
            return kinds;
        }

        /** A source most of whose lines are not counted, as they are no entries of a log that is known. */
        public record MostlyIgnored(Source source, long lines) {}

        /** The sources of whose lines more than half are ignored. */
        public List<MostlyIgnored> mostlyIgnored() {
            List<MostlyIgnored> mostly = new ArrayList<>();
            for (Source source : sources) {
                long all = 0;
                for (Result result : Result.values()) {
                    all += results[source.index() * RESULTS + result.ordinal()];
                }
                long left = results[source.index() * RESULTS + Result.IGNORED.ordinal()];
                if (all >= FEWEST_LINES && left * 2 > all) {
                    mostly.add(new MostlyIgnored(source, left));
                }
            }
            return mostly;
        }

        /** The earliest time that an entry names which was read since the start of the process; in milliseconds since 1970. */
        public OptionalLong firstEntryMillis() {
            return firstEntryMillis == ABSENT ? OptionalLong.empty() : OptionalLong.of(firstEntryMillis);
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
            List<Sample> mended = new ArrayList<>();
            for (Source source : sources) {
                for (Result result : Result.values()) {
                    long count = results[source.index() * RESULTS + result.ordinal()];
                    lines.add(Metric.LINES.sample((double) count, source.name(), result.label()));
                }
                mended.add(Metric.LINES_REPAIRED.sample((double) repaired[source.index()], source.name()));
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
            families.add(Metric.LINES_REPAIRED.family(mended));
            families.add(Metric.DURATIONS_LEFT_OUT.family(leftOutSamples()));
            if (!filters.isEmpty()) {
                families.add(Metric.LINES_FILTERED.family(filteredSamples()));
            }
            if (!last.isEmpty()) {
                families.add(Metric.LAST_ENTRY.family(last));
            }
            return families;
        }

        /** Requests counted without their duration, for a reason, over all sources. */
        public long leftOut(DurationLeftOut reason) {
            long sum = 0;
            for (Source source : sources) {
                sum += durationsLeftOut[source.index() * LEFT_OUT + reason.ordinal()];
            }
            return sum;
        }

        private List<Sample> leftOutSamples() {
            List<Sample> samples = new ArrayList<>();
            for (Source source : sources) {
                for (DurationLeftOut reason : DurationLeftOut.values()) {
                    long count = durationsLeftOut[source.index() * LEFT_OUT + reason.ordinal()];
                    samples.add(Metric.DURATIONS_LEFT_OUT.sample((double) count, source.name(), reason.label()));
                }
            }
            return samples;
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
