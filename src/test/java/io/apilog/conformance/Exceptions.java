package io.apilog.conformance;

import io.apilog.conformance.Expected.Difference;
import io.apilog.conformance.Expected.Field;
import java.util.List;
import java.util.Map;

/** THE lists of what is read otherwise than a sample's authors do, and of lines that are rejected, each with its reason. */
final class Exceptions {
    /**
     * A value that is read otherwise.
     *
     * @param expected by the authors
     */
    record Otherwise(String log, int line, Field field, String expected, String why) {
        boolean is(String name, Difference difference) {
            return log.equals(name)
                    && line == difference.line()
                    && field == difference.field()
                    && expected.equals(difference.expected());
        }
    }

    static final List<Otherwise> OTHERWISE = List.of(new Otherwise(
            "crowdsec-traefik_json/traefik_json.log",
            7,
            Field.CLIENT,
            "10.0.0.50",
            "Traefik has the whole X-Forwarded-For there, and of a list of addresses the first is the client here; in their"
                    + " samples for Envoy the same authors take the first"));

    /** Lines that are rejected. */
    record Rejected(String log, Map<String, Long> reasons, String why) {}

    static final List<Rejected> REJECTED = List.of(
            new Rejected("lnav/logfile_json_invalid.json", Map.of("bad_json", 1L), "an object that does not end"),
            new Rejected("lnav/logfile_invalid_utf8.0", Map.of("no_match", 2L), "XML in a log of an application"),
            new Rejected("evil/constructed/half_line_then_rest.log", Map.of("no_match", 1L), "the torn line"),
            new Rejected("evil/constructed/long_line_1MiB.log", Map.of("too_long", 1L), "over the limit of a line"),
            new Rejected(
                    "evil/dash_or_zero_status.log",
                    Map.of("no_match", 3L),
                    "lines of IIS without what names their columns"),
            new Rejected("evil/ipv6_client.log", Map.of("no_match", 12L), "FTP commands of IIS without their columns"),
            new Rejected(
                    "evil/path_traversal.log",
                    Map.of("bad_json", 1L, "no_match", 1L),
                    "an object that does not end; a test's own words before a line of IIS without its columns"),
            new Rejected(
                    "evil/sqli.log",
                    Map.of("no_match", 1L),
                    "a test's own words before a line of IIS without its columns"),
            new Rejected(
                    "evil/long_over_3000.log",
                    Map.of("no_match", 1L),
                    "a test's own words before a line of IIS without its columns"));

    private Exceptions() {}

    /** What may be rejected in a log, by reason. */
    static Map<String, Long> rejected(String log) {
        return REJECTED.stream()
                .filter(entry -> entry.log().equals(log))
                .findFirst()
                .map(Rejected::reasons)
                .orElse(Map.of());
    }

    static boolean contains(String log, Difference difference) {
        return OTHERWISE.stream().anyMatch(entry -> entry.is(log, difference));
    }
}
