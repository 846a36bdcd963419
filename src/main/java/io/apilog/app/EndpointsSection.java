package io.apilog.app;

import io.apilog.endpoint.Endpoint;
import io.apilog.endpoint.Rule;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names that requests are counted under. */
final class EndpointsSection {
    static final String NAME = "endpoints";

    /** An endpoint. */
    record Row(String name, Rule rule) {}

    private EndpointsSection() {}

    static byte[] write(List<Endpoint> endpoints) {
        SectionWriter out = new SectionWriter().number(endpoints.size());
        endpoints.forEach(
                endpoint -> out.text(endpoint.name()).text(endpoint.rule().label()));
        return out.toBytes();
    }

    static List<Row> read(SectionReader in) throws DamagedSnapshotException {
        List<Row> rows = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            rows.add(new Row(in.text(), rule(in.text())));
        }
        in.end();
        return rows;
    }

    private static Rule rule(String label) throws DamagedSnapshotException {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new DamagedSnapshotException("there is no rule " + label));
    }
}
