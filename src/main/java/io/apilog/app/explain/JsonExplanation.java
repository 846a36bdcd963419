package io.apilog.app.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Prints what came of each line as one JSON object a line. */
final class JsonExplanation {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PrintStream out;

    JsonExplanation(PrintStream out) {
        this.out = out;
    }

    void print(ExplainedLine line) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("line", line.number());
            json.writeNumberField("offset", line.offset());
            json.writeStringField("result", line.result());
            if (!line.reason().isEmpty()) {
                json.writeStringField("reason", line.reason());
            }
            if (line.result().equals("rejected")) {
                json.writeNumberField("column", line.column() + 1);
            }
            if (!line.format().isEmpty()) {
                json.writeStringField("format", line.format());
            }
            for (Map.Entry<String, Object> field : line.fields().entrySet()) {
                json.writeFieldName(field.getKey());
                value(json, field.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Double number) {
            json.writeNumber(new java.math.BigDecimal(number.toString()).toPlainString());
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof String text) {
            json.writeString(text);
        } else {
            json.writeNull();
        }
    }
}
