package io.apilog.app;

import io.apilog.metrics.SavedLines;
import io.apilog.request.Source;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of the lines. */
final class LinesSection {
    static final String NAME = "lines";
    static final int VERSION = 1;

    private LinesSection() {}

    static byte[] write(List<SavedLines> lines) {
        SectionWriter out = new SectionWriter().number(lines.size());
        for (SavedLines source : lines) {
            write(out, source.source());
            write(out, source.results());
            write(out, source.rejections());
            write(out, source.filtered());
            out.fixed(source.lastEntryMillis());
        }
        return out.toBytes();
    }

    static List<SavedLines> read(int version, SectionReader in) throws DamagedSnapshotException {
        if (version != VERSION) {
            throw new DamagedSnapshotException("there is no layout " + version + " of it");
        }
        List<SavedLines> lines = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            lines.add(new SavedLines(readSource(in, lines.size()), counts(in), counts(in), counts(in), in.fixed()));
        }
        in.end();
        return lines;
    }

    static void write(SectionWriter out, Source source) {
        out.text(source.name()).number(source.labels().size());
        source.labels().forEach((name, value) -> out.text(name).text(value));
    }

    static Source readSource(SectionReader in, int index) throws DamagedSnapshotException {
        String name = in.text();
        Map<String, String> labels = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            labels.put(in.text(), in.text());
        }
        return new Source(index, name, labels);
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
