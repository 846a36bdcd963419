package io.apilog.app.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Writes the sections of a report, as text or as JSON. The same input gives the same bytes. */
final class ReportForms {
    private static final JsonFactory JSON = new JsonFactory();

    private ReportForms() {}

    static String text(List<ReportSection> sections) {
        StringBuilder text = new StringBuilder();
        for (ReportSection section : sections) {
            text.append(text.isEmpty() ? "" : "\n").append(section.title()).append('\n');
            if (section.rows().isEmpty()) {
                text.append("  ").append(section.empty()).append('\n');
                continue;
            }
            int[] widths = new int[section.columns().size()];
            Arrays.setAll(widths, i -> section.columns().get(i).length());
            for (List<String> row : section.rows()) {
                Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
            }
            line(text, section.columns(), widths);
            section.rows().forEach(row -> line(text, row, widths));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append("  ").append(cells.get(i));
            line.append(" ".repeat(widths[i] - cells.get(i).length()));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    static String json(List<ReportSection> sections) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            for (ReportSection section : sections) {
                json.writeArrayFieldStart(section.key());
                for (List<String> row : section.rows()) {
                    json.writeStartObject();
                    for (int i = 0; i < row.size(); i++) {
                        write(json, section.columns().get(i), row.get(i));
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
        return text.append('\n').toString();
    }

    /** What is not known is absent; counts are numbers. */
    private static void write(JsonGenerator json, String column, String value) throws IOException {
        String name = column.replace(' ', '_');
        if (value.isEmpty()) {
            return;
        }
        if (name.equals("requests")) {
            json.writeNumberField(name, Long.parseLong(value));
        } else {
            json.writeStringField(name, value);
        }
    }
}
