package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sensors and firewalls tell of a request besides: it has the request in it, and no answer of its own. */
class EventsBesideTest {
    @ParameterizedTest
    @ValueSource(strings = {"alert", "anomaly", "fileinfo", "drop"})
    void of_suricata_s_events_that_of_http_alone_is_an_entry(String type) {
        ReadLog log = ReadLog.of(IntStream.range(0, 40)
                .mapToObj(i -> event(i % 4 == 1 ? type : "http", i))
                .toList());

        assertThat(log.requests).hasSize(30);
        assertThat(log.ignored).isEqualTo(10);
        assertThat(log.bytes).as("its length is the answer's").allMatch(bytes -> bytes > 500);
    }

    @Test
    void event_types_of_others_are_of_entries() {
        ReadLog log = ReadLog.of(
                20,
                i -> "{\"time\":\"2026-11-21T09:00:00Z\",\"event_type\":\"access\",\"method\":\"GET\",\"path\":\"/a/"
                        + i + "\",\"status\":200,\"duration_ms\":12}");

        assertThat(log.requests).hasSize(20);
    }

    @Test
    void what_modsecurity_audits_is_in_the_server_s_own_log() {
        List<String> lines = IntStream.range(0, 40)
                .mapToObj(i -> i % 8 == 1
                        ? audited(i)
                        : "{\"time\":\"2026-11-21T09:00:00Z\",\"remote_addr\":\"192.0.2.1\","
                                + "\"request\":\"GET /api/" + i
                                + " HTTP/1.1\",\"status\":403,\"body_bytes_sent\":9,\"request_time\":0.01" + i % 10
                                + "}")
                .toList();
        ReadLog log = ReadLog.of(lines);

        assertThat(log.requests).hasSize(35);
        assertThat(log.rejected).isZero();
    }

    private static String event(String type, int i) {
        return "{\"timestamp\":\"2026-11-21T09:00:00.123456+0000\",\"flow_id\":" + i + ",\"event_type\":\"" + type
                + "\",\"src_ip\":\"192.0.2.1\",\"dest_ip\":\"192.0.2.2\",\"proto\":\"TCP\",\"http\":{\"hostname\":\"example.com\",\"url\":\"/api/"
                + i + "\",\"http_method\":\"GET\",\"protocol\":\"HTTP/1.1\",\"status\":200,\"length\":" + (512 + i)
                + "}}";
    }

    private static String audited(int i) {
        return "{\"transaction\":{\"client_ip\":\"192.0.2.1\",\"time_stamp\":\"Sat Nov 21 09:00:00 2026\",\"server_id\":\"5d\",\"client_port\":51344,"
                + "\"host_ip\":\"192.0.2.2\",\"host_port\":80,\"unique_id\":\"179\",\"request\":{\"method\":\"GET\",\"http_version\":1.1,\"uri\":\"/api/"
                + i
                + "\",\"headers\":{\"Host\":\"example.com\"}},\"response\":{\"http_code\":403,\"headers\":{\"Server\":\"nginx\"}},"
                + "\"producer\":{\"modsecurity\":\"ModSecurity v3.0.12 (Linux)\",\"connector\":\"ModSecurity-nginx v1.0.3\",\"secrules_engine\":\"Enabled\"},"
                + "\"messages\":[{\"message\":\"SQL Injection\",\"details\":{\"ruleId\":\"942100\"}}]}}";
    }
}
