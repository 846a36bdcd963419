package io.apilog.app.part;

import io.apilog.request.Source;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A source as sections have it: its name and its fixed labels. */
final class SourceCodec {
    private SourceCodec() {}

    static void write(SectionWriter out, Source source) {
        out.text(source.name()).number(source.labels().size());
        source.labels().forEach((name, value) -> out.text(name).text(value));
    }

    static Source read(SectionReader in, int index) throws DamagedSnapshotException {
        String name = in.text();
        Map<String, String> labels = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            labels.put(in.text(), in.text());
        }
        return new Source(index, name, labels);
    }
}
