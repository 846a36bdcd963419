package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The kinds of panel in use, with what all of a kind have in common. */
final class Panels {
    private Panels() {}

    /** A number; graphs below it show how it came about. */
    static Panel stat(String title, String description, int width) {
        return stat(title, description, width, 4, "value");
    }

    /** As tall as the graphs beside it. */
    static Panel tallStat(String title, String description, int width, int height) {
        return stat(title, description, width, height, "value");
    }

    /** A number that is called something, so that its colour is not all that tells what to think of it. */
    static Panel namedStat(String title, String description, int width) {
        return stat(title, description, width, 4, "value_and_name");
    }

    private static Panel stat(String title, String description, int width, int height, String textMode) {
        return new Panel(
                "stat",
                title,
                description,
                width,
                height,
                Json.object(
                        "colorMode",
                        "value",
                        "graphMode",
                        "none",
                        "justifyMode",
                        "auto",
                        "orientation",
                        "auto",
                        "percentChangeColorMode",
                        "standard",
                        "reduceOptions",
                        lastValue(),
                        "showPercentChange",
                        false,
                        "text",
                        Json.object("titleSize", 13, "valueSize", 26),
                        "textMode",
                        textMode,
                        "wideLayout",
                        false));
    }

    /** Lines over time, from 0. */
    static Panel timeSeries(String title, String description, int width, int height) {
        return new Panel(
                        "timeseries",
                        title,
                        description,
                        width,
                        height,
                        Json.object("legend", legend("list", "bottom"), "tooltip", tooltip()))
                .min(0)
                .custom("drawStyle", "line")
                .custom("lineWidth", 1)
                .custom("fillOpacity", 10)
                .custom("showPoints", "never")
                .custom("spanNulls", false);
    }

    /** Buckets of a histogram over time. */
    static Panel heatmap(String title, String description, int width, int height, Unit buckets, Unit cells) {
        return new Panel(
                        "heatmap",
                        title,
                        description,
                        width,
                        height,
                        Json.object(
                                "calculate",
                                false,
                                "cellGap",
                                1,
                                "cellValues",
                                Json.object("unit", cells.id),
                                "color",
                                Json.object(
                                        "mode",
                                        "scheme",
                                        "scheme",
                                        "Oranges",
                                        "scale",
                                        "exponential",
                                        "exponent",
                                        0.5,
                                        "fill",
                                        "dark-orange",
                                        "steps",
                                        64,
                                        "reverse",
                                        false),
                                "exemplars",
                                Json.object("color", "rgba(255,0,255,0.7)"),
                                "filterValues",
                                Json.object("le", 1e-9),
                                "legend",
                                Json.object("show", true),
                                "rowsFrame",
                                Json.object("layout", "auto"),
                                "showValue",
                                "never",
                                "tooltip",
                                Json.object("mode", "single", "showColorScale", true, "yHistogram", false),
                                "yAxis",
                                Json.object("axisPlacement", "left", "reverse", false, "unit", buckets.id)))
                .unit(buckets);
    }

    /** Horizontal bars, one for each label set. */
    static Panel bars(String title, String description, int width, int height) {
        return new Panel(
                        "bargauge",
                        title,
                        description,
                        width,
                        height,
                        Json.object(
                                "displayMode",
                                "basic",
                                "legend",
                                Json.object(
                                        "calcs",
                                        Json.array(),
                                        "displayMode",
                                        "hidden",
                                        "placement",
                                        "bottom",
                                        "showLegend",
                                        false),
                                "maxVizHeight",
                                28,
                                "minVizHeight",
                                14,
                                "minVizWidth",
                                8,
                                "namePlacement",
                                "left",
                                "orientation",
                                "horizontal",
                                "reduceOptions",
                                lastValue(),
                                "showUnfilled",
                                true,
                                // Else the only bar there is is as tall as the panel.
                                "sizing",
                                "manual",
                                "text",
                                Json.object("titleSize", 12, "valueSize", 16),
                                "valueMode",
                                "color"))
                .min(0);
    }

    /** A table, sorted by a column, the greatest first. */
    static Panel table(String title, String description, int width, int height, String sortedBy) {
        return new Panel(
                        "table",
                        title,
                        description,
                        width,
                        height,
                        Json.object(
                                "cellHeight",
                                "sm",
                                "frameIndex",
                                0,
                                "showHeader",
                                true,
                                "sortBy",
                                Json.array(Json.object("displayName", sortedBy, "desc", true))))
                .custom("align", "auto")
                .custom("inspect", false);
    }

    private static ObjectNode lastValue() {
        return Json.object("calcs", Json.array("lastNotNull"), "fields", "", "values", false);
    }

    private static ObjectNode legend(String displayMode, String placement) {
        return Json.object(
                "calcs", Json.array(), "displayMode", displayMode, "placement", placement, "showLegend", true);
    }

    private static ObjectNode tooltip() {
        return Json.object("mode", "multi", "sort", "desc", "hideZeros", true);
    }
}
