package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.CLIENT_ERRORS;
import static io.apilog.dashboards.PromQl.SERVER_ERRORS;
import static io.apilog.dashboards.PromQl.share;

import java.util.List;

/** Panels about the requests to the operations that are chosen, for any dashboard. */
final class TrafficPanels {
    /** As in the alerts: 5 % of 5xx is critical. */
    static final Thresholds ERROR_SHARE =
            Thresholds.from("text").then("orange", 0.01).then("red", 0.05);

    static final String DAY = "a day before";
    static final String WEEK = "a week before";

    static final Histogram DURATIONS = Histogram.ofRequests();

    private static final String NO_DURATIONS = "The log has no durations";

    private TrafficPanels() {}

    static Panel requests(int width) {
        return Headline.ofRequests()
                .changeIsNews("Requests", "All requests in the logs, a second.", width, Unit.REQUESTS_PER_SECOND);
    }

    static Panel serverErrors(int width) {
        return Headline.ofServerErrors()
                .highIsBad("5xx", "Share of the requests that were answered 5xx: the API failed.", width, Unit.SHARE)
                .decimals(2);
    }

    static Panel clientErrors(int width) {
        return Headline.ofClientErrors()
                .highIsBad(
                        "4xx",
                        "Share of the requests that were answered 4xx. Some are normal; a change is what matters.",
                        width,
                        Unit.SHARE)
                .decimals(2);
    }

    static Panel latency(int width) {
        return Headline.ofLatency()
                .highIsBad(
                        "Latency p95",
                        "95 % of the requests took no longer, as the client saw it. No finer than the histogram's buckets.",
                        width,
                        Unit.SECONDS)
                .noValue("no durations");
    }

    static Panel requestsByStatusClass() {
        return Panels.timeSeries(
                        "Requests by status",
                        "By class of status; none: no status was sent, the client was gone. "
                                + "Behind them all requests a day and a week before, and the band in which alerts expect them.",
                        12,
                        9)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .band(Bands.ofRequests("lower"), Bands.ofRequests("upper"), Bands.LEGEND)
                .query(requestsOf("status=~\"1..\""), "1xx", Palette.ofClass("1"))
                .query(requestsOf("status=~\"2..\""), "2xx", Palette.ofClass("2"))
                .query(requestsOf("status=~\"3..\""), "3xx", Palette.ofClass("3"))
                .query(requestsOf(CLIENT_ERRORS), "4xx", Palette.ofClass("4"))
                .query(requestsOf(SERVER_ERRORS), "5xx", Palette.ofClass("5"))
                .query(requestsOf("status=\"none\""), "none", Palette.ofClass("none"))
                .behind(requestsBefore("1d"), DAY, Palette.DAY_BEFORE)
                .behind(requestsBefore("1w"), WEEK, Palette.WEEK_BEFORE);
    }

    static Panel errorShares() {
        return Panels.timeSeries(
                        "Share of errors",
                        "4xx: refused by the API's rules, the client's doing. 5xx: the API's own failures; "
                                + "behind them 5xx a day and a week before, and the band in which alerts expect them.",
                        12,
                        9)
                .unit(Unit.SHARE)
                .band(Bands.of("errors", "lower"), Bands.of("errors", "upper"), Bands.LEGEND)
                .query(shareOfRequests(CLIENT_ERRORS), "4xx", Palette.CLIENT_ERROR)
                .query(shareOfRequests(SERVER_ERRORS), "5xx", Palette.SERVER_ERROR)
                .behind(failedBefore("1d"), "5xx " + DAY, Palette.DAY_BEFORE)
                .behind(failedBefore("1w"), "5xx " + WEEK, Palette.WEEK_BEFORE);
    }

    static Panel latencyQuantiles() {
        return Panels.timeSeries(
                        "Latency",
                        "Half, 90, 95 and 99 % of the requests took no longer; behind them p95 a day and a week before, and the band in "
                                + "which alerts expect it. What is in the last bucket is shown as its lower bound, 10 s by default.",
                        12,
                        9)
                .unit(Unit.SECONDS)
                .logarithmic()
                .noValue(NO_DURATIONS)
                .band(Bands.of("latency", "lower"), Bands.of("latency", "upper"), Bands.LEGEND)
                .query(DURATIONS.quantiles(List.of(0.5, 0.9, 0.95, 0.99)), "{{quantile}}")
                .colour("p50", Palette.NEUTRAL)
                .colour("p90", Palette.SECOND)
                .colour("p95", Palette.CLIENT_ERROR)
                .colour("p99", Palette.THIRD)
                .behind(p95Before("1d"), "p95 " + DAY, Palette.DAY_BEFORE)
                .behind(p95Before("1w"), "p95 " + WEEK, Palette.WEEK_BEFORE);
    }

    static Panel latencyHeatmap() {
        return Panels.heatmap(
                        "Latency distribution",
                        "How many requests a second fell into each of the histogram's buckets. Two bands are two kinds of requests.",
                        12,
                        9,
                        Unit.SECONDS,
                        Unit.REQUESTS_PER_SECOND)
                .heatmapQuery(DURATIONS.distribution());
    }

    static String allRequests() {
        return Measure.REQUESTS.rate();
    }

    static String requestsOf(String matcher) {
        return Measure.requests(matcher).rate();
    }

    static String shareOfRequests(String matcher) {
        return share(requestsOf(matcher), allRequests());
    }

    static String requestsBefore(String offset) {
        return Measure.REQUESTS.over(Window.before(offset));
    }

    static String failedBefore(String offset) {
        return share(Measure.FAILED.over(Window.before(offset)), requestsBefore(offset));
    }

    static String p95Before(String offset) {
        return DURATIONS.over(Window.before(offset)).quantile(0.95);
    }
}
