package io.apilog.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many clients met something. */
class MetClientsTest {
    private static final double MINUTE = 60;

    private final Customers log = new Customers(Customers.everything());

    @Test
    void a_client_counts_once_however_often_it_fails() {
        for (int i = 0; i < 1_000; i++) {
            log.ask("192.0.2.1", i * 0.1, "GET /jobs", 500);
        }
        log.ask("192.0.2.2", 100, "GET /jobs", 200);
        assertThat(log.affected()).containsExactly("5m error 1", "1h error 1");
        assertThat(log.samples("apilog_clients_active")).containsExactly("5m 2", "1h 2");
    }

    @Test
    void kinds_are_errors_slow_answers_and_refusals_after_a_success() {
        log.ask("192.0.2.1", 0, "GET /cart", 503, 1.5)
                .ask("192.0.2.2", 0, "GET /cart", 200, 1.5)
                .ask("192.0.2.3", 0, "GET /cart", 200, 1.0)
                .ask("192.0.2.3", 1, "GET /cart", 429)
                .ask("192.0.2.4", 0, "GET /cart", 403);
        assertThat(log.affected())
                .containsExactlyInAnyOrder(
                        "5m error 1", "1h error 1", "5m slow 2", "1h slow 2", "5m refused 1", "1h refused 1");
    }

    @Test
    void a_log_without_durations_does_not_say_that_nobody_waited() {
        log.ask("192.0.2.1", 0, "GET /cart", 200, -1e-9);
        assertThat(log.part.families(log.part.copy()).get(0).samples)
                .extracting(sample -> sample.labelValues.get(2))
                .containsExactly("error", "error", "refused", "refused");
        log.ask("192.0.2.1", 0, "GET /cart", 200, 0.1);
        assertThat(log.part.families(log.part.copy()).get(0).samples)
                .extracting(sample -> sample.labelValues.get(2))
                .contains("slow");
    }

    @Test
    void windows_end_by_the_time_of_the_log() {
        log.ask("192.0.2.1", 0, "GET /cart", 500).ask("192.0.2.2", 5 * MINUTE, "GET /", 200);
        assertThat(log.affected()).containsExactly("1h error 1");
        log.ask("192.0.2.2", 14 * MINUTE, "GET /", 200).ask("192.0.2.2", 23 * MINUTE, "GET /", 200);
        log.until(60 * MINUTE);
        assertThat(log.affected()).isEmpty();
    }

    @Test
    void where_no_line_comes_windows_end_with_the_time_that_goes_by() {
        log.ask("192.0.2.1", 0, "GET /cart", 500);
        assertThat(log.affected()).containsExactly("5m error 1", "1h error 1");
        log.nanos += 301_000_000_000L;
        assertThat(log.affected()).containsExactly("1h error 1");
        log.nanos += 3_600_000_000_000L;
        assertThat(log.affected()).isEmpty();
    }

    @Test
    void behind_the_end_of_the_log_time_stands_still() {
        log.ask("192.0.2.1", 0, "GET /cart", 500).end();
        log.nanos += 301_000_000_000L;
        assertThat(log.affected()).containsExactly("5m error 1", "1h error 1");
    }

    @Test
    void excess_wait_is_what_requests_took_over_the_target_whoever_asked() {
        log.ask("192.0.2.1", 0, "GET /cart", 200, 1.25)
                .ask("", 1, "GET /cart", 200, 2.5)
                .ask("192.0.2.1", 2, "GET /cart", 200, 0.999)
                .ask("192.0.2.1", 3, "GET /socket", 101, 900);
        assertThat(log.samples("apilog_excess_wait_seconds_total")).containsExactly("/cart 1.75");
    }

    @Test
    void endpoints_have_targets_of_their_own() {
        Customers reports = new Customers(Customers.settings(
                java.util.List.of(
                        new RouteTarget("/reports/*", 10_000_000_000L),
                        new RouteTarget("/events", ExperienceSettings.UNLIMITED)),
                java.util.EnumSet.allOf(io.apilog.agent.AgentFamily.class)));
        reports.ask("192.0.2.1", 0, "GET /reports/yearly", 200, 11)
                .ask("192.0.2.1", 1, "GET /events", 200, 3_000)
                .ask("192.0.2.1", 2, "GET /reports", 200, 3);
        assertThat(reports.samples("apilog_excess_wait_seconds_total"))
                .containsExactlyInAnyOrder("/reports/yearly 1", "/reports 2");
        assertThat(reports.outcomes()).isEmpty();
    }

    @Test
    void nothing_of_a_client_is_saved() {
        log.ask("192.0.2.77", 0, "GET /cart?token=planted-token", 500, 5);
        assertThat(new String(log.saved(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("/cart")
                .doesNotContain("192.0.2.77", "planted", "Firefox");
    }
}
