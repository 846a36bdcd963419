package io.apilog.http.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final String LOOP = "192.0.2.1";
    private static final String PROMETHEUS = "192.0.2.2";

    private final List<String> told = new ArrayList<>();
    private final Turns turns = new Turns(1, 8);

    private void ask(String address, String connection) {
        turns.ask(address, connection, new Turns.Asking() {
            @Override
            public void begin() {
                told.add("at once " + connection);
            }

            @Override
            public void called() {
                told.add(connection);
            }

            @Override
            public void refused() {
                told.add("not " + connection);
            }
        });
    }

    @Test
    void a_free_turn_is_taken_at_once() {
        ask(LOOP, "a");
        turns.end();
        ask(LOOP, "b");
        assertThat(told).containsExactly("at once a", "at once b");
    }

    @Test
    void within_an_address_who_came_first_is_first() {
        ask(LOOP, "a");
        ask(LOOP, "b");
        ask(LOOP, "c");
        turns.end();
        turns.end();
        assertThat(told).containsExactly("at once a", "b", "c");
    }

    @Test
    void another_address_waits_for_one_of_a_crowd_at_most() {
        ask(LOOP, "a");
        ask(LOOP, "b");
        ask(LOOP, "c");
        ask(LOOP, "d");
        ask(PROMETHEUS, "scrape");
        turns.end();
        turns.end();
        assertThat(told).containsExactly("at once a", "b", "scrape");
    }

    @Test
    void one_that_asks_again_and_again_waits_for_itself() {
        ask(LOOP, "a");
        ask(LOOP, "b");
        ask(PROMETHEUS, "scrape");
        turns.end();
        ask(LOOP, "a");
        ask(LOOP, "c");
        turns.end();
        turns.end();
        assertThat(told).containsExactly("at once a", "b", "scrape", "a");
    }

    @Test
    void a_connection_waits_in_one_place() {
        ask(LOOP, "a");
        ask(LOOP, "b");
        ask(LOOP, "b");
        turns.end();
        ask(LOOP, "b");
        turns.end();
        assertThat(told).containsExactly("at once a", "not b", "b", "b");
    }

    @Test
    void where_all_places_are_taken_whoever_has_the_most_loses_the_last() {
        ask(LOOP, "runs");
        for (int i = 1; i <= 8; i++) {
            ask(LOOP, "waits" + i);
        }
        ask(PROMETHEUS, "scrape");
        ask(LOOP, "more");
        turns.end();
        turns.end();
        assertThat(told).containsExactly("at once runs", "not waits8", "not more", "waits1", "scrape");
    }

    @Test
    void all_turns_are_free_again_after_all_have_ended() {
        ask(LOOP, "a");
        ask(LOOP, "b");
        ask(PROMETHEUS, "c");
        turns.end();
        turns.end();
        turns.end();
        ask(LOOP, "d");
        assertThat(told).containsExactly("at once a", "b", "c", "at once d");
    }
}
