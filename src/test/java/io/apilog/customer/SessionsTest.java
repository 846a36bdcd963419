package io.apilog.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions, and the ways through them. */
class SessionsTest {
    private static final double MINUTE = 60;
    private static final String ALICE = "192.0.2.1";
    private static final Funnel CHECKOUT = new Funnel(
            "checkout", List.of(Funnel.Step.of("/cart"), Funnel.Step.of("POST /orders"), Funnel.Step.of("/thanks")));

    private final Customers log = new Customers(Customers.everything(CHECKOUT));

    @Test
    void a_session_ends_when_nothing_comes_for_half_an_hour() {
        log.ask(ALICE, 0, "GET /", 200)
                .ask(ALICE, 29 * MINUTE, "GET /cart", 200)
                .until(58 * MINUTE);
        assertThat(sessions()).isEmpty();
        log.until(61 * MINUTE);
        assertThat(sessions()).containsExactly("good 1");
        assertThat(log.samples("apilog_session_requests_sum")).containsExactly("2");
    }

    @Test
    void who_comes_back_later_has_another_session() {
        log.ask(ALICE, 0, "GET /", 200).ask(ALICE, 30 * MINUTE, "GET /", 200);
        assertThat(sessions()).containsExactly("good 1");
    }

    @Test
    void it_was_as_its_worst_answer() {
        log.ask("192.0.2.1", 0, "GET /", 200, 1.5).ask("192.0.2.1", 1, "GET /", 200);
        log.ask("192.0.2.2", 2, "GET /", 500).ask("192.0.2.2", 3, "GET /", 200);
        log.ask("192.0.2.3", 4, "GET /", 200);
        log.until(35 * MINUTE);
        assertThat(sessions()).containsExactlyInAnyOrder("slow 1", "error 1", "good 1");
    }

    @Test
    void three_bad_answers_frustrate() {
        log.ask(ALICE, 0, "GET /", 500).ask(ALICE, 60, "GET /", 200, 5).ask(ALICE, 120, "GET /", 500);
        log.ask(ALICE, 180, "GET /", 200).until(40 * MINUTE);
        assertThat(sessions()).containsExactly("frustrated 1");
    }

    @Test
    void who_leaves_after_a_bad_answer_is_frustrated() {
        log.ask(ALICE, 0, "GET /", 200).ask(ALICE, 60, "POST /orders", 500).until(40 * MINUTE);
        assertThat(sessions()).containsExactly("frustrated 1");
    }

    @Test
    void a_session_that_the_end_of_the_log_cuts_off_did_not_leave() {
        log.ask(ALICE, 0, "GET /", 200).ask(ALICE, 60, "POST /orders", 500).end();
        assertThat(sessions()).containsExactly("error 1");
    }

    @Test
    void what_pages_send_by_themselves_is_no_session() {
        log.ask(ALICE, 0, "GET /logo.png", 200)
                .ask(ALICE, 1, "POST /beacon", 204)
                .end();
        assertThat(sessions()).isEmpty();
    }

    @Test
    void programs_have_no_sessions() {
        log.with("curl/8.5").ask(ALICE, 0, "GET /cart", 200).end();
        assertThat(sessions()).isEmpty();
        assertThat(log.samples("apilog_transitions_total")).isEmpty();
        assertThat(funnel()).isEmpty();
    }

    @Test
    void an_open_session_is_lost_with_the_process_and_those_that_ended_are_not() throws Exception {
        log.ask(ALICE, 0, "GET /", 200).ask(ALICE, 40 * MINUTE, "GET /", 200);
        assertThat(log.restarted(Customers.everything(CHECKOUT)).samples("apilog_sessions_total"))
                .containsExactly("good 1");
    }

    @Test
    void ways_begin_at_an_entry_and_end_at_an_exit() {
        log.ask(ALICE, 0, "GET /", 200)
                .ask(ALICE, 1, "GET /style.css", 200)
                .ask(ALICE, 10, "GET /items/17", 200)
                .ask(ALICE, 20, "GET /items/18", 200)
                .ask(ALICE, 30, "GET /", 200)
                .ask(ALICE, 40, "GET /items/19", 404)
                .end();
        assertThat(log.samples("apilog_transitions_total"))
                .containsExactlyInAnyOrder("entry / 1", "/ /items/{id} 2", "/items/{id} / 1", "/items/{id} exit 1");
    }

    @Test
    void ways_go_on_over_the_end_of_the_process() throws Exception {
        log.ask(ALICE, 0, "GET /", 200).ask(ALICE, 10, "GET /cart", 200).end();
        assertThat(log.restarted(Customers.everything(CHECKOUT)).samples("apilog_transitions_total"))
                .isEqualTo(log.samples("apilog_transitions_total"));
    }

    @Test
    void over_five_hundred_pairs_are_from_other_to_other() {
        for (int i = 0; i < 700; i++) {
            log.ask(ALICE, i, "GET /page-" + i, 200);
        }
        List<String> pairs = log.samples("apilog_transitions_total");
        assertThat(pairs).hasSize(501).contains("other other 200");
    }

    @Test
    void a_funnel_says_how_far_sessions_came() {
        log.ask("192.0.2.1", 0, "GET /cart", 200)
                .ask("192.0.2.1", 1, "POST /orders", 201)
                .ask("192.0.2.1", 2, "GET /thanks", 200);
        log.ask("192.0.2.2", 3, "GET /cart", 200).ask("192.0.2.2", 4, "GET /search", 200);
        log.ask("192.0.2.3", 5, "GET /search", 200).ask("192.0.2.3", 6, "POST /orders", 201);
        log.until(40 * MINUTE);
        assertThat(funnel())
                .containsExactlyInAnyOrder(
                        "checkout /cart reached 2",
                        "checkout POST /orders reached 1",
                        "checkout /thanks reached 1",
                        "checkout /cart lost 1");
    }

    @Test
    void who_met_an_error_since_is_lost_after_it() {
        log.ask(ALICE, 0, "GET /cart", 200).ask(ALICE, 5, "POST /orders", 500).until(40 * MINUTE);
        assertThat(funnel()).contains("checkout /cart lost_after_error 1");
    }

    @Test
    void who_waited_since_is_lost_after_that() {
        log.ask(ALICE, 0, "GET /cart", 200)
                .ask(ALICE, 5, "GET /address", 200, 2.0)
                .until(40 * MINUTE);
        assertThat(funnel()).contains("checkout /cart lost_after_slow 1");
    }

    @Test
    void what_was_met_before_a_step_is_not_why_it_was_lost_behind_it() {
        log.ask(ALICE, 0, "GET /cart", 200)
                .ask(ALICE, 5, "POST /orders", 500)
                .ask(ALICE, 9, "POST /orders", 201)
                .until(40 * MINUTE);
        assertThat(funnel()).contains("checkout POST /orders lost 1");
    }

    @Test
    void one_request_is_one_step() {
        Funnel twice = new Funnel("twice", List.of(Funnel.Step.of("/a"), Funnel.Step.of("GET /a*")));
        Customers other = new Customers(Customers.everything(twice));
        other.ask(ALICE, 0, "GET /a", 200);
        assertThat(other.samples("apilog_funnel_total")).containsExactly("twice /a reached 1");
        other.ask(ALICE, 1, "GET /a", 200);
        assertThat(other.samples("apilog_funnel_total"))
                .containsExactlyInAnyOrder("twice /a reached 1", "twice GET /a* reached 1");
    }

    @Test
    void sixteen_funnels_do_not_disturb_each_other() {
        Funnel[] funnels = java.util.stream.IntStream.range(0, 16)
                .mapToObj(i ->
                        new Funnel("f" + i, List.of(Funnel.Step.of("/step-" + i), Funnel.Step.of("/step-" + (i + 1)))))
                .toArray(Funnel[]::new);
        Customers many = new Customers(Customers.everything(funnels));
        for (int i = 0; i < 17; i++) {
            many.ask(ALICE, i, "GET /step-" + i, 200);
        }
        assertThat(many.samples("apilog_funnel_total")).hasSize(32).allMatch(line -> line.endsWith(" reached 1"));
        many.end();
        assertThat(many.samples("apilog_funnel_total")).hasSize(32);
    }

    private List<String> sessions() {
        return log.samples("apilog_sessions_total");
    }

    private List<String> funnel() {
        return log.samples("apilog_funnel_total");
    }
}
