package io.apilog.app.part;

import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.SavedCount;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.part.Part;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What was counted of requests and lines beside the series of the API and the results of lines: why something was left out, or mended. It is
 * shown with those.
 */
public final class CountsPart implements Part<List<SavedCount>> {
    private final ApiMetrics api;
    private final LineMetrics lines;

    /** Keeps the counts of both. */
    public CountsPart(ApiMetrics api, LineMetrics lines) {
        this.api = api;
        this.lines = lines;
    }

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public int version() {
        return CountsCodec.VERSION;
    }

    @Override
    public String without() {
        return "counters of what was left out or mended begin at 0";
    }

    @Override
    public List<SavedCount> copy() {
        List<SavedCount> counts = new ArrayList<>(api.counts());
        counts.addAll(lines.snapshot().counts());
        return List.copyOf(counts);
    }

    @Override
    public List<String> restore(List<SavedCount> before, SourceNames names) {
        List<SavedCount> counts = CountsCodec.now(before, names);
        lines.restoreCounts(counts);
        api.restoreCounts(counts);
        return List.of();
    }

    @Override
    public byte[] write(List<SavedCount> copy) {
        return CountsCodec.write(copy);
    }

    @Override
    public List<SavedCount> read(int version, SectionReader in) throws DamagedSnapshotException {
        return CountsCodec.read(version, in);
    }

    /** Versions that did not save them began them at 0 at each start, so where they are not there nothing is lost. */
    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }
}
