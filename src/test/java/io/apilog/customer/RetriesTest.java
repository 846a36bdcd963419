package io.apilog.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that a client sent again. */
class RetriesTest {
    private static final String ALICE = "192.0.2.1";

    private final Customers log = new Customers(Customers.everything());

    @Test
    void the_same_within_ten_seconds_of_an_error_is_a_retry() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 10, "GET /cart", 200).ask(ALICE, 11, "GET /cart", 200);
        assertThat(retries()).containsExactly("/cart error 1");
    }

    @Test
    void later_it_is_none() {
        log.ask(ALICE, 0, "GET /cart", 500).ask(ALICE, 10.001, "GET /cart", 200);
        assertThat(retries()).isEmpty();
    }

    @Test
    void the_same_after_a_slow_answer_is_a_retry() {
        log.ask(ALICE, 0, "GET /cart", 200, 1.5).ask(ALICE, 2, "GET /cart", 200);
        assertThat(retries()).containsExactly("/cart slow 1");
    }

    @Test
    void another_thing_at_the_same_endpoint_is_none() {
        log.ask(ALICE, 0, "GET /items/17", 500)
                .ask(ALICE, 1, "GET /items/18", 200)
                .ask(ALICE, 2, "GET /items/17?a=b", 200);
        assertThat(retries()).isEmpty();
    }

    @Test
    void a_post_twice_within_three_seconds_is_a_double_submit() {
        log.ask(ALICE, 0, "POST /orders", 201)
                .ask(ALICE, 3, "POST /orders", 201)
                .ask(ALICE, 7, "POST /orders", 201);
        assertThat(retries()).containsExactly("/orders success 1");
    }

    @Test
    void a_post_that_is_sent_on_and_on_is_a_poll_and_counts_once() {
        for (int i = 0; i < 1_000; i++) {
            log.ask(ALICE, i * 2, "POST /jobs/request", 204);
        }
        log.ask(ALICE, 3_000, "POST /jobs/request", 204).ask(ALICE, 3_001, "POST /jobs/request", 204);
        assertThat(retries()).containsExactly("/jobs/request success 2");
    }

    @Test
    void a_get_twice_is_none() {
        log.ask(ALICE, 0, "GET /orders", 200).ask(ALICE, 1, "GET /orders", 200);
        assertThat(retries()).isEmpty();
    }

    @Test
    void what_comes_between_does_not_hide_it() {
        log.ask(ALICE, 0, "POST /orders", 500)
                .ask(ALICE, 1, "GET /error.css", 200)
                .ask(ALICE, 2, "GET /cart", 200)
                .ask(ALICE, 3, "POST /orders", 201);
        assertThat(retries()).containsExactly("/orders error 1");
    }

    @Test
    void a_storm_counts_each() {
        for (int i = 0; i < 100; i++) {
            log.ask(ALICE, i * 0.2, "GET /cart", 503);
        }
        assertThat(retries()).containsExactly("/cart error 99");
    }

    @Test
    void another_client_s_is_none() {
        log.ask(ALICE, 0, "POST /orders", 201).ask("192.0.2.2", 1, "POST /orders", 201);
        assertThat(retries()).isEmpty();
    }

    private List<String> retries() {
        return log.samples("apilog_retries_total");
    }
}
