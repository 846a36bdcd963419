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

/** OpenSearch's {@code sample.json}: documents of some of the lines, which are told by their trace id. */
final class OpensearchDocuments implements ExpectedLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<Integer, Expected> of(Path log) throws IOException {
        Map<Integer, Expected> expected = new LinkedHashMap<>();
        Path file = log.resolveSibling("sample.json");
        if (!Files.exists(file)) {
            return expected;
        }
        List<String> lines = ExpectedLines.text(log);
        for (JsonNode document : JSON.readTree(file.toFile())) {
            String trace = document.path("traceId").asText();
            for (int i = 0; i < lines.size(); i++) {
                if (!trace.isEmpty() && lines.get(i).contains('"' + trace + '"')) {
                    expected.put(i + 1, expected(document));
                }
            }
        }
        return expected;
    }

    private static Expected expected(JsonNode document) {
        JsonNode elb = document.path("aws").path("elb");
        double seconds = 0;
        boolean reached = true;
        for (String part : List.of("request_processing_time", "target_processing_time", "response_processing_time")) {
            seconds += elb.path(part).asDouble();
            reached &= elb.path(part).asDouble() >= 0;
        }
        Expected expected = new Expected()
                .put(Field.METHOD, document.at("/http/request/method").asText())
                .put(Field.PATH, document.at("/url/path").asText())
                .put(Field.STATUS, elb.path("elb_status_code").asText())
                .put(Field.BYTES, elb.path("sent_bytes").asText())
                .put(Field.CLIENT, elb.at("/client/ip").asText());
        return reached ? expected.seconds(seconds) : expected.put(Field.DURATION, "-1");
    }
}
