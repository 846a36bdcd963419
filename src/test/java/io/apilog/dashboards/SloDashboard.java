package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.ENDPOINT;
import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.maxBy;
import static io.apilog.dashboards.PromQl.ofEndpoint;
import static io.apilog.dashboards.PromQl.sumBy;
import static io.apilog.dashboards.PromQl.top;
import static io.apilog.dashboards.TrafficPanels.REQUESTS;

/** Whether objectives will be kept. Over the rules that {@code apilog-exporter slo} makes, which are of sloth's layout. */
final class SloDashboard {
    static final String UID = "apilog-slo";

    private static final String OBJECTIVE_LABEL = "sloth_id";
    private static final String NO_RULES = "No objective has been recorded";

    /** A request that is answered 5xx is what availability is about; which ones an objective leaves out is in its rules. */
    private static final String FAILED = PromQl.SERVER_ERRORS;

    private static final Thresholds LEFT =
            Thresholds.from("red").then("orange", 0).then("green", 0.25);

    /** 1 spends the whole budget within the 30 days; the others are those that alerts wait for. */
    private static final Thresholds BURN_RATE =
            Thresholds.from("green").then("yellow", 1).then("orange", 6).then("red", 14.4);

    private SloDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / SLO and error budget",
                        "Whether the objectives of an API are kept, over 30 days, and how fast their error budgets are spent.",
                        Variables.showing(Variables.SOURCE, Variables.OBJECTIVE))
                .row("Will the objectives be kept?", missed(), leastLeft(), fastestBurn(), alerts(), objectives())
                .row("What is left of the budgets?", left(), badShare())
                .row(
                        "How fast are they spent?",
                        burning("1h", 14.4, "2 %"),
                        burning("6h", 6, "5 %"),
                        burning("3d", 1, "10 %"))
                .row("Who spends them?", failing(), slowing());
    }

    private static Panel missed() {
        return Panels.stat("Objectives missed", "With more bad requests within 30 days than the objective allows.", 6)
                .unit(Unit.COUNT)
                .thresholds(Thresholds.from("green").then("red", 1))
                .noValue("no objectives")
                .instantQuery(
                        "count(" + remaining() + " < 0) or 0 * count(" + ofObjective("slo:objective:ratio") + ")",
                        "missed");
    }

    private static Panel leastLeft() {
        return Panels.stat("Least budget left", "Of the objective that is worst off, of its budget for 30 days.", 6)
                .unit(Unit.SHARE)
                .decimals(1)
                .thresholds(LEFT)
                .noValue("no objectives")
                .query("min(" + remaining() + ")", "left");
    }

    private static Panel fastestBurn() {
        return Panels.stat(
                        "Fastest burn now",
                        "Over 5 minutes. At 1 the budget just lasts for 30 days, at 14.4 for two.",
                        6)
                .unit(Unit.COUNT)
                .decimals(1)
                .thresholds(BURN_RATE)
                .noValue("no objectives")
                .query("max(" + ofSourceOfObjective("slo:current_burn_rate:ratio") + ")", "burn rate");
    }

    private static Panel alerts() {
        return Panels.stat("Budget alerts", "Alerts on the objectives' budgets that are firing now.", 6)
                .unit(Unit.COUNT)
                .thresholds(Thresholds.from("green").then("red", 1))
                .instantQuery(
                        "count(ALERTS{alertname=~\"Apilog.+BudgetBurn\", alertstate=\"firing\", sloth_id=~\"$slo\", job=~\"$job|\"}) "
                                + "or vector(0)",
                        "firing");
    }

    private static Panel objectives() {
        String left = remaining();
        return new Table(
                        "Objectives",
                        "Over 30 days, the worst off first. Lasts: how long what is left lasts at the pace of the last hour.",
                        24,
                        6,
                        "Spent")
                .label(OBJECTIVE_LABEL, "Objective")
                .label(SOURCE, "Source", 110)
                .column(
                        "Goal",
                        Unit.SHARE,
                        left + " * 0 + on (" + OBJECTIVE_LABEL + ") group_left () "
                                + maxBy(ofObjective("slo:objective:ratio"), OBJECTIVE_LABEL),
                        "decimals",
                        2)
                .column("Good", Unit.SHARE, "1 - " + bad("30d"), "decimals", 3)
                .colouredColumn("Budget left", Unit.SHARE, 1, LEFT, left)
                .barColumn("Spent", "1 - " + left)
                .colouredColumn("Burn 1h", Unit.COUNT, 1, BURN_RATE, burnRate("1h"))
                .colouredColumn("Burn 6h", Unit.COUNT, 1, BURN_RATE, burnRate("6h"))
                .colouredColumn("Burn 3d", Unit.COUNT, 1, BURN_RATE, burnRate("3d"))
                .column("Lasts", Unit.SECONDS, "clamp_min(" + left + ", 0) * 30 * 86400 / (" + burnRate("1h") + " > 0)")
                .panel()
                .noValue(NO_RULES);
    }

    private static Panel left() {
        return Panels.timeSeries("Budget left", "Of what 30 days allow. Below 0 the objective is missed.", 12, 9)
                .unit(Unit.SHARE)
                .custom("axisSoftMin", 0)
                .custom("axisSoftMax", 1)
                .line(0)
                .anyMin()
                .unfilled()
                .noValue(NO_RULES)
                .query(remaining(), legend(OBJECTIVE_LABEL, SOURCE));
    }

    private static Panel badShare() {
        return Panels.timeSeries(
                        "Bad requests",
                        "Share of the requests, over 5 minutes, that failed or took too long; and the share that the objective allows.",
                        12,
                        9)
                .unit(Unit.SHARE)
                .noValue(NO_RULES)
                .query(bad("5m"), legend(OBJECTIVE_LABEL, SOURCE))
                .query(
                        maxBy(ofObjective("slo:error_budget:ratio"), OBJECTIVE_LABEL),
                        legend(OBJECTIVE_LABEL) + " allows")
                .dashed("/allows$/");
    }

    private static Panel burning(String window, double limit, String spent) {
        return Panels.timeSeries(
                        "Burn rate over " + window,
                        "1 spends the budget in 30 days. Above the line, " + spent
                                + " of it is spent within the window, and an alert fires where a shorter window agrees.",
                        8,
                        8)
                .unit(Unit.COUNT)
                .line(limit)
                .custom("axisSoftMax", limit * 1.2)
                .noValue(NO_RULES)
                .query(burnRate(window), legend(OBJECTIVE_LABEL, SOURCE));
    }

    private static Panel failing() {
        return Panels.bars(
                        "Failed requests by endpoint",
                        "Answered 5xx, over all of the time shown: where the budget of availability went.",
                        12,
                        8)
                .unit(Unit.COUNT)
                .decimals(0)
                .fixedColor("red")
                .noValue("No server errors")
                .instantQuery(
                        "sort_desc(" + top(8, sumBy(increase(ofEndpoint(REQUESTS, FAILED)), ENDPOINT) + " > 0") + ")",
                        legend(ENDPOINT));
    }

    private static Panel slowing() {
        Histogram durations = new Histogram(Histogram.REQUEST_DURATION, PromQl::increase);
        return Panels.bars(
                        "Waiting by endpoint",
                        "Seconds that clients waited, over all of the time shown: where being faster helps most.",
                        12,
                        8)
                .unit(Unit.SECONDS)
                .fixedColor("orange")
                .noValue("The log has no durations")
                .instantQuery("sort_desc(" + top(8, durations.total(ENDPOINT) + " > 0") + ")", legend(ENDPOINT));
    }

    private static String remaining() {
        return maxBy(ofSourceOfObjective("slo:period_error_budget_remaining:ratio"), OBJECTIVE_LABEL, SOURCE);
    }

    private static String bad(String window) {
        return maxBy(ofSourceOfObjective("slo:sli_error:ratio_rate" + window), OBJECTIVE_LABEL, SOURCE);
    }

    private static String burnRate(String window) {
        return bad(window) + " / on (" + OBJECTIVE_LABEL + ") group_left () "
                + maxBy(ofObjective("slo:error_budget:ratio"), OBJECTIVE_LABEL);
    }

    /** What is so for all sources. */
    private static String ofObjective(String recorded) {
        return recorded + "{sloth_id=~\"$slo\"}";
    }

    private static String ofSourceOfObjective(String recorded) {
        return recorded + "{job=~\"$job\", " + SOURCE + "=~\"$source\", sloth_id=~\"$slo\"}";
    }
}
