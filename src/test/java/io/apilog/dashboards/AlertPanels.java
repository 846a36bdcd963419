package io.apilog.dashboards;

/** Panels about the alerts of the rules that are shipped with the exporter. */
final class AlertPanels {
    /** Alerts on all jobs' exporters together carry no job, hence the empty alternative. The Watchdog always fires. */
    private static final String FIRING = firing("");

    private AlertPanels() {}

    /** Those with further matchers, each with a comma behind it. */
    static String firing(String matchers) {
        return "ALERTS{alertname=~\"Apilog.+\", alertname!~\".*Watchdog\", alertstate=\"firing\", " + matchers
                + "job=~\"$job|\"}";
    }

    static Panel firing() {
        return new Table(
                        "Alerts", "Those of the rules shipped with the exporter that are firing now.", 8, 5, "Severity")
                .ascending()
                .label("alertname", "Alert")
                .label("source", "Source", 70)
                .label("endpoint", "Endpoint", 110)
                .label("severity", "Severity", 76)
                .colours(
                        "Severity",
                        Json.object(
                                "critical",
                                colour("red", 0),
                                "warning",
                                colour("orange", 1),
                                "info",
                                colour("blue", 2)))
                .labelsOf("max by (alertname, severity, source, endpoint) (" + FIRING + ")")
                .panel()
                .noValue("No alert is firing");
    }

    private static Object colour(String color, int index) {
        return Json.object("color", color, "index", index);
    }
}
