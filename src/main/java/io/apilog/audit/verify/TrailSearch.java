package io.apilog.audit.verify;

import io.apilog.audit.EpochKey;
import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.Pseudonymous;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds what a trail says of a person or a thing, by pseudonyms that are made anew with the keys of their epochs. */
public final class TrailSearch {
    private final List<EpochKey> keys;

    /** Searches with the keys that there are. */
    public TrailSearch(List<EpochKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * What came of a search.
     *
     * @param found lines that were written
     * @param withoutKey epochs of lines that nobody can search any more, or whose keys are elsewhere
     */
    public record Found(long found, TreeSet<Integer> withoutKey) {}

    /**
     * Writes each line that says all of it.
     *
     * @param named files, and directories that they are in
     * @param of what is looked for, at least one
     */
    public Found search(List<Path> named, Map<Pseudonymous, String> of, OutputStream out) throws IOException {
        Map<Integer, Map<String, String>> pseudonyms = new HashMap<>();
        for (EpochKey key : keys) {
            Map<String, String> fields = new HashMap<>();
            of.forEach((what, value) -> fields.put(what.field(), key.pseudonym(what, value)));
            pseudonyms.put(key.number(), fields);
        }
        TreeSet<Integer> withoutKey = new TreeSet<>();
        LineHead line = new LineHead();
        long found = 0;
        for (Path file : TrailFiles.inOrder(named)) {
            try (TrailText text = TrailText.open(file)) {
                while (text.next()) {
                    if (!line.set(text.bytes(), text.from(), text.to()) || !line.is(LineKind.ACCESS)) {
                        continue;
                    }
                    int epoch = (int) line.number("epoch");
                    Map<String, String> fields = pseudonyms.get(epoch);
                    if (fields == null) {
                        withoutKey.add(epoch);
                    } else if (says(line, fields)) {
                        out.write(text.bytes(), text.from(), text.to() - text.from());
                        out.write('\n');
                        found++;
                    }
                }
            }
        }
        return new Found(found, withoutKey);
    }

    private static boolean says(LineHead line, Map<String, String> fields) {
        return fields.entrySet().stream()
                .allMatch(field -> line.field(field.getKey()).orElse("").equals(field.getValue()));
    }
}
