package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A dashboard in Grafana's classic model: rows of panels, set from left to right and wrapped as words are. */
final class Dashboard {
    private static final int SCHEMA_VERSION = 41;
    private static final int SHARED_CROSSHAIR = 1;

    final String uid;
    private final String title;
    private final String description;
    private final ArrayNode variables;
    private final ArrayNode panels = Json.array();
    private int nextId = 1;
    private int y;

    /**
     * A dashboard without panels yet.
     *
     * @param uid the name of the file as well, and part of links: it stays as it is
     * @param variables from {@link Variables}
     */
    Dashboard(String uid, String title, String description, ArrayNode variables) {
        this.uid = uid;
        this.title = title;
        this.description = description;
        this.variables = variables;
    }

    /** Adds a row under a heading. */
    Dashboard row(String heading, Panel... members) {
        panels.add(Json.object(
                "type",
                "row",
                "title",
                heading,
                "id",
                nextId++,
                "collapsed",
                false,
                "panels",
                Json.array(),
                "gridPos",
                Json.object("x", 0, "y", y, "w", Panel.COLUMNS, "h", 1)));
        y++;
        int x = 0;
        int lineHeight = 0;
        for (Panel panel : members) {
            if (x + panel.width > Panel.COLUMNS) {
                x = 0;
                y += lineHeight;
                lineHeight = 0;
            }
            panels.add(panel.json(nextId++, x, y));
            x += panel.width;
            lineHeight = Math.max(lineHeight, panel.height);
        }
        y += lineHeight;
        return this;
    }

    ObjectNode json() {
        return Json.object(
                "uid",
                uid,
                "title",
                title,
                "description",
                description,
                "tags",
                Json.array(Links.TAG),
                "schemaVersion",
                SCHEMA_VERSION,
                "version",
                1,
                "editable",
                false,
                "graphTooltip",
                SHARED_CROSSHAIR,
                "timezone",
                "browser",
                "time",
                Json.object("from", "now-1h", "to", "now"),
                "timepicker",
                Json.object(),
                "refresh",
                "30s",
                "annotations",
                Json.object(
                        "list",
                        Json.array(
                                firingAlerts("Alerts", true, "red", "severity=\"critical\", "),
                                firingAlerts("Warnings", false, "orange", "severity!=\"critical\", "))),
                "links",
                Json.array(Links.toAll()),
                "templating",
                Json.object("list", variables),
                "panels",
                panels);
    }

    /** Warnings may last for days and would cover everything, so they are shown when asked for. */
    private static ObjectNode firingAlerts(String name, boolean enabled, String color, String matchers) {
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
                AlertPanels.firing(matchers),
                "titleFormat",
                "{{alertname}}",
                "textFormat",
                "{{source}} {{endpoint}} {{sloth_slo}} {{instance}}",
                "tagKeys",
                "severity",
                "step",
                "60s");
    }
}
