package io.apilog.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CrowdSec's {@code parser.assert} for a wrapper: {@code Evt.Parsed["message"]} is what its authors find inside, line by line. */
final class WrappedMessages {
    private static final Pattern MESSAGE = Pattern.compile(
            "results\\[\"s00-raw\"]\\[\"crowdsecurity/(?:cri|docker)-logs\"]\\[\\d+]\\.Evt\\.Parsed\\[\"message\"] == \"(.*)\"");

    private WrappedMessages() {}

    static List<String> in(Path log) throws IOException {
        return Files.readAllLines(log.resolveSibling("parser.assert")).stream()
                .map(MESSAGE::matcher)
                .filter(Matcher::matches)
                .map(message -> message.group(1)
                        .replace("\\\"", "\"")
                        .replace("\\n", "")
                        .replace("\\\\", "\\"))
                .toList();
    }
}
