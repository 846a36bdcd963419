package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations whose names say no unit, in logs of programs that are known by the names beside them. */
class UnitOfProgramTest {
    /** Milliseconds of the line. */
    private static double millis(int i) {
        return 20.15 + i * 1.31;
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static void isRead(ReadLog log, double decimals) {
        assertThat(log.requests).hasSize(60);
        assertThat(log.nanos.get(7))
                .isBetween((long) ((millis(7) - decimals) * 1e6), (long) ((millis(7) + decimals) * 1e6));
        assertThat(log.found).noneMatch(Detection::undecided);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{%s}", "{\"date\":\"2026-11-21 09:00:00+0000\",\"severity\":\"INFO\",\"data\":{%s}}"})
    void grape_logging_has_milliseconds_in_parts(String form) {
        IntFunction<String> entry =
                i -> form.formatted("\"status\":200,\"time\":{\"total\":" + number("%.2f", millis(i))
                        + ",\"db\":9.12,\"view\":" + number("%.2f", millis(i) - 9.12)
                        + "},\"method\":\"GET\",\"path\":\"/a/" + i + "\",\"params\":{\"a\":\"1\"}");

        isRead(ReadLog.of(60, entry), 0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "timing", "timings", "times", "timers"})
    void a_total_in_an_object_of_times_is_the_duration_whose_unit_is_said_or_shown(String object) {
        String entry = "{\"method\":\"GET\",\"url\":\"/a\",\"status\":200,\"%s\":{\"auth\":1.5,\"%s\":%s}}";
        isRead(ReadLog.of(60, i -> entry.formatted(object, "total_ms", number("%.2f", millis(i)))), 0.01);
        isRead(ReadLog.of(60, i -> entry.formatted(object, "total", "\"" + number("%.2f", millis(i)) + "ms\"")), 0.01);

        ReadLog bare = ReadLog.of(60, i -> entry.formatted(object, "total", number("%.0f", millis(i))));
        assertThat(bare.isUntimed()).isTrue();
        assertThat(bare.found).last().matches(Detection::undecided);
    }

    @Test
    void httpd_s_directives_as_names_are_in_its_units() {
        IntFunction<String> entry =
                i -> "{\"time\":\"[21/Nov/2026:09:00:00 +0000]\",\"remoteIP\":\"192.0.2.1\",\"host\":\"example.com\","
                        + "\"request\":\"/a/" + i
                        + "\",\"query\":\"\",\"method\":\"GET\",\"status\":\"200\",\"userAgent\":\"curl\","
                        + "\"referer\":\"-\",\"D\":\"" + number("%.0f", millis(i) * 1e3) + "\"}";

        isRead(ReadLog.of(60, entry), 0.001);
    }

    @Test
    void a_single_letter_is_no_duration_elsewhere() {
        ReadLog log = ReadLog.of(
                60,
                i -> "{\"method\":\"GET\",\"url\":\"/a/" + i + "\",\"status\":200,\"D\":" + (2_000 + i) + ",\"d\":7}");

        assertThat(log.requests).hasSize(60);
        assertThat(log.isUntimed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns", "D_ms", "tas", "d_us", "ttms"})
    void two_letters_and_a_unit_are_no_duration(String name) {
        ReadLog log = ReadLog.of(
                60,
                i -> "{\"method\":\"GET\",\"url\":\"/a/" + i + "\",\"status\":200,\"timings\":{\"" + name
                        + "\":1.25}}");

        assertThat(log.requests).hasSize(60);
        assertThat(log.isUntimed()).isTrue();
    }

    @Test
    void the_gateway_for_containers_of_azure_writes_milliseconds() {
        IntFunction<String> entry =
                i -> "{\"category\":\"TrafficControllerAccessLog\",\"operationName\":\"ReqRespLogs\","
                        + "\"time\":\"2026-11-21T09:00:00.149896Z\",\"properties\":{\"backendHost\":\"192.0.2.80:80\","
                        + "\"backendResponseLatency\":\"26\",\"backendTimeTaken\":\"-\",\"clientIp\":\"192.0.2.140:43576\","
                        + "\"frontendName\":\"f\",\"frontendPort\":\"80\",\"hostName\":\"api.example.com\",\"httpMethod\":\"GET\","
                        + "\"httpStatusCode\":\"200\",\"httpVersion\":\"HTTP/1.1\",\"requestBodyBytes\":\"1220\","
                        + "\"requestUri\":\"/a/" + i
                        + "\",\"responseBodyBytes\":\"21190\",\"responseHeaderBytes\":\"190\",\"timeTaken\":\""
                        + number("%.0f", millis(i)) + "\",\"trackingId\":\"c60d\"}}";

        ReadLog log = ReadLog.of(60, entry);
        isRead(log, 0.5);
        assertThat(log.bytes).containsOnly(21_190L);
        assertThat(log.requestBytes).containsOnly(1_220L);
    }

    @Test
    void the_proxies_of_exchange_write_milliseconds() {
        List<String> lines = new ArrayList<>();
        lines.add("DateTime,RequestId,Protocol,UrlHost,UrlStem,ProtocolAction,AnchorMailbox,ClientIpAddress,HttpStatus,"
                + "BackEndStatus,ErrorCode,Method,ProxyAction,RequestBytes,ResponseBytes,TotalRequestTime");
        lines.add("#Software: Microsoft Exchange Server");
        for (int i = 0; i < 60; i++) {
            lines.add("2026-11-21T09:00:00.123Z,7f,Ews,mail.example.com,/a/" + i + ",,,192.0.2.1,200,200,,GET,,12,512,"
                    + number("%.0f", millis(i)));
        }

        isRead(ReadLog.of(lines), 0.5);
    }

    @ParameterizedTest
    @CsvSource({"0.061", "1"})
    void plug_logger_json_writes_milliseconds_with_decimals(double share) {
        IntFunction<String> entry =
                i -> "{\"api_version\":\"N/A\",\"client_ip\":\"192.0.2.58\",\"client_version\":\"N/A\","
                        + "\"date_time\":\"2026-11-21T09:00:01.988577Z\",\"duration\":"
                        + number("%.3f", millis(i) * share)
                        + ",\"handler\":\"orders#index\",\"level\":\"info\",\"log_type\":\"http\",\"method\":\"GET\",\"params\":{},"
                        + "\"path\":\"/a/" + i + "\",\"request_id\":\"2a10\",\"status\":200}";

        ReadLog log = ReadLog.of(60, entry);
        assertThat(log.requests).hasSize(60);
        assertThat(log.nanos.get(7))
                .isBetween((long) ((millis(7) * share - 0.001) * 1e6), (long) ((millis(7) * share + 0.001) * 1e6));
    }

    private static String nginx(int i, String rt, String uct, String urt) {
        return "192.0.2.84 - - [21/Nov/2026:09:00:00 +0000] \"GET /a/" + i
                + " HTTP/1.1\" 200 59481 \"-\" \"curl/8.5.0\" rt=" + rt + " uct=\"" + uct + "\" urt=\"" + urt + '"';
    }

    private static double seconds(int i) {
        return 4.1 + i * 0.137;
    }

    @Test
    void two_times_under_nginx_s_names_that_tick_together_are_its_seconds_however_slow() {
        ReadLog log = ReadLog.of(
                60,
                i -> nginx(
                        i,
                        number("%.3f", seconds(i)),
                        number("%.3f", 0.121 + i * 0.003),
                        number("%.3f", seconds(i) - i % 2 * 0.001)));

        assertThat(log.nanos.get(7)).isEqualTo(5_059_000_000L);
    }

    @Test
    void connects_in_no_time_under_nginx_s_name_are_of_its_clock() {
        ReadLog log = ReadLog.of(
                60, i -> nginx(i, number("%.3f", seconds(i)), "0.000", number("%.3f", seconds(i) - 0.3 - i * 0.01)));

        assertThat(log.nanos.get(7)).isEqualTo(5_059_000_000L);
    }

    @Test
    void under_nginx_s_names_times_of_a_finer_clock_may_be_milliseconds() {
        ReadLog log = ReadLog.of(
                60,
                i -> nginx(
                        i,
                        number("%.3f", seconds(i)),
                        number("%.3f", 0.121 + i * 0.003),
                        number("%.3f", seconds(i) - 0.052 - i * 0.003)));

        assertThat(log.requests).hasSize(60);
        assertThat(log.isUntimed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[21/Nov/2026:09:00:01 +0000] 192.0.2.24 - - - example.com to: 192.0.2.5:8080: GET /a/%d HTTP/1.1 200 upstream_response_time %s msec 1795251601.687 request_time %s",
                "192.0.2.24 GET /a/%d HTTP/1.1 200 request_time 0.%2$s upstream_response_time %2$s",
                "192.0.2.24 GET /a/%d HTTP/1.1 200 512 msec 1795251601.687 upstream_response_time %s request_time %s"
            })
    void words_before_nginx_s_times_name_them(String form) {
        ReadLog log = ReadLog.of(60, i -> {
            String time = number("%.3f", 0.021 + i % 17 * 0.007);
            return form.replace("0.%2$s", "%2$s").formatted(i, time, time);
        });

        assertThat(log.requests).hasSize(60).first().isEqualTo("GET /a/0 200");
        assertThat(log.nanos.get(7)).isEqualTo(70_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"route", "http.route", "pattern\":\"\",\"handler"})
    void a_method_before_a_route_is_the_request_s(String name) {
        String entry = "{\"ip\":\"192.0.2.118\",\"" + name + "\":\"PUT /a/{id}\",\"status\":502";

        assertThat(ReadLog.of(30, i -> entry + "}").requests).hasSize(30).allMatch(one -> one.startsWith("PUT "));
        ReadLog both = ReadLog.of(30, i -> entry + ",\"method\":\"GET\",\"path\":\"/a/" + i + "\"}");
        assertThat(both.requests).first().isEqualTo("GET /a/0 502");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "uri", "target", "path"})
    void method_and_path_in_one_name_are_a_request(String name) {
        ReadLog log = ReadLog.of(
                30, i -> "{\"ip\":\"192.0.2.118\",\"" + name + "\":\"POST /a/" + i + "?q=1\",\"status\":502}");

        assertThat(log.requests).hasSize(30).first().isEqualTo("POST /a/0?q=1 502");
    }
}
