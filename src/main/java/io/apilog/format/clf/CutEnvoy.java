package io.apilog.format.clf;

import io.apilog.format.column.LineTokens.Kind;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.request.Unit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Envoy's default format cut short behind the duration, {@code [%START_TIME%] "%REQ(:METHOD)% ..." %RESPONSE_CODE% %RESPONSE_FLAGS%
 * %BYTES_RECEIVED% %BYTES_SENT% %DURATION%}: it reads as a common format without a client, whose sizes are all hyphens.
 */
final class CutEnvoy {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    /** What stands behind the status. */
    static final List<Field> FIELDS = List.of(
            Field.of("response_flags", FieldKind.SKIP),
            Field.of("bytes_received", FieldKind.REQUEST_BYTES),
            Field.of("bytes_sent", FieldKind.RESPONSE_BYTES),
            Field.of("duration_ms", FieldKind.DURATION, Unit.MILLISECONDS));

    static final String WHY =
            "the columns behind the status are Envoy's flags, bytes received and sent, and milliseconds";

    private CutEnvoy() {}

    /** Whether lines of one shape are so. */
    static boolean isIn(List<ClfLine> lines) {
        return lines.stream().allMatch(CutEnvoy::isOne);
    }

    private static boolean isOne(ClfLine line) {
        int flags = line.status() + 1;
        boolean shape = line.time() == 0
                && line.request() == 1
                && line.status() == 2
                && line.size() == line.status() + 1 + FIELDS.size()
                && TIME.matcher(line.value(0)).matches()
                && line.value(flags).equals("-");
        for (int i = flags + 1; shape && i < line.size(); i++) {
            shape = line.pieces().get(i).kind() == Kind.BARE && line.value(i).matches("\\d+");
        }
        return shape;
    }
}
