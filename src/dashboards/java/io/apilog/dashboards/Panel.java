package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One panel while it is put together. {@link Panels} makes them; the dashboard gives it its id and place. */
final class Panel {
    /** How many columns a dashboard has. */
    static final int COLUMNS = 24;

    final int width;
    final int height;
    private final ObjectNode options;
    private final ObjectNode defaults = Json.object();
    private final ArrayNode overrides = Json.array();
    private final ArrayNode targets = Json.array();
    private final ObjectNode json;

    Panel(String type, String title, String description, int width, int height, ObjectNode options) {
        this.width = width;
        this.height = height;
        this.options = options;
        this.json = Json.object(
                "type", type, "title", title, "description", description, "datasource", Variables.DATA_SOURCE);
    }

    Panel unit(Unit unit) {
        defaults.put("unit", unit.id);
        boolean hasAxis = json.path("type").asText().equals("timeseries");
        return hasAxis && !defaults.path("custom").has("axisSoftMax") ? custom("axisSoftMax", unit.axis) : this;
    }

    /** For values of all the time shown: what rules have recorded is looked at once a minute, and no more often than that many times. */
    Panel overTimeShown(int mostPoints) {
        json.put("interval", "1m");
        json.put("maxDataPoints", mostPoints);
        return this;
    }

    /** For a bar a minute at most, so that what happened once is in one bar, and hardly ever in two. */
    Panel barsOfMinutes() {
        json.put("interval", "1m");
        return bars();
    }

    /** For a graph that is not cheap. */
    Panel points(int most) {
        json.put("maxDataPoints", most);
        return this;
    }

    Panel decimals(int decimals) {
        defaults.put("decimals", decimals);
        return this;
    }

    Panel range(double min, double max) {
        defaults.put("min", min).put("max", max);
        return this;
    }

    Panel min(double min) {
        defaults.put("min", min);
        return this;
    }

    /** Takes back what most graphs have: that they begin at 0. */
    Panel anyMin() {
        defaults.remove("min");
        return this;
    }

    /** What is shown where a query has no answer. */
    /**
     * Of counters that no rule adds up, and of which each exporter has one by endpoint, resource or consumer: a server holds the rates of all of
     * them at all points at once, 50,000,000 at most.
     */
    Panel manySeries() {
        return points(240);
    }

    Panel noValue(String text) {
        defaults.put("noValue", text);
        return this;
    }

    Panel thresholds(Thresholds thresholds) {
        defaults.set("thresholds", thresholds.json());
        defaults.set("color", Json.object("mode", "thresholds"));
        return this;
    }

    /** A dashed line at a value, without colouring anything else. */
    Panel line(double value) {
        defaults.set(
                "thresholds",
                Thresholds.from("transparent").then("orange", value).json());
        return custom("thresholdsStyle", Json.object("mode", "dashed"));
    }

    Panel fixedColor(String color) {
        defaults.set("color", Json.object("mode", "fixed", "fixedColor", color));
        return this;
    }

    Panel custom(String name, Object value) {
        defaults.withObject("/custom").setAll(Json.object(name, value));
        return this;
    }

    Panel sortAscending() {
        options.withArray("/sortBy").forEach(column -> ((ObjectNode) column).put("desc", false));
        return this;
    }

    Panel thenSortedBy(String... headings) {
        List.of(headings)
                .forEach(
                        heading -> options.withArray("/sortBy").add(Json.object("displayName", heading, "desc", true)));
        return this;
    }

    Panel stacked() {
        return custom("stacking", Json.object("mode", "normal", "group", "A")).custom("fillOpacity", 40);
    }

    /** For lines that are to be compared. */
    Panel unfilled() {
        return custom("fillOpacity", 0);
    }

    /** Things that happen, rather than go on. */
    Panel bars() {
        return custom("drawStyle", "bars").custom("fillOpacity", 80);
    }

    /** For values of different magnitudes. There is no 0 on such an axis. */
    Panel logarithmic() {
        defaults.remove("min");
        defaults.withObject("/custom").remove("axisSoftMax");
        return custom("scaleDistribution", Json.object("type", "log", "log", 10))
                .custom("fillOpacity", 0);
    }

    /** A graph over time. */
    Panel query(String expression, String legend) {
        return target(expression, "legendFormat", legend, "range", true);
    }

    /** A graph over time whose line has the same colour everywhere. */
    Panel query(String expression, String legend, String color) {
        override(legend, "color", Json.object("mode", "fixed", "fixedColor", color));
        return query(expression, legend);
    }

    /** The colour of a line whose name is made of labels. */
    Panel colour(String name, String color) {
        return override(name, "color", Json.object("mode", "fixed", "fixedColor", color));
    }

    /** One value for each label set, at the end of the time shown. */
    Panel instantQuery(String expression, String legend) {
        return target(expression, "legendFormat", legend, "instant", true);
    }

    /** One value without a name of its own, in a colour. */
    Panel instantQuery(String expression, String legend, String color) {
        override(legend, "color", Json.object("mode", "fixed", "fixedColor", color));
        return instantQuery(expression, legend);
    }

    /** One row for each label set. The value's column is named {@code Value #A}, B and so on. */
    Panel tableQuery(String expression) {
        return target(expression, "format", "table", "instant", true);
    }

    Panel heatmapQuery(String expression) {
        return target(expression, "format", "heatmap", "legendFormat", "{{le}}", "range", true);
    }

    /** Each code of these classes in a shade of its own of the colour of its class. */
    Panel statusColours(String... classes) {
        for (String name : classes) {
            if (name.equals(Palette.NONE)) {
                colourOf("byName", name, Palette.ofClass(name));
            } else {
                colourOf("byRegexp", "/^" + name + "..$/", Palette.ofClass(name));
                Palette.ofCodes(name).forEach((code, color) -> colourOf("byName", code, color));
            }
        }
        return this;
    }

    private void colourOf(String matcher, String names, String color) {
        overrides.add(Json.object(
                "matcher",
                Json.object("id", matcher, "options", names),
                "properties",
                Json.array(Json.object("id", "color", "value", Json.object("mode", "fixed", "fixedColor", color)))));
    }

    /** Draws the lines whose names match a regular expression as limits of the others. */
    Panel dashed(String names) {
        Object line = Json.object("fill", "dash", "dash", Json.array(8, 6));
        overrides.add(Json.object(
                "matcher",
                Json.object("id", "byRegexp", "options", names),
                "properties",
                Json.array(
                        Json.object("id", "custom.lineStyle", "value", line),
                        Json.object("id", "custom.fillOpacity", "value", 0))));
        return this;
    }

    /** A line behind the others, of what was or is usual. */
    Panel behind(String expression, String legend, String color) {
        query(expression, legend, color);
        return override(
                legend,
                "custom.lineStyle",
                Json.object("fill", "dash", "dash", Json.array(4, 6)),
                "custom.fillOpacity",
                0,
                "custom.stacking",
                Json.object("mode", "none", "group", "behind"));
    }

    /** A band behind the lines, between two values that are not drawn themselves. */
    Panel band(String lower, String upper, String legend) {
        String from = legend + " from";
        query(lower, from, Palette.BAND);
        query(upper, legend, Palette.BAND);
        Object apart = Json.object("mode", "none", "group", "behind");
        override(
                from,
                "custom.lineWidth",
                0,
                "custom.fillOpacity",
                0,
                "custom.stacking",
                apart,
                "custom.hideFrom",
                Json.object("legend", true, "tooltip", true, "viz", false));
        return override(
                legend,
                "custom.lineWidth",
                0,
                "custom.fillOpacity",
                18,
                "custom.fillBelowTo",
                from,
                "custom.stacking",
                apart);
    }

    /** Names and values of properties, for the field of that name as displayed. */
    Panel override(String field, Object... namesAndValues) {
        ArrayNode properties = Json.array();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.add(Json.object("id", namesAndValues[i], "value", namesAndValues[i + 1]));
        }
        overrides.add(Json.object("matcher", Json.object("id", "byName", "options", field), "properties", properties));
        return this;
    }

    Panel transformation(String id, ObjectNode transformationOptions) {
        json.withArray("/transformations").add(Json.object("id", id, "options", transformationOptions));
        return this;
    }

    /** A link in the panel's head. */
    Panel link(ObjectNode link) {
        json.withArray("/links").add(link);
        return this;
    }

    /** What the next query will be called. */
    String nextRefId() {
        return String.valueOf((char) ('A' + targets.size()));
    }

    ObjectNode json(int id, int x, int y) {
        ObjectNode placed = json.deepCopy();
        placed.put("id", id);
        placed.set("gridPos", Json.object("x", x, "y", y, "w", width, "h", height));
        placed.set("fieldConfig", Json.object("defaults", defaults, "overrides", overrides));
        placed.set("options", options);
        placed.set("targets", targets);
        return placed;
    }

    private Panel target(String expression, Object... more) {
        ObjectNode target = Json.object(
                "refId", nextRefId(), "datasource", Variables.DATA_SOURCE, "editorMode", "code", "expr", expression);
        targets.add(target.setAll(Json.object(more)));
        return this;
    }
}
