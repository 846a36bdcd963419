package io.apilog.format.named;

import io.apilog.format.field.DurationNames;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldKind;
import io.apilog.format.field.JsonName;
import io.apilog.format.field.JsonNode;
import io.apilog.format.field.NameMarks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a key means at a place of an object, and remembers the answer for the keys that every line has. Remembers at most
 * {@value #MAX_REMEMBERED} keys: a log can invent them without end.
 *
 * <p>A key that means nothing at its place is taken as if it stood at the top of an object of its own: logs are wrapped in
 * {@code log}, {@code event}, {@code properties} and whatever else. Only among headers a name means nothing but a header.
 */
final class JsonKeys {
    private static final int MAX_REMEMBERED = 512;
    private static final int LONGEST_REMEMBERED = 64;
    private static final int MOST_STEPS = 12;
    private static final String HEADERS = "headers";

    /** THE list of what an object is called that tells of one part of the work for a request: its times are not the request's. */
    private static final Set<String> PARTS = Set.of(
            "db",
            "database",
            "databases",
            "sql",
            "mysql",
            "postgres",
            "postgresql",
            "pg",
            "mongo",
            "mongodb",
            "redis",
            "cache",
            "memcached",
            "elasticsearch",
            "dynamodb",
            "kafka",
            "queue",
            "orm",
            "activerecord",
            "doctrine",
            "external",
            "upstream",
            "backend",
            "downstream",
            "origin",
            "auth",
            "authentication",
            "authorization",
            "render",
            "rendering",
            "view",
            "template",
            "serialization",
            "serializer",
            "storage",
            "gc",
            "dns",
            "handshake",
            "lock",
            "job",
            "retry");

    /** What an object is called that tells of the request itself, or that holds whatever someone logs. */
    private static final Set<String> HOLDERS = Set.of(
            "access",
            "accesslog",
            "api",
            "apm",
            "app",
            "application",
            "args",
            "attributes",
            "attrs",
            "body",
            "call",
            "context",
            "ctx",
            "custom",
            "customdimensions",
            "data",
            "details",
            "dimensions",
            "durations",
            "entry",
            "event",
            "extra",
            "extras",
            "fields",
            "http",
            "httprequest",
            "info",
            "json",
            "jsonpayload",
            "kv",
            "labels",
            "latencies",
            "latency",
            "line",
            "log",
            "logger",
            "mdc",
            "measurements",
            "message",
            "meta",
            "metadata",
            "metric",
            "metrics",
            "monitoring",
            "msg",
            "operation",
            "params",
            "payload",
            "perf",
            "performance",
            "profile",
            "profiling",
            "properties",
            "props",
            "record",
            "req",
            "request",
            "res",
            "resp",
            "response",
            "rest",
            "result",
            "route",
            "server",
            "service",
            "source",
            "span",
            "state",
            "stats",
            "stopwatch",
            "structured",
            "summary",
            "tags",
            "telemetry",
            "time",
            "timer",
            "timers",
            "times",
            "timing",
            "timings",
            "trace",
            "tracing",
            "transaction",
            "values",
            "web");

    /** A key means nothing and nothing under it does. */
    private static final KnownKey UNKNOWN = new KnownKey(null, null, false, NameMarks.NONE);

    /**
     * What a key means.
     *
     * @param name for a value that is no object
     * @param node for an object: what the keys in it mean; null if nothing in it means anything
     * @param astray whether it means that only elsewhere, so that what stands at its place is taken rather than this
     * @param marks of {@code VendorSigns}
     * @param extra the slot of the record's extras for a value that is no object, or {@link ExtraSlots#NONE}
     */
    record KnownKey(@Nullable JsonName name, @Nullable JsonNode node, boolean astray, NameMarks marks, int extra) {
        KnownKey(@Nullable JsonName name, @Nullable JsonNode node, boolean astray, NameMarks marks) {
            this(name, node, astray, marks, ExtraSlots.NONE);
        }

        /** Whether it is the name of a duration. */
        boolean isDuration() {
            return name != null && name.meaning() == FieldKind.DURATION;
        }

        /** Whether a value that is no object is of use. */
        boolean isValue() {
            return name != null || extra != ExtraSlots.NONE;
        }
    }

    private final JsonNode root;

    /** The place within an object of one of {@link #PARTS}. */
    private final JsonNode parts = new JsonNode();

    /** The place within an object whose name says nothing. */
    private final JsonNode elsewhere = new JsonNode();

    private final Set<FieldKind> readOver;
    private final @Nullable JsonNode headers;
    private final Map<JsonNode, Map<String, KnownKey>> remembered = new HashMap<>();
    private final RememberedKeys<JsonNode, KnownKey> slices = new RememberedKeys<>(this::find, UNKNOWN);
    private int count;

    /** @param readOver values that are not asked for */
    JsonKeys(JsonNode root, Set<FieldKind> readOver) {
        this.root = root;
        this.readOver = Set.copyOf(readOver);
        this.headers = root.child(HEADERS);
    }

    /** What a key means which is taken of an object; null if it is not read there. */
    @Nullable
    KnownKey take(JsonNode parent, PlainJson json) {
        return slices.take(parent, json);
    }

    /** What a key means that is a slice of bytes. */
    KnownKey find(JsonNode parent, byte[] bytes, int from, int to) {
        return slices.find(parent, bytes, from, to);
    }

    KnownKey find(JsonNode parent, String key) {
        Map<String, KnownKey> keys = remembered.get(parent);
        KnownKey known = keys == null ? null : keys.get(key);
        if (known != null) {
            return known;
        }
        KnownKey found = lookUp(parent, key);
        if (count < MAX_REMEMBERED && key.length() <= LONGEST_REMEMBERED) {
            count++;
            remembered.computeIfAbsent(parent, node -> new HashMap<>()).put(key, found);
        }
        return found;
    }

    private KnownKey lookUp(JsonNode parent, String key) {
        if (parent == parts) {
            return ofPart(find(root, key));
        }
        if (parent == elsewhere) {
            return ofOther(find(root, key));
        }
        KnownKey here = at(parent, key, false);
        if (here != null) {
            return here;
        }
        if (isHeaders(parent) || parent.isSpan()) {
            return UNKNOWN;
        }
        KnownKey astray = parent == root ? null : at(root, key, true);
        int step = key.indexOf('.');
        if (astray == null && step > 0 && isPart(key.substring(0, step))) {
            return find(parts, key.substring(step + 1));
        }
        String rest = key;
        for (int i = 0; astray == null && i < MOST_STEPS && rest.indexOf('.') >= 0; i++) {
            if (isHeaders(rest.substring(0, rest.indexOf('.')))) {
                return UNKNOWN;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
            astray = at(root, rest, true);
        }
        if (astray != null) {
            boolean other = step > 0 && !HOLDERS.contains(JsonNode.normalise(key.substring(0, step)));
            return other ? ofOther(astray) : astray;
        }
        // Values of a header can be anything; those of an answer say nothing of the request.
        if (isHeaders(key)) {
            boolean answered = JsonNode.normalise(key).contains("res") || isAnswer(parent);
            return new KnownKey(null, answered ? null : headers, true, NameMarks.NONE);
        }
        return new KnownKey(null, within(key), true, NameMarks.NONE);
    }

    private static boolean isPart(String key) {
        return PARTS.contains(JsonNode.normalise(key));
    }

    /** The place within an object under a key that means nothing. */
    private JsonNode within(String key) {
        String name = JsonNode.normalise(key);
        return PARTS.contains(name) ? parts : HOLDERS.contains(name) ? root : elsewhere;
    }

    /** The same in an object of which nobody knows what it tells of. */
    private KnownKey ofOther(KnownKey key) {
        JsonNode node = key.node() == root ? elsewhere : key.node();
        JsonName name = key.name() == null ? null : key.name().elsewhere();
        return new KnownKey(name, node, true, key.marks(), key.extra());
    }

    /** The same but for times, in an object that tells of a part. */
    private KnownKey ofPart(KnownKey key) {
        JsonNode node = key.node() == root ? parts : key.node();
        return new KnownKey(key.isDuration() ? null : key.name(), node, true, key.marks(), key.extra());
    }

    /** What the key means there, or null if nothing. */
    private @Nullable KnownKey at(JsonNode parent, String key, boolean astray) {
        JsonNode node = parent;
        String[] steps = key.split("\\.", -1);
        for (int i = 0; i < steps.length - 1 && node != null; i++) {
            node = node.child(JsonNode.normalise(steps[i]));
        }
        if (node == null) {
            return null;
        }
        String written = steps[steps.length - 1];
        String last = JsonNode.normalise(written);
        JsonNode child = node.child(last);
        if (child == null) {
            return DurationNames.withUnit(node, last)
                    .map(name -> new KnownKey(asked(name), null, astray, DurationNames.marksOfUnit(last)))
                    .orElse(null);
        }
        if (astray && child == headers && isAnswer(parent)) {
            return UNKNOWN;
        }
        boolean leaf = !child.hasChildren();
        // An object under a name without a meaning of its own, such as "message", may hold anything.
        boolean anything = leaf && child.name() == null;
        JsonNode within = anything ? within(written) : leaf ? null : child;
        return new KnownKey(
                asked(spelt(child.name(), written)), within, astray || anything, child.marks(written), child.extra());
    }

    /** HAProxy's {@code TR}, which is the time that the request came in, is not its {@code Tr}; httpd's {@code D} is no {@code d}. */
    private static @Nullable JsonName spelt(@Nullable JsonName name, String written) {
        boolean other = name != null
                && name.use() == JsonName.Use.VENDOR_KNOWN
                && Character.isUpperCase(written.charAt(written.length() - 1)) == written.length() > 1;
        return other ? null : name;
    }

    private @Nullable JsonName asked(@Nullable JsonName name) {
        return name == null || readOver.contains(name.meaning()) ? null : name;
    }

    private boolean isAnswer(JsonNode node) {
        return node == root.child("response") || node == root.child("res");
    }

    private boolean isHeaders(JsonNode node) {
        return node == headers || headersIn("request") == node || headersIn("req") == node;
    }

    private @Nullable JsonNode headersIn(String name) {
        JsonNode node = root.child(name);
        return node == null ? null : node.child(HEADERS);
    }

    private static boolean isHeaders(String key) {
        String name = JsonNode.normalise(key);
        return name.endsWith("header") || name.endsWith(HEADERS);
    }
}
