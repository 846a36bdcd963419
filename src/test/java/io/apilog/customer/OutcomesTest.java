package io.apilog.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.agent.AgentFamily;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client did after a failure. */
class OutcomesTest {
    private static final double MINUTE = 60;
    private static final String ALICE = "192.0.2.1";

    private final Customers log = new Customers(Customers.everything());

    @Test
    void who_gets_the_same_within_five_minutes_recovered() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 5 * MINUTE, "GET /cart", 200);
        assertThat(log.outcomes()).containsExactly("/cart recovered 1");
    }

    @Test
    void a_failure_is_open_until_then() {
        log.ask(ALICE, 0, "GET /cart", 500).until(5 * MINUTE);
        assertThat(log.outcomes()).isEmpty();
    }

    @Test
    void who_asks_the_same_and_fails_again_repeated_it() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 1, "GET /cart", 502).ask(ALICE, 2, "GET /cart", 200);
        assertThat(log.outcomes()).containsExactlyInAnyOrder("/cart repeated 1", "/cart recovered 1");
    }

    @Test
    void another_method_is_not_the_same() {
        log.ask(ALICE, 0, "POST /cart", 500).ask(ALICE, 5, "GET /cart", 200).until(6 * MINUTE);
        assertThat(log.outcomes()).containsExactly("/cart moved_on 1");
    }

    @Test
    void who_does_something_else_moved_on_once_five_minutes_are_over() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 10, "GET /search", 200);
        assertThat(log.outcomes()).isEmpty();
        log.until(7 * MINUTE);
        assertThat(log.outcomes()).containsExactly("/cart moved_on 1");
    }

    @Test
    void who_does_something_else_and_comes_back_recovered() {
        log.ask(ALICE, 0, "GET /cart", 500)
                .ask(ALICE, 10, "GET /search", 200)
                .ask(ALICE, 60, "GET /cart", 200)
                .until(10 * MINUTE);
        assertThat(log.outcomes()).containsExactly("/cart recovered 1");
    }

    @Test
    void who_is_refused_the_same_in_between_may_recover_yet() {
        log.ask(ALICE, 0, "GET /cart", 500)
                .ask(ALICE, 10, "GET /cart", 429)
                .ask(ALICE, 30, "GET /cart", 200)
                .until(10 * MINUTE);
        assertThat(log.outcomes()).containsExactly("/cart recovered 1");
    }

    @Test
    void who_does_nothing_for_half_an_hour_left() {
        log.ask(ALICE, 0, "GET /cart", 500).until(29 * MINUTE);
        assertThat(log.outcomes()).isEmpty();
        log.until(32 * MINUTE);
        assertThat(log.outcomes()).containsExactly("/cart left 1");
    }

    @Test
    void who_comes_back_after_half_an_hour_left_before() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 31 * MINUTE, "GET /cart", 200);
        assertThat(log.outcomes()).containsExactly("/cart left 1");
    }

    @Test
    void who_comes_back_after_ten_minutes_moved_on() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 10 * MINUTE, "GET /cart", 200);
        assertThat(log.outcomes()).containsExactly("/cart moved_on 1");
    }

    @Test
    void scripts_pictures_and_beacons_are_not_moving_on() {
        log.ask(ALICE, 0, "GET /cart", 500)
                .ask(ALICE, 5, "GET /error.css", 200)
                .ask(ALICE, 6, "GET /img/sad.png", 200)
                .ask(ALICE, 60, "POST /api/telemetry", 204)
                .ask(ALICE, 70, "OPTIONS /search", 204)
                .until(33 * MINUTE);
        assertThat(log.outcomes()).containsExactly("/cart left 1");
    }

    @Test
    void what_a_page_asks_at_the_same_moment_is_not_moving_on() {
        log.ask(ALICE, 0, "GET /cart", 500)
                .ask(ALICE, 0, "GET /prices", 500)
                .ask(ALICE, 1, "GET /recommendations", 200)
                .until(33 * MINUTE);
        assertThat(log.outcomes()).containsExactlyInAnyOrder("/cart left 1", "/prices left 1");
    }

    @Test
    void a_program_does_not_leave() {
        log.with("curl/8.5").ask(ALICE, 0, "GET /cart", 500).until(33 * MINUTE);
        assertThat(log.outcomes()).containsExactly("/cart unknown 1");
    }

    @Test
    void who_polls_one_endpoint_for_hours_does_not_ask_again_because_it_failed() {
        for (int i = 0; i < 20; i++) {
            log.ask(ALICE, i, "GET /jobs", 200);
        }
        log.ask(ALICE, 20, "GET /jobs", 500).ask(ALICE, 21, "GET /jobs", 500).ask(ALICE, 22, "GET /jobs", 200);
        assertThat(log.outcomes()).containsExactlyInAnyOrder("/jobs unknown 1", "/jobs recovered 1");
    }

    @Test
    void an_answer_that_takes_four_times_as_long_as_it_may_is_a_failure() {
        log.ask(ALICE, 0, "GET /cart", 200, 4.001).ask(ALICE, 5, "GET /cart", 200, 4.0);
        assertThat(log.outcomes()).containsExactly("/cart recovered 1");
    }

    @Test
    void no_status_is_a_failure() {
        log.ask(ALICE, 0, "GET /cart", -1).ask(ALICE, 5, "GET /cart", 304);
        assertThat(log.outcomes()).containsExactly("/cart recovered 1");
    }

    @Test
    void a_refusal_is_none() {
        log.ask(ALICE, 0, "GET /cart", 404).ask(ALICE, 1, "GET /cart", 429).until(33 * MINUTE);
        assertThat(log.outcomes()).isEmpty();
    }

    @Test
    void what_is_no_request_is_none() {
        log.ask(ALICE, 0, "GET malformed", -1).until(33 * MINUTE);
        assertThat(log.outcomes()).isEmpty();
    }

    @Test
    void whose_row_another_client_got_is_unknown() {
        Customers small = new Customers(Customers.everything(), 8);
        small.ask(ALICE, 0, "GET /cart", 500);
        for (int i = 0; i < 8; i++) {
            small.ask("198.51.100." + i, 1 + i, "GET /", 200);
        }
        assertThat(small.outcomes()).containsExactly("/cart unknown 1");
    }

    @Test
    void four_open_failures_settle_the_first() {
        for (int i = 0; i < 4; i++) {
            log.ask(ALICE, i * 10, "GET /page-" + i, 500);
        }
        assertThat(log.outcomes()).containsExactly("/page-0 moved_on 1");
    }

    @Test
    void the_end_of_the_log_ends_what_is_open() {
        log.ask("192.0.2.1", 0, "GET /cart", 500)
                .ask("192.0.2.2", 25 * MINUTE, "GET /cart", 500)
                .ask("192.0.2.3", 31 * MINUTE, "GET /", 200)
                .end();
        assertThat(log.outcomes()).containsExactlyInAnyOrder("/cart left 1", "/cart unknown 1");
    }

    @Test
    void what_is_open_at_the_end_of_the_process_is_unknown_once() throws Exception {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 1, "GET /cart", 500).ask(ALICE, 2, "GET /search", 500);
        Customers next = log.restarted(Customers.everything());
        assertThat(next.outcomes())
                .containsExactlyInAnyOrder("/cart repeated 1", "/cart unknown 1", "/search unknown 1");
        assertThat(next.restarted(Customers.everything()).outcomes()).isEqualTo(next.outcomes());
    }

    @Test
    void what_is_open_goes_on_over_a_reload() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 1, "GET /search", 500);
        Customers next = log.reloaded(Customers.everything());
        next.ask(ALICE, 3, "GET /cart", 200).ask(ALICE, 400, "GET /", 200);
        assertThat(next.outcomes()).containsExactlyInAnyOrder("/cart recovered 1", "/search moved_on 1");
        assertThat(next.affected()).contains("1h error 1");
        assertThat(next.samples("apilog_clients_active")).containsExactly("5m 1", "1h 1");
    }

    @Test
    void what_is_open_is_unknown_where_a_reload_counts_other_things() {
        log.ask(ALICE, 0, "GET /cart", 500);
        Customers next = log.reloaded(
                Customers.everything(new Funnel("f", List.of(Funnel.Step.of("/a"), Funnel.Step.of("/b")))));
        assertThat(next.outcomes()).containsExactly("/cart unknown 1");
    }

    @Test
    void each_failure_has_one_outcome_whatever_clients_do() {
        java.util.Random random = new java.util.Random(11);
        Customers crowd = new Customers(Customers.everything(), 64);
        int failures = 0;
        double second = 0;
        for (int i = 0; i < 200_000; i++) {
            second += random.nextInt(20) == 0 ? random.nextInt(600) : random.nextDouble() * 3;
            int status = random.nextInt(5) == 0 ? 500 : random.nextInt(10) == 0 ? 404 : 200;
            failures += status == 500 ? 1 : 0;
            String method = random.nextInt(4) == 0 ? "POST" : "GET";
            // Times are not in order either.
            crowd.ask(
                    "192.0.2." + random.nextInt(100),
                    second - random.nextInt(3),
                    method + " /page-" + random.nextInt(6),
                    status);
        }
        crowd.end();
        long outcomes = crowd.outcomes().stream()
                .mapToLong(line -> Long.parseLong(line.split(" ", -1)[2]))
                .sum();
        assertThat(outcomes).isEqualTo(failures);
    }

    @Test
    void a_failure_at_an_endpoint_that_is_gone_is_unknown() {
        log.ask(ALICE, 0, "GET /cart", 500);
        log.vacate("/cart");
        log.until(40 * MINUTE);
        assertThat(log.outcomes()).containsExactly("other unknown 1");
    }

    @Test
    void clients_that_are_no_customers_have_none() {
        Customers people = new Customers(Customers.settings(List.of(), EnumSet.of(AgentFamily.BROWSER)));
        people.with("Googlebot/2.1 (+http://www.google.com/bot.html)")
                .ask(ALICE, 0, "GET /cart", 500)
                .end();
        assertThat(people.outcomes()).isEmpty();
        assertThat(people.affected()).isEmpty();
    }

    @Test
    void recovery_is_from_the_first_failure_to_the_success() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 20, "GET /cart", 500).ask(ALICE, 40, "GET /cart", 200);
        assertThat(log.samples("apilog_recovery_seconds_sum")).containsExactly("/cart 40");
        assertThat(log.samples("apilog_recovery_seconds_bucket"))
                .containsExactly("/cart 60.0 1", "/cart 300.0 1", "/cart 1800.0 1", "/cart +Inf 1");
    }
}
