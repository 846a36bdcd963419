package io.apilog.app.part;

import io.apilog.client.ClientKey;
import io.apilog.client.ClientTable;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Source;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients that are followed: of them it is kept how many had to leave, and by which key they were told, never who they were. */
public final class ClientsPart implements ObservingPart<ClientsPart.Copy> {
    private static final int VERSION = 1;

    private final ClientTable table;
    private final List<Source> sources;
    private final long fingerprint;
    private final long[] before;
    private final Supplier<List<Endpoint>> endpoints;

    /**
     * What is kept.
     *
     * @param fingerprint of the key, which says nothing else of it
     * @param evictions by the names of sources
     * @param of what it was copied of, whose rows go on where another configuration takes over; null where it was read
     */
    public record Copy(
            long fingerprint,
            Map<String, Long> evictions,
            @Nullable ClientsPart of) {}

    /**
     * Follows clients in this table.
     *
     * @param endpoints those that have an index now
     */
    public ClientsPart(ClientTable table, ClientKey key, List<Source> sources, Supplier<List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
        this.table = table;
        this.sources = List.copyOf(sources);
        this.fingerprint = key.fingerprint();
        this.before = new long[sources.size()];
    }

    @Override
    public void counted(Request request) {
        table.counted(request);
    }

    @Override
    public void vacated(Endpoint endpoint) {
        table.vacated(endpoint);
    }

    @Override
    public void end() {
        table.end();
    }

    @Override
    public Set<RequestText> texts() {
        return table.texts();
    }

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "the count of clients that had to leave begins at 0";
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public Copy copy() {
        Map<String, Long> evictions = new LinkedHashMap<>();
        sources.forEach(
                source -> evictions.put(source.name(), before[source.index()] + table.evictions(source.index())));
        return new Copy(fingerprint, evictions, this);
    }

    @Override
    public List<String> restore(Copy copy, SourceNames names) {
        copy.evictions().forEach((name, count) -> {
            String now = names.now(name);
            sources.stream()
                    .filter(source -> source.name().equals(now))
                    .forEach(source -> before[source.index()] += count);
        });
        if (copy.of() != null && copy.fingerprint() == fingerprint) {
            goOn(copy.of(), names);
        }
        return copy.fingerprint() == fingerprint
                ? List.of()
                : List.of("clients are told by another key than before: windows of unique clients begin anew");
    }

    /** Who is followed goes on: nothing of that is saved, and all of it is there still. */
    private void goOn(ClientsPart last, SourceNames names) {
        int[] indexes = new int[last.sources.size()];
        for (Source of : last.sources) {
            String now = names.now(of.name());
            indexes[of.index()] = sources.stream()
                    .filter(source -> source.name().equals(now))
                    .mapToInt(Source::index)
                    .findFirst()
                    .orElse(-1);
        }
        Map<Integer, String> here = new HashMap<>();
        endpoints.get().forEach(endpoint -> here.put(endpoint.index(), endpoint.name()));
        for (Endpoint before : last.endpoints.get()) {
            if (!before.name().equals(here.get(before.index()))) {
                last.table.vacated(before);
            }
        }
        table.goOn(last.table, indexes);
    }

    @Override
    public byte[] write(Copy copy) {
        SectionWriter out = new SectionWriter()
                .fixed(copy.fingerprint())
                .number(copy.evictions().size());
        copy.evictions().forEach((source, count) -> out.text(source).number(count));
        return out.toBytes();
    }

    @Override
    public Copy read(int version, SectionReader in) throws DamagedSnapshotException {
        long saved = in.fixed();
        Map<String, Long> evictions = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            evictions.put(in.text(), in.number(0, Long.MAX_VALUE));
        }
        in.end();
        return new Copy(saved, evictions, null);
    }

    @Override
    public List<MetricFamilySamples> families(Copy copy) {
        List<Sample> samples = new ArrayList<>();
        copy.evictions().forEach((source, count) -> samples.add(Metric.CLIENT_EVICTIONS.sample(count, source)));
        return List.of(Metric.CLIENT_EVICTIONS.family(samples));
    }
}
