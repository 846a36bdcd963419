package io.apilog.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of maps, each with the same known keys.
 *
 * @param prefix of the keys, {@code sources[].}
 * @param presence which of them must be there
 */
record SectionsType(String prefix, int most, Presence presence) implements ValueType<List<Values>> {
    @Override
    public String expectation() {
        return "a list of maps";
    }

    @Override
    public Schema schema() {
        return Schema.type("array", "null")
                .with("items", presence.in(ConfigSchema.section(prefix)))
                .with("maxItems", most);
    }

    @Override
    public @Nullable List<Values> read(Node node, Problems.Report report) {
        if (node.isAbsent()) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence sequence)) {
            report.unexpected(node, "a list of maps");
            return null;
        }
        if (sequence.items().size() > most) {
            int count = sequence.items().size();
            report.at(sequence.place(), "expected at most " + most + ", found " + count);
            return null;
        }
        List<Values> sections = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
                Values values = new Values(mapping.place());
                new SettingsMap(prefix).read(mapping, values, report.problems());
                sections.add(values);
            } else {
                report.unexpected(item, "a map");
            }
        }
        return List.copyOf(sections);
    }
}
