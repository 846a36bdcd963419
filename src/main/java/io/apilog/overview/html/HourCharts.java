package io.apilog.overview.html;

import io.apilog.metrics.history.Hour;
import io.apilog.metrics.history.Moment;
import io.apilog.metrics.history.OperationHour;
import io.apilog.metrics.operation.Distribution;
import io.apilog.overview.ReadableNumbers;
import io.apilog.overview.html.Curve.Point;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The curves of the last hour, and the same as a table. */
final class HourCharts {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** A moment that has lasted for less has no rate worth drawing. */
    private static final double SHORTEST = 5;

    private static final double[] SPANS = {300, 900, 1800, 3600};
    private static final int MOMENTS_IN_ROW = 4;
    /** Less than this part of the height is a line on the ground. */
    private static final double VISIBLE = 0.03;
    /** The upper edge of the curve of failures, where all are below: so that one failure in a thousand is no peak. */
    private static final double LEAST_SHARE = 0.01;

    private final HtmlTable<Row> table = new HtmlTable<Row>(60, 0)
            .code("until, UTC", row -> MINUTE.format(row.until()))
            .number("rate", row -> ReadableNumbers.rate(row.rate()))
            .number("answered 5xx", row -> ReadableNumbers.share(row.failedShare()))
            .number("p50", row -> ReadableNumbers.quantile(row.durations(), 0.5))
            .number("p95", row -> ReadableNumbers.quantile(row.durations(), 0.95));

    private record Row(Instant until, double seconds, long requests, long failed, Distribution durations) {
        double rate() {
            return requests / seconds;
        }

        double failedShare() {
            return share(failed, requests);
        }
    }

    /** How much time all curves show: as much as was watched, as far as it goes. */
    private static double span(Hour hour) {
        for (double span : SPANS) {
            if (hour.watched().toSeconds() <= span) {
                return span;
            }
        }
        return SPANS[SPANS.length - 1];
    }

    void write(Html html, Hour hour, Instant at) {
        Moment recent = hour.recent();
        double span = span(hour);
        html.raw("<div class=\"charts\">\n");
        new Chart(
                        "requests",
                        ReadableNumbers.rate(recent.rate()),
                        "",
                        span,
                        ReadableNumbers::rate,
                        0,
                        List.of(curve("rate", true, hour, Moment::rate)))
                .write(html);
        new Chart(
                        "answered 5xx",
                        ReadableNumbers.share(share(recent.failed(), recent.requests())),
                        ReadableNumbers.share(share(recent.refused(), recent.requests())) + " answered 4xx",
                        span,
                        ReadableNumbers::share,
                        LEAST_SHARE,
                        List.of(curve("failed", true, hour, moment -> share(moment.failed(), moment.requests()))))
                .write(html);
        Distribution durations = recent.durations();
        new Chart(
                        "p95",
                        ReadableNumbers.quantile(durations, 0.95),
                        "p50 " + ReadableNumbers.quantile(durations, 0.5) + ", p99 "
                                + ReadableNumbers.quantile(durations, 0.99),
                        span,
                        ReadableNumbers::seconds,
                        0,
                        List.of(
                                curve(
                                        "median",
                                        false,
                                        hour,
                                        moment -> moment.durations().quantile(0.5)),
                                curve(
                                        "slow",
                                        false,
                                        hour,
                                        moment -> moment.durations().quantile(0.95))))
                .write(html);
        html.raw("</div>\n<details><summary>The last hour as a table</summary>\n");
        table.write(html, "the last hour, by minute", rows(hour, at));
        html.raw("</details>\n");
    }

    private static Curve curve(String style, boolean filled, Hour hour, ToDoubleFunction<Moment> value) {
        List<Point> points = new ArrayList<>();
        for (Moment moment : whole(hour.moments())) {
            if (moment.lasted() >= SHORTEST) {
                points.add(new Point(moment.ended() + moment.lasted() / 2, value.applyAsDouble(moment)));
            }
        }
        return new Curve(style, filled, points);
    }

    /** Without the first one, where that began before anything was watched: lines that had waited make it a peak. */
    private static List<Moment> whole(List<Moment> moments) {
        return moments.size() > 1 && moments.get(0).lasted() < moments.get(1).lasted()
                ? moments.subList(1, moments.size())
                : moments;
    }

    /** The latest first. */
    private static List<Row> rows(Hour hour, Instant at) {
        List<Row> rows = new ArrayList<>();
        List<Moment> moments = hour.moments();
        for (int last = moments.size() - 1; last >= 0; last -= MOMENTS_IN_ROW) {
            List<Moment> row = moments.subList(Math.max(0, last - MOMENTS_IN_ROW + 1), last + 1);
            rows.add(new Row(
                    at.minusMillis(Math.round(moments.get(last).ended() * 1e3)),
                    row.stream().mapToDouble(Moment::lasted).sum(),
                    row.stream().mapToLong(Moment::requests).sum(),
                    row.stream().mapToLong(Moment::failed).sum(),
                    row.stream().map(Moment::durations).reduce(Distribution.NONE, Distribution::plus)));
        }
        return rows;
    }

    /** The requests of an operation, and those of them that failed, in the size of a word. */
    static void requests(Html html, Hour hour, OperationHour operation) {
        List<Point> all = new ArrayList<>();
        List<Point> failed = new ArrayList<>();
        for (Moment minute : whole(operation.minutes())) {
            if (minute.lasted() >= SHORTEST) {
                double ago = minute.ended() + minute.lasted() / 2;
                all.add(new Point(ago, minute.rate()));
                failed.add(new Point(ago, minute.failed() / minute.lasted()));
            }
        }
        List<Curve> curves = new ArrayList<>(List.of(new Curve("rate", true, all)));
        double highest = Curve.highest(curves);
        Curve failures = new Curve("failed", true, failed);
        if (Curve.highest(List.of(failures)) > highest * VISIBLE) {
            curves.add(failures);
        }
        Curve.draw(html, "at most " + ReadableNumbers.rate(highest), span(hour), highest, curves);
    }

    /** The 95th percentile of an operation, in the size of a word. */
    static void p95(Html html, Hour hour, OperationHour operation) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < operation.minutes().size(); i++) {
            Moment minute = operation.minutes().get(i);
            points.add(new Point(
                    minute.ended() + minute.lasted() / 2, operation.p95().get(i)));
        }
        List<Curve> curves = List.of(new Curve("slow", false, points));
        double highest = Curve.highest(curves);
        Curve.draw(html, "p95 at most " + ReadableNumbers.seconds(highest), span(hour), highest, curves);
    }

    static double share(long part, long all) {
        return all == 0 ? Double.NaN : (double) part / all;
    }
}
