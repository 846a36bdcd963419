package io.apilog.overview.html;

import static io.apilog.overview.html.HourCharts.share;

import io.apilog.metrics.history.Moment;
import io.apilog.metrics.history.OperationHour;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.overview.Overview;
import io.apilog.overview.ReadableNumbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rate, errors and durations of each operation: now, and since the counters began. */
final class OperationsTable {
    private static final int SHOWN = 20;
    private static final int FOLDED = 80;
    /** From here on a share of failures stands out, and from here on it is striking. */
    private static final double SOME = 0.01;

    private static final double MANY = 0.05;
    private static final long FEWEST = 5;

    private record Row(OperationTotals totals, Optional<OperationHour> hour) {
        <T> T recent(Function<Moment, T> value, T otherwise) {
            return hour.map(OperationHour::recent).map(value).orElse(otherwise);
        }

        String recentStyle() {
            return recent(moment -> OperationsTable.style(moment.failed(), moment.requests()), "number");
        }

        String style() {
            return OperationsTable.style(totals.failed(), totals.requests());
        }
    }

    void write(Html html, Overview overview) {
        List<Row> rows = overview.traffic().operations().stream()
                .map(totals -> new Row(totals, overview.hour().of(totals.key())))
                .toList();
        html.raw("<section id=\"operations\"><h2>Operations</h2>\n");
        if (rows.isEmpty()) {
            html.raw("<p class=\"none\">No request was counted yet.</p></section>\n");
            return;
        }
        table(overview).write(html, "operations", rows);
        html.raw("</section>\n");
    }

    private static HtmlTable<Row> table(Overview overview) {
        HtmlTable<Row> table = new HtmlTable<>(SHOWN, FOLDED);
        if (overview.traffic().sources() > 1) {
            table.code("source", row -> row.totals().key().source());
        }
        return table.markup(
                        "operation",
                        "operation",
                        (html, row) -> html.raw("<b class=\"method\">")
                                .text(row.totals().key().method())
                                .raw("</b> <code>")
                                .text(row.totals().key().endpoint())
                                .raw("</code>"))
                .group("the last five minutes, and the last hour as a curve", " now")
                .number("rate", row -> row.recent(moment -> ReadableNumbers.rate(moment.rate()), ""))
                .markup(
                        "last hour",
                        "spark",
                        (html, row) -> row.hour()
                                .ifPresent(hour -> HourCharts.requests(
                                        html, overview.hour().all(), hour)))
                .styled(
                        "5xx",
                        "number",
                        Row::recentStyle,
                        row -> ReadableNumbers.share(
                                row.recent(moment -> share(moment.failed(), moment.requests()), Double.NaN)))
                .number("p95", row -> row.recent(moment -> ReadableNumbers.quantile(moment.durations(), 0.95), ""))
                .markup(
                        "last hour",
                        "spark",
                        (html, row) -> row.hour()
                                .ifPresent(hour ->
                                        HourCharts.p95(html, overview.hour().all(), hour)))
                .group("since the counters began", "")
                .count("requests", row -> row.totals().requests())
                .number(
                        "4xx",
                        row -> ReadableNumbers.share(
                                share(row.totals().refused(), row.totals().requests())))
                .styled(
                        "5xx",
                        "number",
                        Row::style,
                        row -> ReadableNumbers.share(
                                share(row.totals().failed(), row.totals().requests())))
                .number("p50", row -> ReadableNumbers.quantile(row.totals().durations(), 0.5))
                .number("p95", row -> ReadableNumbers.quantile(row.totals().durations(), 0.95))
                .number("p99", row -> ReadableNumbers.quantile(row.totals().durations(), 0.99));
    }

    private static String style(long failed, long requests) {
        double share = share(failed, requests);
        if (failed >= FEWEST && share >= MANY) {
            return "number bad";
        }
        return failed >= FEWEST && share >= SOME ? "number warn" : "number";
    }
}
