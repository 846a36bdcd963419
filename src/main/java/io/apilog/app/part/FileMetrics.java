package io.apilog.app.part;

import io.apilog.metrics.Metric;
import io.apilog.metrics.SavedCount;
import io.apilog.part.Part;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Source;
import io.apilog.source.report.FileStatus;
import io.apilog.source.report.SourceEvents;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what happens to the files, and shows how far they are read. Counts on the reading thread; shows on any. */
public final class FileMetrics implements SourceEvents, Part<FilesCopy> {
    private static final double NANOS_PER_SECOND = 1e9;

    /** THE list of what is counted of each source's files; the bytes first. */
    private static final Map<Metric, Function<Events, AtomicLong>> COUNTERS = counters();

    private final Map<String, Events> bySource = new LinkedHashMap<>();
    private BooleanSupplier behind = () -> false;
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

    private static Map<Metric, Function<Events, AtomicLong>> counters() {
        Map<Metric, Function<Events, AtomicLong>> counters = new LinkedHashMap<>();
        counters.put(Metric.READ_BYTES, events -> events.bytes);
        counters.put(Metric.FILE_ROTATIONS, events -> events.rotations);
        counters.put(Metric.FILE_TRUNCATIONS, events -> events.truncations);
        counters.put(Metric.FILE_REGRESSIONS, events -> events.regressions);
        counters.put(Metric.FILES_LOST, events -> events.lost);
        counters.put(Metric.FILES_OVER_LIMIT, events -> events.overLimit);
        return Collections.unmodifiableMap(counters);
    }

    /** Counts for these sources, all at 0. */
    public FileMetrics(List<Source> sources) {
        sources.forEach(source -> bySource.put(source.name(), new Events()));
    }

    /** Lines that are handed over while this holds were there at the start. To be called before the first line. */
    public void catchesUpWhile(BooleanSupplier condition) {
        behind = condition;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public int version() {
        return CountsCodec.VERSION;
    }

    @Override
    public String without() {
        return "counters of files and bytes begin at 0";
    }

    @Override
    public FilesCopy copy() {
        List<SavedCount> counts = new ArrayList<>();
        bySource.forEach((source, events) -> COUNTERS.forEach((metric, count) ->
                add(counts, source, metric, count.apply(events).get())));
        add(counts, "", Metric.KNOWN_FILES_FORGOTTEN, forgotten.get());
        return new FilesCopy(
                counts, sourcesWhere(events -> events.wasBehind), sourcesWhere(events -> events.caughtUpShown));
    }

    private static void add(List<SavedCount> counts, String source, Metric metric, long count) {
        if (count > 0) {
            counts.add(new SavedCount(source, metric.fullName(), "", count));
        }
    }

    private Set<String> sourcesWhere(Predicate<Events> condition) {
        return bySource.keySet().stream()
                .filter(source -> condition.test(of(source)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<String> restore(FilesCopy before, SourceNames names) {
        CountsCodec.now(before.counts(), names).forEach(this::restore);
        before.wasBehind().forEach(source -> find(names.now(source)).ifPresent(events -> events.wasBehind = true));
        before.caughtUpShown()
                .forEach(source -> find(names.now(source)).ifPresent(events -> events.caughtUpShown = true));
        return List.of();
    }

    private void restore(SavedCount saved) {
        if (saved.isOf(Metric.KNOWN_FILES_FORGOTTEN)) {
            forgotten.addAndGet(saved.count());
        }
        find(saved.source())
                .ifPresent(events -> COUNTERS.forEach((metric, count) -> {
                    if (saved.isOf(metric)) {
                        count.apply(events).addAndGet(saved.count());
                    }
                }));
    }

    private Optional<Events> find(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    @Override
    public byte[] write(FilesCopy copy) {
        return CountsCodec.write(copy.counts());
    }

    @Override
    public FilesCopy read(int version, SectionReader in) throws DamagedSnapshotException {
        return new FilesCopy(CountsCodec.read(version, in), Set.of(), Set.of());
    }

    /** Versions that did not save them began them at 0 at each start. */
    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public List<MetricFamilySamples> families(FilesCopy copy) {
        List<MetricFamilySamples> families = new ArrayList<>();
        COUNTERS.forEach((metric, count) -> families.add(metric.family(bySource.keySet().stream()
                .map(source -> metric.sample((double) copy.count(source, metric), source))
                .toList())));
        families.add(Metric.KNOWN_FILES_FORGOTTEN.family(
                List.of(Metric.KNOWN_FILES_FORGOTTEN.sample((double) copy.count("", Metric.KNOWN_FILES_FORGOTTEN)))));
        return families;
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
    public MetricFamilySamples bytesRead() {
        return families(copy()).get(0);
    }

    /**
     * The families about the files as they are now.
     *
     * @param known how many files are known
     * @param byScraper whether Prometheus asks: it is shown once that a source was catching up, together with the backlog's counts
     * @param lastEntrySeconds for each source the age of the latest entry read, or NaN
     */
    public List<MetricFamilySamples> now(
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
                Metric.LAG_BYTES.family(lagBytes),
                Metric.LAG_SECONDS.family(lagSeconds),
                Metric.CATCHING_UP.family(catchingUp),
                Metric.FILES.family(open),
                Metric.FILES_UNREADABLE.family(unreadable),
                Metric.KNOWN_FILES.family(List.of(Metric.KNOWN_FILES.sample(known))));
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
}
