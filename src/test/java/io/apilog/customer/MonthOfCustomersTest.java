package io.apilog.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A month of a shop with some 3,000 customers, and twelve things that go wrong in it. The share of customers that are hit is held against the truth each minute, and
 * what the shipped alerts look at against what they should make of it.
 */
class MonthOfCustomersTest {
    private static final int DAYS = 30;
    private static final int DAY = 1440;
    private static final int CLIENTS = 3000;
    private static final int PER_MINUTE = 70;
    private static final Funnel CHECKOUT =
            new Funnel("checkout", List.of(Funnel.Step.of("/cart"), Funnel.Step.of("POST /orders")));
    private static final String LOST_AFTER_SLOW = "checkout /cart lost_after_slow ";
    private static final String LOST_AFTER_ERROR = "checkout /cart lost_after_error ";

    /** What goes wrong, each on its day at eleven in the morning or at three in the night, by the minute of the month. */
    private enum Wrong {
        ONE_CLIENT_FAILS_A_THOUSAND_TIMES(2, 11, 20),
        FIVE_PER_CENT_FAIL_ONCE_AT_A_QUIET_ENDPOINT(4, 11, 20),
        BUTTONS_ARE_PRESSED_TWICE(6, 11, 30),
        A_STEP_IS_SLOW(8, 11, 60),
        ALL_TRY_AGAIN_AT_ONCE(10, 11, 20),
        A_BOT_FAILS(12, 11, 20),
        THREE_OF_THREE_AT_NIGHT(14, 3, 20),
        NOTHING_WORKS(16, 11, 15),
        ONE_PER_CENT_FAILS(18, 11, 20),
        AN_OFFICE_BEHIND_ONE_ADDRESS_FAILS(20, 11, 20),
        A_DAY_OLD_LINES_COME(22, 11, 20),
        ALL_FAIL_FOR_A_MINUTE(24, 11, 1);

        final int begin;
        final int end;

        Wrong(int day, int hour, int minutes) {
            begin = day * DAY + hour * 60;
            end = begin + minutes;
        }

        boolean isNow(int minute) {
            return minute >= begin && minute < end;
        }

        /** Until half an hour after its end. */
        boolean isNear(int minute) {
            return minute >= begin && minute < end + 30;
        }
    }

    /** What is seen at the end of a minute, and what is true. */
    private record Seen(double affected, double active, double trueAffected, double trueActive, double retries) {
        double share() {
            return active == 0 ? 0 : affected / active;
        }

        double trueShare() {
            return trueActive == 0 ? 0 : trueAffected / trueActive;
        }
    }

    private static final List<Seen> MONTH = new ArrayList<>();
    private static final TreeMap<Integer, List<String>> FUNNELS = new TreeMap<>();
    private static final TreeMap<Integer, List<String>> RETRIES = new TreeMap<>();

    private static final Random RANDOM = new Random(20261129);
    private static final long[] LAST_SEEN = new long[CLIENTS + 1000];
    private static final long[] LAST_FAILED = new long[CLIENTS + 1000];

    @BeforeAll
    static void live() {
        Customers log = new Customers(
                Customers.settings(
                        List.of(),
                        java.util.EnumSet.complementOf(java.util.EnumSet.of(
                                io.apilog.agent.AgentFamily.BOT, io.apilog.agent.AgentFamily.MONITOR)),
                        CHECKOUT),
                16_384);
        Arrays.fill(LAST_SEEN, Long.MIN_VALUE / 2);
        Arrays.fill(LAST_FAILED, Long.MIN_VALUE / 2);
        for (int minute = 0; minute < DAYS * DAY; minute++) {
            minute(log, minute);
            long now = minute * 60L + 59;
            log.with("kube-probe/1.30").ask("192.0.2.254", (double) now, "GET /healthz", 200);
            MONTH.add(new Seen(
                    value(log, "apilog_clients_affected", "5m error "),
                    value(log, "apilog_clients_active", "5m "),
                    count(LAST_FAILED, now),
                    count(LAST_SEEN, now),
                    value(log, "apilog_retries_total", "/search error ")));
            if (minute % 60 == 59) {
                FUNNELS.put(minute, log.samples("apilog_funnel_total"));
                RETRIES.put(minute, log.samples("apilog_retries_total"));
            }
        }
    }

    private static long count(long[] last, long now) {
        return Arrays.stream(last).filter(at -> at > now - 300).count();
    }

    private static double value(Customers log, String family, String labels) {
        return of(log.samples(family), labels);
    }

    private static double of(List<String> samples, String labels) {
        return samples.stream()
                .filter(sample -> sample.startsWith(labels))
                .mapToDouble(sample -> Double.parseDouble(sample.substring(labels.length())))
                .sum();
    }

    private static void minute(Customers log, int minute) {
        int hour = minute / 60 % 24;
        double busy = hour < 6 ? 0.03 : 0.6 + 0.4 * Math.sin((hour - 6) / 18.0 * Math.PI);
        int requests = (int) (PER_MINUTE * busy + RANDOM.nextDouble());
        double[] seconds = RANDOM.doubles(requests, 0, 59).sorted().toArray();
        for (double second : seconds) {
            int client = RANDOM.nextInt(CLIENTS);
            shop(log, minute, minute * 60L + second, client);
        }
        beside(log, minute);
    }

    private static void shop(Customers log, int minute, double at, int client) {
        boolean allFail = Wrong.NOTHING_WORKS.isNow(minute)
                || Wrong.ALL_FAIL_FOR_A_MINUTE.isNow(minute)
                || Wrong.THREE_OF_THREE_AT_NIGHT.isNow(minute);
        boolean isHit = Wrong.FIVE_PER_CENT_FAIL_ONCE_AT_A_QUIET_ENDPOINT.isNow(minute) && client % 20 == 3
                || Wrong.ONE_PER_CENT_FAILS.isNow(minute) && client % 100 == 3;
        int kind = RANDOM.nextInt(10);
        if (isHit) {
            ask(log, client, at, "POST /password", 500, 0);
        } else if (kind < 6 || Wrong.ALL_TRY_AGAIN_AT_ONCE.isNow(minute)) {
            boolean fails = allFail || RANDOM.nextInt(2_000) == 0;
            int status = fails || Wrong.ALL_TRY_AGAIN_AT_ONCE.isNow(minute) ? 503 : 200;
            ask(log, client, at, "GET /search?q=" + client, status, 0);
            for (int i = 1; i <= 4 && Wrong.ALL_TRY_AGAIN_AT_ONCE.isNow(minute); i++) {
                ask(log, client, at + i * 0.2, "GET /search?q=" + client, 503, 0);
            }
        } else {
            boolean slow = Wrong.A_STEP_IS_SLOW.isNow(minute);
            ask(log, client, at, "GET /cart", allFail ? 500 : 200, 0);
            ask(log, client, at + 0.5, "GET /prices", allFail ? 500 : 200, slow ? 3 : 0);
            if (RANDOM.nextInt(10) < (slow ? 3 : 8)) {
                ask(log, client, at + 0.8, "POST /orders", allFail ? 500 : 201, 0);
                if (Wrong.BUTTONS_ARE_PRESSED_TWICE.isNow(minute) || RANDOM.nextInt(100) == 0) {
                    ask(log, client, at + 0.9, "POST /orders", allFail ? 500 : 201, 0);
                }
            }
        }
    }

    private static void beside(Customers log, int minute) {
        for (int i = 0; i < 50 && Wrong.ONE_CLIENT_FAILS_A_THOUSAND_TIMES.isNow(minute); i++) {
            ask(log, CLIENTS, minute * 60.0 + 59, "GET /jobs", 500, 0);
        }
        for (int i = 0; i < 50 && Wrong.A_BOT_FAILS.isNow(minute); i++) {
            log.with("Googlebot/2.1 (+http://www.google.com/bot.html)")
                    .ask("198.51.100.7", minute * 60.0 + 59, "GET /page-" + i, 500);
        }
        for (int i = 0; i < 50 && Wrong.AN_OFFICE_BEHIND_ONE_ADDRESS_FAILS.isNow(minute); i++) {
            ask(log, CLIENTS + 1, minute * 60.0 + 59, "GET /page-" + i, 500, 0);
        }
        for (int i = 0; i < 50 && Wrong.A_DAY_OLD_LINES_COME.isNow(minute); i++) {
            log.with(Customers.BROWSER).ask(address(i), (minute - DAY) * 60.0 + i, "GET /cart", 200);
        }
    }

    private static String address(int client) {
        return "192.0." + client / 250 + "." + client % 250;
    }

    private static void ask(Customers log, int client, double at, String request, int status, double took) {
        log.with(Customers.BROWSER).ask(address(client), at, request, status, took);
        LAST_SEEN[client] = Math.max(LAST_SEEN[client], (long) at);
        if (status >= 500) {
            LAST_FAILED[client] = Math.max(LAST_FAILED[client], (long) at);
        }
    }

    /** As the shipped rule has it: a number and a share, three times the day before, for five minutes. */
    private static boolean firesIn(int from, int to) {
        int minutes = 0;
        for (int minute = from; minute < to; minute++) {
            Seen seen = MONTH.get(minute);
            double usual = MONTH.subList(Math.max(0, minute - DAY - 30), Math.max(1, minute - 30)).stream()
                    .mapToDouble(Seen::share)
                    .average()
                    .orElse(0);
            boolean isTrue = seen.affected() > 10 && seen.share() > 0.02 && seen.share() > 3 * usual;
            minutes = isTrue ? minutes + 1 : 0;
            if (minutes > 5) {
                return true;
            }
        }
        return false;
    }

    private static boolean fires(Wrong wrong) {
        return firesIn(wrong.begin, wrong.end + 30);
    }

    @Test
    void the_share_of_customers_that_are_hit_is_that_of_the_truth() {
        assertThat(MONTH).allSatisfy(seen -> {
            assertThat(seen.affected()).isCloseTo(seen.trueAffected(), within(0.02 * seen.trueAffected()));
            assertThat(seen.active()).isCloseTo(seen.trueActive(), within(0.02 * seen.trueActive()));
            assertThat(seen.share()).isCloseTo(seen.trueShare(), within(0.02 * seen.trueShare()));
        });
    }

    @Test
    void many_customers_that_are_hit_are_found() {
        assertThat(fires(Wrong.FIVE_PER_CENT_FAIL_ONCE_AT_A_QUIET_ENDPOINT)).isTrue();
        assertThat(fires(Wrong.NOTHING_WORKS)).isTrue();
        assertThat(fires(Wrong.ALL_TRY_AGAIN_AT_ONCE)).isTrue();
    }

    @Test
    void what_is_one_client_or_a_few_is_silent() {
        assertThat(fires(Wrong.ONE_CLIENT_FAILS_A_THOUSAND_TIMES)).isFalse();
        assertThat(fires(Wrong.A_BOT_FAILS)).isFalse();
        assertThat(fires(Wrong.THREE_OF_THREE_AT_NIGHT)).isFalse();
        assertThat(fires(Wrong.ONE_PER_CENT_FAILS)).isFalse();
        assertThat(fires(Wrong.AN_OFFICE_BEHIND_ONE_ADDRESS_FAILS)).isFalse();
    }

    @Test
    void what_hits_nobody_is_silent() {
        assertThat(fires(Wrong.BUTTONS_ARE_PRESSED_TWICE)).isFalse();
        assertThat(fires(Wrong.A_STEP_IS_SLOW)).isFalse();
        assertThat(fires(Wrong.A_DAY_OLD_LINES_COME)).isFalse();
    }

    @Test
    void nothing_fires_where_nothing_is_wrong() {
        for (int day = DAY; day < DAYS * DAY; day += DAY) {
            for (int minute = day; minute < day + DAY; minute += 60) {
                int from = minute;
                boolean isNear =
                        Arrays.stream(Wrong.values()).anyMatch(wrong -> wrong.isNear(from) || wrong.isNear(from + 59));
                assertThat(!isNear && firesIn(from, from + 60))
                        .as("minute %d", minute)
                        .isFalse();
            }
        }
    }

    @Test
    void double_submits_rise_while_buttons_are_pressed_twice() {
        double usual = increase(RETRIES, Wrong.BUTTONS_ARE_PRESSED_TWICE.begin - DAY, "/orders success ");
        assertThat(increase(RETRIES, Wrong.BUTTONS_ARE_PRESSED_TWICE.begin, "/orders success "))
                .isGreaterThan(10 * usual);
    }

    @Test
    void a_funnel_loses_after_slowness_where_a_step_is_slow() {
        int begin = Wrong.A_STEP_IS_SLOW.begin;
        assertThat(increase(FUNNELS, begin - DAY, LOST_AFTER_SLOW)).isZero();
        // A session that is lost is so half an hour behind its end.
        assertThat(increase(FUNNELS, begin, LOST_AFTER_SLOW) + increase(FUNNELS, begin + 60, LOST_AFTER_SLOW))
                .isGreaterThan(300);
        assertThat(increase(FUNNELS, Wrong.NOTHING_WORKS.begin, LOST_AFTER_ERROR)
                        + increase(FUNNELS, Wrong.NOTHING_WORKS.begin + 60, LOST_AFTER_ERROR))
                .isPositive();
    }

    @Test
    void a_retry_storm_is_one_where_all_try_again_at_once() {
        Wrong storm = Wrong.ALL_TRY_AGAIN_AT_ONCE;
        for (int minute = storm.begin + 5; minute < storm.end; minute++) {
            assertThat(retriesPerSecond(minute)).isGreaterThan(0.5);
        }
        for (Wrong other : Wrong.values()) {
            if (other != storm) {
                assertThat(retriesPerSecond(other.end - 1)).as(other.name()).isLessThan(0.5);
            }
        }
    }

    private static double retriesPerSecond(int minute) {
        return (MONTH.get(minute).retries() - MONTH.get(minute - 5).retries()) / 300;
    }

    /** Within the hour that begins at a minute. */
    private static double increase(Map<Integer, List<String>> hours, int begin, String labels) {
        return of(hours.get(begin + 59), labels) - of(hours.get(begin - 1), labels);
    }
}
