package io.apilog.config;

import io.apilog.settings.Binding;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Keys;
import io.apilog.settings.Located;
import io.apilog.settings.ReloadRule;
import io.apilog.settings.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Every setting as it holds, told apart by what it says and not by where it stands. Immutable. */
public final class Settings {
    private static final String ITEM = "[].";

    private final Keys keys;
    private final Values values;
    private final Map<String, Object> byPath;

    private Settings(Keys keys, Values values, Map<String, Object> byPath) {
        this.keys = keys;
        this.values = values;
        this.byPath = byPath;
    }

    static Settings of(Keys keys, Values values) {
        Map<String, Object> byPath = new LinkedHashMap<>();
        for (Key<?> key : keys.all()) {
            if (!key.path().contains(ITEM)) {
                byPath.put(key.path(), plain(values.get(key)));
            }
        }
        return new Settings(keys, values, byPath);
    }

    /** What a stage is to do, as its own section makes it of what was set. */
    public <T> T of(ConfigSection<T> section) {
        return section.of(values);
    }

    /** Without places. */
    private static Object plain(Object value) {
        if (value instanceof Located<?> located) {
            return plain(located.value());
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (value instanceof Binding binding) {
            return List.of(binding.name().value(), binding.value().value());
        }
        if (value instanceof Values section) {
            Map<String, Object> items = new TreeMap<>();
            section.forEach((key, item) -> items.put(key.path(), plain(item)));
            return items;
        }
        return value;
    }

    /**
     * What is other than before.
     *
     * @param paths of the settings, in the order of the documentation
     * @param rules what becomes of them
     */
    public record Changes(List<String> paths, Set<ReloadRule> rules) {
        /** Whether nothing is other. */
        public boolean none() {
            return paths.isEmpty();
        }
    }

    /** What is other here than there. */
    public Changes since(Settings before) {
        List<String> paths = new ArrayList<>();
        Set<ReloadRule> rules = EnumSet.noneOf(ReloadRule.class);
        for (Key<?> key : keys.all()) {
            if (!Objects.equals(byPath.get(key.path()), before.byPath.get(key.path()))) {
                paths.add(key.path());
                rules.add(key.onReload());
            }
        }
        return new Changes(List.copyOf(paths), rules);
    }

    /** The settings that wait for the next start since then. */
    public List<String> waiting(Settings atStart) {
        return since(atStart).paths().stream()
                .filter(path -> keys.find(path).orElseThrow().onReload() == ReloadRule.NEXT_START)
                .toList();
    }
}
