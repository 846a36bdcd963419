package io.apilog.format.field;

import io.apilog.request.Unit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a tree of names: of several for one meaning the one that is added first has the best rank, and of two meanings the first stays. */
class NameTreeBuilder {
    /** The rank of names that are nothing but a unit: behind every name that says more. */
    private static final int BARE = 5_500;

    private static final int LAST = 6_000;

    /** The keys of a duration that is an object: of Rust, of Protobuf's JSON, and those that are a unit themselves. */
    private static final Map<String, Unit> SPAN_UNITS = Map.ofEntries(
            Map.entry("secs", Unit.SECONDS),
            Map.entry("seconds", Unit.SECONDS),
            Map.entry("sec", Unit.SECONDS),
            Map.entry("nanos", Unit.NANOSECONDS),
            Map.entry("nanoseconds", Unit.NANOSECONDS),
            Map.entry("nsec", Unit.NANOSECONDS),
            Map.entry("ns", Unit.NANOSECONDS),
            Map.entry("us", Unit.MICROSECONDS),
            Map.entry("micros", Unit.MICROSECONDS),
            Map.entry("microseconds", Unit.MICROSECONDS),
            Map.entry("ms", Unit.MILLISECONDS),
            Map.entry("millis", Unit.MILLISECONDS),
            Map.entry("milliseconds", Unit.MILLISECONDS));

    private final JsonNode root = new JsonNode();
    private int rank;

    /** The tree, once all names are in it. */
    final JsonNode end() {
        spans(root);
        VendorSigns.ALL.mark(root);
        return root;
    }

    final void add(FieldKind meaning, @Nullable Unit unit, String... paths) {
        for (String path : paths) {
            node(path).name(new JsonName(meaning, rank++, unit));
        }
    }

    final void add(FieldKind meaning, @Nullable Unit unit, JsonName.Use use, String... paths) {
        for (String path : paths) {
            node(path).name(new JsonName(meaning, rank++, unit, use));
        }
    }

    /** Adds what people make of a word for one side and a name, where it is not in the list itself. */
    final void each(FieldKind meaning, List<String> sides, String... names) {
        for (String side : sides) {
            for (String name : names) {
                JsonNode node = node(side + "_" + name);
                if (node.name() == null) {
                    node.name(new JsonName(meaning, rank++, null));
                }
            }
        }
    }

    /** Adds a name that yields to every other. */
    final void last(FieldKind meaning, JsonName.Use use, String path) {
        node(path).name(new JsonName(meaning, LAST, null, use));
    }

    final void nginx(FieldKind meaning, String path) {
        add(meaning, null, JsonName.Use.NGINX, path);
    }

    final void bareUnits(Map<String, Unit> units) {
        units.forEach(
                (name, unit) -> node(name).name(new JsonName(FieldKind.DURATION, BARE, unit, JsonName.Use.BARE_UNIT)));
    }

    /** The paths of fields that are kept besides. */
    final void extras(ExtraSlots extras) {
        for (int slot = 0; slot < extras.count(); slot++) {
            if (!extras.path(slot).isEmpty()) {
                node(extras.path(slot)).extra(slot);
            }
        }
    }

    /** Lets each duration be an object that has the units as keys. */
    private static void spans(JsonNode node) {
        JsonName name = node.name();
        for (JsonNode child : node.children()) {
            spans(child);
        }
        if (name != null && name.meaning() == FieldKind.DURATION) {
            node.spans(SPAN_UNITS);
        }
    }

    private JsonNode node(String path) {
        JsonNode node = root;
        for (String step : path.split("\\.", -1)) {
            node = node.childOrNew(JsonNode.normalise(step));
        }
        return node;
    }
}
