package io.apilog.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedApiTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);
    private static final Pattern LINE =
            Pattern.compile("(?<client>\\S+) - (?<user>\\S+) \\[(?<time>[^]]+)] \"(?<request>[^\"]*)\" "
                    + "(?<status>\\d{3}) (?<bytes>\\d+) \"(?<referer>[^\"]*)\" \"(?<agent>[^\"]*)\" "
                    + "(?<seconds>\\d+\\.\\d{3}) (?<upstream>-|\\d+\\.\\d{3}(, \\d+\\.\\d{3})*)");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ROOT);

    /** What the seed 1 writes in a day, which most look at. */
    private static List<String> day = List.of();

    @TempDir
    Path dir;

    @BeforeAll
    static void simulateADay(@TempDir Path folder) throws IOException {
        day = simulate(folder, Shoppers.DAY, 1, Duration.ofSeconds(1));
    }

    /** The lines of the day's beginning. */
    private static List<String> first(Duration length) {
        String end = TIME.format(START.plus(length).atOffset(ZoneOffset.UTC));
        return day.stream()
                .takeWhile(line -> line.substring(line.indexOf('[') + 1).compareTo(end) < 0)
                .toList();
    }

    @Test
    void every_line_is_combined_with_two_times_behind_it() {
        assertThat(first(Duration.ofMinutes(2)))
                .isNotEmpty()
                .allMatch(line -> LINE.matcher(line).matches());
    }

    @Test
    void the_same_seed_and_steps_write_the_same_lines() throws IOException {
        assertThat(simulate(Duration.ofMinutes(1), 7)).isEqualTo(simulate(Duration.ofMinutes(1), 7));
    }

    @Test
    void another_seed_writes_other_lines() throws IOException {
        assertThat(simulate(Duration.ofMinutes(1), 7)).isNotEqualTo(simulate(Duration.ofMinutes(1), 8));
    }

    @Test
    void a_day_of_twenty_minutes_brings_some_fifty_requests_a_second() {
        assertThat(day.size() / (double) Shoppers.DAY.toSeconds()).isCloseTo(50, within(5.0));
    }

    @Test
    void the_day_is_busier_than_the_night() {
        List<String> lines = day;

        assertThat(count(lines, "time", "21/Nov/2026:10:05:.*"))
                .isGreaterThan(2 * count(lines, "time", "21/Nov/2026:10:15:.*"));
    }

    @Test
    void placing_orders_fails_for_some_minutes_and_recovers() {
        List<String> lines = first(Duration.ofMinutes(14));

        assertThat(failedOrders(lines, "10:0[0-4]")).isLessThan(0.05);
        assertThat(failedOrders(lines, "10:(0[5-9]|10)")).isGreaterThan(0.5);
        assertThat(failedOrders(lines, "10:1[1-3]")).isLessThan(0.05);
    }

    /** 99.9 % do not fail and 99 % take a second at most, as the shipped rules have it. */
    @Test
    void outside_the_outage_the_objectives_are_kept() {
        List<String> lines = day.stream()
                .filter(line -> !group(line, "time").matches("21/Nov/2026:10:(0[5-9]|1[01]):.*"))
                .toList();

        assertThat(count(lines, "status", "5..")).isBetween(1L, lines.size() / 1000L);
        assertThat(lines.stream().filter(line -> seconds(line) > 1).count()).isBetween(1L, lines.size() / 100L);
    }

    @Test
    void one_customer_in_twenty_is_stuck_for_some_minutes_with_few_requests() throws IOException {
        Path file = dir.resolve("shard.log");
        Instant begin = START.plus(LostShard.AFTER);
        List<String> lines;
        try (SimulatedApi api = new SimulatedApi(file, CLOCK, 1)) {
            api.writeUntil(begin);
            int before = Files.readAllLines(file).size();
            for (int second = 1; second <= LostShard.LENGTH.toSeconds(); second++) {
                api.writeUntil(begin.plusSeconds(second));
            }
            List<String> all = Files.readAllLines(file);
            lines = all.subList(before, all.size());
        }
        List<String> failed = lines.stream()
                .filter(line -> group(line, "status").equals("500"))
                .toList();
        double stuck =
                failed.stream().map(line -> group(line, "client")).distinct().count();

        assertThat(failed.size() / (double) lines.size()).isLessThan(0.012);
        assertThat(stuck
                        / lines.stream()
                                .map(line -> group(line, "client"))
                                .distinct()
                                .count())
                .isBetween(0.025, 0.06);
    }

    @Test
    void customers_come_to_buy_and_go() {
        List<String> orders = day.stream()
                .filter(line -> group(line, "client").startsWith("2001:db8:c000:"))
                .filter(line -> group(line, "request").startsWith("POST /api/orders "))
                .toList();

        assertThat(day.stream()
                        .map(line -> group(line, "client"))
                        .filter(client -> client.startsWith("2001:db8:c000:"))
                        .distinct())
                .hasSizeBetween(500, 1500);
        assertThat(orders).hasSizeBetween(100, 700);
    }

    @Test
    void an_order_refused_in_the_outage_was_tried_on_two_servers() {
        List<String> lines = first(Duration.ofMinutes(6));

        assertThat(lines)
                .filteredOn(line -> group(line, "status").equals("503"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(group(line, "upstream")).contains(", "));
    }

    @Test
    void reports_are_slow_and_the_rest_is_not() {
        List<String> lines = first(Duration.ofMinutes(4));

        assertThat(meanSeconds(lines, "GET /api/reports/.*")).isGreaterThan(1.5);
        assertThat(meanSeconds(lines, "GET /api/products/.*")).isLessThan(0.1);
    }

    @Test
    void the_proxy_is_never_faster_than_the_service_behind_it() {
        assertThat(first(Duration.ofMinutes(6)))
                .filteredOn(line -> group(line, "upstream").matches("\\d+\\.\\d{3}"))
                .allMatch(line -> seconds(line) >= Double.parseDouble(group(line, "upstream")));
    }

    @Test
    void everyone_comes_from_an_address_reserved_for_documentation() {
        assertThat(first(Duration.ofMinutes(3)))
                .allMatch(line ->
                        group(line, "client").matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+|2001:db8:.*"));
    }

    @Test
    void scanners_guessers_and_what_is_no_http_are_among_the_visitors() {
        List<String> lines = first(Duration.ofMinutes(5));

        assertThat(lines).anyMatch(line -> line.contains("/.env HTTP/1.1\" 404 "));
        assertThat(lines).anyMatch(line -> line.contains("\"\\x16\\x03\\x01"));
        assertThat(lines).anyMatch(line -> line.contains(" \"\" 400 0 "));
        assertThat(count(lines, "request", "POST /login .*")).isGreaterThan(100);
    }

    @Test
    void an_old_program_has_its_token_in_addresses_but_not_often_enough_for_an_alert_before_the_outage_is_over() {
        List<String> lines = first(Shoppers.OUTAGE_AFTER);

        assertThat(count(lines, "request", "GET /api/v1/stock/.* HTTP/1\\.0")).isGreaterThan(5);
        assertThat(count(lines, "request", ".*access_token=.*")).isBetween(1L, 5L);
    }

    @Test
    void the_length_of_the_steps_does_not_change_the_lines() throws IOException {
        assertThat(simulate(dir, Duration.ofMinutes(1), 1, Duration.ofMillis(200)))
                .isEqualTo(simulate(dir, Duration.ofMinutes(1), 1, Duration.ofSeconds(20)));
    }

    @Test
    void lines_are_in_the_order_of_their_times() {
        assertThat(first(Duration.ofMinutes(1)).stream().map(line -> group(line, "time")))
                .isSorted();
    }

    @Test
    void a_time_that_goes_backwards_writes_nothing() throws IOException {
        Path file = dir.resolve("access.log");
        try (SimulatedApi api = new SimulatedApi(file, CLOCK, 1)) {
            api.writeUntil(START.plusSeconds(10));
            long size = Files.size(file);

            api.writeUntil(START.plusSeconds(5));

            assertThat(Files.size(file)).isEqualTo(size);
        }
    }

    @Test
    void a_machine_that_slept_does_not_make_up_for_the_night() throws IOException {
        Path file = dir.resolve("access.log");
        try (SimulatedApi api = new SimulatedApi(file, CLOCK, 1)) {
            api.writeUntil(START.plus(Duration.ofHours(8)));
        }

        assertThat(Files.readAllLines(file)).hasSizeBetween(500, 6000);
    }

    @Test
    void an_interrupt_ends_the_run() throws IOException {
        try (SimulatedApi api = new SimulatedApi(dir.resolve("access.log"), CLOCK, 1)) {
            Thread.currentThread().interrupt();

            api.run();

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private List<String> simulate(Duration length, long seed) throws IOException {
        return simulate(dir, length, seed, Duration.ofSeconds(1));
    }

    private static List<String> simulate(Path dir, Duration length, long seed, Duration step) throws IOException {
        Path file = Files.createTempFile(dir, "access", ".log");
        Instant end = START.plus(length);
        try (SimulatedApi api = new SimulatedApi(file, CLOCK, seed)) {
            for (Instant now = START; !now.isAfter(end); now = now.plus(step)) {
                api.writeUntil(now);
            }
        }
        return Files.readAllLines(file);
    }

    private static double failedOrders(List<String> lines, String minutes) {
        List<String> orders = lines.stream()
                .filter(line -> group(line, "request").startsWith("POST /api/orders "))
                .filter(line -> group(line, "time").matches("21/Nov/2026:" + minutes + ":.*"))
                .toList();
        return count(orders, "status", "5..") / (double) orders.size();
    }

    private static double meanSeconds(List<String> lines, String request) {
        return lines.stream()
                .filter(line -> group(line, "request").matches(request))
                .mapToDouble(SimulatedApiTest::seconds)
                .average()
                .orElseThrow();
    }

    private static long count(List<String> lines, String name, String regex) {
        return lines.stream().filter(line -> group(line, name).matches(regex)).count();
    }

    private static double seconds(String line) {
        return Double.parseDouble(group(line, "seconds"));
    }

    private static String group(String line, String name) {
        Matcher matcher = LINE.matcher(line);
        assertThat(matcher.matches()).isTrue();
        return matcher.group(name);
    }
}
