package io.apilog.config;

import java.util.List;
import java.util.Optional;

/**
 * A map of the file whose keys are known: those of {@link Keys#ALL} that begin with one prefix.
 *
 * @param prefix empty, or ending with a dot
 */
record SettingsMap(String prefix) {
    /** Reads what the map sets into the values; nested maps too. */
    void read(Node.Mapping mapping, Values values, Problems problems) {
        List<String> known = Keys.namesIn(prefix);
        for (Node.Entry entry : mapping.entries()) {
            String path = prefix + entry.key();
            if (!known.contains(entry.key())) {
                problems.add(entry.place(), unknown(entry.key(), known));
                continue;
            }
            Keys.find(path)
                    .ifPresentOrElse(
                            key -> values.read(key, entry.value(), problems.about(path)),
                            () -> readNested(path, entry.value(), values, problems));
        }
    }

    private static void readNested(String path, Node node, Values values, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            new SettingsMap(path + ".").read(mapping, values, problems);
        } else if (!node.isAbsent()) {
            problems.about(path).unexpected(node, "a map");
        }
    }

    private String unknown(String key, List<String> known) {
        String said = "unknown key " + Quoted.of(prefix + key) + ": ";
        if (key.equals("<<")) {
            return said + "maps are not merged, an alias stands for a whole value";
        }
        return said
                + NearestWord.to(key, known)
                        .map(near -> "did you mean '" + prefix + near + "'?")
                        .or(() -> elsewhere(key))
                        .orElseGet(() -> "expected one of " + String.join(", ", known));
    }

    /** A key in the wrong map, or one written with dots as people speak of it. */
    private Optional<String> elsewhere(String key) {
        String path = key.replace('-', '_');
        return Keys.ALL.stream()
                .filter(known -> known.name().equals(path) || known.path().equals(path))
                .findFirst()
                .map(known -> "'" + known.name() + "' is a key of " + owner(known));
    }

    private static String owner(Key<?> key) {
        String section = key.section();
        return section.isEmpty() ? "the file itself" : "'" + section.substring(0, section.length() - 1) + "'";
    }
}
