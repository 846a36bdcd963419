package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines with a method, a path and a status that are no entries of the file: only something that a program says of a request. */
class SaidOfRequestsTest {
    private static final String[] METHODS = {"GET", "GET", "POST", "PUT"};
    private static final int[] STATUSES = {200, 200, 201, 404, 200, 500};

    private int requests;
    private int timed;
    private int said;
    private int rejected;
    private final Set<String> methods = new HashSet<>();

    private static String text(int i) {
        return String.format(
                Locale.ROOT,
                "2026-11-21 09:%02d:%02d,120 INFO  access - %s /api/orders/%d %d %.1fms",
                i / 60,
                i % 60,
                METHODS[i % 4],
                i,
                STATUSES[i % 6],
                12 + i % 7 * 3.7);
    }

    private static String json(int i) {
        return String.format(
                Locale.ROOT,
                "{\"time\":\"2026-11-21T09:%02d:%02dZ\",\"level\":\"info\",\"msg\":\"request completed\",\"method\":\"%s\",\"path\":\"/api/orders/%d\","
                        + "\"status\":%d,\"duration_ms\":%d}",
                i / 60,
                i % 60,
                METHODS[i % 4],
                i,
                STATUSES[i % 6],
                12 + i % 7 * 3);
    }

    private static String pairs(int i) {
        return String.format(
                Locale.ROOT,
                "time=2026-11-21T09:%02d:%02dZ level=info msg=request method=%s path=/api/orders/%d status=%d duration=%d.5ms",
                i / 60,
                i % 60,
                METHODS[i % 4],
                i,
                STATUSES[i % 6],
                12 + i % 7 * 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21 09:00:07,120 INFO  client - GET http://stock.example.com:8080/v2/stock/12 200 31.2ms",
                "2026-11-21 09:00:07,120 INFO  notify - POST https://hooks.example.com/services/T00 200 OK",
                "2026-11-21 09:00:07,120 WARN  limiter - rate limit exceeded for GET /api/orders: 429",
                "2026-11-21 09:00:07,120 WARN  guard - too many requests from 192.0.2.7, GET /api/orders 429",
                "2026-11-21 09:00:07,120 WARN  retry - Retrying GET /v2/stock/12 after 503 (attempt 2)",
                "2026-11-21 09:00:07,120 DEBUG store - cached response 200 for GET /api/orders (ttl 60s)",
                "2026-11-21 09:00:07,120 ERROR handler - POST /api/orders failed: 500 Internal Server Error",
                "java.lang.IllegalStateException: GET /v2/stock/12 returned 503"
            })
    void a_line_of_text_that_speaks_of_another_request_is_none(String line) {
        read(100, 4, SaidOfRequestsTest::text, i -> List.of(line));

        assertThat(requests).isEqualTo(100);
        assertThat(timed)
                .as("the durations of the entries are found all the same")
                .isEqualTo(100);
        assertThat(said).isEqualTo(25);
        assertThat(rejected).isZero();
    }

    @Test
    void one_that_comes_long_after_the_first_lines_is_none_either() {
        read(
                400,
                200,
                SaidOfRequestsTest::text,
                i -> List.of(
                        "2026-11-21 09:00:07,120 INFO  client - GET http://stock.example.com/v2/stock/12 200 31.2ms"));

        assertThat(requests).isEqualTo(400);
        assertThat(said).isEqualTo(2);
    }

    @Test
    void a_request_that_is_told_by_its_exception_alone_counts() {
        read(
                400,
                200,
                SaidOfRequestsTest::json,
                i -> List.of(json(i).replace("request completed", "NotFoundError: no such order")));

        assertThat(requests).isEqualTo(402);
        assertThat(said).isZero();
    }

    @Test
    void a_slow_request_that_has_its_entry_too_counts_once() {
        read(
                100,
                10,
                SaidOfRequestsTest::text,
                i -> List.of(text(i).replace("INFO  access -", "WARN  slow - slow request:")));
        read(100, 10, SaidOfRequestsTest::pairs, i -> List.of(pairs(i).replace("msg=request", "msg=\"slow request\"")));

        assertThat(requests).isEqualTo(200);
        assertThat(timed).isEqualTo(200);
    }

    @Test
    void slow_requests_that_have_no_entry_but_this_count() {
        IntFunction<String> either = i -> i % 10 == 3 ? json(i).replace("request completed", "slow request") : json(i);
        read(100, 1_000, either, i -> List.of());

        assertThat(requests).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"msg\":\"http client request\",\"method\":\"GET\",\"url\":\"http://stock.example.com/v2/stock/12\",\"status\":200,\"duration_ms\":31",
                "\"msg\":\"outgoing request\",\"method\":\"GET\",\"path\":\"/v2/stock/12\",\"status\":200,\"duration_ms\":31",
                "\"type\":\"audit\",\"action\":\"order.create\",\"user\":\"alice\",\"method\":\"POST\",\"path\":\"/api/orders\",\"status\":201",
                "\"msg\":\"handler failed\",\"method\":\"POST\",\"path\":\"/api/orders\",\"status\":500,\"error\":\"boom\",\"stack\":\"x\"",
                "\"msg\":\"rate limit exceeded\",\"method\":\"GET\",\"path\":\"/api/orders\",\"status\":429"
            })
    void an_object_that_speaks_of_another_request_is_none(String fields) {
        read(
                100,
                4,
                SaidOfRequestsTest::json,
                i -> List.of("{\"time\":\"2026-11-21T09:00:07Z\",\"level\":\"warn\"," + fields + "}"));

        assertThat(requests).isEqualTo(100);
        assertThat(timed).isEqualTo(100);
        assertThat(said).isEqualTo(25);
    }

    @Test
    void pairs_that_speak_of_a_call_to_another_service_are_none() {
        read(
                100,
                4,
                SaidOfRequestsTest::pairs,
                i -> List.of("time=2026-11-21T09:00:07Z level=info msg=\"upstream call\" method=GET"
                        + " url=http://stock.example.com/v2/stock/12 status=200 duration=31.2ms"));

        assertThat(requests).isEqualTo(100);
        assertThat(said).isEqualTo(25);
    }

    @Test
    void requests_that_fail_count_though_they_are_logged_in_other_words_at_another_level() {
        IntFunction<String> either = i -> STATUSES[i % 6] < 500
                ? json(i)
                : json(i).replace("info", "error").replace("request completed", "request failed");
        read(60, 1_000, either, i -> List.of());

        assertThat(requests).isEqualTo(60);
        assertThat(timed).isEqualTo(60);
    }

    @Test
    void requests_that_fail_count_though_their_line_has_no_duration_where_no_entry_says_that_the_server_failed() {
        IntFunction<String> either = i -> STATUSES[i % 6] < 500
                ? json(i)
                : json(i).replace("info", "error")
                        .replace("request completed", "request failed")
                        .replaceAll("\"duration_ms\":\\d+", "\"error\":\"boom\"");
        read(60, 1_000, either, i -> List.of());

        assertThat(requests).isEqualTo(60);
    }

    @Test
    void a_logger_of_each_controller_writes_entries_whatever_it_is_called() {
        String[] names = {"OrderController", "WebhookController", "AuditController", "web.ClientController", "retry"};
        read(100, 1_000, i -> text(i).replace("access", names[i % 5]), i -> List.of());

        assertThat(requests).isEqualTo(100);
        assertThat(timed).isEqualTo(100);
    }

    @Test
    void whole_addresses_that_clients_send_count_where_the_logger_is_that_of_all_entries() {
        read(
                100,
                1_000,
                i -> i % 10 == 3 ? text(i).replace("/api/", "http://shop.example.com/api/") : text(i),
                i -> List.of());

        assertThat(requests).isEqualTo(100);
    }

    @Test
    void whole_addresses_that_another_program_logs_count_where_it_says_which_client_asked() {
        read(
                100,
                4,
                SaidOfRequestsTest::json,
                i -> List.of(
                        "{\"category\":\"FrontDoorAccessLog\",\"method\":\"GET\",\"url\":\"https://www.example.com/a\",\"status\":200,"
                                + "\"duration_ms\":12,\"client_ip\":\"192.0.2.9\"}"));

        assertThat(requests).isEqualTo(125);
    }

    @Test
    void a_proxy_whose_entries_all_have_whole_addresses_counts_them() {
        read(100, 1_000, i -> json(i).replace("/api/", "http://shop.example.com/api/"), i -> List.of());

        assertThat(requests).isEqualTo(100);
    }

    @Test
    void a_static_file_without_a_duration_counts_beside_requests_that_have_one() {
        read(
                100,
                4,
                SaidOfRequestsTest::text,
                i -> List.of("2026-11-21 09:00:07,120 INFO  assets - GET /assets/app.js 304"));

        assertThat(requests).isEqualTo(125);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO:httpx:HTTP Request: GET https://stock.example.com/v2/stock/12 \"HTTP/1.1 200 OK\"",
                "DEBUG:urllib3.connectionpool:https://stock.example.com:443 \"GET /v2/stock/12 HTTP/1.1\" 200 512",
                "INFO:example.transport: POST https://stock.example.com/v2/_search [status:200 duration:0.031s]",
                "/usr/local/go/src/runtime/panic.go:261 (0x44f2b7)"
            })
    void beside_the_entries_of_a_known_program_what_it_asked_of_others_is_ignored(String line) {
        read(
                40,
                4,
                i -> "INFO:     192.0.2.7:5123" + i % 10 + " - \"GET /api/orders/" + i + " HTTP/1.1\" 200 OK",
                i -> List.of(line));

        assertThat(requests).isEqualTo(40);
        assertThat(rejected).isZero();
    }

    @Test
    void an_entry_that_is_damaged_is_rejected_though_its_target_is_a_whole_address() {
        read(
                40,
                40,
                i -> "192.0.2.7 - - [21/Nov/2026:09:00:0" + i % 10
                        + " +0000] \"GET /a HTTP/1.1\" 200 12 \"-\" \"curl\"",
                i -> List.of(
                        "192.0.2.7 - - [21/Nov/2026:09:00:01 +0000] \"GET http://shop.example.com/a HTTP/1.1\" 2"));

        assertThat(requests).isEqualTo(40);
        assertThat(rejected).isEqualTo(1);
    }

    @Test
    void a_line_that_tells_of_the_beginning_of_a_request_whose_end_has_a_line_too_is_none() {
        String head = "2026-11-21T09:00:00.120456Z  INFO request{remote_addr=192.0.2.7:51344 method=GET path=/api/a/";
        read(
                40,
                1,
                i -> head + i + "}: shop::log: Response status=200 OK duration=1.5ms",
                i -> List.of(head + (i + 1) + "}: shop::log: Request"));

        assertThat(requests).isEqualTo(40);
        assertThat(timed).isEqualTo(40);
        assertThat(said).isEqualTo(40);
    }

    @Test
    void a_flow_of_a_request_beside_that_of_its_answer_is_none() {
        String flow =
                "{\"flow\":{\"time\":\"2026-11-21T09:00:00.120Z\",\"l7\":{\"type\":\"%s\"%s,\"http\":{%s\"method\":\"GET\","
                        + "\"url\":\"http://shop:8080/api/a/%d\"}}}}";
        read(
                40,
                1,
                i -> String.format(flow, "RESPONSE", ",\"latency_ns\":\"1500000\"", "\"code\":200,", i),
                i -> List.of(String.format(flow, "REQUEST", "", "", i + 1)));

        assertThat(requests).isEqualTo(40);
        assertThat(timed).isEqualTo(40);
        assertThat(said).isEqualTo(40);
    }

    @Test
    void structlog_s_event_that_a_request_begins_is_none() {
        String line = "{\"request\":\"GET /api/a/%d\",\"event\":\"%s\",\"ip\":\"192.0.2.7\",\"level\":\"info\"%s}";
        read(
                40,
                1,
                i -> String.format(line, i, "request_finished", ",\"code\":200"),
                i -> List.of(String.format(line, i + 1, "request_started", "")));

        assertThat(requests).isEqualTo(40);
        assertThat(rejected).isZero();
    }

    @Test
    void a_line_without_a_status_is_rejected_where_no_entry_has_a_duration() {
        read(
                40,
                40,
                i -> "{\"method\":\"GET\",\"path\":\"/api/a\",\"status\":200}",
                i -> List.of("{\"method\":\"GET\",\"path\":\"/api/a\"}"));

        assertThat(requests).isEqualTo(40);
        assertThat(rejected).isEqualTo(1);
    }

    @Test
    void what_django_says_of_an_answer_beside_the_line_of_its_server_is_none() {
        String head = "{\"asctime\": \"2026-11-21 09:00:00,120\", \"name\": \"";
        read(
                40,
                4,
                i -> head
                        + "gunicorn.access\", \"message\": \"192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \\\"GET /api/a/"
                        + i + " HTTP/1.1\\\" 404 19 \\\"-\\\" \\\"curl/8.5.0\\\"\"}",
                i -> List.of(head + "django.request\", \"message\": \"Not Found: /api/a/" + i
                        + "\", \"status_code\": 404, \"request\": \"<WSGIRequest: GET '/api/a/" + i + "'>\"}"));

        assertThat(requests).isEqualTo(40);
        assertThat(rejected).isZero();
    }

    @Test
    void the_request_that_a_message_has_counts_where_an_object_stands_under_its_name() {
        read(
                40,
                40,
                i ->
                        "{\"asctime\": \"2026-11-21 09:00:00,120\", \"name\": \"django.server\", \"message\": \"\\\"GET /api/a/"
                                + i
                                + " HTTP/1.1\\\" 200 19\", \"request\": \"<socket.socket fd=9, family=2, type=1, proto=0>\","
                                + " \"status_code\": 200}",
                i -> List.of());

        assertThat(requests).isEqualTo(40);
        assertThat(methods).containsOnly("GET");
    }

    /** Reads so many entries, behind each of every so many other lines. */
    private void read(int count, int every, IntFunction<String> entry, IntFunction<List<String>> others) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(entry.apply(i).getBytes(UTF_8));
            if (i % every == every - 1) {
                others.apply(i).forEach(line -> lines.add(line.getBytes(UTF_8)));
            }
        }
        Sample sample = new Sample(lines.subList(0, Math.min(lines.size(), Sample.MAX_LINES)));
        FileParser parser = new FileParser(FormatSettings.AUTO, sample, found -> {});
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 7);
            ParseResult result = parser.parse(line, record);
            requests += result == record ? 1 : 0;
            methods.add(result == record ? record.method.toString() : "GET");
            timed += result == record && record.durationNanos >= 0 ? 1 : 0;
            said += result == Ignored.ABOUT_REQUEST ? 1 : 0;
            rejected += result == record || result instanceof Ignored ? 0 : 1;
        }
    }
}
