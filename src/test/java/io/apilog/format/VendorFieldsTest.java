package io.apilog.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Fields that mean in the lines of one program something that their names do not say, or say of another. */
class VendorFieldsTest {
    private static final String CLOUDFLARE =
            "{\"ClientIP\":\"192.0.2.1\",\"ClientRequestMethod\":\"GET\",\"ClientRequestURI\":\"/a\",\"EdgeResponseStatus\":200,"
                    + "\"EdgeResponseBytes\":512,\"EdgeTimeToFirstByteMs\":12,";

    private final List<Detection> found = new ArrayList<>();
    private final AccessRecord record = new AccessRecord();

    @Test
    void cloudflare_s_duration_lies_between_the_edge_s_two_times() {
        read(i -> CLOUDFLARE + "\"EdgeStartTimestamp\":1795251602250000000,\"EdgeEndTimestamp\":1795251602300000000}");

        assertThat(record.durationNanos).isEqualTo(50_000_000);
        assertThat(record.timeMillis).isEqualTo(1_795_251_602_250L);
    }

    @Test
    void times_that_are_cut_to_seconds_are_no_duration_and_that_until_the_first_byte_is_none_either() {
        read(i -> CLOUDFLARE
                + "\"EdgeStartTimestamp\":\"2026-11-21T09:00:00Z\",\"EdgeEndTimestamp\":\"2026-11-21T09:00:01Z\"}");

        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
        assertThat(record.timeMillis).isEqualTo(1_795_251_600_000L);
        assertThat(found)
                .singleElement()
                .matches(Detection::undecided)
                .extracting(Detection::why)
                .asString()
                .contains("first byte", "unixnano");
    }

    @Test
    void akamai_s_duration_is_the_time_until_the_answer_and_that_of_its_transfer() {
        String line =
                "{\"reqTimeSec\":\"1795165200.491\",\"reqMethod\":\"GET\",\"reqPath\":\"api/a\",\"statusCode\":\"200\",\"bytes\":\"7\",";
        read(i -> line + "\"turnAroundTimeMSec\":\"8\",\"transferTimeMSec\":\"2\",\"timeToFirstByte\":\"11\"}");
        assertThat(record.durationNanos).isEqualTo(10_000_000);

        read(i -> line + "\"transferTimeMSec\":\"2\"}");
        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void the_time_since_a_program_began_is_no_duration() {
        String head = "{\"text\":\"GET /a 200\\n\",\"record\":{\"elapsed\":{\"repr\":\"0:01:30\",\"seconds\":90.5},";
        read(
                i -> head
                        + "\"extra\":{\"method\":\"GET\",\"path\":\"/a\",\"status_code\":200,\"duration_ms\":23.41},\"message\":\"GET /a 200\"}}");
        assertThat(record.durationNanos).isEqualTo(23_410_000);

        read(i -> head
                + "\"extra\":{\"method\":\"GET\",\"path\":\"/a\",\"status_code\":200},\"message\":\"GET /a 200\"}}");
        assertThat(record.durationNanos).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void a_request_that_is_a_method_beside_an_address_is_the_method() {
        read(i -> "{\"request\":\"PUT\",\"url\":\"/a?b=" + i
                + "\",\"status\":200,\"resp_body_size\":512,\"duration_ms\":24}");

        assertThat(record.method).hasToString("PUT");
        assertThat(record.target).hasToString("/a?b=29");
        assertThat(record.responseBytes).isEqualTo(512);
    }

    @Test
    void a_request_that_is_a_method_and_nothing_else_cannot_be_read() {
        read(i -> "{\"request\":\"GET\",\"status\":400,\"duration_ms\":24}");

        assertThat(record.hasRequest()).isFalse();
        assertThat(record.status).isEqualTo(400);
    }

    @Test
    void the_method_of_a_program_is_not_that_of_the_request() {
        read(
                i ->
                        "{\"method\":\"OrdersController.list\",\"http_method\":\"POST\",\"url\":\"/a\",\"status_code\":200,\"duration_ms\":119}");
        assertThat(record.method).hasToString("POST");

        read(
                i ->
                        "{\"http_method\":\"POST\",\"method\":\"getOrders\",\"url\":\"/a\",\"status_code\":200,\"duration_ms\":119}");
        assertThat(record.method).hasToString("POST");
    }

    @Test
    void durations_are_found_under_the_names_of_gloo_apigee_and_envoy_s_objects() {
        read(i -> "{\"httpMethod\":\"GET\",\"responseCode\":200,\"clientDuration\":" + (30 + i) + ",\"path\":\"/a\"}");
        assertThat(record.durationNanos == 59_000_000 || found.get(0).undecided())
                .isTrue();

        read(i ->
                "{\"request_uri\":\"/a\",\"request_verb\":\"GET\",\"response_status_code\":200,\"total_response_time\":"
                        + (30 + i) + "}");
        assertThat(record.durationNanos == 59_000_000 || found.get(0).undecided())
                .isTrue();

        read(i ->
                "{\"common_properties\":{\"start_time\":\"2026-11-21T09:00:02.275996Z\",\"time_to_last_downstream_tx_byte\":\"0.018s\"},"
                        + "\"request\":{\"request_method\":\"GET\",\"path\":\"/a\",\"request_body_bytes\":\"10\"},"
                        + "\"response\":{\"response_code\":204,\"response_body_bytes\":\"512\"}}");
        assertThat(record.durationNanos).isEqualTo(18_000_000);
        assertThat(record.responseBytes).isEqualTo(512);
        assertThat(record.requestBytes).isEqualTo(10);
    }

    @Test
    void what_haproxy_has_read_is_the_answer_and_what_caddy_has_read_the_request() {
        read(
                i ->
                        "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"bytes_read\":512,\"Ta\":12,\"Tr\":9,\"termination_state\":\"--\"}");
        assertThat(record.responseBytes).isEqualTo(512);
        assertThat(record.requestBytes).isEqualTo(AccessRecord.ABSENT);

        read(
                i ->
                        "{\"request\":{\"method\":\"GET\",\"uri\":\"/a\"},\"status\":200,\"bytes_read\":77,\"size\":512,\"duration\":0.1}");
        assertThat(record.responseBytes).isEqualTo(512);
        assertThat(record.requestBytes).isEqualTo(77);
    }

    @Test
    void the_content_that_tyk_tells_the_length_of_is_the_request_s() {
        read(
                i ->
                        "{\"method\":\"POST\",\"path\":\"/a\",\"raw_path\":\"/a\",\"content_length\":77,\"response_code\":200,\"api_name\":\"shop\"}");

        assertThat(record.requestBytes).isEqualTo(77);
        assertThat(record.responseBytes).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void the_content_that_gitlab_s_api_tells_the_length_of_is_the_request_s() {
        read(
                i ->
                        "{\"duration_s\":0.025,\"db_duration_s\":0.005,\"status\":201,\"method\":\"POST\",\"path\":\"/a\",\"content_length\":\"77\"}");

        assertThat(record.requestBytes).isEqualTo(77);
        assertThat(record.responseBytes).isEqualTo(AccessRecord.ABSENT);
        assertThat(record.durationNanos).isEqualTo(25_000_000);
    }

    @Test
    void solr_s_status_0_says_that_nothing_failed() {
        String line = "2026-11-21 09:00:00.250 INFO  (qtp1-2) [ x:shop] o.a.s.c.S.Request webapp=/solr path=/select"
                + " params={q=*:*} hits=7 status=";
        read(i -> line + "0 QTime=12");
        assertThat(record.status).isEqualTo(200);
        assertThat(record.target).hasToString("/select");
        assertThat(record.durationNanos).isEqualTo(12_000_000);

        read(i -> line + "400 QTime=3");
        assertThat(record.status).isEqualTo(400);
    }

    @Test
    void what_other_programs_write_as_status_0_was_not_answered() {
        read(i -> "method=GET path=/a status=0 duration=12ms");
        assertThat(record.status).isEqualTo(AccessRecord.ABSENT);
    }

    @Test
    void php_fpm_s_reqtime_behind_its_other_figures_is_the_duration() {
        read(i -> "127.0.0.1 - - 21/Nov/2026:09:00:0" + i % 10 + " +0000 \"GET /api/a/" + i
                + "\" 200 /app/index.php cpu:12.1" + i % 10 + "% mem:2.000M reqTime:0.05" + i % 10);

        assertThat(record.durationNanos).isEqualTo(59_000_000);
    }

    @Test
    void a_whole_number_behind_the_status_is_the_size_where_answers_without_a_body_have_none() {
        int[] statuses = {200, 204, 200, 404, 304, 200};
        read(i -> {
            int status = statuses[i % 6];
            String size = status == 204 || status == 304 ? "0" : String.valueOf(300 + i * 17 % 900);
            return "2026-11-21 09:00:0" + i % 10 + " LOG GET /api/a/" + i + " " + status + " " + size + " - curl/8.5.0";
        });

        assertThat(record.responseBytes).isEqualTo(300 + 29 * 17 % 900);
    }

    @Test
    void such_a_number_at_the_end_of_a_line_with_a_time_is_the_size_too() {
        int[] statuses = {200, 204, 200, 404, 304, 200};
        read(i -> {
            int status = statuses[i % 6];
            String size = status == 204 || status == 304 ? "-" : String.valueOf(300 + i * 17 % 900);
            return "[shop] [INFO] [2026-11-21 09:00:0" + i % 10 + " +0000] GET " + status + " " + (12 + i % 7)
                    + "ms 192.0.2.7 /api/a/" + i + " " + size;
        });

        assertThat(record.responseBytes).isEqualTo(300 + 29 * 17 % 900);
        assertThat(record.durationNanos).isEqualTo(13_000_000);
    }

    @Test
    void the_total_beside_the_database_s_time_is_grape_logging_s_milliseconds() {
        read(i -> "[2026-11-21 09:00:0" + i % 10 + " +0000] INFO -- 200 -- total=" + (12 + i % 7) + ".25 db="
                + (2 + i % 3) + ".5 view=8.75 -- GET /api/a/" + i + " host=api.example.com params={}");

        assertThat(record.durationNanos).isEqualTo(13_250_000);
    }

    /** Reads thirty lines; the record is that of the last. */
    private void read(IntFunction<String> text) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(text.apply(i).getBytes(UTF_8));
        }
        found.clear();
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(lines), found::add);
        Line line = new Line();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 7);
            assertThat(parser.parse(line, record)).isSameAs(record);
        }
    }
}
