package io.apilog.settings.type;

import io.apilog.settings.Key;
import io.apilog.settings.Keys;
import io.apilog.settings.Node;
import io.apilog.settings.Presence;
import io.apilog.settings.Problems;
import io.apilog.settings.Schema;
import io.apilog.settings.SettingsMap;
import io.apilog.settings.ValueType;
import io.apilog.settings.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of maps, each with the same known keys.
 *
 * @param prefix of the keys, {@code sources[].}
 * @param keys those of each map, in the order of the documentation
 * @param presence which of them must be there
 */
public record SectionsType(String prefix, List<Key<?>> keys, int most, Presence presence)
        implements ValueType<List<Values>> {
    @Override
    public String expectation() {
        return "a list of maps";
    }

    @Override
    public Schema schema() {
        return Schema.type("array", "null")
                .with("items", presence.in(Keys.of(keys).schema(prefix)))
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
                new SettingsMap(Keys.of(keys), prefix).read(mapping, values, report.problems());
                sections.add(values);
            } else {
                report.unexpected(item, "a map");
            }
        }
        return List.copyOf(sections);
    }
}
