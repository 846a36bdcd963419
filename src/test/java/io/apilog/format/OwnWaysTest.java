package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that write a request, its answer or its duration in a way of their own. */
class OwnWaysTest {
    private static final String SLOG =
            "{\"time\":\"2026-11-21T09:00:00.12345678%dZ\",\"level\":\"INFO\",\"msg\":\"request\","
                    + "\"method\":\"GET\",\"path\":\"/api/%d\",\"status\":200,\"duration\":%d}";

    @Test
    void astro_leaves_out_the_method_get() {
        ReadLog log = ReadLog.of(
                40,
                i -> "09:00:0" + i % 10 + (i % 4 == 3 ? " [201] POST /api/" : " [200] /api/") + i + " "
                        + (3 + i * 7 % 40) + "ms");

        assertThat(log.requests).hasSize(40).contains("GET /api/0 200", "POST /api/3 201");
        assertThat(log.nanos.get(1)).isEqualTo(10_000_000);
    }

    @Test
    void lines_without_a_method_are_no_requests_where_others_have_get() {
        ReadLog log = ReadLog.of(
                40,
                i -> "09:00:0" + i % 10 + (i % 4 == 3 ? " [200] /api/" : " [200] GET /api/") + i + " "
                        + (3 + i * 7 % 40) + "ms");

        assertThat(log.requests).hasSize(30);
    }

    @Test
    void padrino_puts_the_duration_between_method_and_path() {
        ReadLog log = ReadLog.of(20, i -> "  DEBUG - GET (0.0" + i * 7 % 10 + "19s) /api/" + i + " - 200 OK");

        assertThat(log.requests).hasSize(20).contains("GET /api/7 200");
        assertThat(log.nanos.get(7)).isEqualTo(91_900_000);
    }

    @ParameterizedTest
    @CsvSource({"12.3kb, 12595", "2.0kB, 2000", "1.5 KiB, 1536"})
    void rounded_sizes_count(String size, long bytes) {
        ReadLog log =
                ReadLog.of(20, i -> "2026-11-21T09:00:00Z GET /api/" + i + " 200 12ms " + (i % 4 == 3 ? "15b" : size));

        assertThat(log.bytes.subList(2, 4)).containsExactly(bytes, 15L);
    }

    @Test
    void a_unit_that_is_of_two_sizes_is_none() {
        assertThat(ReadLog.of(20, i -> "2026-11-21T09:00:00Z GET /api/" + i + " 200 12ms 12.3KB")
                        .isUnsized())
                .isTrue();
    }

    @Test
    void slog_writes_nanoseconds() {
        ReadLog log = ReadLog.of(20, i -> String.format(Locale.ROOT, SLOG, 1 + i % 9, i, 2_057_322L + i * 1_234_567L));

        assertThat(log.nanos.get(0)).isEqualTo(2_057_322);
    }

    @Test
    void numbers_that_may_be_somebody_s_microseconds_are_undecided() {
        assertThat(ReadLog.of(20, i -> String.format(Locale.ROOT, SLOG, 1 + i % 9, i, 205_732L + i * 12_345L))
                        .isUntimed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9:00AM", "2026-11-21T09:00:00Z", "2026-11-21T09:00:00+01:00", "2026-11-21T09:00:00.123-0500"})
    void zerolog_writes_milliseconds_in_a_terminal(String time) {
        ReadLog log = ReadLog.of(
                20,
                i -> time + " INF request duration=21.2877" + (10 + i) + " method=GET path=/api/" + i + " status=200");

        assertThat(log.nanos.get(0)).isEqualTo(21_287_710);
    }

    @Test
    void meilisearch_s_durations_have_a_unit() {
        ReadLog log = ReadLog.of(
                20,
                i -> "2026-11-21T09:00:00.039481Z  INFO HTTP request{method=GET host=\"example.com:7700\" route=/api/"
                        + i
                        + " query_parameters= status_code=200}: meilisearch: close time.busy=108.15ms time.idle=36.05ms");

        assertThat(log.nanos.get(0)).isEqualTo(144_200_000);
        assertThat(log.found.get(0).unit()).contains(Unit.MILLISECONDS);
    }

    @Test
    void a_call_of_grpc_that_begins_is_a_message() {
        List<String> lines = IntStream.range(0, 20)
                .mapToObj(i -> "{\"level\":\"info\",\"ts\":1795251600.01834" + (10 + i)
                        + ",\"caller\":\"logging/interceptor.go:10\",\"msg\":\""
                        + (i % 2 == 0 ? "started" : "finished")
                        + " call\",\"protocol\":\"grpc\",\"grpc.component\":\"server\",\"grpc.service\":\"shop.v1.Cart\",\"grpc.method\":\"Get\","
                        + (i % 2 == 0 ? "" : "\"grpc.code\":\"OK\",") + "\"grpc.time_ms\":\"0.012\"}")
                .toList();
        ReadLog log = ReadLog.of(lines);

        assertThat(log.requests).hasSize(10);
        assertThat(log.rejected).isZero();
    }

    @Test
    void a_status_may_be_an_object() {
        assertThat(ReadLog.of(
                                20,
                                i ->
                                        "{\"request\":{\"method\":\"GET\",\"uri\":\"/a\"},\"response\":{\"status\":{\"code\":201,\"text\":\"Created\"}}}")
                        .requests)
                .hasSize(20)
                .contains("GET /a 201");
    }

    @Test
    void workers_count_milliseconds() {
        String request =
                "\"event\":{\"request\":{\"url\":\"https://example.com/a\",\"method\":\"GET\"},\"response\":{\"status\":200}}}";
        assertThat(ReadLog.of(20, i -> "{\"wallTime\":12,\"cpuTime\":2,\"executionModel\":\"stateless\"," + request)
                        .nanos)
                .containsOnly(12_000_000L);
        assertThat(ReadLog.of(20, i -> "{\"wall_time\":12," + request).isUntimed())
                .isTrue();
    }

    @Test
    void haproxy_s_times_may_have_whole_names() {
        ReadLog log = ReadLog.of(
                20,
                i ->
                        "{\"client_ip\":\"192.0.2.1\",\"time_request\":0,\"time_queue\":0,\"time_connect\":1,\"time_response\":12,\"time_total\":13,"
                                + "\"status\":200,\"bytes_read\":512,\"method\":\"GET\",\"uri\":\"/a\"}");

        assertThat(log.nanos).containsOnly(13_000_000L);
        assertThat(log.bytes).containsOnly(512L);
    }

    @Test
    void seconds_that_are_rounded_to_nothing_are_no_other_unit() {
        ReadLog log = ReadLog.of(
                60,
                i ->
                        "{\"time\":\"2026-11-21T09:00:00Z\",\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration\":"
                                + (i / 4 % 2 == 0 ? "0.0" : "0.00" + (1 + i % 3)) + "}");

        assertThat(log.nanos).doesNotContain(AccessRecord.ABSENT);
    }
}
