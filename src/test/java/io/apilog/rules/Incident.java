package io.apilog.rules;

import io.apilog.rules.Played.Series;
import java.util.List;

/**
 * What makes one alert fire.
 *
 * @param steady what is there from the beginning, and goes on
 * @param bad what begins with it
 */
record Incident(String alert, List<Series> steady, List<Series> bad) {
    private static final String REQUESTS =
            "apilog_requests_total{@, source=\"web\", endpoint=\"/orders\", method=\"GET\", status=\"%s\"}";
    private static final String BUCKET =
            "apilog_request_duration_seconds_bucket{@, source=\"web\", endpoint=\"%s\", method=\"GET\", status=\"%s\","
                    + " le=\"%s\"}";
    private static final String OF_SOURCE = "{@, source=\"web\"}";

    /** Two hundred requests a minute, each within a tenth of a second. */
    static final List<Series> HEALTH = List.of(
            new Series(REQUESTS.formatted("200"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "0.1"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "1.0"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "10.0"), "0+200"),
            new Series(BUCKET.formatted("/orders", "200", "+Inf"), "0+200"),
            new Series("apilog_lines_total{@, source=\"web\", result=\"accepted\"}", "0+200"));

    /** One for each alert that is not about something missing. */
    static final List<Incident> ALL = List.of(
            incident("ApilogHighErrorRatio", REQUESTS.formatted("500"), "0+100"),
            incident("ApilogEndpointErrorRatio", REQUESTS.formatted("503"), "0+100"),
            new Incident(
                    "ApilogRareOperationFails",
                    List.of(new Series(REQUESTS.formatted("200"), "0+0")),
                    List.of(new Series(REQUESTS.formatted("500").replace("/orders", "/reports"), "0+0.1"))),
            incident("ApilogUnservedOperation", REQUESTS.formatted("429"), "0+200"),
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
            new Incident(
                    "ApilogExporterRestarting",
                    List.of(new Series("apilog_build_info{@}", "1+0")),
                    List.of(new Series("process_start_time_seconds{@}", "0+60", "1"))),
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
}
