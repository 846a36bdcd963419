package io.apilog.app.explain;

import static io.apilog.request.AccessRecord.ABSENT;

import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one line, as {@code explain} tells it.
 *
 * @param number from 1
 * @param offset where the line begins in the file, in bytes
 * @param result {@code accepted}, {@code filtered}, {@code rejected} or {@code ignored}
 * @param reason why not accepted, for a filtered line the filter's name; empty where it was
 * @param column for a rejected line the byte at which reading stopped, from 0
 * @param fields what the line says, by the names of the external contract, in their order; a field that the line does not carry is
 *     missing
 */
record ExplainedLine(
        long number, long offset, String result, String reason, int column, String format, Map<String, Object> fields) {

    /**
     * The fields of an accepted line, or of the first entry of a line that holds several.
     *
     * @param entries how many it holds
     */
    static Map<String, Object> fields(AccessRecord record, Endpoint endpoint, Masking masking, int entries) {
        Map<String, Object> fields = fields(record, endpoint, masking);
        if (entries > 1) {
            fields.put("entries", entries);
        }
        return fields;
    }

    /** The fields of an accepted line. Texts are decoded as UTF-8; control characters stay as they are. */
    static Map<String, Object> fields(AccessRecord record, Endpoint endpoint, Masking masking) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "method", masking.method(record.method.toString()));
        String target = masking.target(target(record, masking), endpoint);
        put(fields, "target", target);
        put(fields, "path", LogTarget.path(target));
        fields.put("endpoint", endpoint.name());
        fields.put("rule", endpoint.rule().label());
        fields.put("status", record.status == ABSENT ? null : record.status);
        if (record.durationNanos != ABSENT) {
            fields.put("duration_seconds", seconds(record.durationNanos));
        }
        if (record.attempts > 0) {
            List<Double> attempts = new ArrayList<>();
            for (int i = 0; i < record.attempts; i++) {
                attempts.add(seconds(record.upstreamNanos[i]));
            }
            fields.put("upstream_seconds", attempts);
        }
        putNumber(fields, "response_bytes", record.responseBytes);
        putNumber(fields, "request_bytes", record.requestBytes);
        put(fields, "client", masking.client(record.client.toString()));
        put(fields, "user", masking.user(record.user.toString()));
        put(fields, "user_agent", masking.agent(record.userAgent));
        put(fields, "referer", masking.referer(record.referer.toString()));
        put(fields, "host", masking.host(record.host.toString()));
        if (record.timeMillis != ABSENT) {
            put(fields, "time", Instant.ofEpochMilli(record.timeMillis).toString());
        }
        return fields;
    }

    /** What was sent, also where it is no request; of that nothing can be told apart that a mask should hide, so it is left out. */
    private static String target(AccessRecord record, Masking masking) {
        if (record.hasRequest()) {
            return record.target.toString();
        }
        return masking.masks() ? "" : record.malformed.toString();
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static void putNumber(Map<String, Object> fields, String name, long value) {
        if (value != ABSENT) {
            fields.put(name, value);
        }
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
