package io.apilog.metrics.scraper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time and the number of the copy go on where a test lets them. */
class ScrapersTest {
    private static final String AGENT = "Prometheus/3.1.0";

    private long millis = 1_764_000_000_000L;
    private long copy;
    private final Set<String> closed = new HashSet<>();
    private Scrapers scrapers = new Scrapers(SavedScrapers.NONE, () -> Instant.ofEpochMilli(millis));

    /** One scrape; returns up to which copy series are shown with their values. */
    private long scrape(String address, String connection, int zeroScrapes) {
        copy++;
        millis += 1_000;
        long hash = scrapers.hash(address, AGENT);
        long revealed = scrapers.save().revealed().to(hash);
        scrapers.shown(hash, connection, () -> !closed.contains(connection), zeroScrapes, copy);
        return revealed;
    }

    private long scrape(String address, String connection) {
        return scrape(address, connection, 1);
    }

    private void restart() {
        scrapers = new Scrapers(scrapers.save(), () -> Instant.ofEpochMilli(millis));
    }

    @Test
    void what_was_in_a_scrape_as_0_has_its_value_in_the_next() {
        assertThat(scrape("192.0.2.1", "a")).isZero();
        assertThat(scrape("192.0.2.1", "a")).isEqualTo(1);
        assertThat(scrape("192.0.2.1", "a")).isEqualTo(2);
    }

    @Test
    void zeros_are_shown_as_often_as_asked_for() {
        assertThat(scrape("192.0.2.1", "a", 3)).isZero();
        assertThat(scrape("192.0.2.1", "a", 3)).isZero();
        assertThat(scrape("192.0.2.1", "a", 3)).isZero();
        assertThat(scrape("192.0.2.1", "a", 3)).isEqualTo(1);
    }

    @Test
    void each_scraper_has_its_own_zeros() {
        assertThat(scrape("192.0.2.1", "a")).isZero();
        assertThat(scrape("192.0.2.2", "b")).isZero();
        assertThat(scrape("192.0.2.1", "a")).isEqualTo(1);
        assertThat(scrape("192.0.2.2", "b")).isEqualTo(2);
    }

    @Test
    void two_that_look_alike_both_have_their_zeros() {
        scrape("192.0.2.1", "a");
        scrape("192.0.2.1", "b");
        scrape("192.0.2.1", "a");
        long before = scrape("192.0.2.1", "b");
        long isNew = copy + 1;
        assertThat(before).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "a")).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "b")).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "a")).isGreaterThanOrEqualTo(isNew);
        assertThat(scrape("192.0.2.1", "b")).isGreaterThanOrEqualTo(isNew);
    }

    @Test
    void one_that_is_gone_is_not_waited_for() {
        scrape("192.0.2.1", "a");
        scrape("192.0.2.1", "b");
        closed.add("b");
        scrape("192.0.2.1", "a");
        assertThat(scrape("192.0.2.1", "a")).isEqualTo(copy - 1);
    }

    @Test
    void one_that_is_overdue_is_not_waited_for_although_its_connection_is_open() {
        for (int i = 0; i < 4; i++) {
            scrape("192.0.2.1", "a");
            scrape("192.0.2.1", "b");
        }
        for (int i = 0; i < 10; i++) {
            scrape("192.0.2.1", "a");
        }
        assertThat(scrape("192.0.2.1", "a")).isEqualTo(copy - 1);
    }

    /** A scrape that was answered, and not read. */
    private long missed(String address, String connection) {
        copy++;
        millis += 1_000;
        long hash = scrapers.hash(address, AGENT);
        long revealed = scrapers.save().revealed().to(hash);
        scrapers.missed(hash, connection);
        closed.add(connection);
        return revealed;
    }

    @Test
    void what_was_0_in_a_scrape_that_was_missed_is_0_in_the_next() {
        assertThat(missed("192.0.2.1", "a")).isZero();
        assertThat(scrape("192.0.2.1", "b")).isZero();
        assertThat(missed("192.0.2.1", "b")).isEqualTo(2);
        assertThat(scrape("192.0.2.1", "c")).isEqualTo(2);
        assertThat(scrape("192.0.2.1", "c")).isEqualTo(4);
    }

    /** A scrape that was answered after its time-out. */
    private long late(String address, String connection) {
        copy++;
        millis += 1_000;
        long hash = scrapers.hash(address, AGENT);
        scrapers.asks(connection);
        long revealed = scrapers.save().revealed().to(hash);
        scrapers.late(hash, connection, () -> !closed.contains(connection), 1, copy);
        return revealed;
    }

    @Test
    void what_was_0_in_a_scrape_that_came_too_late_is_0_in_the_next_over_another_connection() {
        assertThat(late("192.0.2.1", "a")).isZero();
        closed.add("a");
        assertThat(scrape("192.0.2.1", "b")).isZero();
        assertThat(scrape("192.0.2.1", "b")).isEqualTo(2);
    }

    @Test
    void one_that_asks_again_over_the_same_connection_has_waited_longer_than_it_said() {
        assertThat(late("192.0.2.1", "a")).isZero();
        assertThat(late("192.0.2.1", "a")).isEqualTo(1);
        assertThat(late("192.0.2.1", "a")).isEqualTo(2);
    }

    @Test
    void one_of_two_that_look_alike_is_waited_for_where_it_missed_a_scrape() {
        for (int i = 0; i < 3; i++) {
            scrape("192.0.2.1", "a");
            scrape("192.0.2.1", "b");
        }
        long isNew = copy + 1;
        assertThat(scrape("192.0.2.1", "a")).isLessThan(isNew);
        assertThat(missed("192.0.2.1", "b")).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "a")).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "c")).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "a")).isGreaterThanOrEqualTo(isNew);
        assertThat(scrape("192.0.2.1", "c")).isGreaterThanOrEqualTo(isNew);
    }

    @Test
    void one_that_misses_every_scrape_hides_values_from_nobody_for_long() {
        for (int i = 0; i < 3; i++) {
            scrape("192.0.2.1", "a");
            scrape("192.0.2.1", "b");
        }
        long isNew = copy + 1;
        closed.add("b");
        for (int i = 0; i < 10; i++) {
            scrape("192.0.2.1", "a");
            missed("192.0.2.1", "c" + i);
        }
        assertThat(scrape("192.0.2.1", "a")).isGreaterThanOrEqualTo(isNew);
    }

    @Test
    void a_restart_keeps_what_each_has_seen() {
        scrape("192.0.2.1", "a");
        restart();
        assertThat(scrape("192.0.2.1", "c")).isEqualTo(1);
    }

    @Test
    void after_a_restart_two_that_look_alike_are_both_waited_for() {
        for (int i = 0; i < 3; i++) {
            scrape("192.0.2.1", "a");
            scrape("192.0.2.1", "b");
        }
        restart();
        long isNew = copy + 1;
        assertThat(scrape("192.0.2.1", "c")).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "d")).isLessThan(isNew);
        assertThat(scrape("192.0.2.1", "c")).isGreaterThanOrEqualTo(isNew);
    }

    @Test
    void after_a_restart_one_that_does_not_come_again_is_not_waited_for_long() {
        for (int i = 0; i < 3; i++) {
            scrape("192.0.2.1", "a");
            scrape("192.0.2.1", "b");
        }
        restart();
        for (int i = 0; i < 10; i++) {
            scrape("192.0.2.1", "c");
        }
        assertThat(scrape("192.0.2.1", "c")).isEqualTo(copy - 1);
    }

    @Test
    void a_new_one_does_not_see_as_0_what_others_were_shown_long_ago() {
        scrape("192.0.2.1", "a");
        long old = copy;
        for (int i = 0; i < 320; i++) {
            scrape("192.0.2.1", "a");
        }
        assertThat(scrape("192.0.2.9", "z")).isGreaterThanOrEqualTo(old).isLessThan(copy);
    }

    @Test
    void one_too_many_shares_with_others_and_what_it_saw_stays() {
        for (int i = 0; i < Scrapers.MOST; i++) {
            scrape("192.0.2." + i, "c" + i);
        }
        assertThat(scrape("198.51.100.1", "x")).isLessThan(copy);
        assertThat(scrape("198.51.100.1", "x")).isEqualTo(copy - 1);
    }

    @Test
    void the_address_is_not_in_what_is_saved_and_another_run_has_another_hash() {
        assertThat(new Scrapers(SavedScrapers.NONE, Instant::now).hash("192.0.2.1", AGENT))
                .isNotEqualTo(scrapers.hash("192.0.2.1", AGENT));
    }

    /** Whatever connections come and go, proxies mix and restarts forget: what one was shown with its value is never 0 for it again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_counter_goes_back(long seed) {
        Random random = new Random(seed);
        long[] highest = new long[12];
        for (int i = 0; i < 5_000; i++) {
            int who = random.nextInt(highest.length);
            String connection = "c" + random.nextInt(4);
            long revealed = scrape("192.0.2." + who, who + connection, 1 + random.nextInt(2));
            assertThat(revealed).as("scrape %d of %d", i, who).isGreaterThanOrEqualTo(highest[who]);
            highest[who] = revealed;
            if (random.nextInt(20) == 0) {
                closed.add(who + connection);
            }
            if (random.nextInt(50) == 0) {
                closed.clear();
            }
            if (random.nextInt(100) == 0) {
                restart();
            }
            if (random.nextInt(200) == 0) {
                millis += Duration.ofMinutes(random.nextInt(12)).toMillis();
            }
        }
    }
}
