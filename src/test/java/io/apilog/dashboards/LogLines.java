package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Ways from an operation to its log lines. A rule of the user's own says once where they are, by the labels of a series; where there is no
 * such series, the columns with the links are not there either. {@code docs/dashboards.md} has the rule.
 */
final class LogLines {
    /** With the labels kind, target and selector. */
    static final String RECORDED = "apilog:log_lines:info";

    /** How many parameters of an endpoint become patterns. */
    private static final int PARAMETERS = 5;

    /**
     * Where lines are kept.
     *
     * @param label of the column's query, and the value of the label {@code kind}
     */
    private record Store(String label, String heading, String all, String failed) {}

    private static final List<Store> STORES = List.of(
            new Store("loki", "Loki", loki(""), loki(" |~ `\\b5[0-9][0-9]\\b`")),
            new Store(
                    "elasticsearch",
                    "Elasticsearch",
                    elasticsearch(""),
                    elasticsearch(" AND http.response.status_code:[500 TO 599]")),
            new Store("url", "Log lines", url(""), url("&status=5..")));

    private LogLines() {}

    /** Adds a column for each kind of store; of which those that are configured have values. */
    static void addTo(Table table) {
        for (Store store : STORES) {
            table.labelsOf(patterns(store.label) + " and on () " + RECORDED + "{kind=\"" + store.label + "\"}")
                    .labelAs(store.label, store.heading, "open", 110)
                    .link(store.heading, link("Its log lines", store.all), link("Its lines with 5xx", store.failed));
        }
    }

    /** Operations, with their endpoint as a regular expression in a label: what is between braces is one segment of the path. */
    private static String patterns(String label) {
        String operations = Measure.REQUESTS.mean(PromQl.SOURCE, PromQl.ENDPOINT_COLUMN, PromQl.METHOD);
        String pattern = "label_join(" + operations + ", \"" + label + "\", \"\", \"" + PromQl.ENDPOINT_COLUMN + "\")";
        for (int i = 0; i < PARAMETERS; i++) {
            pattern = "label_replace(" + pattern + ", \"" + label + "\", \"$1[^/? ]+$2\", \"" + label
                    + "\", \"(.*)\\\\{[^}]*\\\\}(.*)\")";
        }
        return pattern;
    }

    /** Grafana's Explore over the data source whose uid is the target. */
    private static String loki(String more) {
        String query = "{${log_selector:raw}} |~ `${__data.fields.Method} ${__value.raw}[? ]`" + more;
        return explore("loki", "\"expr\":" + encoded(query));
    }

    private static String elasticsearch(String more) {
        String query = "http.request.method:${__data.fields.Method} AND url.path:/${__value.raw}/" + more;
        return explore(
                "elasticsearch", "\"query\":" + encoded(query) + ",\"metrics\":[{\"type\":\"logs\",\"id\":\"1\"}]");
    }

    private static String explore(String type, String query) {
        return "/explore?schemaVersion=1&panes={\"lines\":{\"datasource\":\"${log_target:raw}\",\"queries\":[{\"refId\":\"A\","
                + "\"datasource\":{\"type\":\"" + type + "\",\"uid\":\"${log_target:raw}\"}," + query + "}],"
                + "\"range\":{\"from\":\"${__from}\",\"to\":\"${__to}\"}}}";
    }

    private static String url(String more) {
        return "${log_target:raw}?source=${__data.fields.Source:percentencode}&method=${__data.fields.Method:percentencode}"
                + "&endpoint=${__value.raw:percentencode}&from=${__from}&to=${__to}" + more;
    }

    private static String encoded(String query) {
        return "\"" + query.replace("\\", "\\\\") + "\"";
    }

    private static ObjectNode link(String title, String url) {
        return Json.object("title", title, "url", url, "targetBlank", true);
    }
}
