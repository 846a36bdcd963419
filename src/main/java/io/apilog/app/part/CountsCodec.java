package io.apilog.app.part;

import io.apilog.metrics.SavedCount;
import io.apilog.part.SourceNames;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.List;

/** Counts as sections have them: each under its source, its metric and its other label. */
final class CountsCodec {
    static final int VERSION = 1;

    private CountsCodec() {}

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
        return List.copyOf(counts);
    }

    /** The same under the names that sources have now. */
    static List<SavedCount> now(List<SavedCount> counts, SourceNames names) {
        return counts.stream().map(count -> count.of(names.now(count.source()))).toList();
    }
}
