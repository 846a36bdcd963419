package io.apilog.dashboards;

/** Panels about the alerts of the rules that are shipped with the exporter. */
final class AlertPanels {
    /** Alerts on all jobs' exporters together carry no job, hence the empty alternative. The Watchdog always fires. */
    static final String FIRING =
            "ALERTS{alertname=~\"Apilog.+\", alertname!~\".*Watchdog\", alertstate=\"firing\", job=~\"$job|\"}";

    private AlertPanels() {}

    static Panel firing() {
        return Panels.stat("Alerts", "Alerts of the rules shipped with the exporter that are firing now.", 4)
                .unit(Unit.COUNT)
                .option("graphMode", "none")
                .thresholds(Thresholds.from("green").then("red", 1))
                .instantQuery("count(" + FIRING + ") or vector(0)", "firing");
    }
}
