package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.maxBy;
import static io.apilog.dashboards.PromQl.ofExporter;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.topOf;
import static io.apilog.dashboards.PromQl.topRates;

/** Panels about the exporters that other dashboards show as well. */
final class ExporterPanels {
    static final String REJECTED = "apilog_lines_rejected_total";

    private static final String MORE = "The exporters themselves";

    private ExporterPanels() {}

    static Panel answering(int width) {
        return Panels.stat("Exporters", "Exporters that answered the last scrape.", width)
                .decimals(0)
                .unit(Unit.COUNT)
                .thresholds(Thresholds.from("red").then("green", 1))
                .instantQuery("count(" + ofExporter("apilog_build_info") + ") or vector(0)", "up");
    }

    static Panel lag() {
        return Panels.timeSeries(
                        "Lag",
                        "Age of the oldest line that is not yet counted, in the sources that are furthest behind; 0 when nothing waits.",
                        8,
                        7)
                .unit(Unit.SECONDS)
                .custom("axisSoftMax", 5)
                .link(Links.to(ExporterDashboard.UID, MORE))
                .query(topOf(5, maxBy(ofSource("apilog_lag_seconds"), PromQl.SOURCE)), PromQl.legend(PromQl.SOURCE));
    }

    static Panel rejected() {
        return Panels.timeSeries(
                        "Rejected lines",
                        "Lines that were not understood, by reason: their requests are missing here.",
                        8,
                        7)
                .custom("axisSoftMax", 1)
                .unit(Unit.PER_SECOND)
                .link(Links.to(ExporterDashboard.UID, MORE))
                .query(sum(rate(ofSource(REJECTED))), "all", Palette.GREY)
                .query(topRates(5, ofSource(REJECTED), "reason"), "{{reason}}");
    }

    static Panel budgetsUsed() {
        return Panels.timeSeries(
                        "Budgets used",
                        "By the exporter that is fullest. Over 100 % of either, requests are counted as other. Routes count, though they "
                                + "never overflow, so routes alone can pass it.",
                        8,
                        7)
                .unit(Unit.SHARE)
                .line(1)
                .custom("axisSoftMax", 1.1)
                .link(Links.to(ExporterDashboard.UID, MORE))
                .query("max(" + used("apilog_series", "apilog_series_budget") + ")", "series", Palette.NEUTRAL)
                .query("max(" + used("apilog_endpoints", "apilog_endpoint_budget") + ")", "endpoints", Palette.THIRD);
    }

    static String used(String gauge, String budget) {
        return ofExporter(gauge) + " / " + ofExporter(budget);
    }
}
