package io.apilog.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of one line of a log, as {@code explain --json} says it.
 *
 * @param result {@code accepted}, {@code rejected} or {@code ignored}
 * @param status null where none was sent, and where there is no entry
 * @param duration in seconds; null where the line has none
 */
record Seen(
        int line,
        String result,
        String reason,
        String format,
        String endpoint,
        String method,
        String target,
        String path,
        String client,
        String agent,
        Integer status,
        Long bytes,
        Double duration) {

    static Seen of(JsonNode json) {
        return new Seen(
                json.path("line").asInt(),
                json.path("result").asText(),
                json.path("reason").asText(),
                json.path("format").asText(),
                json.path("endpoint").asText(),
                json.path("method").asText(),
                json.path("target").asText(),
                json.path("path").asText(),
                json.path("client").asText(),
                json.path("user_agent").asText(),
                json.path("status").isInt() ? json.path("status").asInt() : null,
                json.has("response_bytes") ? json.path("response_bytes").asLong() : null,
                json.has("duration_seconds") ? json.path("duration_seconds").asDouble() : null);
    }

    boolean accepted() {
        return result.equals("accepted");
    }
}
