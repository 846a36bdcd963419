package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of keys and values behind a text, with another blank than a space between, or a bracket before the first key. */
class PairsBehindTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO[9:00AM]: incoming request\t",
                "INFO\trequest served\t",
                "2026-11-21T09:00:00Z\tINFO\tserver\tserved\t",
                "level=info msg=served\t",
                "INFO served \t",
                "INFO served [",
                "INFO served (",
                "INFO served | ",
                "INFO served: |",
                "INFO access:",
                "INFO access->",
                "INFO served\u00a0",
                "INFO served,",
                "INFO served;",
                "INFO 1 --- [nio-1] c.e.AccessLog : AccessLog[",
                "INFO AccessLog(",
                "INFO AccessLog{",
                "INFO \"served\" "
            })
    void the_first_pair_is_read(String text) {
        ReadLog log = ReadLog.of(
                30, i -> text + "method=DELETE path=/orders/" + i + " status=204 bytes=7 duration=1.500ms id=x");

        assertThat(log.requests).hasSize(30).allMatch(one -> one.startsWith("DELETE /orders/") && one.endsWith(" 204"));
        assertThat(log.nanos).containsOnly(1_500_000L);
        assertThat(log.bytes).containsOnly(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO AccessLog[method=GET, path=/orders/%d, status=200, bytes=7, durationMs=12]",
                "INFO AccessLog(method=GET, path=/orders/%d, status=200, bytes=7, durationMs=12)",
                "INFO AccessLog[method=GET, path=/orders/%d, bytes=7, durationMs=12, status=200]",
                "INFO AccessLog(durationMs=12, bytes=7, status=200, method=GET, path=/orders/%d)",
                "INFO access {method=GET, path=/orders/%d, status=200, bytes=7, durationMs=12}",
                "INFO access {durationMs=12, bytes=7, status=200, method=GET, path=/orders/%d}",
                "INFO AccessLog{method='GET', path='/orders/%d', status=200, bytes=7, durationMs=12}",
                "INFO [method=GET path=/orders/%d status=200 bytes=7 duration=12ms]",
                "INFO (status=200 bytes=7 duration=12ms method=GET path=/orders/%d)"
            })
    void what_languages_print_of_a_record_is_read_to_its_last_value(String form) {
        ReadLog log = ReadLog.of(30, form::formatted);

        assertThat(log.requests).hasSize(30).first().isEqualTo("GET /orders/0 200");
        assertThat(log.nanos).containsOnly(12_000_000L);
        assertThat(log.bytes).containsOnly(7L);
    }

    @Test
    void a_bracket_that_belongs_to_a_path_stays() {
        ReadLog log = ReadLog.of(30, i -> "method=GET path=/orders(" + i + ") status=200 bytes=7 ref=a[1]");

        assertThat(log.requests).first().isEqualTo("GET /orders(0) 200");
        assertThat(ReadLog.of(30, i -> "status=200 bytes=7 method=GET path=/orders(" + i + ")").requests)
                .first()
                .isEqualTo("GET /orders(0) 200");
        assertThat(ReadLog.of(30, i -> "method=GET path=/a,b=" + i + " status=200 bytes=7").requests)
                .first()
                .isEqualTo("GET /a,b=0 200");
    }

    @Test
    void tabs_part_pairs_as_spaces_do() {
        ReadLog log = ReadLog.of(
                30, i -> "time=2026-11-21T09:00:00Z\tmethod=GET\tpath=/orders/" + i + "\tstatus=200\tduration=12ms");

        assertThat(log.requests).hasSize(30).allMatch(one -> one.startsWith("GET /orders/") && one.endsWith(" 200"));
        assertThat(log.nanos).containsOnly(12_000_000L);
    }

    @Test
    void a_tab_within_quotes_is_part_of_the_value() {
        ReadLog log =
                ReadLog.of(30, i -> "msg=\"served\tmethod=PUT\" method=GET path=/orders/" + i + " status=200 bytes=7");

        assertThat(log.requests).hasSize(30).allMatch(one -> one.startsWith("GET /orders/"));
    }

    @Test
    void the_text_in_a_pair_behind_a_tab_is_read_as_a_line() {
        ReadLog log = ReadLog.of(
                30,
                i ->
                        "time=\"2026-11-21T09:00:00Z\"\tlevel=info\tmsg=\"192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \\\"GET /orders/"
                                + i + " HTTP/1.1\\\" 200 512\"");

        assertThat(log.requests).hasSize(30).allMatch(one -> one.startsWith("GET /orders/") && one.endsWith(" 200"));
        assertThat(log.bytes).containsOnly(512L);
    }
}
