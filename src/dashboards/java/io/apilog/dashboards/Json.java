package io.apilog.dashboards;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/** JSON, written small here and printed as Grafana exports it. */
final class Json {
    private static final int LINE = 140;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final ObjectWriter ONE_LINE = MAPPER.writer(new MinimalPrettyPrinter() {
        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }
    });

    private Json() {}

    /** An object of names and values by turns. */
    static ObjectNode object(Object... namesAndValues) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set((String) namesAndValues[i], MAPPER.valueToTree(namesAndValues[i + 1]));
        }
        return node;
    }

    static ArrayNode array(Object... values) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(values).forEach(value -> node.add(MAPPER.<JsonNode>valueToTree(value)));
        return node;
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What fits on a line is on one; so a change of a panel is a change of a few lines, and a dashboard fits into a ConfigMap. */
    static String print(JsonNode node) {
        StringBuilder text = new StringBuilder();
        print(node, "", text);
        return text.append('\n').toString();
    }

    private static void print(JsonNode node, String indent, StringBuilder text) {
        String line = onOneLine(node);
        if (line.length() + indent.length() <= LINE || node.isValueNode()) {
            text.append(line);
            return;
        }
        String inner = indent + " ";
        text.append(node.isObject() ? "{" : "[");
        String separator = "\n";
        for (Iterator<Map.Entry<String, JsonNode>> members = members(node); members.hasNext(); separator = ",\n") {
            Map.Entry<String, JsonNode> member = members.next();
            text.append(separator).append(inner);
            if (node.isObject()) {
                text.append(onOneLine(MAPPER.valueToTree(member.getKey()))).append(": ");
            }
            print(member.getValue(), inner, text);
        }
        text.append('\n').append(indent).append(node.isObject() ? "}" : "]");
    }

    private static Iterator<Map.Entry<String, JsonNode>> members(JsonNode node) {
        return node.isObject()
                ? node.properties().iterator()
                : node.valueStream().map(member -> Map.entry("", member)).iterator();
    }

    private static String onOneLine(JsonNode node) {
        try {
            return ONE_LINE.writeValueAsString(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
