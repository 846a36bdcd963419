package io.apilog.endpoint.learn.name;

import io.apilog.endpoint.path.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Names as developers give them to collections, and words that end as these do and are none. */
public final class CollectionNames {
    private static final int SHORTEST = 4;
    private static final int LONGEST_IRREGULAR = 9;

    /** Abbreviations with an s at their end. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "aws", "cms", "css", "dns", "dss", "ems", "gcs", "gis", "gps", "https", "ios", "js", "kms", "lms", "mms",
            "ms", "nfs", "oss", "pms", "pos", "ps", "rss", "saas", "sms", "sns", "sqs", "sts", "tls", "tms", "tts",
            "ups", "wfs", "wms", "wmts", "ws");

    /** Words for many that do not end in an s. */
    private static final Set<String> IRREGULAR =
            Set.of("alumni", "children", "crew", "faculty", "men", "people", "personnel", "staff", "women");

    private CollectionNames() {}

    /** Whether a word stands for many and does not end in an s: {@code people}. */
    public static boolean isIrregular(byte[] bytes, int from, int to) {
        return to - from <= LONGEST_IRREGULAR
                && IRREGULAR.contains(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }

    /** Whether a word ends in an s as an abbreviation does, and not because there are many: {@code rss}. */
    public static boolean isAbbreviation(byte[] bytes, int from, int to) {
        return to - from <= SHORTEST + 1
                && ABBREVIATIONS.contains(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }

    /**
     * Whether letters, with dashes or underscores between, are a word in the plural or several that are joined in {@code camelCase}. Allocates
     * nothing.
     */
    public static boolean isOne(byte[] bytes, int from, int to) {
        boolean hump = false;
        for (int i = from; i < to; i++) {
            int kind = Octets.kind(bytes[i]);
            boolean joint = kind == Octets.DASH || kind == Octets.UNDERSCORE;
            if (i == from && kind != Octets.LOWER || !joint && kind != Octets.LOWER && kind != Octets.UPPER) {
                return false;
            }
            hump |= kind == Octets.UPPER && Octets.kind(bytes[i - 1]) == Octets.LOWER;
        }
        return to - from >= SHORTEST && (hump || bytes[to - 1] == 's');
    }
}
