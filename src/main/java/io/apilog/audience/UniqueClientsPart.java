package io.apilog.audience;

import io.apilog.client.ClientObserver;
import io.apilog.client.ClientRow;
import io.apilog.client.LogClocks;
import io.apilog.insight.InsightBudget;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Request;
import io.apilog.request.Source;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.apilog.unique.UniqueCopy;
import io.apilog.unique.UniqueWindow;
import io.apilog.unique.UniqueWindows;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many different clients asked in the last five minutes, hour and day, by the time of the log: as a number, and as registers that merge. */
public final class UniqueClientsPart implements ObservingPart<UniqueClientsPart.Copy>, ClientObserver {
    /** How many registers of each source are shown. */
    static final int REGISTERS = 512;

    private static final int REGISTERS_PRECISION = Integer.numberOfTrailingZeros(REGISTERS);

    private static final int VERSION = 1;
    private static final List<UniqueWindow> WINDOWS = List.of(UniqueWindow.values());

    /** While lines come, the log says what time it is. When none come for longer than this, time passes all the same. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final List<Source> sources;
    private final long key;
    private final boolean[] withRegisters;
    private final LongSupplier nanoTime;
    private final UniqueWindows[] windows;
    private final LogClocks clocks;
    private final long[] lastNanos;
    private final boolean[] heard;

    /**
     * A copy.
     *
     * @param key tells with which key clients were hashed
     * @param bySource of the sources that had a client
     */
    public record Copy(long key, Map<String, UniqueCopy> bySource) {
        /** Copies the map. */
        public Copy {
            bySource = Map.copyOf(bySource);
        }
    }

    /**
     * Has seen nobody.
     *
     * @param key the fingerprint of the key that clients are hashed with
     * @param withRegisters whether registers are shown, of as many sources as have room: of use only where instances share the key
     * @param clocks those that clients are followed by
     */
    public UniqueClientsPart(
            List<Source> sources,
            long key,
            boolean withRegisters,
            InsightBudget budget,
            LogClocks clocks,
            LongSupplier nanoTime) {
        this.sources = List.copyOf(sources);
        this.key = key;
        this.nanoTime = nanoTime;
        int count = sources.size();
        int precision = UniqueWindows.precision(count);
        this.windows = new UniqueWindows[count];
        this.clocks = clocks;
        this.lastNanos = new long[count];
        this.heard = new boolean[count];
        this.withRegisters = new boolean[count];
        for (int i = 0; i < count; i++) {
            this.withRegisters[i] = withRegisters && budget.take(REGISTERS);
            windows[i] = new UniqueWindows(
                    this.withRegisters[i] ? Math.max(precision, REGISTERS_PRECISION) : precision, WINDOWS);
            if (withRegisters && !this.withRegisters[i]) {
                budget.overflowed(1);
            }
        }
    }

    @Override
    public String name() {
        return "unique-clients";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "windows of unique clients begin anew";
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public int cells() {
        return 0;
    }

    @Override
    public void seen(Request request, ClientRow row) {
        int source = row.source();
        windows[source].add(row.client(), row.lineMillis(), row.logMillis());
        heard[source] = true;
    }

    @Override
    public Copy copy() {
        Map<String, UniqueCopy> bySource = new HashMap<>();
        long nanos = nanoTime.getAsLong();
        for (Source source : sources) {
            int index = source.index();
            UniqueWindows of = windows[index];
            long now = clocks.nowMillis(index);
            if (heard[index]) {
                // Told here, and not by each line, since asking for the time costs as much as all the rest.
                heard[index] = false;
                lastNanos[index] = nanos;
            }
            long silence = nanos - lastNanos[index];
            if (now != Long.MIN_VALUE && silence > SILENCE_NANOS) {
                of.advance(now + TimeUnit.NANOSECONDS.toMillis(silence));
            }
            UniqueCopy copy = of.copy();
            if (copy.nowMillis() != 0) {
                bySource.put(source.name(), copy);
            }
        }
        return new Copy(key, bySource);
    }

    @Override
    public List<String> restore(Copy before, SourceNames names) {
        if (before.key() != key) {
            return List.of("unique clients begin anew: clients are told by another key than before");
        }
        List<String> losses = new ArrayList<>();
        before.bySource().forEach((name, copy) -> {
            String now = names.now(name);
            for (Source source : sources) {
                if (source.name().equals(now) && !restore(source.index(), copy)) {
                    losses.add("unique clients of " + now
                            + " begin anew: with fewer sources each is counted more finely now");
                }
            }
        });
        return losses;
    }

    private boolean restore(int source, UniqueCopy copy) {
        if (!windows[source].restore(copy)) {
            return false;
        }
        clocks.goOn(source, copy.nowMillis());
        lastNanos[source] = nanoTime.getAsLong();
        return true;
    }

    @Override
    public byte[] write(Copy copy) {
        SectionWriter out = new SectionWriter();
        out.fixed(copy.key()).number(copy.bySource().size());
        copy.bySource().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(source -> {
            out.text(source.getKey());
            source.getValue().write(out);
        });
        return out.toBytes();
    }

    @Override
    public Copy read(int version, SectionReader in) throws DamagedSnapshotException {
        long by = in.fixed();
        Map<String, UniqueCopy> bySource = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            String name = in.text();
            bySource.put(name, UniqueCopy.read(in));
        }
        in.end();
        return new Copy(by, bySource);
    }

    @Override
    public List<MetricFamilySamples> families(Copy copy) {
        List<Sample> unique = new ArrayList<>();
        List<Sample> registers = new ArrayList<>();
        for (Source source : sources) {
            UniqueCopy of = copy.bySource().get(source.name());
            if (of == null) {
                continue;
            }
            for (UniqueWindow window : WINDOWS) {
                unique.add(Metric.UNIQUE_CLIENTS.sample((double) of.count(window), source.name(), window.text()));
            }
            if (withRegisters[source.index()]) {
                int[] values = of.registers(UniqueWindow.FIVE_MINUTES, REGISTERS);
                for (int i = 0; i < REGISTERS; i++) {
                    registers.add(Metric.CLIENT_REGISTER.sample(values[i], source.name(), Integer.toString(i)));
                }
            }
        }
        List<MetricFamilySamples> families = new ArrayList<>();
        families.add(Metric.UNIQUE_CLIENTS.family(unique));
        if (!registers.isEmpty()) {
            families.add(Metric.CLIENT_REGISTER.family(registers));
        }
        return families;
    }
}
