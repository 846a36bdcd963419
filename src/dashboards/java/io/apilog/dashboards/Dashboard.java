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
    private String from = "now-1h";
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
        panels.add(head(heading, false, Json.array()));
        y++;
        y = place(panels, y, members);
        return this;
    }

    /** Adds a row that is folded until someone opens it, and asks for nothing until then: for what not every log has. */
    Dashboard foldedRow(String heading, Panel... members) {
        ObjectNode row = head(heading, true, Json.array());
        y++;
        place(row.withArray("panels"), y, members);
        panels.add(row);
        return this;
    }

    /** How long the time shown is when the dashboard is opened. */
    Dashboard opensAt(String span) {
        from = "now-" + span;
        return this;
    }

    private ObjectNode head(String heading, boolean folded, ArrayNode members) {
        return Json.object(
                "type",
                "row",
                "title",
                heading,
                "id",
                nextId++,
                "collapsed",
                folded,
                "panels",
                members,
                "gridPos",
                Json.object("x", 0, "y", y, "w", Panel.COLUMNS, "h", 1));
    }

    /** From left to right, wrapped as words are; gives where the next row begins. */
    private int place(ArrayNode into, int top, Panel... members) {
        int x = 0;
        int line = top;
        int lineHeight = 0;
        for (Panel panel : members) {
            if (x + panel.width > Panel.COLUMNS) {
                x = 0;
                line += lineHeight;
                lineHeight = 0;
            }
            into.add(panel.json(nextId++, x, line));
            x += panel.width;
            lineHeight = Math.max(lineHeight, panel.height);
        }
        return line + lineHeight;
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
                Json.object("from", from, "to", "now"),
                "timepicker",
                Json.object(),
                "refresh",
                "30s",
                "annotations",
                Json.object("list", Annotations.all()),
                "links",
                Json.array(Links.toAll()),
                "templating",
                Json.object("list", variables),
                "panels",
                panels);
    }
}
