package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code auto} comes to a format, and what becomes of the lines that are in none. */
class DetectionRulesTest {
    private static final String COMMON = "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5";
    private static final String COMBINED = COMMON + " \"-\" \"curl/8.5.0\"";
    private static final String JSON = "{\"method\":\"GET\",\"path\":\"/j\",\"status\":200,\"duration_ms\":7}";
    private static final String ENVOY = "[2026-11-21T09:00:00.000Z] \"GET /e HTTP/1.1\" 200 - 0 5 30 15 \"192.0.2.1\""
            + " \"curl/8.5.0\" \"id\" \"api.example.com\" \"198.51.100.2:80\"";
    private static final String INGRESS = COMBINED + " 80 0.004 [shop-80] [] 198.51.100.2:80 5 0.003 200 0123";
    private static final String HAPROXY =
            "192.0.2.1:40780 [21/Nov/2026:09:00:00.123] web api/a 0/0/1/7/8 200 5 - - ----"
                    + " 1/1/0/0/0 0/0 \"GET /h HTTP/1.1\"";
    private static final String FIELDS = "#Fields: date time c-ip cs-method cs-uri-stem sc-status time-taken";
    private static final String W3C = "2026-11-21 09:00:00 192.0.2.1 GET /w 200 12";

    private final List<Detection> found = new ArrayList<>();
    private final List<Detection> lost = new ArrayList<>();
    private final AccessRecord record = new AccessRecord();

    @Test
    void a_format_is_found_by_the_last_of_a_hundred_lines_of_messages() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < Sample.MAX_LINES; i++) {
            lines.add("server: preparing " + i);
        }
        lines.add(COMBINED);
        parser(lines.toArray(String[]::new));
        assertThat(found).extracting(Detection::format).containsExactly(Format.COMBINED);
    }

    @Test
    void of_two_formats_that_take_all_lines_the_more_specific_one_is_found() {
        parser(INGRESS, INGRESS);
        assertThat(found).extracting(Detection::format).containsExactly(Format.INGRESS_NGINX);
    }

    @Test
    void the_format_that_takes_most_lines_is_in_use_first() {
        FileParser parser = parser(JSON, COMBINED, COMBINED);
        assertThat(parser.current().orElseThrow().format()).isEqualTo(Format.COMBINED);
        assertThat(found).extracting(Detection::format).containsExactly(Format.COMBINED, Format.JSON);
    }

    @Test
    void all_formats_of_the_sample_are_found_before_the_first_line_is_read() {
        parser(COMBINED, JSON, ENVOY, HAPROXY, COMBINED);
        assertThat(found)
                .extracting(Detection::format)
                .containsExactlyInAnyOrder(Format.COMBINED, Format.JSON, Format.ENVOY, Format.HAPROXY);
    }

    @Test
    void two_formats_inside_one_wrapper_are_both_read() {
        String cri = "2026-11-21T09:00:00.123456789Z stdout F ";
        FileParser parser = parser(cri + JSON, cri + JSON, cri + ENVOY);
        for (int i = 0; i < 10; i++) {
            assertThat(target(parser, cri + ENVOY)).isEqualTo("/e");
            assertThat(target(parser, cri + JSON)).isEqualTo("/j");
        }
        assertThat(parse(parser, cri + "\"listening on port")).isInstanceOf(Rejection.class);
        assertThat(parse(parser, cri + "listening on port 80")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, cri + "INFO listening on port 80")).isEqualTo(Ignored.MESSAGE);
    }

    @Test
    void programs_that_write_into_one_compose_log_are_all_read_and_the_messages_of_others_ignored() {
        FileParser parser = parser("web-1  | " + COMBINED, "db-1   | ready to accept connections", "api-1  | " + JSON);
        assertThat(target(parser, "web-1  | " + COMBINED)).isEqualTo("/a");
        assertThat(target(parser, "api-1  | " + JSON)).isEqualTo("/j");
        assertThat(parse(parser, "db-1   | ready to accept connections")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, "web-1  | " + COMBINED.substring(20))).isInstanceOf(Rejection.class);
    }

    @Test
    void in_syslog_a_line_without_a_request_is_another_programs() {
        String host = "Nov 21 09:00:00 host1 ";
        FileParser parser =
                parser(host + "haproxy[7]: " + HAPROXY, host + "sshd[9]: Server listening on 0.0.0.0 port 22.");
        assertThat(target(parser, host + "haproxy[7]: " + HAPROXY)).isEqualTo("/h");
        assertThat(record.client).hasToString("192.0.2.1");
        assertThat(parse(parser, host + "sshd[9]: Server listening on 0.0.0.0 port 22."))
                .isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, host + "last message repeated 2 times")).isEqualTo(Ignored.MESSAGE);
    }

    @Test
    void a_line_in_syslog_is_read_among_lines_that_are_not() {
        FileParser parser = parser("Nov 21 09:00:00 host1 haproxy[7]: " + HAPROXY, HAPROXY, HAPROXY);
        assertThat(target(parser, "Nov 21 09:00:00 host1 haproxy[7]: " + HAPROXY))
                .isEqualTo("/h");
        assertThat(record.client).hasToString("192.0.2.1");
    }

    @Test
    void a_line_in_syslog_needs_no_time_of_its_own() {
        String line = "Nov 21 09:00:00 host1 tomcat.log: 192.0.2.1 - - \"GET /t HTTP/1.1\" 200 65508 4.386";
        FileParser parser = parser(line, line.replace("4.386", "0.012"));
        assertThat(target(parser, line)).isEqualTo("/t");
        assertThat(record.client).hasToString("192.0.2.1");
        assertThat(record.durationNanos).isEqualTo(4_386_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docker-entrypoint.sh: Configuration complete; ready for start up",
                "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf",
                "INFO:     Started server process [1]",
                "INFO:     Application startup complete.",
                "[2026-11-21 09:00:00 +0000] [7] [INFO] Starting gunicorn 23.0.0",
                "2026-11-21 09:00:00.123  WARN 1 --- [main] c.example.Shop : no cache",
                "21-Nov-2026 09:00:00.123 SEVERE [main] org.example.Server.start failed",
                "[notice] 1#1: start worker processes",
                "\tat com.example.Shop.main(Shop.java:7)",
                "Caused by: java.io.IOException: no route",
                "Traceback (most recent call last):",
                "2026/11/21 09:00:00 [error] 31#31: *46 open() failed, request: \"GET /x HTTP/1.1\"",
                "[Sat Nov 21 09:00:00 2026] [error] [client 192.0.2.1] File does not exist",
                "192.0.2.1:40780 [21/Nov/2026:09:00:00.123] web/1: SSL handshake failure",
                "192.0.2.1:40780 [21/Nov/2026:09:00:00.123] tcp db/a 0/0/5007 212 -- 0/0/0/0/3 0/0",
                "Connect from 192.0.2.1:33312 to 198.51.100.1:8012 (www/HTTP)",
                "",
                "  ",
                "# a remark",
            })
    void what_servers_say_beside_their_entries_is_ignored_in_every_format(String line) {
        for (String format : List.of(COMBINED, JSON, HAPROXY, "Nov 21 09:00:00 host1 web: " + COMBINED, "rubbish")) {
            assertThat(parse(parser(format, format), line)).as(format).isInstanceOf(Ignored.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "(X11; Linux x86_64)\" 0.012 \"-\" 7",
                "\"-\" \"curl/8.5.0\"",
                "192.0.2.1 - alice [21/Nov/2026:09:00:00 +0000]",
                "\u0016\u0003\u0001 some words of a handshake",
                "GET /orders of somebody",
                "T /a HTTP/1.1\" 200 5 \"-\" \"curl/8.5.0\"",
                "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a?ERROR: HTT",
                "192.0.2.1 - - [21/Nov/2026",
                "INFO: \"GET /a HTTP/1.1\" 2",
            })
    void a_damaged_entry_is_rejected_and_never_ignored(String line) {
        assertThat(parse(parser(COMBINED, COMBINED), line)).isInstanceOf(Rejection.class);
        assertThat(parse(parser(COMBINED, COMBINED, JSON), line)).isInstanceOf(Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server listening on port 3000",
                "* Listening on http://0.0.0.0:9292",
                "*  PID: 1",
                "=> Booting the server",
                "-- Boot 0f8091a2b3c4d5e6f7081920a1b2c3d4 --",
                "November 21, 2026 - 09:00:00",
                " __  ____ / _ \\ | | __",
                "2026-11-21 09:00:00: (server.c.1588) server started",
                "[2026/11/21 09:00:00] [provider.go:55] Performing discovery...",
                "192.0.2.4:41230 - 7a1c - alice [2026/11/21 09:00:00] [AuthSuccess] Authenticated by a token",
                "192.0.2.4 - - [21/Nov/2026 09:00:08] code 404, message File not found",
                "Nov 21, 2026 9:00:00 AM com.example.web.Logger",
                "PRIORITY=6",
                "__CURSOR=s=9edd88b2;i=0;b=9edd",
                "GET cache miss for user 12",
                "java.lang.IllegalStateException: GET /x failed",
                "time=\"2026-11-21T09:00:00Z\" level=info msg=\"Memory usage\" pid=1",
                "\u001b[33mPress CTRL+C to quit\u001b[0m",
            })
    void words_that_can_be_no_entry_are_a_message_where_the_format_is_known(String line) throws FormatException {
        for (String format : List.of(COMBINED, HAPROXY, "\u001b[32m" + COMBINED + "\u001b[0m")) {
            assertThat(parse(parser(format, format), line)).as(format).isEqualTo(Ignored.MESSAGE);
        }
        assertThat(parse(parser("rubbish"), line)).as("unknown").isIn(Rejection.NO_MATCH, Ignored.MESSAGE);
    }

    @Test
    void with_a_configured_format_words_are_rejected() throws FormatException {
        FormatSettings combined = new FormatSettings(FormatSpec.parse("combined"), Map.of(), null);
        FileParser parser = new FileParser(combined, new Sample(List.of(COMBINED.getBytes(ISO_8859_1))), found::add);

        assertThat(parse(parser, "Server listening on port 3000")).isInstanceOf(Rejection.class);
    }

    @Test
    void the_place_of_a_rejection_lies_in_the_line_although_it_was_joined_of_pieces() {
        String cri = "2026-11-21T09:00:00.123456789Z stdout ";
        FileParser parser = parser(cri + "F " + COMBINED);
        assertThat(parse(parser, cri + "P " + COMMON)).isEqualTo(Ignored.PIECE);
        assertThat(parse(parser, cri + "F \"")).isInstanceOf(Rejection.class);
        assertThat(parser.rejectedAt()).isBetween(0, cri.length() + 3);
    }

    @Test
    void where_no_format_was_found_an_object_is_told_by_what_is_wrong_with_it() {
        FileParser parser = parser("rubbish");
        assertThat(parse(parser, "{\"level\":\"info\",\"msg\":\"started\"}")).isEqualTo(Ignored.MESSAGE);
        assertThat(parse(parser, "{\"method\":\"GET\",\"path\":\"/\"}")).isEqualTo(Rejection.NO_STATUS_FIELD);
        assertThat(parse(parser, "{\"method\":\"GET\",\"pa")).isEqualTo(Rejection.BAD_JSON);
        assertThat(found).isEmpty();
    }

    @Test
    void the_head_of_a_log_that_names_its_columns_is_enough() {
        FileParser parser = parser("#Software: Microsoft Internet Information Services 10.0", FIELDS);
        assertThat(found).extracting(Detection::format).containsExactly(Format.W3C);
        assertThat(target(parser, W3C)).isEqualTo("/w");
        assertThat(record.durationNanos).isEqualTo(12_000_000);
    }

    @Test
    void columns_named_in_mid_file_hold_from_there_on_whatever_was_read_before() {
        FileParser parser = parser(COMBINED, COMBINED);
        assertThat(parse(parser, W3C)).isEqualTo(Rejection.NO_MATCH);
        assertThat(parse(parser, FIELDS)).isEqualTo(Ignored.DIRECTIVE);
        assertThat(target(parser, W3C)).isEqualTo("/w");
        assertThat(target(parser, COMBINED)).isEqualTo("/a");
    }

    @Test
    void a_line_in_columns_that_held_before_is_read_by_them() {
        FileParser parser =
                parser(FIELDS, W3C, "#Fields: date time s-ip cs-method cs-uri-stem sc-status sc-bytes cs-host");
        assertThat(parse(parser, "#Fields: date time s-ip cs-method cs-uri-stem sc-status sc-bytes cs-host c-ip"))
                .isEqualTo(Ignored.DIRECTIVE);
        assertThat(target(parser, "2026-11-21 09:00:00 198.51.100.1 GET /n 200 5 example.com 192.0.2.7"))
                .isEqualTo("/n");
        assertThat(target(parser, W3C)).isEqualTo("/w");
    }

    @Test
    void a_log_that_becomes_another_is_read_at_once_and_that_is_said_once() {
        FileParser parser = parser(COMBINED, COMBINED);
        for (int i = 0; i < 1_000; i++) {
            assertThat(target(parser, JSON)).isEqualTo("/j");
        }
        assertThat(found).extracting(Detection::format).containsExactly(Format.COMBINED, Format.JSON);
        assertThat(lost).isEmpty();
    }

    @Test
    void a_log_that_becomes_another_is_read_soon_however_many_formats_odd_lines_made() {
        FileParser parser = parser(COMBINED, COMBINED);
        for (int i = 0; i < 200; i++) {
            parse(parser, COMBINED + " x".repeat(i % 40));
        }
        int rejected = 0;
        while (!(parse(parser, HAPROXY) instanceof AccessRecord)) {
            rejected++;
        }
        assertThat(rejected).isLessThan(100);
        assertThat(target(parser, HAPROXY)).isEqualTo("/h");
    }

    @Test
    void a_log_of_which_suddenly_nothing_can_be_read_is_said_once() {
        FileParser parser = parser(COMBINED, COMBINED);
        for (int i = 0; i < 5_000; i++) {
            assertThat(parse(parser, "<entry><request>GET /" + i + "</request></entry>"))
                    .isEqualTo(Rejection.NO_MATCH);
        }
        assertThat(lost).extracting(Detection::format).containsExactly(Format.COMBINED);
        parse(parser, COMBINED);
        for (int i = 0; i < 5_000; i++) {
            parse(parser, "<entry><request>GET /" + i + "</request></entry>");
        }
        assertThat(lost).hasSize(2);
    }

    @Test
    void what_a_balancer_says_of_a_connection_without_requests_is_no_entry() {
        String request = "2026-11-21T09:00:00.123456Z lb 192.0.2.1:2817 198.51.100.1:80 0.1 0.2 0.3 200 200 0 57"
                + " \"GET https://example.com:443/e HTTP/1.1\" \"curl/8.5.0\" - -";
        FileParser parser = parser(request, request);
        assertThat(parse(parser, request)).isSameAs(record);
        assertThat(parse(
                        parser,
                        "2026-11-21T09:00:00.123456Z lb 192.0.2.1:2817 198.51.100.1:80 0.1 0.2 0.3 - - 82 305"
                                + " \"- - - \" \"-\" - -"))
                .isEqualTo(Ignored.MESSAGE);
    }

    @Test
    void escapes_of_nginx_apache_and_json_are_undone_before_anything_is_named() {
        FileParser parser = parser(COMBINED, JSON);
        assertThat(target(parser, COMBINED.replace("/a", "/a\\x22b\\x5C"))).isEqualTo("/a\"b\\");
        assertThat(target(parser, COMBINED.replace("/a", "/a\\\"b\\\\"))).isEqualTo("/a\"b\\");
        assertThat(target(parser, JSON.replace("/j", "\\/j\\u0022\\u00e9"))).isEqualTo("/j\"é");
    }

    @Test
    void each_upstream_attempt_of_a_retried_request_is_kept_with_one_request() {
        String line = COMBINED + " 0.304 0.100, 0.004 : 0.2";
        FileParser parser = parser(line, line);
        assertThat(parse(parser, line)).isSameAs(record);
        assertThat(Arrays.copyOf(record.upstreamNanos, record.attempts))
                .containsExactly(100_000_000, 4_000_000, 200_000_000);
        assertThat(record.durationNanos).isEqualTo(304_000_000);
    }

    @Test
    void a_size_behind_the_request_is_no_status_though_some_look_like_one() {
        // httpd's ssl_request_log has no status.
        String head = "[21/Nov/2026:09:00:00 +0000] 192.0.2.1 TLSv1.3 TLS_AES_256_GCM_SHA384 \"GET /a HTTP/1.1\" ";
        FileParser parser = parser(head + "200", head + "5120", head + "-", head + "404", head + "77");

        assertThat(parse(parser, head + "200")).isEqualTo(Rejection.NO_MATCH);
        assertThat(parse(parser, head + "404")).isEqualTo(Rejection.NO_MATCH);
        assertThat(found).isEmpty();
    }

    @Test
    void a_request_that_cannot_be_read_is_kept_as_it_was_sent() {
        FileParser parser = parser(COMBINED, COMBINED);
        assertThat(parse(parser, COMBINED.replace("GET /a HTTP/1.1", "\\x16\\x03\\x01 x")))
                .isSameAs(record);
        assertThat(record.hasRequest()).isFalse();
        assertThat(record.malformed).hasToString("\u0016\u0003\u0001 x");
        parse(parser, COMBINED);
        assertThat(record.malformed.isEmpty()).isTrue();
    }

    private FileParser parser(String... sampled) {
        found.clear();
        List<byte[]> sample =
                Stream.of(sampled).map(text -> text.getBytes(ISO_8859_1)).toList();
        return new FileParser(FormatSettings.AUTO, new Sample(sample), new FormatListener() {
            @Override
            public void found(Detection detection) {
                found.add(detection);
            }

            @Override
            public void lost(Detection last) {
                lost.add(last);
            }
        });
    }

    private String target(FileParser parser, String text) {
        assertThat(parse(parser, text)).as(text).isSameAs(record);
        return record.target.toString();
    }

    private ParseResult parse(FileParser parser, String text) {
        Line line = new Line();
        byte[] bytes = text.getBytes(ISO_8859_1);
        line.set(bytes, 0, bytes.length, 1);
        return parser.parse(line, record);
    }
}
