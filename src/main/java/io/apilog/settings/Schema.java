package io.apilog.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema, or a part of one.
 *
 * @param keywords in the order in which they are written; values are texts, numbers, truth values, schemas, and lists and maps of these
 */
public record Schema(Map<String, Object> keywords) {
    public Schema {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    /** One keyword. */
    public static Schema of(String keyword, Object value) {
        return new Schema(Map.of(keyword, value));
    }

    /** A value of one of these JSON types. */
    public static Schema type(String... types) {
        return of("type", types.length == 1 ? types[0] : List.of(types));
    }

    /** Whatever fits one of these. */
    public static Schema anyOf(Schema... schemas) {
        return of("anyOf", List.of(schemas));
    }

    /** The JSON types that it names; none where it tells by other keywords what fits. */
    public List<String> types() {
        Object type = keywords.get("type");
        if (type instanceof List<?> types) {
            return types.stream().map(String.class::cast).toList();
        }
        return type instanceof String one ? List.of(one) : List.of();
    }

    /** A value that is written in JSON already. */
    record Json(String text) {}

    /** The same and one keyword more. */
    public Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(more);
    }

    /** Indented, with a line end at the end. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            Separators separators =
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n")));
            write(json, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Schema schema) {
            write(json, schema.keywords);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Json raw) {
            json.writeRawValue(raw.text());
        } else {
            json.writePOJO(value);
        }
    }
}
