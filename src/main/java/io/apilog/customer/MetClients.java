package io.apilog.customer;

import io.apilog.client.ClientRow;
import io.apilog.metrics.Metric;
import io.apilog.request.Source;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many clients of each source there were within five minutes and an hour, and how many of them met something. Now is the log's time, and where no
 * line comes the time that goes by. Not saved: after a start the windows fill anew.
 */
final class MetClients {
    private static final int ACTIVE = 0;
    private static final int ERROR = 1;
    private static final int SLOW = 2;
    private static final int REFUSED = 3;
    private static final int KINDS = 4;
    private static final List<String> KIND_TEXTS = List.of("active", "error", "slow", "refused");
    private static final List<String> WINDOW_TEXTS = List.of("5m", "1h");
    private static final int[] WINDOWS = {300, RecentClients.HOUR_SECONDS};
    private static final long UNKNOWN = -1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** How many clients are kept of each kind and source, and of all sources together. */
    private static final int MOST = 4096;

    private static final int LEAST = 256;
    private static final int MOST_OF_ALL = 1 << 16;

    private final List<Source> sources;
    private final LongSupplier nanoTime;
    private final int most;
    private final @Nullable RecentClients[] kept;
    /** Where a log has none, nobody can say that no answer was slow. */
    private final boolean[] hasDurations;

    private final long[] logMillis;
    private final long[] copiedMillis;
    private final long[] copiedNanos;
    private boolean ended;

    /** The numbers of a source: of each kind, and of each window in it. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    record Copy(String source, long[] counts) {}

    MetClients(List<Source> sources, LongSupplier nanoTime) {
        this.sources = List.copyOf(sources);
        this.nanoTime = nanoTime;
        int each = Integer.highestOneBit(MOST_OF_ALL / Math.max(1, sources.size()));
        this.most = Math.max(LEAST, Math.min(MOST, each));
        this.kept = new RecentClients[sources.size() * KINDS];
        this.hasDurations = new boolean[sources.size()];
        this.logMillis = new long[sources.size()];
        this.copiedMillis = new long[sources.size()];
        this.copiedNanos = new long[sources.size()];
    }

    /** A line came, whoever it is of. */
    void goOn(ClientRow row) {
        logMillis[row.source()] = row.logMillis();
    }

    void answered(ClientRow row, int answer, boolean hasDuration) {
        hasDurations[row.source()] |= hasDuration;
        add(row, ACTIVE);
        if (AnswerBits.is(answer, AnswerBits.ERROR)) {
            add(row, ERROR);
        }
        if (AnswerBits.is(answer, AnswerBits.SLOW)) {
            add(row, SLOW);
        }
        if (AnswerBits.is(answer, AnswerBits.REFUSED) && Sessions.hadSuccess(row)) {
            add(row, REFUSED);
        }
    }

    private void add(ClientRow row, int kind) {
        int at = row.source() * KINDS + kind;
        RecentClients clients = kept[at];
        if (clients == null) {
            clients = new RecentClients(most);
            kept[at] = clients;
        }
        clients.add(row.client(), row.lineMillis(), logMillis[row.source()]);
    }

    /** Goes on with the windows of another configuration, where they are as large. */
    void goOn(MetClients before, int[] indexes) {
        for (int old = 0; old < indexes.length; old++) {
            int source = indexes[old];
            if (source < 0 || before.most != most) {
                continue;
            }
            System.arraycopy(before.kept, old * KINDS, kept, source * KINDS, KINDS);
            hasDurations[source] = before.hasDurations[old];
            logMillis[source] = before.logMillis[old];
            copiedMillis[source] = before.copiedMillis[old];
            copiedNanos[source] = before.copiedNanos[old];
        }
    }

    /** No line comes any more: time stands still. */
    void end() {
        ended = true;
    }

    /** The numbers of the sources that had clients. Inside a commit. */
    List<Copy> copy() {
        List<Copy> copies = new ArrayList<>();
        for (Source source : sources) {
            if (kept[source.index() * KINDS] != null) {
                copies.add(copy(source));
            }
        }
        return copies;
    }

    private Copy copy(Source source) {
        long now = now(source.index());
        long[] counts = new long[KINDS * WINDOWS.length];
        for (int kind = 0; kind < KINDS; kind++) {
            RecentClients clients = kept[source.index() * KINDS + kind];
            for (int window = 0; window < WINDOWS.length && clients != null; window++) {
                counts[kind * WINDOWS.length + window] = clients.within(WINDOWS[window], now);
            }
            if (kind == SLOW && !hasDurations[source.index()]) {
                Arrays.fill(counts, kind * WINDOWS.length, (kind + 1) * WINDOWS.length, UNKNOWN);
            }
        }
        return new Copy(source.name(), counts);
    }

    private long now(int source) {
        long nanos = nanoTime.getAsLong();
        if (ended || logMillis[source] != copiedMillis[source]) {
            copiedMillis[source] = logMillis[source];
            copiedNanos[source] = nanos;
        }
        return logMillis[source] + (nanos - copiedNanos[source]) / NANOS_PER_MILLI;
    }

    static List<MetricFamilySamples> families(List<Copy> copies) {
        List<Sample> affected = new ArrayList<>();
        List<Sample> active = new ArrayList<>();
        for (Copy copy : copies) {
            for (int i = 0; i < copy.counts().length; i++) {
                int kind = i / WINDOWS.length;
                String window = WINDOW_TEXTS.get(i % WINDOWS.length);
                double count = copy.counts()[i];
                if (kind == ACTIVE) {
                    active.add(Metric.CLIENTS_ACTIVE.sample(count, copy.source(), window));
                } else if (count != UNKNOWN) {
                    affected.add(Metric.CLIENTS_AFFECTED.sample(count, copy.source(), window, KIND_TEXTS.get(kind)));
                }
            }
        }
        return List.of(Metric.CLIENTS_AFFECTED.family(affected), Metric.CLIENTS_ACTIVE.family(active));
    }
}
