package io.apilog.app.report;

import java.util.List;

/**
 * A table of a report.
 *
 * @param key its name in JSON
 * @param title as a heading
 * @param empty what is said where there is no row
 * @param rows each with a value for each column
 */
record ReportSection(String key, String title, String empty, List<String> columns, List<List<String>> rows) {
    /** Copies the lists. */
    ReportSection {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
