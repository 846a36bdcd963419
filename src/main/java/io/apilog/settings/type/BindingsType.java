package io.apilog.settings.type;

import io.apilog.settings.Binding;
import io.apilog.settings.Located;
import io.apilog.settings.Node;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.Schema;
import io.apilog.settings.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map from names that follow a rule to texts.
 *
 * @param names which names there may be
 * @param nameFault what is wrong with a name, if anything is
 * @param values which texts there may be
 * @param valueFault what is wrong with a value, if anything is
 * @param most how many entries there may be
 */
public record BindingsType(
        String expectation,
        Schema names,
        Function<String, Optional<String>> nameFault,
        Schema values,
        Function<String, Optional<String>> valueFault,
        int most)
        implements ValueType<List<Binding>> {
    private static final ScalarType<String> TEXT = ScalarType.text("a text");

    @Override
    public Schema schema() {
        return Schema.type("object", "null")
                .with("propertyNames", names)
                .with("additionalProperties", values)
                .with("maxProperties", most);
    }

    @Override
    public @Nullable List<Binding> read(Node node, Problems.Report report) {
        if (node.isAbsent()) {
            return List.of();
        }
        if (!(node instanceof Node.Mapping mapping)) {
            report.unexpected(node, "a map");
            return null;
        }
        if (mapping.entries().size() > most) {
            int count = mapping.entries().size();
            report.at(mapping.place(), "expected at most " + most + ", found " + count);
            return null;
        }
        List<Binding> bindings = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Binding binding = binding(entry, report);
            if (binding != null) {
                bindings.add(binding);
            }
        }
        return List.copyOf(bindings);
    }

    private @Nullable Binding binding(Node.Entry entry, Problems.Report report) {
        Optional<String> badName = nameFault.apply(entry.key());
        badName.ifPresent(fault -> report.at(entry.place(), fault));
        String value = TEXT.read(entry.value(), report);
        if (value == null) {
            return null;
        }
        Optional<String> badValue = valueFault.apply(value);
        badValue.ifPresent(fault -> report.at(entry.value().place(), fault));
        if (badName.isPresent() || badValue.isPresent()) {
            return null;
        }
        Place place = entry.value().place();
        return new Binding(new Located<>(entry.key(), entry.place()), new Located<>(value, place));
    }
}
