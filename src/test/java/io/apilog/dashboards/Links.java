package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** From one dashboard to another, with the time shown and what was chosen. */
final class Links {
    static final String TAG = "apilog";

    private static final String CHOICES =
            "${datasource:queryparam}&${job:queryparam}&${instance:queryparam}&${endpoint_label:queryparam}&${__url_time_range}";

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

    /** In a cell with the name of an endpoint, in a table that has a column Source. */
    static ObjectNode toEndpoint() {
        return Json.object(
                "title",
                "This endpoint in depth",
                "url",
                "/d/" + EndpointDashboard.UID + "?var-endpoint=${__value.raw:percentencode}"
                        + "&var-source=${__data.fields.Source:percentencode}&" + CHOICES,
                "targetBlank",
                false);
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
