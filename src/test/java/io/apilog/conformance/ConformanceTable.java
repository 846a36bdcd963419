package io.apilog.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the test prints: a row for each folder of the corpus. */
final class ConformanceTable {
    private static final String ROW = "%-40s %6s %8s %-24s %-44s %s%n";

    private static final class Row {
        long lines;
        long accepted;
        final Map<String, Long> rejected = new TreeMap<>();
        final Map<String, Long> ignored = new TreeMap<>();
        long fields;
        long agreed;
    }

    private final Map<String, Row> rows = new TreeMap<>();
    private final Row all = new Row();

    void add(String log, Reading reading, Agreement agreement) {
        add(rows.computeIfAbsent(log.substring(0, log.indexOf('/')), folder -> new Row()), reading, agreement);
        add(all, reading, agreement);
    }

    private static void add(Row row, Reading reading, Agreement agreement) {
        row.lines += reading.lines().size();
        row.accepted += reading.accepted();
        reading.reasons("rejected").forEach((reason, count) -> row.rejected.merge(reason, count, Long::sum));
        reading.reasons("ignored").forEach((reason, count) -> row.ignored.merge(reason, count, Long::sum));
        row.fields += agreement.fields();
        row.agreed += agreement.fields() - agreement.differences().size();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, ROW, "folder", "lines", "accepted", "rejected", "ignored", "fields agreed"));
        rows.forEach((folder, row) -> text.append(line(folder, row)));
        return text.append(line("all", all)).toString();
    }

    private static String line(String folder, Row row) {
        return String.format(
                Locale.ROOT,
                ROW,
                folder,
                row.lines,
                row.accepted,
                words(row.rejected),
                words(row.ignored),
                row.fields == 0 ? "" : row.agreed + " of " + row.fields);
    }

    private static String words(Map<String, Long> reasons) {
        return reasons.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
