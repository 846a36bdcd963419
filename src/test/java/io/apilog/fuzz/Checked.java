package io.apilog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.format.Excerpt;
import io.apilog.format.FileParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;

/** Parses lines and checks what holds of every result, whatever the bytes were. */
final class Checked {
    private final Line line = new Line();
    private final AccessRecord record = new AccessRecord();

    /** The result of one line, which stands at the end of its array, so that reading too far shows. */
    ParseResult parse(FileParser parser, byte[] bytes, int from) {
        line.set(bytes, from, bytes.length, 0);
        ParseResult result = parser.parse(line, record);
        assertThat(result).isNotNull();
        assertThat(parser.rejectedAt()).isBetween(0, bytes.length - from);
        Excerpt excerpt = Excerpt.of(line, parser.rejectedAt());
        assertThat(excerpt.caret()).isBetween(0, excerpt.text().length());
        if (result instanceof AccessRecord read) {
            check(read);
        }
        return result;
    }

    AccessRecord record() {
        return record;
    }

    private static void check(AccessRecord read) {
        if (read.status != AccessRecord.ABSENT && (read.status < 100 || read.status > 999)) {
            throw new AssertionError("status " + read.status);
        }
        atLeastAbsent(read.durationNanos);
        atLeastAbsent(read.responseBytes);
        atLeastAbsent(read.requestBytes);
        assertThat(read.attempts).isBetween(0, AccessRecord.MAX_ATTEMPTS);
        for (int i = 0; i < read.attempts; i++) {
            assertThat(read.upstreamNanos[i]).isNotNegative();
        }
        // Each is a slice; one that reaches out of its bytes throws.
        String text = read.target + "" + read.method + read.route + read.client + read.user + read.userAgent
                + read.referer + read.host;
        assertThat(text).isNotNull();
    }

    private static void atLeastAbsent(long number) {
        if (number < AccessRecord.ABSENT) {
            throw new AssertionError("number " + number);
        }
    }
}
