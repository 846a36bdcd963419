package io.apilog.format.named;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.field.ExtraSlots;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ExtraField;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The fast and the slow reader of objects, side by side: whatever the bytes are, they must say the same. */
final class JsonTwins {
    private static final Map<String, String> NAMES = Map.of("status", "outcome.number", "path", "what");
    private static final List<ExtraField> EXTRAS = List.of(
            new ExtraField(ExtraField.Kind.LOGGED, "flag"), new ExtraField(ExtraField.Kind.LOGGED, "labels.team"));

    private final boolean extras;
    private final JsonLineParser slow;
    private final PlainJsonParser fast;
    private final Line line = new Line();
    private int plain;

    /** @param extras whether there are configured names and extra fields */
    JsonTwins(boolean extras) {
        this.extras = extras;
        this.slow = new JsonLineParser(fields(extras));
        this.fast = new PlainJsonParser(fields(extras));
    }

    private static NamedFields fields(boolean extras) {
        return extras
                ? NamedFields.of(NAMES, new ExtraSlots(EXTRAS), null, Unit.MILLISECONDS)
                : NamedFields.of(Map.of(), ExtraSlots.EMPTY, null, Unit.MILLISECONDS);
    }

    /** Of how many lines nothing was declined. */
    int plain() {
        return plain;
    }

    /** Reads a line with both; it stands between bytes that would go on with it. */
    void check(byte[] text) {
        byte[] bytes = new byte[text.length + 20];
        Arrays.fill(bytes, (byte) '"');
        System.arraycopy(text, 0, bytes, 10, text.length);
        AccessRecord expected = record();
        AccessRecord actual = record();
        line.set(bytes, 10, 10 + text.length, 0);
        String wanted = said(slow, slow.parse(line, expected), expected);
        assertThat(said(fast, fast.parse(line, actual), actual))
                .as(() -> new String(text, StandardCharsets.ISO_8859_1))
                .isEqualTo(wanted);
        assertThat(fast.rejectedAt()).isBetween(0, text.length);
        plain += fast.readPlain(line, actual) ? 1 : 0;
    }

    private AccessRecord record() {
        return extras ? new AccessRecord(EXTRAS, Map.of()) : new AccessRecord();
    }

    /** All that a parser says of a line. */
    private static String said(NamedParser parser, ParseResult result, AccessRecord record) {
        NamedDuration duration = parser.fields().duration();
        StringBuilder said = new StringBuilder()
                .append(result == record ? "accepted" : result)
                .append(" at ")
                .append(result instanceof Rejection ? parser.rejectedAt() : -1)
                .append(", ")
                .append(duration.guessWasUsed())
                .append(' ')
                .append(duration.unitUsed())
                .append(' ')
                .append(duration.vendor());
        for (long number : new long[] {
            record.status, record.durationNanos, record.responseBytes, record.requestBytes, record.timeMillis
        }) {
            said.append(' ').append(number);
        }
        said.append(Arrays.toString(Arrays.copyOf(record.upstreamNanos, record.attempts)));
        for (Text text : List.of(
                record.method,
                record.target,
                record.malformed,
                record.protocol,
                record.route,
                record.client,
                record.user,
                record.userAgent,
                record.referer,
                record.host)) {
            append(said, text);
        }
        for (Text extra : record.extras) {
            append(said, extra);
        }
        return said.toString();
    }

    /** Its bytes, one a character. */
    private static void append(StringBuilder said, Text text) {
        said.append(" <")
                .append(new String(text.bytes(), text.from(), text.length(), StandardCharsets.ISO_8859_1))
                .append('>');
    }
}
