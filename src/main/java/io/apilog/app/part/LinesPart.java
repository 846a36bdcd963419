package io.apilog.app.part;

import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.SavedLines;
import io.apilog.part.Part;
import io.apilog.part.SourceNames;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of the lines. */
public final class LinesPart implements Part<LinesCopy> {
    private static final int VERSION = 1;

    private final LineMetrics lines;

    /** Keeps these. */
    public LinesPart(LineMetrics lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "counters of lines begin at 0";
    }

    @Override
    public LinesCopy copy() {
        LineMetrics.Snapshot snapshot = lines.snapshot();
        return new LinesCopy(snapshot.save(), snapshot);
    }

    @Override
    public List<String> restore(LinesCopy before, SourceNames names) {
        lines.restore(before.saved().stream()
                .map(saved -> new SavedLines(
                        names.now(saved.source()),
                        saved.results(),
                        saved.rejections(),
                        saved.filtered(),
                        saved.lastEntryMillis()))
                .toList());
        return List.of();
    }

    @Override
    public List<MetricFamilySamples> families(LinesCopy copy) {
        return copy.shown().families();
    }

    @Override
    public byte[] write(LinesCopy copy) {
        List<SavedLines> lines = copy.saved();
        SectionWriter out = new SectionWriter().number(lines.size());
        for (SavedLines source : lines) {
            SourceCodec.write(out, source.source());
            write(out, source.results());
            write(out, source.rejections());
            write(out, source.filtered());
            out.fixed(source.lastEntryMillis());
        }
        return out.toBytes();
    }

    @Override
    public LinesCopy read(int version, SectionReader in) throws DamagedSnapshotException {
        if (version != VERSION) {
            throw new DamagedSnapshotException("there is no layout " + version + " of it");
        }
        List<SavedLines> lines = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            lines.add(
                    new SavedLines(SourceCodec.read(in, lines.size()), counts(in), counts(in), counts(in), in.fixed()));
        }
        in.end();
        return new LinesCopy(lines, null);
    }

    private static void write(SectionWriter out, Map<String, Long> counts) {
        out.number(counts.size());
        counts.forEach((name, count) -> out.text(name).number(count));
    }

    private static Map<String, Long> counts(SectionReader in) throws DamagedSnapshotException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            counts.put(in.text(), in.number(0, Long.MAX_VALUE));
        }
        return counts;
    }
}
