package io.apilog.app;

import io.apilog.metrics.Metric;
import io.apilog.request.Source;
import io.apilog.source.FileStatus;
import io.apilog.source.SourceEvents;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Counts what happens to the files, and shows how far they are read. */
final class FollowingMetrics implements SourceEvents {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Events> bySource = new LinkedHashMap<>();
    private final BooleanSupplier behind;
    private final AtomicLong forgotten = new AtomicLong();

    private static final class Events {
        final AtomicLong bytes = new AtomicLong();
        final AtomicLong rotations = new AtomicLong();
        final AtomicLong truncations = new AtomicLong();
        final AtomicLong regressions = new AtomicLong();
        final AtomicLong lost = new AtomicLong();
        final AtomicLong overLimit = new AtomicLong();
        volatile boolean wasBehind;
        volatile boolean caughtUpShown;
    }

    /**
     * Counts for these sources, all at 0.
     *
     * @param behind whether lines handed over now were there at the start
     */
    FollowingMetrics(List<Source> sources, BooleanSupplier behind) {
        this.behind = behind;
        sources.forEach(source -> bySource.put(source.name(), new Events()));
    }

    /** Goes on with the counts of another one, by the names of sources. */
    void goOn(FollowingMetrics before) {
        forgotten.addAndGet(before.forgotten.get());
        bySource.forEach((source, events) -> {
            Events old = before.bySource.get(source);
            if (old != null) {
                events.bytes.set(old.bytes.get());
                events.rotations.set(old.rotations.get());
                events.truncations.set(old.truncations.get());
                events.regressions.set(old.regressions.get());
                events.lost.set(old.lost.get());
                events.overLimit.set(old.overLimit.get());
                events.wasBehind = old.wasBehind;
                events.caughtUpShown = old.caughtUpShown;
            }
        });
    }

    @Override
    public void bytesRead(String source, long bytes) {
        Events events = of(source);
        events.bytes.addAndGet(bytes);
        if (!events.caughtUpShown && !events.wasBehind && behind.getAsBoolean()) {
            events.wasBehind = true;
        }
    }

    @Override
    public void rotated(String source) {
        of(source).rotations.incrementAndGet();
    }

    @Override
    public void truncated(String source) {
        of(source).truncations.incrementAndGet();
    }

    @Override
    public void regressed(String source) {
        of(source).regressions.incrementAndGet();
    }

    @Override
    public void lost(String source) {
        of(source).lost.incrementAndGet();
    }

    @Override
    public void fileLimitReached(String source) {
        of(source).overLimit.incrementAndGet();
    }

    @Override
    public void forgot(int files) {
        forgotten.addAndGet(files);
    }

    private Events of(String source) {
        Events events = bySource.get(source);
        if (events == null) {
            throw new IllegalArgumentException("no source " + source);
        }
        return events;
    }

    /** The bytes of lines read, which {@code --once} shows too. */
    MetricFamilySamples bytesRead() {
        return counter(Metric.READ_BYTES, events -> events.bytes);
    }

    /**
     * The families about files.
     *
     * @param known how many files are known
     * @param byScraper whether Prometheus asks: it is shown once that a source was catching up, together with the backlog's counts
     * @param lastEntrySeconds for each source the age of the latest entry read, or NaN
     */
    List<MetricFamilySamples> families(
            List<FileStatus> files, int known, boolean byScraper, Map<String, Double> lastEntrySeconds) {
        List<Sample> lagBytes = new ArrayList<>();
        List<Sample> lagSeconds = new ArrayList<>();
        List<Sample> catchingUp = new ArrayList<>();
        List<Sample> open = new ArrayList<>();
        List<Sample> unreadable = new ArrayList<>();
        bySource.forEach((source, events) -> {
            List<FileStatus> own =
                    files.stream().filter(file -> file.source().equals(source)).toList();
            boolean catching = own.stream().anyMatch(FileStatus::catchingUp);
            long lag = own.stream().mapToLong(FileStatus::lagBytes).sum();
            lagBytes.add(Metric.LAG_BYTES.sample((double) lag, source));
            double age = catching ? lastEntrySeconds.getOrDefault(source, 0.0) : 0;
            lagSeconds.add(Metric.LAG_SECONDS.sample(Math.max(waiting(own), age), source));
            boolean shown = catching || events.wasBehind && !events.caughtUpShown;
            catchingUp.add(Metric.CATCHING_UP.sample(shown ? 1 : 0, source));
            events.caughtUpShown |= byScraper && !catching;
            open.add(Metric.FILES.sample((double) followed(own), source));
            unreadable.add(Metric.FILES_UNREADABLE.sample((double) unreadable(own), source));
        });
        return List.of(
                bytesRead(),
                Metric.LAG_BYTES.family(lagBytes),
                Metric.LAG_SECONDS.family(lagSeconds),
                Metric.CATCHING_UP.family(catchingUp),
                Metric.FILES.family(open),
                Metric.FILES_UNREADABLE.family(unreadable),
                Metric.KNOWN_FILES.family(List.of(Metric.KNOWN_FILES.sample(known))),
                Metric.KNOWN_FILES_FORGOTTEN.family(
                        List.of(Metric.KNOWN_FILES_FORGOTTEN.sample((double) forgotten.get()))),
                counter(Metric.FILE_ROTATIONS, events -> events.rotations),
                counter(Metric.FILE_TRUNCATIONS, events -> events.truncations),
                counter(Metric.FILE_REGRESSIONS, events -> events.regressions),
                counter(Metric.FILES_LOST, events -> events.lost),
                counter(Metric.FILES_OVER_LIMIT, events -> events.overLimit));
    }

    private static double waiting(List<FileStatus> files) {
        return files.stream().mapToLong(FileStatus::waitingNanos).max().orElse(0) / NANOS_PER_SECOND;
    }

    private static long followed(List<FileStatus> files) {
        return files.stream()
                .filter(file -> file.state() == FileStatus.State.LIVE || file.state() == FileStatus.State.DRAINING)
                .count();
    }

    private static long unreadable(List<FileStatus> files) {
        return files.stream()
                .filter(file -> file.state() == FileStatus.State.UNREADABLE)
                .count();
    }

    private MetricFamilySamples counter(Metric metric, java.util.function.Function<Events, AtomicLong> count) {
        List<Sample> samples = new ArrayList<>();
        bySource.forEach((source, events) ->
                samples.add(metric.sample((double) count.apply(events).get(), source)));
        return metric.family(samples);
    }
}
