package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.blackbox.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An incident is seen whether its series was there before, at 0, or appears with it: an exporter has no series for a status that an operation
 * has never had. Each alert is played both ways, all of them at once, after a day in which nothing happens.
 */
class FirstAppearanceIT {
    private static final int LIMIT_MINUTES = 10;
    private static final int EVERY_MINUTES = 10;
    /** Promtool lets no query hold more than 10,000 samples, which a day of more jobs would be. */
    private static final int AT_A_TIME = 12;

    private static final int BEGINS = 1500;
    private static final int LASTS = 180;

    /** What tells that something is missing has no series that could appear, nor has what tells of how an exporter is configured. */
    private static final Set<String> OF_ABSENCE = Set.of(
            "ApilogNoTraffic",
            "ApilogTrafficDrop",
            "ApilogExporterDown",
            "ApilogMostExportersDown",
            "ApilogExportersGone",
            "ApilogDurationsGone",
            "ApilogAlertsBlind",
            "ApilogObjectiveBlind",
            "ApilogCapacityForecast",
            "ApilogWatchdog");

    private static final String REQUESTS =
            "apilog_requests_total{@, source=\"web\", endpoint=\"/orders\", method=\"GET\", status=\"%s\"}";
    private static final String BUCKET =
            "apilog_request_duration_seconds_bucket{@, source=\"web\", endpoint=\"%s\", method=\"GET\", status=\"%s\","
                    + " le=\"%s\"}";
    private static final String OF_SOURCE = "{@, source=\"web\"}";

    /** Two hundred requests a minute, each within a tenth of a second. */
    private static final List<Series> HEALTH = List.of(
            new Series(REQUESTS.formatted("200"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "0.1"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "1.0"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "10.0"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "+Inf"), "0+200"),
            new Series("apilog_lines_total{@, source=\"web\", result=\"accepted\"}", "0+200"));

    private static final List<Incident> INCIDENTS = List.of(
            incident("ApilogHighErrorRatio", REQUESTS.formatted("500"), "0+100"),
            incident("ApilogEndpointErrorRatio", REQUESTS.formatted("503"), "0+100"),
            incident("ApilogErrorBudgetBurn", REQUESTS.formatted("502"), "0+20"),
            incident("ApilogBudgetForecast", REQUESTS.formatted("504"), "0+20"),
            incident("ApilogAnomaly", REQUESTS.formatted("500"), "0+60"),
            incident("ApilogRefusedBurst", REQUESTS.formatted("403"), "0+120"),
            incident("ApilogMissingPaths", REQUESTS.formatted("404"), "0+200"),
            incident("ApilogTrafficFlood", REQUESTS.formatted("304"), "0+900"),
            incident("ApilogLargeShareUnmatched", REQUESTS.formatted("404").replace("/orders", "unmatched"), "0+200"),
            slow("ApilogSlowEndpoint", "/orders", "504", "0+100"),
            slow("ApilogLatencyShift", "/reports", "200", "0+900"),
            slow("ApilogLatencyBudgetBurn", "/reports", "200", "0+200"),
            incident(
                    "ApilogRejectingLines",
                    "apilog_lines_rejected_total{@, source=\"web\", reason=\"no_match\"}",
                    "0+60"),
            new Incident(
                    "ApilogNothingCounted",
                    List.of(new Series("apilog_lines_total{@, source=\"web\", result=\"accepted\"}", "0+0")),
                    List.of(new Series("apilog_lines_total{@, source=\"web\", result=\"ignored\"}", "0+60"))),
            incident(
                    "ApilogSeriesOverflow",
                    "apilog_overflow_requests_total{@, source=\"web\", reason=\"series\"}",
                    "0+60"),
            incident("ApilogStateNotSaved", "apilog_state_save_failures_total{@}", "0+1"),
            new Incident(
                    "ApilogConfigReloadFailed",
                    List.of(),
                    List.of(new Series("apilog_config_last_reload_successful{@}", "0+0", "1"))),
            incident("ApilogLagging", "apilog_lag_seconds" + OF_SOURCE, "100+60"),
            new Incident(
                    "ApilogFollowerStuck",
                    List.of(new Series("apilog_read_bytes_total" + OF_SOURCE, "7+0")),
                    List.of(new Series("apilog_lag_bytes" + OF_SOURCE, "100+60"))),
            incident("ApilogFilesUnreadable", "apilog_files_unreadable" + OF_SOURCE, "1+0"),
            incident("ApilogFilesLost", "apilog_files_lost_total" + OF_SOURCE, "0+1"),
            incident("ApilogFilesNotFollowed", "apilog_files_over_limit_total" + OF_SOURCE, "0+1"));

    @TempDir
    Path dir;

    /**
     * A series of an incident.
     *
     * @param name with {@code @} for the target's labels
     * @param step its value and what is added in a minute, as promtool has it
     * @param before what it shows until then, if it is there
     */
    private record Series(String name, String step, String before) {
        Series(String name, String step) {
            this(name, step, "0");
        }
    }

    private record Incident(String alert, List<Series> steady, List<Series> bad) {}

    private static Incident incident(String alert, String name, String step) {
        return new Incident(alert, HEALTH, List.of(new Series(name, step)));
    }

    /** Requests that take more than a second, where none of that kind was before. */
    private static Incident slow(String alert, String endpoint, String status, String step) {
        return new Incident(
                alert,
                HEALTH,
                List.of(
                        new Series(REQUESTS.formatted(status).replace("/orders", endpoint), step),
                        new Series(BUCKET.formatted(endpoint, status, "0.1"), "0+0"),
                        new Series(BUCKET.formatted(endpoint, status, "1.0"), "0+0"),
                        new Series(BUCKET.formatted(endpoint, status, "10.0"), step),
                        new Series(BUCKET.formatted(endpoint, status, "+Inf"), step)));
    }

    @Test
    void every_alert_is_played_or_tells_that_something_is_missing() {
        Set<String> known = new HashSet<>(OF_ABSENCE);
        INCIDENTS.forEach(incident -> known.add(incident.alert()));

        assertThat(known)
                .isEqualTo(Shipped.alerts().stream()
                        .map(alert -> alert.get("alert").asText())
                        .collect(Collectors.toSet()));
    }

    @Test
    void each_fires_with_a_series_that_was_at_0_and_with_one_that_appears() throws Exception {
        String promtool = Programs.required("promtool");
        Path test = Files.writeString(dir.resolve("first.test.yml"), testFile());
        Path output = dir.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(promtool, "test", "rules", test.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("GOGC", "400");
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).as("ended within %d minutes", LIMIT_MINUTES).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    private static String testFile() {
        StringBuilder text = new StringBuilder("rule_files:\n");
        List<String> groups = new ArrayList<>();
        // What records first: promtool takes another order each time where none is said.
        List<Path> files = Stream.of("apilog-recording", "apilog-slo", "apilog-alerts")
                .map(name -> Shipped.RULES.resolve(name + ".rules.yml"))
                .toList();
        for (Path file : files) {
            text.append("  - ").append(file.toAbsolutePath()).append('\n');
            for (JsonNode group : Shipped.read(file).get("groups")) {
                groups.add(group.get("name").asText());
            }
        }
        text.append("evaluation_interval: ")
                .append(EVERY_MINUTES)
                .append("m\ngroup_eval_order: ")
                .append(groups)
                .append("\ntests:\n");
        for (int from = 0; from < INCIDENTS.size(); from += AT_A_TIME) {
            StringBuilder questions = new StringBuilder("    promql_expr_test:\n");
            text.append("  - interval: 1m\n    input_series:\n");
            for (Incident incident : INCIDENTS.subList(from, Math.min(from + AT_A_TIME, INCIDENTS.size()))) {
                play(incident, true, text, questions);
                play(incident, false, text, questions);
            }
            text.append(questions);
        }
        return text.toString();
    }

    private static void play(Incident incident, boolean there, StringBuilder text, StringBuilder questions) {
        String job = incident.alert() + (there ? "-at-0" : "-absent");
        for (Series series : incident.steady()) {
            add(text, series, job, series.step() + "x" + (BEGINS + LASTS));
        }
        for (Series series : incident.bad()) {
            String before = there ? series.before() + "x" + BEGINS : "_x" + BEGINS;
            add(text, series, job, before + " " + series.step() + "x" + LASTS);
        }
        String count = "      - {expr: 'count(count_over_time(ALERTS{alertname=\"" + incident.alert()
                + "\", alertstate=\"firing\", job=\"" + job + "\"}[" + LASTS + "m])) > bool 0', eval_time: ";
        questions.append(count).append(BEGINS - EVERY_MINUTES).append("m, exp_samples: []}\n");
        questions
                .append(count)
                .append(BEGINS + LASTS - EVERY_MINUTES)
                .append("m, exp_samples: [{labels: '{}', value: 1}]}\n");
    }

    private static void add(StringBuilder text, Series series, String job, String values) {
        text.append("      - series: '")
                .append(series.name().replace("@", "job=\"" + job + "\", instance=\"a:10180\""))
                .append("'\n        values: '")
                .append(values)
                .append("'\n");
    }

    /** What is compared with the past is 0 where there is none: a bare comparison drops what has no past, and says nothing. */
    @Test
    void what_counts_and_is_compared_with_the_past_is_0_where_it_has_none() {
        Pattern compared = Pattern.compile("(?:refused|missing)\\S*_usual(?! or )");

        assertThat(Shipped.alerts())
                .allSatisfy(alert -> assertThat(alert.get("expr").asText()).doesNotContainPattern(compared));
    }
}
