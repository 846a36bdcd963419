package io.apilog.settings;

import java.util.List;

/**
 * A map of the file whose keys are known: those of a list that begin with one prefix.
 *
 * @param keys all that there are, of which those with the prefix are known here
 * @param prefix empty, or ending with a dot
 */
public record SettingsMap(Keys keys, String prefix) {
    /** Reads what the map sets into the values; nested maps too. */
    public void read(Node.Mapping mapping, Values values, Problems problems) {
        List<String> known = keys.namesIn(prefix);
        for (Node.Entry entry : mapping.entries()) {
            String path = prefix + entry.key();
            if (!known.contains(entry.key())) {
                problems.add(entry.place(), unknown(entry.key(), known, problems));
                continue;
            }
            keys.find(path)
                    .ifPresentOrElse(
                            key -> values.read(key, entry.value(), problems.about(path)),
                            () -> readNested(path, entry.value(), values, problems));
        }
    }

    private void readNested(String path, Node node, Values values, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            new SettingsMap(keys, path + ".").read(mapping, values, problems);
        } else if (!node.isAbsent()) {
            problems.about(path).unexpected(node, "a map");
        }
    }

    private String unknown(String key, List<String> known, Problems problems) {
        String said = "unknown key " + Quoted.of(prefix + key) + ": ";
        if (key.equals("<<")) {
            return said + "maps are not merged, an alias stands for a whole value";
        }
        return said
                + NearestWord.to(key, known)
                        .map(near -> "did you mean '" + prefix + near + "'?")
                        .or(() -> problems.whereabouts(key))
                        .orElseGet(() -> "expected one of " + String.join(", ", known));
    }
}
