package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The variables at the top of a dashboard; each narrows those after it. Every dashboard has all of them, so that links carry the choices
 * along, and hides those that none of its panels heeds.
 */
final class Variables {
    /** What panels and variables name as their data source. */
    static final ObjectNode DATA_SOURCE = Json.object("type", "prometheus", "uid", "${datasource}");

    static final String SOURCE = "source";
    static final String ENDPOINT = "endpoint";
    static final String METHOD = "method";
    static final String OBJECTIVE = "slo";

    private static final int ON_TIME_RANGE_CHANGE = 2;
    private static final int ALPHABETICALLY = 1;
    private static final int SHOWN = 0;
    private static final int HIDDEN = 2;

    /** Every endpoint's name begins so, besides {@code other}, which may be the value of any other label too. */
    private static final String ENDPOINT_VALUE = "\"(?:\\/|unmatched\"|malformed\")";

    private Variables() {}

    /** @param shown which there are besides the data source, the job and the instance */
    static ArrayNode showing(String... shown) {
        Set<String> names = Set.of(shown);
        ArrayNode variables = Json.array(
                dataSource(),
                labelValues("job", "Job", "apilog_build_info", "job", "Scrape jobs that have an exporter.", SHOWN),
                labelValues(
                        "instance",
                        "Instance",
                        "apilog_build_info{job=~\"$job\"}",
                        "instance",
                        "Exporters; added up.",
                        SHOWN),
                endpointLabel(),
                labelValues(
                        SOURCE,
                        "Source",
                        PromQl.ofExporter("apilog_lines_total"),
                        PromQl.SOURCE,
                        "Logs. Several are added up: choose one where two of them hold the same requests.",
                        names.contains(SOURCE) ? SHOWN : HIDDEN),
                labelValues(
                        ENDPOINT,
                        "Endpoint",
                        PromQl.ofSource("apilog_requests_total"),
                        PromQl.ENDPOINT,
                        "Routes of the API; unmatched, malformed and other are the rest.",
                        names.contains(ENDPOINT) ? SHOWN : HIDDEN),
                labelValues(
                        METHOD,
                        "Method",
                        PromQl.ofSource("apilog_requests_total", PromQl.ENDPOINT + "=~\"$endpoint\""),
                        PromQl.METHOD,
                        "Methods of these endpoints. A method and an endpoint are an operation.",
                        names.contains(METHOD) ? SHOWN : HIDDEN),
                recorded(),
                whole(),
                ofLogLines("log_target", "Where log lines are", LogLines.RECORDED, "target"),
                ofLogLines("log_selector", "Labels of log lines", LogLines.selector(), "selector"));
        return names.contains(OBJECTIVE) ? variables.add(objective()) : variables;
    }

    /**
     * Whether panels take what the shipped rules have recorded: where all instances are chosen, the rules are loaded, and they were when the
     * time shown began, unless there was no exporter either. Matches every source then, and none otherwise.
     */
    private static ObjectNode recorded() {
        String requests =
                "source_endpoint_method:apilog_requests:rate5m{job=~\"$job\", " + PromQl.ENDPOINT + "=~\".+\"}";
        String tooYoung = "count(apilog_build_info{job=~\"$job\"} offset $__range) unless count(" + requests
                + " offset $__range)";
        return gate(
                "recorded",
                "Whether recorded series are asked",
                "$instance",
                " and on () (count(" + requests + ") unless (" + tooYoung + "))");
    }

    /** Whether all operations are chosen, so that those of a source need not be told apart. */
    private static ObjectNode whole() {
        return gate("whole", "Whether all operations are chosen", "$endpoint$method", "");
    }

    /** Part of {@link LogLines}, which a rule of the user's own records; nothing where there is none. */
    private static ObjectNode ofLogLines(String name, String label, String series, String valuesOf) {
        ObjectNode variable = query(name, label, "query_result(" + series + ")", "From a rule, if there is one.");
        variable.put("regex", "/" + valuesOf + "=\"([^\"]*)\"/");
        variable.set("current", Json.object("selected", true, "text", "", "value", ""));
        return variable.put("hide", HIDDEN)
                .put("includeAll", false)
                .put("multi", false)
                .put("skipUrlSync", true);
    }

    /** A regular expression that matches everything where all of other variables is chosen and a condition holds, and nothing otherwise. */
    private static ObjectNode gate(String name, String label, String others, String condition) {
        String closed = "label_replace(vector(0), \"gate\", \"()\", \"\", \"\")";
        String chosen = "label_replace(" + closed + ", \"chosen\", \"" + others + "\", \"\", \"\")";
        String open = "label_replace(" + chosen + ", \"gate\", \".+\", \"chosen\", \"(\\\\.\\\\+)+\")";
        ObjectNode variable = query(
                name,
                label,
                "query_result(" + open + condition + (condition.isEmpty() ? "" : " or on () " + closed) + ")",
                "Found by itself.");
        variable.put("regex", "/gate=\"([^\"]+)\"/");
        variable.set("current", Json.object("selected", true, "text", "()", "value", "()"));
        return variable.put("hide", HIDDEN)
                .put("includeAll", false)
                .put("multi", false)
                .put("skipUrlSync", true);
    }

    private static ObjectNode objective() {
        return labelValues(
                OBJECTIVE,
                "Objective",
                "slo:objective:ratio",
                "sloth_id",
                "Objectives that have rules; apilog-exporter slo makes them.",
                SHOWN);
    }

    /**
     * The name of the label of endpoints: whatever label has values as endpoints have, {@code endpoint} before others. So dashboards work
     * with a mapped label, and with {@code exported_endpoint} too.
     */
    private static ObjectNode endpointLabel() {
        ObjectNode variable = query(
                "endpoint_label",
                "Label of endpoints",
                "query_result(topk(20, " + PromQl.ofExporter("apilog_requests_total")
                        + ") or on () label_replace(vector(0), \"endpoint\", \"unmatched\", \"\", \"\"))",
                "Found by its values.");
        String preferred = "^.*[{,](?=(?:exported_)?endpoint=" + ENDPOINT_VALUE + ")";
        variable.put("regex", "/(?:" + preferred + "|[{,])(?!metrics_path=)(\\w+)=" + ENDPOINT_VALUE + "/");
        variable.set("current", Json.object("selected", true, "text", "endpoint", "value", "endpoint"));
        return variable.put("hide", HIDDEN).put("includeAll", false).put("multi", false);
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
                Json.object("selected", true, "text", "default", "value", "default"),
                "hide",
                SHOWN,
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
            String name, String label, String selector, String valuesOf, String description, int hide) {
        ObjectNode variable = query(name, label, "label_values(" + selector + ", " + valuesOf + ")", description);
        variable.set(
                "current", Json.object("selected", true, "text", Json.array("All"), "value", Json.array("$__all")));
        return variable.put("hide", hide)
                // What cannot be seen must not be chosen, by a link or an address.
                .put("skipUrlSync", hide == HIDDEN)
                .put("includeAll", true)
                .put("allValue", ".+")
                .put("multi", true);
    }

    private static ObjectNode query(String name, String label, String query, String description) {
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
