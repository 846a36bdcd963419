package io.apilog.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Colours from a value on. */
final class Thresholds {
    private final ArrayNode steps = Json.array();

    private Thresholds(String base) {
        steps.add(Json.object("color", base, "value", null));
    }

    static Thresholds from(String base) {
        return new Thresholds(base);
    }

    Thresholds then(String color, double value) {
        steps.add(Json.object("color", color, "value", value));
        return this;
    }

    ObjectNode json() {
        return Json.object("mode", "absolute", "steps", steps);
    }
}
