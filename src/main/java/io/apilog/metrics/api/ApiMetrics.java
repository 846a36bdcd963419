package io.apilog.metrics.api;

import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.ApiOperations;
import io.apilog.metrics.CommitLock;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.SavedCount;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.label.ExtraLabels;
import io.apilog.metrics.label.LabelCombinations;
import io.apilog.metrics.label.LabelSet;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.metrics.series.Family;
import io.apilog.metrics.series.FamilyDefinition;
import io.apilog.metrics.series.SeriesLabels;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.LineObserver;
import io.apilog.request.Request;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * Counts requests. All series of the API families live here; a request of a known label set allocates nothing.
 *
 * <p>Used by the reading thread inside a {@link CommitLock}'s batch, and for copies inside {@link CommitLock#take}.
 */
public final class ApiMetrics implements LineObserver {
    private final MetricsSettings settings;
    private final List<Source> sources;
    private final ApiFamilies families;
    private final ExtraLabels extras;
    private final Placement placement;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final long[] overflowed;
    private Consumer<List<OperationTotals>> dropped = totals -> {};

    /** @throws IllegalArgumentException for more than 1024 sources */
    public ApiMetrics(MetricsSettings settings, List<Source> sources) {
        if (sources.size() > LabelSet.MAX_SOURCES) {
            throw new IllegalArgumentException("more than " + LabelSet.MAX_SOURCES + " sources");
        }
        this.settings = settings;
        this.sources = List.copyOf(sources);
        this.families = new ApiFamilies(settings);
        this.extras = new ExtraLabels(settings.extraLabels(), sources.size());
        this.placement = new Placement(settings, families, extras, sources.size());
        this.overflowed = new long[sources.size() * Overflow.values().length];
        remember(Endpoint.OTHER);
    }

    @Override
    public void counted(Request request) {
        count(request.source(), request.endpoint(), request.method(), request.record());
    }

    @Override
    public void vacated(Endpoint endpoint) {
        dropped.accept(forget(endpoint.index()));
    }

    /** The listener is told what was counted in the series of an endpoint that is gone. To be called before the first line. */
    public void whenDropped(Consumer<List<OperationTotals>> listener) {
        dropped = listener;
    }

    /** Counts one request. */
    public void count(Source source, Endpoint named, HttpMethod method, AccessRecord record) {
        Endpoint endpoint = named.index() < LabelSet.MAX_ENDPOINTS ? named : Endpoint.OTHER;
        remember(endpoint);
        placement.begin();
        long key = LabelSet.pack(source.index(), endpoint.index(), extras.number(source, record), method, 0);
        countRequest(key, endpoint, record);
        observe(key, endpoint, record);
        if (endpoint == Endpoint.OTHER) {
            overflowed(source, Overflow.ENDPOINTS);
        } else if (placement.wasOver()) {
            overflowed(source, Overflow.SERIES);
        }
    }

    /**
     * Makes the series of the answers that documents name, at 0: with one source and no extra labels all their labels are known before
     * the first request. Only requests are, for whether the log has durations and bytes is not; and only up to a quarter of the budget,
     * for these never were asked for. To be called before the first line.
     */
    public void expect(List<ApiOperations.Documented> operations) {
        if (sources.size() != 1 || !settings.extraLabels().isEmpty()) {
            return;
        }
        for (ApiOperations.Documented documented : operations) {
            remember(documented.endpoint());
            ApiOperation operation = documented.operation();
            for (int status : families.requests.definition().status().known(operation.statuses())) {
                long key = LabelSet.pack(
                        0, documented.endpoint().index(), LabelCombinations.EMPTY, operation.method(), status);
                placement.expect(families.requests, key);
            }
        }
    }

    private void countRequest(long anyStatus, Endpoint endpoint, AccessRecord record) {
        Family requests = families.requests;
        long key = anyStatus | requests.status(status(record));
        int row = requests.series().row(key);
        if (row < 0) {
            row = placement.newRow(requests, key, endpoint, families.linesOf(record));
        }
        requests.series().cells()[row]++;
    }

    private void observe(long key, Endpoint endpoint, AccessRecord record) {
        boolean timed = ApiFamilies.isTimed(record);
        if (record.durationNanos != ABSENT && timed) {
            add(families.durations, key | families.durations.status(status(record)), endpoint, record.durationNanos);
        }
        if (record.responseBytes != ABSENT) {
            add(families.responseBytes, key, endpoint, record.responseBytes);
        }
        if (record.requestBytes != ABSENT) {
            add(families.requestBytes, key, endpoint, record.requestBytes);
        }
        for (int i = 0; timed && i < record.attempts; i++) {
            add(families.upstream, key, endpoint, record.upstreamNanos[i]);
        }
    }

    private void add(Family family, long key, Endpoint endpoint, long amount) {
        int row = family.isCounted() ? placement.row(family, key, endpoint) : Placement.NOWHERE;
        if (row != Placement.NOWHERE) {
            family.add(row, amount);
        }
    }

    private static int status(AccessRecord record) {
        return record.status == ABSENT ? StatusLabel.NO_STATUS : record.status;
    }

    private void overflowed(Source source, Overflow reason) {
        overflowed[source.index() * Overflow.values().length + reason.ordinal()]++;
    }

    private void remember(Endpoint endpoint) {
        if (endpoint.index() < endpoints.size() && endpoints.get(endpoint.index()) == endpoint) {
            return;
        }
        while (endpoints.size() <= endpoint.index()) {
            endpoints.add(Endpoint.OTHER);
        }
        endpoints.set(endpoint.index(), endpoint);
    }

    /**
     * Drops all series of an endpoint whose place is given to another; {@code index} is its {@link Endpoint#index()}. Returns what was
     * counted in them.
     */
    List<OperationTotals> forget(int index) {
        LongPredicate dropped = key -> LabelSet.endpoint(key) == index;
        List<OperationTotals> totals = operations(families.requests.copy(dropped), families.durations.copy(dropped));
        families.all.forEach(family -> family.series().retainKeys(key -> LabelSet.endpoint(key) != index));
        tidy();
        return totals;
    }

    /**
     * Drops the series in which nothing was counted for as long as is configured.
     *
     * @param nanoTime now, by a clock as {@link System#nanoTime}
     */
    public void expire(long nanoTime) {
        long idle = settings.expireIdle().toNanos();
        if (idle > 0) {
            families.all.forEach(family -> family.series().expire(nanoTime, idle));
            tidy();
        }
    }

    /** Gives up the values of extra labels that only dropped series had. */
    private void tidy() {
        if (!settings.extraLabels().isEmpty()) {
            BitSet used = new BitSet();
            families.all.forEach(family -> family.series().forEachKey(key -> used.set(LabelSet.extra(key))));
            extras.retain(used);
        }
    }

    /** Sample lines of the API families, those of series that are there now. */
    public int series() {
        return families.lines();
    }

    /** The most sample lines, as configured. */
    public int budget() {
        return settings.budget();
    }

    /** The sample lines of one label set whose requests have a duration: at least so many does a route make that is used. */
    public int linesOfLabelSet() {
        return families.requests.linesOfSeries() + families.durations.linesOfSeries();
    }

    /** A copy of everything. */
    public ApiSnapshot snapshot() {
        return new ApiSnapshot(
                labels(),
                sources,
                families.all.stream().map(Family::copy).toList(),
                overflowed.clone(),
                extras.overflowed(sources),
                series(),
                placement.copy());
    }

    /** What was counted of each operation, as {@link ApiSnapshot#operations} has it, without a whole copy. */
    public List<OperationTotals> operations() {
        return operations(families.requests.copy(), families.durations.copy());
    }

    private List<OperationTotals> operations(Family.Copy requests, Family.Copy durations) {
        return OperationSums.of(labels(), sources, requests, durations);
    }

    private SeriesLabels labels() {
        return new SeriesLabels(settings, sources, List.copyOf(endpoints), extras.texts());
    }

    /** The number of the first copy that a series made now is in; 0 where it need not be seen as 0 first. */
    public long firstCopy() {
        return placement.firstCopy();
    }

    /** The number of the next copy, which series that are new are in first. */
    public long copies() {
        return placement.copies();
    }

    /** A copy of all series, to be saved or to go on elsewhere; {@link #restore} takes it. */
    public SavedSeries save() {
        return new SavedSeries(
                placement.copies(),
                sources,
                endpoints.stream().map(Endpoint::name).toList(),
                extras.texts(),
                families.all.stream().map(Family::save).toList());
    }

    /**
     * Adds series that were saved. Those of families that have another definition now are left out, and those of sources and endpoints
     * that are no longer there. What is over the budget counts as {@code other}.
     *
     * @param named the endpoint of a name
     * @return the families of which nothing was taken, because they are not among those saved or meant something else there
     */
    public List<FamilyDefinition> restore(SavedSeries saved, Function<String, Optional<Endpoint>> named) {
        Function<String, Optional<Endpoint>> remembered = name -> {
            Optional<Endpoint> endpoint = named.apply(name);
            endpoint.ifPresent(this::remember);
            return endpoint;
        };
        placement.copiesAtLeast(saved.copies());
        return new SeriesRestoration(saved, extras, sources, remembered).into(families, placement);
    }

    /** What was over the budgets, to be saved; {@link #restoreCounts} takes it. */
    public List<SavedCount> counts() {
        List<SavedCount> counts = new ArrayList<>(extras.overflowed(sources).save());
        for (Source source : sources) {
            for (Overflow reason : Overflow.values()) {
                long count = overflowed[source.index() * Overflow.values().length + reason.ordinal()];
                if (count > 0) {
                    counts.add(new SavedCount(source.name(), Metric.OVERFLOW.fullName(), reason.label(), count));
                }
            }
        }
        return counts;
    }

    /** Adds those of the counts that are counted here: of what was over the budgets, by the names of source and label. */
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
        if (saved.isOf(Metric.LABEL_OVERFLOW)) {
            extras.restore(source, saved);
        } else if (saved.isOf(Metric.OVERFLOW)) {
            for (Overflow reason : Overflow.values()) {
                if (reason.label().equals(saved.value())) {
                    overflowed[source.index() * Overflow.values().length + reason.ordinal()] += saved.count();
                }
            }
        }
    }

    /** Which budget a request was over. */
    enum Overflow {
        /** The number of endpoints. */
        ENDPOINTS,
        /** The number of sample lines. */
        SERIES;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
