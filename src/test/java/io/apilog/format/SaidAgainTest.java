package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loggers that tell of a request again which has its line in the access log. */
class SaidAgainTest {
    private static final String CONSOLE = "2026/11/21 09:00:00.250\t%s\t%s\tsaid\t{%s}";
    private static final String JSON = "{\"level\":\"%s\",\"ts\":1795251600.25,\"logger\":\"%s\",\"msg\":\"said\",%s}";

    @ParameterizedTest
    @ValueSource(strings = {CONSOLE, JSON})
    void caddy_s_errors_count_once(String form) {
        ReadLog log = read(form, "error", "http.log.error.log0", "\"status\":502,\"err_id\":\"28c7\"");

        assertThat(log.requests).hasSize(40).allMatch(one -> one.startsWith("GET /orders/"));
        assertThat(log.ignored).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {CONSOLE, JSON})
    void what_caddy_s_upstreams_answered_is_no_request(String form) {
        ReadLog log =
                read(form, "debug", "http.handlers.reverse_proxy", "\"upstream\":\"192.0.2.80:80\",\"status\":502");

        assertThat(log.requests).hasSize(40);
        assertThat(log.ignored).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s ERROR request failed method=GET path=/a/%d status=500 err=x;%1$s INFO request served method=GET path=/a/%2$d status=%3$d duration=12.5ms",
                "%s\tERROR\thandlers/x.go:12\trequest failed\t{\"method\":\"GET\",\"path\":\"/a/%d\",\"status\":500,\"error\":\"x\"};%1$s\tINFO\tmw/log.go:40\trequest completed\t{\"method\":\"GET\",\"path\":\"/a/%2$d\",\"status\":%3$d,\"duration_ms\":12.5}",
                "[%s] app.ERROR: request failed {\"method\":\"GET\",\"path\":\"/a/%d\",\"status\":500,\"exception\":\"x\"} [];[%1$s] app.INFO: request handled {\"method\":\"GET\",\"path\":\"/a/%2$d\",\"status\":%3$d,\"duration_ms\":12.5} []"
            })
    void words_before_the_names_tell_a_failure_from_the_entry_beside_it(String both) {
        String[] forms = both.split(";", 2);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int status = i % 10 == 4 ? 500 : 200;
            if (status == 500) {
                lines.add(forms[0].formatted("2026-11-21T09:00:00Z", i));
            }
            lines.add(forms[1].formatted("2026-11-21T09:00:00Z", i, status));
        }

        ReadLog log = ReadLog.of(lines);
        assertThat(log.requests).hasSize(60);
        assertThat(log.about).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s INFO method=GET path=/health/%d status=200 duration=0.4ms",
                "%s INFO served {\"method\":\"GET\",\"path\":\"/health/%d\",\"status\":200,\"duration_ms\":0.4}"
            })
    void what_two_instances_answer_alike_counts_twice(String form) {
        ReadLog log = ReadLog.of(80, i -> form.formatted(i % 2 == 0 ? "alpha" : "beta", i / 2 % 5));

        assertThat(log.requests).hasSize(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s ERROR request failed method=GET path=/a/%d status=500 err=x;%1$s INFO request served method=GET path=/a/%2$d status=200 duration=12.5ms",
                "%s\tERROR\tx.go:12\trequest failed\t{\"method\":\"GET\",\"path\":\"/a/%d\",\"status\":500};%1$s\tINFO\tlog.go:40\trequest completed\t{\"method\":\"GET\",\"path\":\"/a/%2$d\",\"status\":200,\"duration_ms\":12.5}"
            })
    void a_failure_of_which_no_entry_tells_is_counted(String both) {
        String[] forms = both.split(";", 2);
        ReadLog log = ReadLog.of(60, i -> forms[i % 10 == 4 ? 0 : 1].formatted("2026-11-21T09:00:00Z", i));

        assertThat(log.requests).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s %s request %s method=GET path=/a/%d status=%d",
                "%s\t%s\tx.go:12\trequest %s\t{\"method\":\"GET\",\"path\":\"/a/%d\",\"status\":%d}"
            })
    void who_says_of_failures_that_they_failed_and_no_more_is_counted(String form) {
        ReadLog log = ReadLog.of(60, i -> {
            boolean failed = i % 10 == 4;
            String what = failed ? "failed" : "completed";
            return form.formatted("2026-11-21T09:00:00Z", failed ? "ERROR" : "INFO", what, i, failed ? 500 : 200);
        });

        assertThat(log.requests).hasSize(60);
    }

    private static ReadLog read(String form, String level, String logger, String rest) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String request = "\"request\":{\"remote_ip\":\"192.0.2.1\",\"proto\":\"HTTP/1.1\",\"method\":\"GET\","
                    + "\"host\":\"example.com\",\"uri\":\"/orders/" + i + "\"},\"duration\":0.00122229" + i % 10 + ",";
            if (i % 10 == 4) {
                lines.add(form.formatted(level, logger, request + rest));
            }
            lines.add(form.formatted(
                    "info", "http.log.access.log0", request + "\"bytes_read\":0,\"size\":512,\"status\":502"));
        }
        return ReadLog.of(lines);
    }
}
