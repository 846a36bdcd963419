package io.apilog.format.field;

import io.apilog.request.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells names of durations and of upstream times, with a unit behind them ({@code duration_ms}, {@code elapsedSeconds}) or not. */
public final class DurationNames {
    /** What a name is called that is the duration only with a unit behind it, the plainest first: {@code response_ms}. */
    private static final List<String> WITH_UNIT = List.of(
            "total",
            "response",
            "request",
            "resp",
            "req",
            "res",
            "reply",
            "http",
            "handler",
            "handling",
            "processing",
            "process",
            "wall",
            "server",
            "completed",
            "cost",
            "costtime",
            "usetime",
            "time",
            "taken",
            "execution",
            "exec",
            "finished",
            "finishedin",
            "served",
            "servedin",
            "overall");

    private static final Set<String> OF_REQUEST = Set.of("request", "req");
    private static final Set<String> OF_RESPONSE = Set.of("response", "resp", "res", "reply");

    /** What a name is called that is the upstream's time only with a unit behind it. */
    private static final List<String> UPSTREAM_WITH_UNIT = List.of(
            "upstreamresponsetime",
            "upstreamresponse",
            "upstreamtime",
            "upstreamduration",
            "upstreamlatency",
            "upstream",
            "backend",
            "backendtime",
            "origin",
            "origintime");

    /** The first rank behind those of the list. */
    private static final int BEHIND_ALL = 5_000;

    private static final Map<String, Unit> UNIT_SUFFIXES = Map.ofEntries(
            Map.entry("ns", Unit.NANOSECONDS),
            Map.entry("nanos", Unit.NANOSECONDS),
            Map.entry("nanoseconds", Unit.NANOSECONDS),
            Map.entry("nano", Unit.NANOSECONDS),
            Map.entry("us", Unit.MICROSECONDS),
            Map.entry("micro", Unit.MICROSECONDS),
            Map.entry("micros", Unit.MICROSECONDS),
            Map.entry("microseconds", Unit.MICROSECONDS),
            Map.entry("milli", Unit.MILLISECONDS),
            Map.entry("usec", Unit.MICROSECONDS),
            Map.entry("ms", Unit.MILLISECONDS),
            Map.entry("msec", Unit.MILLISECONDS),
            Map.entry("millis", Unit.MILLISECONDS),
            Map.entry("milliseconds", Unit.MILLISECONDS),
            Map.entry("inmillis", Unit.MILLISECONDS),
            Map.entry("inms", Unit.MILLISECONDS),
            Map.entry("inseconds", Unit.SECONDS),
            Map.entry("inns", Unit.NANOSECONDS),
            Map.entry("innanos", Unit.NANOSECONDS),
            Map.entry("inmicros", Unit.MICROSECONDS),
            Map.entry("mcs", Unit.MICROSECONDS),
            Map.entry("usecs", Unit.MICROSECONDS),
            Map.entry("msecs", Unit.MILLISECONDS),
            Map.entry("nsec", Unit.NANOSECONDS),
            Map.entry("µs", Unit.MICROSECONDS), // with the micro sign, and with the letter
            Map.entry("μs", Unit.MICROSECONDS),
            Map.entry("s", Unit.SECONDS),
            Map.entry("sec", Unit.SECONDS),
            Map.entry("secs", Unit.SECONDS),
            Map.entry("seconds", Unit.SECONDS));

    private DurationNames() {}

    /** What a key says that is the name of a duration, with or without a unit; null for others. */
    public static @Nullable JsonName duration(String key) {
        JsonNode node = NameTree.KNOWN.child(JsonNode.normalise(key));
        JsonName name = node == null ? null : node.name();
        if (name == null) {
            return withUnit(NameTree.KNOWN, JsonNode.normalise(key))
                    .filter(timed -> timed.meaning() == FieldKind.DURATION)
                    .orElse(null);
        }
        return name.meaning() == FieldKind.DURATION ? name : null;
    }

    /** What a key says that is the name of a duration only because its value has a unit: {@code time=12ms}; null for others. */
    public static @Nullable JsonName written(String key) {
        int plain = WITH_UNIT.indexOf(JsonNode.normalise(key));
        return plain < 0 ? null : new JsonName(FieldKind.DURATION, BEHIND_ALL + plain, null, JsonName.Use.UNIT_WRITTEN);
    }

    /** What a key says that is the name of an upstream's time, with a unit or not; null for others. */
    public static @Nullable JsonName upstream(String key) {
        String normalised = JsonNode.normalise(key);
        JsonNode node = NameTree.KNOWN.child(normalised);
        JsonName name = node == null ? null : node.name();
        if (name == null && UPSTREAM_WITH_UNIT.contains(normalised)) {
            return new JsonName(FieldKind.UPSTREAM, BEHIND_ALL, null, JsonName.Use.UNIT_WRITTEN);
        }
        JsonName timed = name == null ? withUnit(NameTree.KNOWN, normalised).orElse(null) : name;
        return timed != null && timed.meaning() == FieldKind.UPSTREAM && timed.use() != JsonName.Use.VENDOR_KNOWN
                ? timed
                : null;
    }

    /** The meaning of a normalised key that is the name of a duration with a unit behind it, which may stand in brackets. */
    public static Optional<JsonName> withUnit(JsonNode parent, String normalised) {
        int length = normalised.length();
        char last = length == 0 ? ' ' : normalised.charAt(length - 1);
        int open = last == ')' ? normalised.lastIndexOf('(') : last == ']' ? normalised.lastIndexOf('[') : -1;
        if (open > 0) {
            Unit unit = UNIT_SUFFIXES.get(normalised.substring(open + 1, length - 1));
            return unit == null ? Optional.empty() : withUnit(parent, normalised.substring(0, open), unit, true);
        }
        for (Map.Entry<String, Unit> suffix : UNIT_SUFFIXES.entrySet()) {
            if (normalised.endsWith(suffix.getKey())) {
                String base = normalised.substring(0, length - suffix.getKey().length());
                // One letter is as well that of a plural, and two those of a namespace.
                boolean clear = suffix.getKey().length() > 1 && !suffix.getKey().equals("ns");
                Optional<JsonName> name = withUnit(parent, base, suffix.getValue(), clear);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonName> withUnit(JsonNode parent, String base, Unit unit, boolean clear) {
        JsonNode node = parent.child(base);
        JsonName name = node == null ? null : node.name();
        if (name != null && name.meaning() == FieldKind.DURATION && name.use() != JsonName.Use.VENDOR_KNOWN) {
            return Optional.of(new JsonName(FieldKind.DURATION, name.rank(), unit));
        }
        int plain = WITH_UNIT.indexOf(base);
        if (clear && plain >= 0) {
            boolean side = OF_REQUEST.contains(base) || OF_RESPONSE.contains(base);
            JsonName.Use use = side ? JsonName.Use.ONE_SIDE : JsonName.Use.ALWAYS;
            return Optional.of(new JsonName(FieldKind.DURATION, BEHIND_ALL + plain, unit, use));
        }
        boolean upstream = name != null && name.meaning() == FieldKind.UPSTREAM;
        int waited = UPSTREAM_WITH_UNIT.indexOf(base);
        return clear && (upstream || waited >= 0)
                ? Optional.of(new JsonName(FieldKind.UPSTREAM, BEHIND_ALL + waited + 1, unit))
                : Optional.empty();
    }

    /** What the presence of such a key marks. */
    public static NameMarks marksOfUnit(String normalised) {
        String base = normalised.replaceAll(
                "(in)?(ns|nanos|us|micros|usecs?|ms|msecs?|millis|seconds|secs?|[a-z]+seconds)$", "");
        return OF_REQUEST.contains(base)
                ? VendorSigns.OF_REQUEST
                : OF_RESPONSE.contains(base) ? VendorSigns.OF_RESPONSE : NameMarks.NONE;
    }
}
