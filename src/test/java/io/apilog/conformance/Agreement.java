package io.apilog.conformance;

import io.apilog.conformance.Expected.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far what was read of a log is what its authors say.
 *
 * @param lines of which they say something
 * @param fields that were compared
 */
record Agreement(int lines, int fields, List<Difference> differences) {
    static Agreement of(Reading reading, Map<Integer, Expected> expected) {
        int fields = 0;
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<Integer, Expected> line : expected.entrySet()) {
            fields += line.getValue().fields();
            differences.addAll(line.getValue().differences(reading.lines().get(line.getKey() - 1)));
        }
        return new Agreement(expected.size(), fields, differences);
    }

    /** As the table has it: {@code 42 of 42}; nothing where nothing was said. */
    String inWords() {
        return fields == 0 ? "" : fields - differences.size() + " of " + fields;
    }
}
