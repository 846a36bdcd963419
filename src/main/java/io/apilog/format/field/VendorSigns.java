package io.apilog.format.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the names of a line which program wrote it: each name that stands in a signature of {@link JsonVendor} is a mark, and a line
 * is a vendor's if it has all marks of one of its signatures.
 */
public final class VendorSigns {
    /** For all files; never changed once it is made. */
    public static final VendorSigns ALL = new VendorSigns();

    private static final int LAST = 2 * Long.SIZE - 1;

    /** The mark of a text that people are to read: a logger's message, which structlog calls an event. */
    public static final NameMarks MESSAGE = NameMarks.of(LAST);

    /** The mark of a time that is named as that of the request alone, which beside one of the answer is a part: {@code request_ms}. */
    public static final NameMarks OF_REQUEST = NameMarks.of(LAST - 1);

    /** The mark of a time that is named as that of the answer alone: {@code response_ms}. */
    public static final NameMarks OF_RESPONSE = NameMarks.of(LAST - 2);

    /** The mark of Meilisearch, of which {@code route} is the path as it was asked for. */
    public static final NameMarks ROUTE_IS_PATH = NameMarks.of(LAST - 3);

    /** The mark of a time until the first byte of an answer, which is not the whole that the client waited. */
    public static final NameMarks FIRST_BYTE = NameMarks.of(LAST - 4);

    /** The mark of Tyk's record of a request, which has the length of its content, and none of the answer. */
    public static final NameMarks OF_TYK = NameMarks.of(LAST - 5);

    /** The mark of GitLab's API, which has the length of the request's content, and none of the answer. */
    public static final NameMarks OF_GITLAB = NameMarks.of(LAST - 6);

    /** The mark of Solr, whose status is the error's, and 0 where there was none. */
    public static final NameMarks OF_SOLR = NameMarks.of(LAST - 7);

    /** The marks of OpenTelemetry's name for the trace that a span is of, which others have as well. */
    public static final NameMarks OF_TRACE = Objects.requireNonNull(ALL.marks.get("traceId"));

    private static final int MOST = LAST - 7;

    private record Signature(JsonVendor vendor, NameMarks marks) {}

    /** The marks of each name. */
    private final Map<String, NameMarks> marks = new LinkedHashMap<>();

    /** The marks of each signature, in arrays: they are looked through for each line whose duration has no unit. */
    private final long[] low;

    private final long[] high;
    private final JsonVendor[] vendors;

    private VendorSigns() {
        List<Signature> all = new ArrayList<>();
        // Names that are a program's each by itself share a bit.
        Map<String, NameMarks> alone = new LinkedHashMap<>();
        Map<String, NameMarks> together = new LinkedHashMap<>();
        for (JsonVendor vendor : JsonVendor.values()) {
            for (List<String> names : vendor.signatures()) {
                NameMarks signature = NameMarks.NONE;
                for (String name : names) {
                    Map<String, NameMarks> of = names.size() == 1 ? alone : together;
                    String key = names.size() == 1 ? vendor.name() : name;
                    NameMarks mark = of.computeIfAbsent(key, added -> NameMarks.of(alone.size() + together.size()));
                    marks.merge(name, mark, NameMarks::and);
                    signature = signature.and(mark);
                }
                all.add(new Signature(vendor, signature));
            }
        }
        if (alone.size() + together.size() > MOST) {
            throw new IllegalStateException("more names in signatures than there are marks");
        }
        low = all.stream().mapToLong(one -> one.marks().low()).toArray();
        high = all.stream().mapToLong(one -> one.marks().high()).toArray();
        vendors = all.stream().map(Signature::vendor).toArray(JsonVendor[]::new);
    }

    /** Whose a line is that has these marks, or null. */
    public @Nullable JsonVendor vendor(long seen, long seenMore) {
        for (int i = 0; i < vendors.length; i++) {
            if ((seen & low[i]) == low[i] && (seenMore & high[i]) == high[i]) {
                return vendors[i];
            }
        }
        return null;
    }

    /** Marks the names in a tree of names. */
    void mark(JsonNode root) {
        marks.forEach((name, mark) -> mark(root, name, mark));
        for (String name : new String[] {"msg", "message", "event"}) {
            mark(root, name, MESSAGE);
        }
        for (String name : FirstByte.NAMES) {
            mark(root, name, FIRST_BYTE);
        }
        mark(root, "raw_path", OF_TYK);
        mark(root, "db_duration_s", OF_GITLAB);
        mark(root, "=QTime", OF_SOLR);
        mark(root, "query_parameters", ROUTE_IS_PATH);
    }

    private static void mark(JsonNode root, String name, NameMarks mark) {
        boolean exact = name.startsWith("=");
        String path = exact ? name.substring(1) : name;
        String[] steps = path.split("\\.", -1);
        JsonNode node = root;
        for (String step : steps) {
            node = node.childOrNew(JsonNode.normalise(step));
        }
        node.mark(mark, exact ? steps[steps.length - 1] : null);
    }
}
