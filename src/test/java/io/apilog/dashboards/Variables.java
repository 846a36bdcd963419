package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The variables at the top of every dashboard; each narrows those after it. */
final class Variables {
    /** What panels and variables name as their data source. */
    static final ObjectNode DATA_SOURCE = Json.object("type", "prometheus", "uid", "${datasource}");

    private static final int ON_TIME_RANGE_CHANGE = 2;
    private static final int ALPHABETICALLY = 1;

    private Variables() {}

    static ArrayNode all() {
        return Json.array(
                dataSource(),
                labelValues("job", "Job", "apilog_build_info", "job", "Scrape jobs that have an exporter."),
                labelValues(
                        "instance", "Instance", "apilog_build_info{job=~\"$job\"}", "instance", "Exporters; added up."),
                labelValues(
                        "source",
                        "Source",
                        PromQl.ofExporter("apilog_lines_total"),
                        PromQl.SOURCE,
                        "Logs. Several are added up: choose one where two of them hold the same requests."),
                labelValues(
                        "endpoint",
                        "Endpoint",
                        PromQl.ofSource("apilog_requests_total"),
                        PromQl.ENDPOINT,
                        "Routes of the API; unmatched, malformed and other are the rest."));
    }

    private static ObjectNode dataSource() {
        return Json.object(
                "type",
                "datasource",
                "name",
                "datasource",
                "label",
                "Data source",
                "description",
                "The Prometheus that scrapes the exporters.",
                "query",
                "prometheus",
                "current",
                Json.object(),
                "hide",
                0,
                "includeAll",
                false,
                "multi",
                false,
                "options",
                Json.array(),
                "refresh",
                1,
                "regex",
                "");
    }

    private static ObjectNode labelValues(
            String name, String label, String selector, String valuesOf, String description) {
        String query = "label_values(" + selector + ", " + valuesOf + ")";
        return Json.object(
                "type",
                "query",
                "name",
                name,
                "label",
                label,
                "description",
                description,
                "datasource",
                DATA_SOURCE,
                "definition",
                query,
                "query",
                Json.object("query", query, "refId", "variable-" + name),
                "current",
                Json.object("selected", true, "text", Json.array("All"), "value", Json.array("$__all")),
                "hide",
                0,
                "includeAll",
                true,
                "allValue",
                ".+",
                "multi",
                true,
                "options",
                Json.array(),
                "refresh",
                ON_TIME_RANGE_CHANGE,
                "regex",
                "",
                "sort",
                ALPHABETICALLY);
    }
}
