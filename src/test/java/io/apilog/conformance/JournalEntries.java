package io.apilog.conformance;

import io.apilog.conformance.Expected.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Netdata's {@code log2journal}: for {@code X.input} an {@code X.output} with an entry for each line, parted by blank lines.
 *
 * <p>In one line of these samples {@code $request} has no query and {@code $request_uri} has: what the client sent cannot be both, and the
 * path alone is compared.
 */
final class JournalEntries implements ExpectedLines {
    @Override
    public Map<Integer, Expected> of(Path log) throws IOException {
        Map<Integer, Expected> expected = new LinkedHashMap<>();
        if (!log.toString().endsWith(".input")) {
            return expected;
        }
        String output = Files.readString(Path.of(log.toString().replace(".input", ".output")));
        for (String entry : output.strip().split("\n\n", -1)) {
            expected.put(expected.size() + 1, expected(entry));
        }
        return expected;
    }

    private static Expected expected(String entry) {
        Map<String, String> values = new HashMap<>();
        for (String line : entry.split("\n", -1)) {
            String[] pair = line.split("=", 2);
            values.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        return new Expected()
                .put(Field.METHOD, values.getOrDefault("NGINX_REQUEST_METHOD", ""))
                .put(Field.PATH, values.getOrDefault("NGINX_REQUEST_URI", "").replaceAll("\\?.*", ""))
                .put(Field.STATUS, values.getOrDefault("NGINX_STATUS", ""))
                .put(Field.BYTES, values.getOrDefault("NGINX_BODY_BYTES_SENT", ""))
                .put(Field.DURATION, values.getOrDefault("NGINX_REQUEST_TIME", ""))
                .put(Field.CLIENT, values.getOrDefault("NGINX_REMOTE_ADDR", ""));
    }
}
