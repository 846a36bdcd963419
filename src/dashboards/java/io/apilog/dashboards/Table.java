package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** A table: each column a query of its own, each row a set of the labels that the queries share. */
final class Table {
    private int valueWidth = 96;

    private final Panel panel;
    private final ObjectNode names = Json.object();
    private final ObjectNode order = Json.object();
    private final ObjectNode hidden = Json.object("Time", true);
    private int columns;

    /** @param sortedBy the heading of the column whose greatest values come first */
    Table(String title, String description, int width, int height, String sortedBy) {
        panel = Panels.table(title, description, width, height, sortedBy).unit(Unit.COUNT);
    }

    /** A label that every query is grouped by, as a column. */
    Table label(String label, String heading) {
        names.put(label, heading);
        order.put(label, columns++);
        return this;
    }

    Table label(String label, String heading, int width) {
        panel.override(heading, "custom.width", width);
        return label(label, heading);
    }

    /** A label that queries are grouped by, and that is no column. */
    Table without(String label) {
        hidden.put(label, true);
        return this;
    }

    /** Texts under a heading as one word, whatever they are: they are for links. */
    Table labelAs(String label, String heading, String word, int width) {
        panel.override(
                heading,
                "mappings",
                Json.array(Json.object(
                        "type",
                        "regex",
                        "options",
                        Json.object("pattern", ".+", "result", Json.object("text", word, "index", 0)))));
        return label(label, heading, width);
    }

    /** How wide the columns of values are from here on. */
    Table narrow() {
        valueWidth = 84;
        return this;
    }

    /** The least value of what it is sorted by comes first. */
    Table ascending() {
        panel.sortAscending();
        return this;
    }

    /** Texts under a heading in colours. */
    Table colours(String heading, ObjectNode colourByText) {
        panel.override(
                heading,
                "mappings",
                Json.array(Json.object("type", "value", "options", colourByText)),
                "custom.cellOptions",
                Json.object("type", "color-text"));
        return this;
    }

    /** Makes the cells under a heading links; several are offered as a menu. */
    Table link(String heading, ObjectNode... links) {
        panel.override(heading, "links", Json.array((Object[]) links));
        return this;
    }

    /** Every column can be filtered, and where the first ones are equal, the next heading decides the order. */
    Table filterable(String... thenSortedBy) {
        panel.custom("filterable", true).thenSortedBy(thenSortedBy);
        return this;
    }

    /** A query of which only the labels are shown. */
    Table labelsOf(String expression) {
        hidden.put(nextValue(), true);
        panel.tableQuery(expression);
        return this;
    }

    /** @param properties names and values of what is particular in this column */
    Table column(String heading, Unit unit, String expression, Object... properties) {
        String value = nextValue();
        names.put(value, heading);
        order.put(value, columns++);
        panel.tableQuery(expression);
        panel.override(heading, "unit", unit.id, "custom.width", valueWidth);
        if (properties.length > 0) {
            panel.override(heading, properties);
        }
        return this;
    }

    /** A share with a bar; of one tone, since more of it is neither good nor bad. */
    Table barColumn(String heading, String expression) {
        return column(
                heading,
                Unit.SHARE,
                expression,
                "decimals",
                1,
                "min",
                0,
                "max",
                1,
                "custom.width",
                160,
                "custom.cellOptions",
                Json.object("type", "gauge", "mode", "basic", "valueDisplayMode", "text"),
                "color",
                Json.object("mode", "fixed", "fixedColor", "blue"));
    }

    /** Values in the colour of how good they are. */
    Table colouredColumn(String heading, Unit unit, int decimals, Thresholds thresholds, String expression) {
        return column(
                heading,
                unit,
                expression,
                "decimals",
                decimals,
                "thresholds",
                thresholds.json(),
                "custom.cellOptions",
                Json.object("type", "color-text"));
    }

    Panel panel() {
        if (queries() == 1) {
            // Then Grafana leaves the letter out.
            Stream.of(names, order, hidden)
                    .filter(map -> map.has("Value #A"))
                    .forEach(map -> map.set("Value", map.remove("Value #A")));
        }
        return panel.transformation("merge", Json.object())
                .transformation(
                        "organize", Json.object("excludeByName", hidden, "indexByName", order, "renameByName", names));
    }

    private int queries() {
        return panel.nextRefId().charAt(0) - 'A';
    }

    private String nextValue() {
        return "Value #" + panel.nextRefId();
    }
}
