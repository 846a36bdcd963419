package io.apilog.audit.verify;

import io.apilog.audit.LineHead;
import io.apilog.audit.LineKind;
import io.apilog.audit.TreeHash;
import io.apilog.audit.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * THE list of what stands behind the kind of a line: these fields in this order, each once, and no other. What is read of a line by names alone
 * could be said twice, or in a way that is read as if it were not there.
 */
final class LineShape {
    private static final Map<LineKind, List<Field>> FIELDS = new EnumMap<>(Map.of(
            LineKind.FILE,
            List.of(
                    always("time", Value.TIME),
                    always("layout", Value.COUNT),
                    always("file", Value.COUNT),
                    always("origin", Value.TEXT),
                    always("tree", Value.HASHES)),
            LineKind.ACCESS,
            List.of(
                    always("time", Value.TIME),
                    maybe("source", Value.TEXT),
                    always("resource", Value.TEXT),
                    maybe("sensitivity", Value.TEXT),
                    always("operation", Value.TEXT),
                    maybe("outcome", Value.TEXT),
                    maybe("endpoint", Value.TEXT),
                    maybe("method", Value.TEXT),
                    maybe("status", Value.COUNT),
                    maybe("epoch", Value.COUNT),
                    maybe("authenticated", Value.FLAG),
                    maybe("principal", Value.TEXT),
                    maybe("object", Value.TEXT),
                    maybe("client", Value.TEXT)),
            LineKind.ROOT,
            List.of(always("time", Value.TIME), always("size", Value.COUNT), always("root", Value.HASH)),
            LineKind.SIGNATURE,
            List.of(
                    always("time", Value.TIME),
                    always("size", Value.COUNT),
                    always("key", Value.TEXT),
                    always("signature", Value.SIGNATURE)),
            LineKind.GAP,
            List.of(always("time", Value.TIME), always("missing", Value.COUNT)),
            LineKind.RETIRED,
            List.of(always("time", Value.TIME), always("file", Value.COUNT))));

    private static final byte[] TIME = ascii("\"0000-00-00T00:00:00.000Z\"");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final int MOST_DIGITS = 18;
    private static final int NONE = -1;

    private final Field[] access = fields(LineKind.ACCESS);
    private byte[] bytes = TIME;
    private int to;

    private enum Value {
        TIME,
        TEXT,
        COUNT,
        FLAG,
        HASH,
        HASHES,
        SIGNATURE
    }

    /** @param word the name as it stands before the value */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Field(byte[] word, Value value, boolean always) {}

    private static Field always(String name, Value value) {
        return new Field(ascii(",\"" + name + "\":"), value, true);
    }

    private static Field maybe(String name, Value value) {
        return new Field(ascii(",\"" + name + "\":"), value, false);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a line that is set to these bytes has what one of its kind has; none of an unknown kind has. */
    boolean fits(LineHead line, byte[] of, int end) {
        bytes = of;
        to = end;
        // Nearly all lines are of that kind.
        if (line.is(LineKind.ACCESS)) {
            return fits(access, line.fieldsAt());
        }
        for (LineKind kind : LineKind.values()) {
            if (line.is(kind)) {
                return fits(fields(kind), line.fieldsAt());
            }
        }
        return false;
    }

    private static Field[] fields(LineKind kind) {
        return FIELDS.getOrDefault(kind, List.of()).toArray(Field[]::new);
    }

    private boolean fits(Field[] fields, int from) {
        int at = from;
        for (Field field : fields) {
            if (stands(field.word, at)) {
                at = behind(field.value, at + field.word.length);
                if (at == NONE) {
                    return false;
                }
            } else if (field.always) {
                return false;
            }
        }
        return at == to - 1 && bytes[at] == '}';
    }

    private boolean stands(byte[] word, int at) {
        return at + word.length <= to
                && bytes[at + word.length / 2] == word[word.length / 2]
                && Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
    }

    /** Where a value ends; {@link #NONE} where none of its kind stands there. */
    private int behind(Value value, int at) {
        return switch (value) {
            case TIME -> behindTime(at);
            case TEXT -> behindText(at);
            case COUNT -> behindCount(at);
            case FLAG -> stands(TRUE, at) ? at + TRUE.length : stands(FALSE, at) ? at + FALSE.length : NONE;
            case HASH -> behindBase64(at, TreeHash.BYTES);
            case HASHES -> behindHashes(at);
            case SIGNATURE -> behindBase64(at, VerifierKey.SIGNATURE_BYTES);
        };
    }

    private int behindTime(int at) {
        if (at + TIME.length > to) {
            return NONE;
        }
        for (int i = 0; i < TIME.length; i++) {
            byte sign = bytes[at + i];
            if (TIME[i] == '0' ? sign < '0' || sign > '9' : sign != TIME[i]) {
                return NONE;
            }
        }
        return at + TIME.length;
    }

    private int behindText(int at) {
        if (at >= to || bytes[at] != '"') {
            return NONE;
        }
        byte[] within = bytes;
        int last = to;
        for (int i = at + 1; i < last; i++) {
            byte sign = within[i];
            if (sign == '"') {
                return i + 1;
            }
            if (sign == '\\') {
                i++;
            }
        }
        return NONE;
    }

    private int behindCount(int at) {
        int end = at;
        while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        boolean is = end > at && end - at <= MOST_DIGITS && (bytes[at] != '0' || end == at + 1);
        return is ? end : NONE;
    }

    /** As it is written of so many bytes: what is read the same can be written in several ways. */
    private int behindBase64(int at, int many) {
        int end = behindText(at);
        if (end == NONE) {
            return NONE;
        }
        String text = new String(bytes, at + 1, end - at - 2, StandardCharsets.ISO_8859_1);
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            return decoded.length == many
                            && Base64.getEncoder().encodeToString(decoded).equals(text)
                    ? end
                    : NONE;
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    private int behindHashes(int at) {
        if (at + 1 >= to || bytes[at] != '[') {
            return NONE;
        }
        if (bytes[at + 1] == ']') {
            return at + 2;
        }
        int end = at;
        do {
            end = behindBase64(end + 1, TreeHash.BYTES);
        } while (end != NONE && end < to && bytes[end] == ',');
        return end != NONE && end < to && bytes[end] == ']' ? end + 1 : NONE;
    }
}
