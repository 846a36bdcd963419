package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A value behind a word and a dot, which keeps it no less a value: {@code imei.490154203237518}, {@code ip.192.0.2.17}. Only what is one for certain,
 * since endings of files and names of classes stand there as well.
 */
final class DottedValue {
    private static final int LONGEST = 255;
    private static final int MOST_DOTS = 4;

    /** Shorter numbers tell one version or part from another. */
    private static final int SHORTEST_NUMBER = 5;

    private DottedValue() {}

    /** Where the value begins; negative where there is none. */
    static int begin(Segment s) {
        if (!s.has(Octets.DOT) || s.has(Octets.FREE) || s.length() > LONGEST) {
            return -1;
        }
        int dot = s.indexOf('.', 1);
        for (int dots = 0; dots < MOST_DOTS && dot < s.length() - 1; dots++) {
            if (placeholder(s.part(dot + 1, s.length())) != null) {
                return dot + 1;
            }
            dot = s.indexOf('.', dot + 1);
        }
        return -1;
    }

    /** What stands for a value; null for what is none. */
    static @Nullable String placeholder(Segment value) {
        if (AddressSegment.isIp(value)) {
            return "{ip}";
        }
        if (AddressSegment.isEmail(value)) {
            return "{email}";
        }
        boolean id = value.digits() >= SHORTEST_NUMBER
                && (Ids.isNumber(value)
                        || PhoneNumber.isOne(value)
                        || Ids.isUuid(value)
                        || AddressSegment.isMac(value)
                        || WrittenCode.isCode(value));
        return id || value.isIssued() ? "{id}" : null;
    }
}
