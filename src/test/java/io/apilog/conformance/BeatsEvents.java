package io.apilog.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.conformance.Expected.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Filebeat's {@code LOG-expected.json}: an array of events in the order of the log, each with the offset of its line.
 *
 * <p>The path is taken as {@code url.path}, and with the query where the event has one.
 */
final class BeatsEvents implements ExpectedLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<Integer, Expected> of(Path log) throws IOException {
        Path file = Path.of(log + "-expected.json");
        Map<Integer, Expected> expected = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return expected;
        }
        Map<Long, Integer> lines = linesByOffset(log);
        for (JsonNode event : JSON.readTree(file.toFile())) {
            expected.put(lines.get(event.path("log.offset").asLong()), expected(event));
        }
        return expected;
    }

    private static Map<Long, Integer> linesByOffset(Path log) throws IOException {
        Map<Long, Integer> lines = new LinkedHashMap<>();
        byte[] bytes = Files.readAllBytes(log);
        long begins = 0;
        for (int i = 0; i < bytes.length; i++) {
            lines.putIfAbsent(begins, lines.size() + 1);
            if (bytes[i] == '\n') {
                begins = i + 1L;
            }
        }
        return lines;
    }

    private static Expected expected(JsonNode event) {
        if (!event.has("http.response.status_code")) {
            return Expected.noEntry();
        }
        String path = event.path("url.path").asText(event.path("url.original").asText());
        String query = event.path("url.query").asText();
        Expected expected = new Expected()
                .put(Field.METHOD, event.path("http.request.method").asText())
                .put(Field.PATH, query.isEmpty() ? path : path + "?" + query)
                .put(Field.STATUS, event.path("http.response.status_code").asText())
                .put(Field.BYTES, event.path("http.response.body.bytes").asText())
                .put(Field.BYTES, event.path("http.response.bytes").asText())
                .put(Field.CLIENT, event.path("source.address").asText());
        if (event.has("event.duration")) {
            expected.seconds(event.path("event.duration").asDouble() / 1e9);
        }
        String seconds =
                event.path("nginx.ingress_controller.http.request.time").asText();
        for (String list : List.of("nginx.access.remote_ip_list", "nginx.ingress_controller.remote_ip_list")) {
            event.path(list).forEach(address -> expected.orClient(address.asText()));
        }
        return seconds.isEmpty() ? expected : expected.seconds(Double.parseDouble(seconds));
    }
}
