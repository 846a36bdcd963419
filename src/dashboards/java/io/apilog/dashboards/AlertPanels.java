package io.apilog.dashboards;

/** Panels about the alerts of the rules that are shipped with the exporter. */
final class AlertPanels {
    /** Alerts on all jobs' exporters together carry no job, hence the empty alternative. The Watchdog always fires. */
    private static final String SHIPPED = "alertname=~\"Apilog.+\", alertname!~\".*Watchdog\"";

    private static final String OF_THE_JOB = "job=~\"$job|\"";

    private AlertPanels() {}

    /**
     * Those with further matchers, each with a comma behind it.
     *
     * @param ofOperation whether only those on the chosen operations, and on none, are meant
     */
    static String firing(String matchers, boolean ofOperation) {
        String chosen = ofOperation
                ? "source=~\"$source|\", " + PromQl.ENDPOINT + "=~\"$endpoint|\", method=~\"$method|\", "
                : "source=~\"$source|\", ";
        return "ALERTS{" + SHIPPED + ", alertstate=\"firing\", " + matchers + chosen + OF_THE_JOB + "}";
    }

    static Panel firing(int width, int height) {
        String labels = "alertname, severity, source, endpoint, method";
        String firing = "max by (" + labels + ") (" + asColumns(firing("", false)) + ")";
        // By words, info would come before warning.
        String rank =
                ranked(labels, "severity=\"critical\", ", 1) + " or " + ranked(labels, "severity=\"warning\", ", 2)
                        + " or " + ranked(labels, "severity!~\"critical|warning\", ", 3);
        String since = "min by (" + labels + ") ("
                + asColumns("ALERTS_FOR_STATE{" + SHIPPED + ", source=~\"$source|\", " + OF_THE_JOB + "}") + ")";
        return new Table(
                        "Alerts",
                        "Those of the rules shipped with the exporter that are firing now, and since when their condition holds. "
                                + "Click one for its runbook, and for the dashboard from that time on.",
                        width,
                        height,
                        "Severity")
                .ascending()
                .label("alertname", "Alert", 184)
                .link("Alert", Links.toRunbook(), Links.toOperationSince())
                .column("Severity", Unit.COUNT, rank, "custom.width", 84, "custom.align", "left")
                .without("severity")
                .column("Since", Unit.AGO, since + " * 1000 and on (" + labels + ") " + firing, "custom.width", 112)
                .label("method", "Method", 68)
                .label("endpoint", "Endpoint")
                .label("source", "Source", 68)
                .colours(
                        "Severity",
                        Json.object(
                                "1",
                                word("critical", "red", 0),
                                "2",
                                word("warning", "orange", 1),
                                "3",
                                word("info", "blue", 2)))
                .panel()
                .noValue("No alert is firing");
    }

    /** An alert that is on no endpoint or method is on all of them: so a link can say it. */
    private static String asColumns(String alerts) {
        String endpoints = PromQl.asColumn(alerts);
        return allWhereNone("method", allWhereNone(PromQl.ENDPOINT_COLUMN, endpoints));
    }

    private static String allWhereNone(String label, String expression) {
        return "label_replace(" + expression + ", \"" + label + "\", \"All\", \"" + label + "\", \"\")";
    }

    private static String ranked(String labels, String severity, int rank) {
        return rank + " * max by (" + labels + ") (" + asColumns(firing(severity, false)) + ")";
    }

    private static Object word(String text, String color, int index) {
        return Json.object("text", text, "color", color, "index", index);
    }
}
