package io.apilog.config;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of a map whose keys the user chooses. */
record Binding(Located<String> name, Located<String> value) {
    /** What the names stand for, in the order of the file. */
    static Map<String, Located<String>> located(List<Binding> bindings) {
        return bindings.stream()
                .collect(toMap(
                        binding -> binding.name().value(),
                        Binding::value,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    /** The same without the places. */
    static Map<String, String> plain(List<Binding> bindings) {
        Map<String, String> plain = new LinkedHashMap<>();
        located(bindings).forEach((name, value) -> plain.put(name, value.value()));
        return plain;
    }
}
