package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.AccessRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a program made of others are none that it answered, also where the log has hardly anything else. */
class CallsOfOthersTest {
    private static final String TIME = "{\"time\":\"2026-11-21T09:00:00Z\",\"level\":\"info\",";
    private static final String ASKED =
            "\"method\":\"GET\",\"url\":\"https://stock.example.com/items/7\",\"status\":200,\"duration_ms\":12}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"msg\":\"http client request\",",
                "\"msg\":\"outgoing http request\",",
                "\"msg\":\"axios response\",",
                "\"event\":\"api_call\",\"client\":\"stripe\","
            })
    void a_log_of_nothing_but_calls_has_no_entries(String says) {
        ReadLog log = ReadLog.of(40, i -> TIME + says + ASKED);

        assertThat(log.requests).isEmpty();
        assertThat(log.rejected).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"msg\":\"request\",",
                "\"msg\":\"api call\",",
                "\"msg\":\"client request\",",
                "\"event\":\"api_call\",\"client\":\"192.0.2.1\",",
                "\"msg\":\"outgoing response\",\"remote_addr\":\"192.0.2.1\","
            })
    void a_server_may_write_whole_addresses(String says) {
        assertThat(ReadLog.of(40, i -> TIME + says + ASKED).requests).hasSize(40);
    }

    @Test
    void more_calls_than_entries_are_no_entries_either() {
        ReadLog log = ReadLog.of(60, i -> i % 6 == 0 ? entry(i, "") : TIME + "\"msg\":\"outgoing request\"," + ASKED);

        assertThat(log.requests).hasSize(10).allMatch(one -> one.startsWith("GET /api/"));
        assertThat(log.about).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"client_ip\":\"192.0.2.1\","})
    void the_name_of_who_was_called_is_no_client_s_address(String client) {
        ReadLog log = ReadLog.of(
                40, i -> i % 4 == 3 ? TIME + "\"msg\":\"api_call\",\"client\":\"stripe\"," + ASKED : entry(i, client));

        assertThat(log.requests).hasSize(30);
        assertThat(log.about).isEqualTo(10);
        assertThat(log.nanos).doesNotContain(AccessRecord.ABSENT);
    }

    @Test
    void objects_between_lines_of_text_are_none_either() {
        ReadLog log = ReadLog.of(
                40,
                i -> i % 5 == 4
                        ? TIME + "\"msg\":\"outgoing request\"," + ASKED
                        : "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /api/" + i + " HTTP/1.1\" 200 512");

        assertThat(log.requests).hasSize(32);
        assertThat(log.about).isEqualTo(8);
    }

    @Test
    void what_kubernetes_client_says_of_its_calls_is_no_entry() {
        List<String> lines = IntStream.range(0, 40)
                .mapToObj(i ->
                        "I1121 09:00:00.849802       1 round_trippers.go:553] GET https://192.0.2.1:443/api/v1/pods/"
                                + i + " 200 OK in " + i + " milliseconds")
                .toList();

        assertThat(ReadLog.of(lines).requests).isEmpty();
    }

    private static String entry(int i, String client) {
        return TIME + "\"msg\":\"request completed\"," + client + "\"method\":\"GET\",\"path\":\"/api/" + i
                + "\",\"status\":200,\"duration_ms\":" + (3 + i % 9) + "}";
    }
}
