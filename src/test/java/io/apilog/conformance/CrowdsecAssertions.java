package io.apilog.conformance;

import io.apilog.conformance.Expected.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CrowdSec's {@code parser.assert}: {@code results["stage"]["parser"][event].Evt.Parsed["name"] == "value"}. An event's line is the
 * next one that holds the event's message.
 */
final class CrowdsecAssertions implements ExpectedLines {
    private static final Pattern VALUE = Pattern.compile("results\\[\"s01-parse\"]\\[\"([^\"]+)\"]\\[(\\d+)]\\.Evt\\."
            + "(Parsed|Meta|Unmarshaled\\[\"\\w+\"])\\[\"([^\"]+)\"](\\[\"[^\"]+\"])? == (?:\"(.*)\"|([-\\d.e+]+))");
    private static final Pattern SUCCESS =
            Pattern.compile("results\\[\"s01-parse\"]\\[\"([^\"]+)\"]\\[(\\d+)]\\.Success == (true|false)");

    private static final Map<Field, List<String>> NAMES = Map.of(
            Field.METHOD, List.of("verb", "http_method", "method", "http_verb"),
            Field.PATH, List.of("request", "http_request", "http_path"),
            Field.STATUS, List.of("status", "elb_status_code", "response", "http_status_code", "http_status"),
            Field.BYTES,
                    List.of(
                            "body_bytes_sent",
                            "sent_bytes",
                            "bytes",
                            "bytes_read",
                            "size",
                            "bytes_sent",
                            "json size",
                            "json bytes_sent"),
            Field.CLIENT, List.of("remote_addr", "client_ip", "clientip", "remote_ip", "source_ip"));

    @Override
    public Map<Integer, Expected> of(Path log) throws IOException {
        Map<Integer, Expected> expected = new LinkedHashMap<>();
        Path file = log.resolveSibling("parser.assert");
        if (!Files.exists(file)) {
            return expected;
        }
        List<String> lines = ExpectedLines.text(log);
        events(Files.readAllLines(file)).values().forEach(events -> {
            int at = 0;
            for (Map<String, String> event : events.values()) {
                int found = next(lines, at, event.getOrDefault("message", ""));
                if (found >= 0) {
                    Expected said = expected(event);
                    if (said.saysAnything()) {
                        expected.put(found + 1, said);
                    }
                    at = found + 1;
                }
            }
        });
        return expected;
    }

    /** By parser, the values of each event that it took. */
    private static Map<String, Map<Integer, Map<String, String>>> events(List<String> assertions) {
        Map<String, Map<Integer, Map<String, String>>> parsers = new TreeMap<>();
        for (String assertion : assertions) {
            Matcher success = SUCCESS.matcher(assertion);
            if (success.matches() && success.group(3).equals("true")) {
                parsers.computeIfAbsent(success.group(1), name -> new TreeMap<>())
                        .put(Integer.valueOf(success.group(2)), new HashMap<>());
            }
            Matcher value = VALUE.matcher(assertion);
            if (value.matches() && value.group(5) == null
                    || value.matches() && value.group(3).startsWith("U")) {
                Map<String, String> event =
                        parsers.getOrDefault(value.group(1), Map.of()).get(Integer.valueOf(value.group(2)));
                String name = value.group(5) == null ? value.group(4) : value.group(4) + value.group(5);
                if (event != null) {
                    event.putIfAbsent(
                            value.group(3).startsWith("U") ? "json " + name : name,
                            value.group(6) == null ? value.group(7) : unquoted(value.group(6)));
                }
            }
        }
        return parsers;
    }

    private static int next(List<String> lines, int from, String message) {
        for (int i = from; i < lines.size() && !message.isEmpty(); i++) {
            if (lines.get(i).contains(message.strip())) {
                return i;
            }
        }
        return -1;
    }

    private static Expected expected(Map<String, String> event) {
        String type = event.getOrDefault("log_type", "");
        if (!type.equals("http_access-log")) {
            return type.isEmpty() ? new Expected() : Expected.noEntry();
        }
        Expected expected = new Expected();
        NAMES.forEach((field, names) -> names.forEach(
                name -> expected.put(field, field == Field.PATH ? path(event, name) : event.getOrDefault(name, ""))));
        duration(event, expected);
        return expected;
    }

    /** As the client sent it: the authors leave what the server escaped as it stands. */
    private static String path(Map<String, String> event, String name) {
        return event.getOrDefault(name, "").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static void duration(Map<String, String> event, Expected expected) {
        if (event.containsKey("json Duration")) {
            // Traefik's nanoseconds, which the authors hand on under a name that says milliseconds.
            expected.seconds(Double.parseDouble(event.get("json Duration")) / 1e9);
        } else if (event.containsKey("json RequestMethod")) {
            expected.seconds(Double.parseDouble(event.get("request_duration_in_ms")) / 1e9);
        }
        expected.put(Field.DURATION, event.getOrDefault("request_time", ""));
        for (String name : List.of("request_duration_in_ms", "time_duration", "duration")) {
            milliseconds(event.getOrDefault(name, ""), expected);
        }
        String parts = event.getOrDefault("target_processing_time", "");
        if (parts.startsWith("-")) {
            expected.put(Field.DURATION, "-1");
        } else if (!parts.isEmpty()) {
            expected.seconds(Double.parseDouble(parts)
                    + Double.parseDouble(event.get("request_processing_time"))
                    + Double.parseDouble(event.get("response_processing_time")));
        }
        if (event.containsKey("json duration")) {
            milliseconds(event.get("json duration"), expected);
        }
    }

    private static void milliseconds(String value, Expected expected) {
        if (!value.isEmpty()) {
            expected.seconds(Double.parseDouble(value) / 1e3);
        }
    }

    /** Strings are written as Go writes them. */
    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            switch (escaped) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case 'x' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> plain.append(escaped);
            }
        }
        return plain.toString();
    }
}
