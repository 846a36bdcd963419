package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.maxBy;

/** Whether objectives will be kept. Over the rules that {@code apilog-exporter slo} makes, which are of sloth's layout. */
final class SloDashboard {
    static final String UID = "apilog-slo";

    private static final String OBJECTIVE_LABEL = "sloth_id";
    private static final String NOT_KNOWN = "none known yet";
    private static final String NO_RULES = "No objective has been recorded";

    private static final Thresholds LEFT =
            Thresholds.from("text").then("red", -1e9).then("orange", 0).then("green", 0.25);

    /** Below every value is what has none: it is neither good nor bad. */
    private static final Thresholds MISSED =
            Thresholds.from("text").then("green", 0).then("red", 1);

    /** 1 spends the whole budget within the 30 days; the others are those that alerts wait for. */
    private static final Thresholds BURN_RATE = Thresholds.from("text")
            .then("green", 0)
            .then("yellow", 1)
            .then("orange", 6)
            .then("red", 14.4);

    private SloDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / SLO and error budget",
                        "Whether the objectives of an API are kept, over 30 days, and how fast their error budgets are"
                                + " spent.",
                        Variables.showing(Variables.SOURCE, Variables.OBJECTIVE))
                .opensAt("30d")
                .row("Will the objectives be kept?", missed(), leastLeft(), fastestBurn(), alerts(), objectives())
                .row("What is left of the budgets?", burnDown(), left(), badShare())
                .row(
                        "How fast are they spent?",
                        burning("1h", 3_600, 14.4, "2 %"),
                        burning("6h", 21_600, 6, "5 %"),
                        burning("3d", 259_200, 1, "10 %"))
                .row("Who spends them?", OperationPanels.mostFailing(12, 9), OperationPanels.slowest(12, 9));
    }

    private static Panel missed() {
        return Panels.stat("Objectives missed", "With more bad requests within 30 days than the objective allows.", 6)
                .unit(Unit.COUNT)
                .thresholds(MISSED)
                .noValue(NOT_KNOWN)
                .instantQuery("count(" + remaining() + " < 0) or 0 * count(" + remaining() + ")", "missed");
    }

    private static Panel leastLeft() {
        return Panels.stat("Least budget left", "Of the objective that is worst off, of its budget for 30 days.", 6)
                .unit(Unit.SHARE)
                .decimals(1)
                .thresholds(LEFT)
                .noValue(NOT_KNOWN)
                .query("min(" + remaining() + ")", "left");
    }

    /** For other dashboards, which have no objective to choose. */
    static Panel fastestBurnOfAll(int width) {
        return Panels.stat(
                        "Burn rate",
                        "Of the objective whose error budget is spent fastest now: at 1 it just lasts for 30 days, at"
                                + " 14.4 for two.",
                        width)
                .unit(Unit.COUNT)
                .decimals(1)
                .thresholds(BURN_RATE)
                .noValue("none")
                .override("burn rate", "links", Json.array(Links.dataTo(UID, "Objectives and their budgets")))
                .instantQuery(
                        "max(slo:current_burn_rate:ratio{job=~\"$job\", " + SOURCE + "=~\"$source\"})", "burn rate");
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
                        "count(ALERTS{alertname=~\"Apilog.+BudgetBurn\", alertstate=\"firing\", sloth_id=~\"$slo\","
                                + " job=~\"$job|\"}) or vector(0)",
                        "firing");
    }

    private static Panel objectives() {
        String left = remaining();
        return new Table(
                        "Objectives",
                        "Over 30 days, or what of them was seen yet; the worst off first. Lasts: how long what is left"
                                + " lasts at the pace of the last hour. Click an objective to see the operations behind"
                                + " it.",
                        24,
                        6,
                        "Spent")
                .label(OBJECTIVE_LABEL, "Objective")
                .link("Objective", Links.toOperationsOfSource())
                .label(SOURCE, "Source", 110)
                .column(
                        "Goal",
                        Unit.SHARE,
                        left + " * 0 + on (" + OBJECTIVE_LABEL + ") group_left () "
                                + maxBy(ofObjective("slo:objective:ratio"), OBJECTIVE_LABEL),
                        "decimals",
                        2)
                .column(
                        "Seen",
                        Unit.SECONDS,
                        "clamp_max(" + maxBy(ofSourceOfObjective("slo:history:seconds"), OBJECTIVE_LABEL, SOURCE)
                                + ", 2592000)",
                        "decimals",
                        1)
                .column("Good", Unit.SHARE, "1 - " + bad("30d"), "decimals", 3)
                .colouredColumn("Budget left", Unit.SHARE, 1, LEFT, left)
                .barColumn("Spent", "1 - " + left)
                .colouredColumn("Burn 1h", Unit.COUNT, 1, BURN_RATE, burnRate("1h", 3_600))
                .colouredColumn("Burn 6h", Unit.COUNT, 1, BURN_RATE, burnRate("6h", 21_600))
                .colouredColumn("Burn 3d", Unit.COUNT, 1, BURN_RATE, burnRate("3d", 259_200))
                .column("Lasts", Unit.SECONDS, "clamp_min(" + left + ", 0) * 30 * 86400 / (" + pace("1h") + " > 0)")
                .panel()
                .noValue(NO_RULES);
    }

    /**
     * A sum that begins with the time shown: within the subquery, what was before that does not count. The budget is that of 30 days with as
     * many requests as the last 30 had on average.
     */
    private static Panel burnDown() {
        String failed = maxBy(ofSourceOfObjective("slo:events_failed:rate30m"), OBJECTIVE_LABEL, SOURCE);
        String events = maxBy(ofSourceOfObjective("slo:events:rate30m"), OBJECTIVE_LABEL, SOURCE);
        String spent = "sum_over_time((" + failed + " and on () (vector(time()) > $__from / 1000))[30d:30m]) * 1800";
        String budget = "(avg_over_time((" + events + ")[30d:30m]) * 2592000) * on (" + OBJECTIVE_LABEL
                + ") group_left () " + maxBy(ofObjective("slo:error_budget:ratio"), OBJECTIVE_LABEL);
        return Panels.timeSeries(
                        "Burn-down",
                        "What would be left of the budget of 30 days, had it been whole at the left edge; and the even"
                                + " pace at which it would just last for 30 days. Below that line it is spent too fast. A"
                                + " line that falls all at once was an outage.",
                        24,
                        9)
                .unit(Unit.SHARE)
                .custom("axisSoftMin", 0)
                .custom("axisSoftMax", 1)
                .anyMin()
                .unfilled()
                .points(240)
                .noValue(NO_RULES)
                .query("1 - " + spent + " / (" + budget + " > 0)", legend(OBJECTIVE_LABEL, SOURCE))
                .behind("1 - (vector(time()) - $__from / 1000) / 2592000", "even pace", Palette.GREY);
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
                        "Share of the requests, over 5 minutes, that failed or took too long; and the share that the"
                                + " objective allows.",
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

    private static Panel burning(String window, int seconds, double limit, String spent) {
        return Panels.timeSeries(
                        "Burn rate over " + window,
                        "1 spends the budget in 30 days. Above the line, " + spent
                                + " of it is spent within the window, and an alert fires where a shorter window"
                                + " agrees. What was not seen yet of the window has spent nothing.",
                        8,
                        8)
                .unit(Unit.COUNT)
                .line(limit)
                .custom("axisSoftMax", limit * 1.2)
                .noValue(NO_RULES)
                .query(burnRate(window, seconds), legend(OBJECTIVE_LABEL, SOURCE));
    }

    private static String remaining() {
        return maxBy(ofSourceOfObjective("slo:period_error_budget_remaining:ratio"), OBJECTIVE_LABEL, SOURCE);
    }

    private static String bad(String window) {
        return maxBy(ofSourceOfObjective("slo:sli_error:ratio_rate" + window), OBJECTIVE_LABEL, SOURCE);
    }

    /** Of what was seen of the window, as the alerts weigh it: of the first half hour, half of an hour's. */
    private static String burnRate(String window, int seconds) {
        return pace(window) + " * on (" + OBJECTIVE_LABEL + ", " + SOURCE + ") clamp_max("
                + maxBy(ofSourceOfObjective("slo:history:seconds"), OBJECTIVE_LABEL, SOURCE) + " / " + seconds + ", 1)";
    }

    private static String pace(String window) {
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
