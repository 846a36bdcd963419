package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Marks in every graph: alerts, and what happened to the exporters, by which a step in a graph may be none of the API's. */
final class Annotations {
    private static final String BY_EXPORTER = "{{job}} {{instance}}";
    private static final String STARTED = PromQl.ofExporter("process_start_time_seconds");
    private static final String RELOADED = PromQl.ofExporter("apilog_config_last_reload_success_timestamp_seconds");
    private static final String VERSIONS = "count by (job, version) (" + PromQl.ofExporter("apilog_build_info");

    private Annotations() {}

    /** Warnings may last for days and would cover everything, so they are shown when asked for. */
    static ArrayNode all() {
        return Json.array(
                firing("Alerts", true, "red", "severity=\"critical\", "),
                firing("Warnings", false, "orange", "severity!=\"critical\", "),
                atItsValue(
                        "Restarts",
                        "blue",
                        STARTED + " and on (job, instance) " + PromQl.ofExporter("apilog_build_info"),
                        "Exporter started",
                        BY_EXPORTER),
                region(
                        "New versions",
                        "purple",
                        VERSIONS + ") unless on (job, version) " + VERSIONS + " offset 5m) and on (job) " + VERSIONS
                                + " offset 5m)",
                        "Exporter of version {{version}}",
                        "{{job}}"),
                // A start reads the configuration too.
                atItsValue(
                        "Reloads",
                        "yellow",
                        RELOADED + " and on (job, instance) " + RELOADED + " - on (job, instance) " + STARTED + " > 60",
                        "Configuration read anew",
                        BY_EXPORTER),
                region(
                        "Catching up",
                        "text",
                        "max by (job, instance, source) (" + PromQl.ofSource("apilog_catching_up") + ") == 1",
                        "Catching up: rates here are of another time",
                        "{{source}} " + BY_EXPORTER));
    }

    private static ObjectNode firing(String name, boolean enabled, String color, String matchers) {
        return annotation(
                        name,
                        enabled,
                        color,
                        AlertPanels.firing(matchers, true),
                        "{{alertname}}",
                        "{{method}} {{endpoint}}" + " {{source}} {{sloth_slo}} {{instance}}")
                .put("tagKeys", "severity");
    }

    /** A mark as long as the query has a value. */
    private static ObjectNode region(String name, String color, String expression, String title, String text) {
        return annotation(name, true, color, expression, title, text);
    }

    /** A mark at the time that the value is. */
    private static ObjectNode atItsValue(String name, String color, String expression, String title, String text) {
        return annotation(name, true, color, "(" + expression + ") * 1000", title, text)
                .put("useValueForTime", true);
    }

    private static ObjectNode annotation(
            String name, boolean enabled, String color, String expression, String title, String text) {
        return Json.object(
                "name",
                name,
                "datasource",
                Variables.DATA_SOURCE,
                "enable",
                enabled,
                "hide",
                false,
                "iconColor",
                color,
                "expr",
                expression,
                "titleFormat",
                title,
                "textFormat",
                text,
                "step",
                "60s");
    }
}
