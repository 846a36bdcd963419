package io.apilog.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the names of a line which program wrote it: each name that stands in a signature of {@link JsonVendor} is a bit, and a line
 * is a vendor's if it has all bits of one of its signatures.
 */
final class VendorSigns {
    /** For all files; never changed once it is made. */
    static final VendorSigns ALL = new VendorSigns();

    /** The bit of a text that people are to read: a logger's message. */
    static final long MESSAGE = 1L << 63;

    private record Signature(JsonVendor vendor, long mask) {}

    /** The bits of each name. */
    private final Map<String, Long> bits = new LinkedHashMap<>();

    /** An array: it is looked through for lines whose duration has no unit, and an iterator would be made for each. */
    private final Signature[] signatures;

    private VendorSigns() {
        List<Signature> all = new ArrayList<>();
        // Names that are a program's each by itself share a bit.
        Map<String, Long> alone = new LinkedHashMap<>();
        Map<String, Long> together = new LinkedHashMap<>();
        for (JsonVendor vendor : JsonVendor.values()) {
            for (List<String> names : vendor.signatures()) {
                long mask = 0;
                for (String name : names) {
                    Map<String, Long> of = names.size() == 1 ? alone : together;
                    String key = names.size() == 1 ? vendor.name() : name;
                    long bit = of.computeIfAbsent(key, added -> 1L << alone.size() + together.size());
                    bits.merge(name, bit, (one, other) -> one | other);
                    mask |= bit;
                }
                all.add(new Signature(vendor, mask));
            }
        }
        if (alone.size() + together.size() >= Long.SIZE) {
            throw new IllegalStateException("more names in signatures than there are bits");
        }
        signatures = all.toArray(new Signature[0]);
    }

    /** Whose a line is that has these names, or null. */
    @Nullable
    JsonVendor vendor(long seen) {
        for (Signature signature : signatures) {
            if ((seen & signature.mask()) == signature.mask()) {
                return signature.vendor();
            }
        }
        return null;
    }

    /** Marks the names in a tree of names. */
    void mark(JsonNode root) {
        bits.forEach((name, bit) -> mark(root, name, bit));
        for (String name : new String[] {"msg", "message"}) {
            mark(root, name, MESSAGE);
        }
    }

    private static void mark(JsonNode root, String name, long bit) {
        boolean exact = name.startsWith("=");
        String path = exact ? name.substring(1) : name;
        String[] steps = path.split("\\.", -1);
        JsonNode node = root;
        for (String step : steps) {
            node = node.childOrNew(JsonNames.normalise(step));
        }
        node.mark(bit, exact ? steps[steps.length - 1] : null);
    }
}
