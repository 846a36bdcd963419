package io.apilog.app;

import io.apilog.metrics.SavedCount;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.List;

/** What was counted of requests and lines beside the series of the API and the results of lines: why something was left out, or mended. */
final class CountsSection {
    static final String NAME = "counts";
    static final int VERSION = 1;

    private CountsSection() {}

    static byte[] write(List<SavedCount> counts) {
        SectionWriter out = new SectionWriter().number(counts.size());
        counts.forEach(count -> out.text(count.source())
                .text(count.family())
                .text(count.value())
                .number(count.count()));
        return out.toBytes();
    }

    static List<SavedCount> read(int version, SectionReader in) throws DamagedSnapshotException {
        if (version != VERSION) {
            throw new DamagedSnapshotException("there is no layout " + version + " of it");
        }
        List<SavedCount> counts = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            counts.add(new SavedCount(in.text(), in.text(), in.text(), in.number(0, Long.MAX_VALUE)));
        }
        in.end();
        return counts;
    }
}
