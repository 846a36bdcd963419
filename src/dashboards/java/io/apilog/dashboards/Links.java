package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** From one dashboard to another, with the time shown and what was chosen. */
final class Links {
    static final String TAG = "apilog";

    private static final String CHOICES =
            "${datasource:queryparam}&${job:queryparam}&${instance:queryparam}&${endpoint_label:queryparam}";

    private static final String ROW =
            "var-method=${__data.fields.Method:percentencode}&var-source=${__data.fields.Source:percentencode}&"
                    + CHOICES;

    private Links() {}

    /** A menu of all dashboards, at the top of each. */
    static ObjectNode toAll() {
        ObjectNode link = toDashboard("apilog", "", "The other dashboards, with the same time and choices");
        link.put("type", "dashboards").put("asDropdown", true).put("icon", "external link");
        link.set("tags", Json.array(TAG));
        return link;
    }

    /** In the head of a panel. */
    static ObjectNode to(String uid, String title) {
        return toDashboard(title, "/d/" + uid, "");
    }

    /** In a cell with the name of an endpoint, in a table that has the columns Source and Method. */
    static ObjectNode toOperation() {
        return data(
                "This operation in depth",
                "/d/" + EndpointDashboard.UID + "?var-endpoint=${__value.raw:percentencode}&" + ROW
                        + "&${__url_time_range}");
    }

    /** In a cell with the name of an alert, in a table that has the columns Source, Method, Endpoint and Since. */
    static ObjectNode toOperationSince() {
        return data(
                "Its dashboard, from then on",
                "/d/" + EndpointDashboard.UID + "?var-endpoint=${__data.fields.Endpoint:percentencode}&" + ROW
                        + "&from=${__data.fields.Since.numeric}&to=now");
    }

    /** In a cell with the name of an alert. */
    static ObjectNode toRunbook() {
        return data(
                "What to do about it",
                "https://github.com/apilog/apilog-exporter/blob/main/docs/runbooks/${__value.raw}.md");
    }

    /** In a cell of a row that is about one source: the operations of that source. */
    static ObjectNode toOperationsOfSource() {
        return data(
                "The operations behind it",
                "/d/" + OverviewDashboard.UID + "?var-source=${__data.fields.Source:percentencode}&" + CHOICES
                        + "&${__url_time_range}");
    }

    /** Behind a value. */
    static ObjectNode dataTo(String uid, String title) {
        return data(title, "/d/" + uid + "?" + CHOICES + "&${source:queryparam}&${__url_time_range}");
    }

    private static ObjectNode data(String title, String url) {
        return Json.object("title", title, "url", url, "targetBlank", false);
    }

    private static ObjectNode toDashboard(String title, String url, String tooltip) {
        return Json.object(
                "type",
                "link",
                "title",
                title,
                "tags",
                Json.array(),
                "icon",
                "dashboard",
                "tooltip",
                tooltip,
                "url",
                url,
                "asDropdown",
                false,
                "includeVars",
                true,
                "keepTime",
                true,
                "targetBlank",
                false);
    }
}
