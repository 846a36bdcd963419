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

    /** How many slashes: Elasticsearch puts regular expressions between slashes. */
    private static final int SLASHES = 10;

    /** What a parameter stands for: to the end of a segment of the path. */
    private static final String SEGMENT = "[^/? ]+";

    /** The same without a slash in it: every printable character but that one. */
    private static final String SEGMENT_WITHOUT_SLASH = "[!-.0-~]+";

    private static final int QUOTES = 8;

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
            table.labelsOf(patterns(store) + " and on () " + RECORDED + "{kind=\"" + store.label + "\"}")
                    .labelAs(store.label, store.heading, "open", 110)
                    .link(store.heading, link("Its log lines", store.all), link("Its lines with 5xx", store.failed));
        }
    }

    /**
     * The labels of the lines, which stand within a text of JSON in an address: the quotes around their values are made LogQL's other ones, so
     * that they do not end that text.
     */
    static String selector() {
        return repeated(RECORDED, "selector", "`", "\\\"", QUOTES);
    }

    /** Operations, with their endpoint as a regular expression in a label: what is between braces is one segment of the path. */
    private static String patterns(Store store) {
        String operations = Measure.REQUESTS.mean(PromQl.SOURCE, PromQl.ENDPOINT_COLUMN, PromQl.METHOD);
        String endpoints =
                "label_join(" + operations + ", \"" + store.label + "\", \"\", \"" + PromQl.ENDPOINT_COLUMN + "\")";
        String slashes =
                store.label.equals("elasticsearch") ? repeated(endpoints, store.label, ".", "/", SLASHES) : endpoints;
        String segment = store.label.equals("elasticsearch") ? SEGMENT_WITHOUT_SLASH : SEGMENT;
        String parameters = repeated(slashes, store.label, segment, "\\\\{[^}]*\\\\}", PARAMETERS);
        return repeated(parameters, store.label, ".*", "\\\\*\\\\*", 1);
    }

    /** Replaces what a label's value has, the last one first, so many times. */
    private static String repeated(String series, String label, String by, String what, int times) {
        String replaced = series;
        for (int i = 0; i < times; i++) {
            replaced = "label_replace(" + replaced + ", \"" + label + "\", \"$1" + by + "$2\", \"" + label
                    + "\", \"(.*)" + what + "(.*)\")";
        }
        return replaced;
    }

    /** Grafana's Explore over the data source whose uid is the target. */
    private static String loki(String more) {
        String query = "{${log_selector:raw}} |~ `${__data.fields.Method} ${__value.raw:percentencode}[? ]`" + more;
        return explore("loki", "\"expr\":" + encoded(query));
    }

    private static String elasticsearch(String more) {
        String query = "http.request.method:${__data.fields.Method} AND url.path:/${__value.raw:percentencode}/" + more;
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
