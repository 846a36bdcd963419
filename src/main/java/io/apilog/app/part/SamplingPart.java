package io.apilog.app.part;

import io.apilog.part.Part;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.pipeline.RequestFilters;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each filter that keeps a share is in its sequence, by its name: so that of requests which come again after an end the same ones are
 * kept.
 */
public final class SamplingPart implements Part<Map<String, Long>> {
    private static final int VERSION = 1;

    private final RequestFilters filters;

    /** Keeps it of these. */
    public SamplingPart(RequestFilters filters) {
        this.filters = filters;
    }

    @Override
    public String name() {
        return "sampling";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "filters that keep a share begin their sequences anew";
    }

    @Override
    public Map<String, Long> copy() {
        return Map.copyOf(filters.sampled());
    }

    @Override
    public List<String> restore(Map<String, Long> before, SourceNames names) {
        filters.goOnSampling(before);
        return List.of();
    }

    @Override
    public byte[] write(Map<String, Long> copy) {
        SectionWriter out = new SectionWriter().number(copy.size());
        copy.forEach((filter, count) -> out.text(filter).number(count));
        return out.toBytes();
    }

    @Override
    public Map<String, Long> read(int version, SectionReader in) throws DamagedSnapshotException {
        Map<String, Long> sampled = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            sampled.put(in.text(), in.number(0, Long.MAX_VALUE));
        }
        in.end();
        return Map.copyOf(sampled);
    }

    /** Versions that did not save it began anew at each start. */
    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }
}
