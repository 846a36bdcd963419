package io.apilog.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made up is what it is said to be: a table of detections is worth as much as the traffic behind it. */
class TrafficTest {
    private static final int AFTERNOON = 16 * 60;
    private static final int NIGHT = 4 * 60;

    private static List<Long> perMinute(long seed, int minutes, List<Incident> incidents) {
        Traffic traffic = new Traffic(seed, incidents);
        List<Long> all = new ArrayList<>();
        for (int at = 0; at < minutes; at++) {
            all.add(Arrays.stream(traffic.counts(at, traffic.minute(at)))
                    .mapToLong(Counts::all)
                    .sum());
        }
        return all;
    }

    private static double mean(List<Long> values, int from) {
        return values.subList(from, from + 30).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElseThrow();
    }

    @Test
    void the_same_seed_makes_the_same_traffic_and_another_one_does_not() {
        assertThat(perMinute(1, 200, List.of()))
                .isEqualTo(perMinute(1, 200, List.of()))
                .isNotEqualTo(perMinute(2, 200, List.of()));
    }

    @Test
    void nights_have_a_tenth_of_the_afternoon_and_weekends_are_quieter() {
        List<Long> week = perMinute(1, 6 * 1440, List.of());

        assertThat(mean(week, NIGHT)).isBetween(.05 * mean(week, AFTERNOON), .15 * mean(week, AFTERNOON));
        assertThat(mean(week, 5 * 1440 + AFTERNOON)).isLessThan(.85 * mean(week, AFTERNOON));
    }

    @Test
    void an_incident_changes_its_minutes_and_no_others() {
        Incident outage = new Incident("outage", 100, 5, "", (minute, far) -> Minute.everywhere(minute.failing, 1));
        Traffic traffic = new Traffic(1, List.of(outage));
        List<Integer> failing = new ArrayList<>();
        for (int at = 0; at < 200; at++) {
            Counts first = traffic.counts(at, traffic.minute(at))[0];
            if (first.failed() == first.all()) {
                failing.add(at);
            }
        }

        assertThat(failing).containsExactly(100, 101, 102, 103, 104);
    }

    @Test
    void a_backlog_is_counted_at_once_in_the_second_scrape_and_said_to_be_one() {
        Incident restart = new Incident("restart", 3, 2, "", (minute, far) -> minute.exporterDown = true);
        Traffic traffic = new Traffic(1, List.of(restart));
        Exporter exporter = new Exporter();
        for (int at = 0; at < 9; at++) {
            Minute minute = traffic.minute(at);
            exporter.minute(minute, traffic.counts(at, minute));
        }

        assertThat(values(exporter, "up{")).containsExactly("1", "1", "1", "0", "0", "1", "1", "1", "1");
        assertThat(values(exporter, "apilog_catching_up")).containsExactly("0", "0", "0", "_", "_", "1", "1", "0", "0");
        List<String> lines = values(
                exporter,
                "apilog_lines_total{job=\"apilog\", instance=\"a:10180\", source=\"web\", result=\"accepted\"}");
        assertThat(lines.get(5)).isEqualTo(lines.get(2));
        assertThat(Long.parseLong(lines.get(6)) - Long.parseLong(lines.get(5)))
                .isGreaterThan(3 * (Long.parseLong(lines.get(8)) - Long.parseLong(lines.get(7))));
    }

    private static List<String> values(Exporter exporter, String series) {
        return exporter.series().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(series))
                .map(entry -> Arrays.asList(entry.getValue().toString().strip().split(" ", -1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_budget_of_the_workbook_is_counted_request_by_request() {
        Budget budget = new Budget(.001, 600);
        for (int at = 0; at < 600; at++) {
            budget.add(at, at >= 300 && at < 310 ? 100 : 0, 100);
        }

        // 14.4 times a thousandth of the 6,000 requests of an hour: 87 of them, in the first bad minute.
        assertThat(budget.pages(290, 400)).hasValue(301);
        assertThat(budget.pages(0, 300)).isEmpty();
        assertThat(budget.spent(300, 310)).isBetween(.231, .232);
    }
}
