package io.apilog.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of a map whose keys the user chooses. */
public record Binding(Located<String> name, Located<String> value) {
    /** What the names stand for, in the order of the file. */
    public static Map<String, Located<String>> located(List<Binding> bindings) {
        Map<String, Located<String>> located = new LinkedHashMap<>();
        bindings.forEach(binding -> located.put(binding.name().value(), binding.value()));
        return Collections.unmodifiableMap(located);
    }

    /** The same without the places. */
    public static Map<String, String> plain(List<Binding> bindings) {
        Map<String, String> plain = new LinkedHashMap<>();
        bindings.forEach(
                binding -> plain.put(binding.name().value(), binding.value().value()));
        return Collections.unmodifiableMap(plain);
    }
}
