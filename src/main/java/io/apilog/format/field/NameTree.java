package io.apilog.format.field;

import io.apilog.request.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trees of all names of {@link JsonNames}, and before them those configured: a record's key to a dotted path. */
public final class NameTree {
    /** The tree where nothing is configured: one for all files, never changed once it is made. */
    static final JsonNode KNOWN = build(Map.of(), ExtraSlots.EMPTY, null);

    /** The same with LTSV's labels. */
    private static final JsonNode KNOWN_LABELS = buildOfLabels(Map.of(), ExtraSlots.EMPTY, null);

    /** The same with what means something only where nothing is an object. */
    private static final JsonNode KNOWN_PAIRS = buildOfPairs(Map.of(), ExtraSlots.EMPTY, null);

    private NameTree() {}

    /** The tree for JSON. */
    public static JsonNode of(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        return configured.isEmpty() && extras.isEmpty() ? KNOWN : build(configured, extras, configuredUnit);
    }

    private static JsonNode build(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        JsonNames names = begin(configured, extras, configuredUnit);
        names.known();
        return names.end();
    }

    /** The same for logfmt, in which nothing has parts: there {@code operation} is the path of a call, as go-kratos writes it. */
    public static JsonNode ofPairs(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        return configured.isEmpty() && extras.isEmpty()
                ? KNOWN_PAIRS
                : buildOfPairs(configured, extras, configuredUnit);
    }

    private static JsonNode buildOfPairs(
            Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        JsonNames names = begin(configured, extras, configuredUnit);
        names.known();
        names.add(FieldKind.RPC_METHOD, null, "operation");
        return names.end();
    }

    /** The same for LTSV, whose recommended labels say other things under some of the names. */
    public static JsonNode ofLabels(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        return configured.isEmpty() && extras.isEmpty()
                ? KNOWN_LABELS
                : buildOfLabels(configured, extras, configuredUnit);
    }

    private static JsonNode buildOfLabels(
            Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        JsonNames names = begin(configured, extras, configuredUnit);
        names.add(FieldKind.CLIENT, null, "host");
        names.add(FieldKind.REQUEST, null, "req");
        names.add(FieldKind.REQUEST_BYTES, null, "reqsize");
        names.add(FieldKind.HOST, null, "vhost");
        names.nginx(FieldKind.DURATION, "reqtime");
        names.add(FieldKind.DURATION, Unit.MICROSECONDS, "reqtime_microsec");
        names.nginx(FieldKind.UPSTREAM, "apptime");
        names.known();
        return names.end();
    }

    /** The names that are configured, which come before all others. */
    private static JsonNames begin(Map<String, String> configured, ExtraSlots extras, @Nullable Unit configuredUnit) {
        JsonNames names = new JsonNames();
        names.extras(extras);
        configured.forEach((key, path) ->
                names.add(FieldKind.of(key).orElseThrow(), key.equals("duration") ? configuredUnit : null, path));
        return names;
    }

    /** What a path means to us; {@link FieldKind#SKIP} where nothing. */
    public static FieldKind meaning(String path) {
        JsonNode node = KNOWN;
        for (String step : path.split("\\.", -1)) {
            node = node == null ? null : node.child(JsonNode.normalise(step));
        }
        return node == null || node.name() == null
                ? FieldKind.SKIP
                : node.name().meaning();
    }
}
