package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.field.FieldKind;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.Times;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A duration that two values tell only together: when it began and when it ended, or how long it was until the answer began and from there
 * to its end.
 */
final class DurationHalves {
    private static final int NANOS_DIGITS = 19;

    private boolean any;
    private long began = AccessRecord.ABSENT;
    private long ended = AccessRecord.ABSENT;

    /** Whether one of the two is cut to whole seconds. */
    private boolean coarseEdge;

    private long stagesNanos;
    private int stages;

    /** Forgets the record before. */
    void clear() {
        if (any) {
            any = false;
            began = AccessRecord.ABSENT;
            ended = AccessRecord.ABSENT;
            coarseEdge = false;
            stagesNanos = 0;
            stages = 0;
        }
    }

    /** Takes one of the two times that are the whole together: until the answer began, and from there to its end. */
    void takeStage(Unit unit, byte[] value, int first, int end) {
        any = true;
        long nanos = LoggedNumbers.nanos(value, first, end, unit);
        if (nanos >= 0) {
            stagesNanos += nanos;
            stages++;
        }
    }

    /** Takes the beginning or the end of a span; false if it is none. */
    boolean takeEdge(AccessRecord record, FieldKind edge, byte[] value, int first, int end) {
        any = true;
        long nanos = end - first == NANOS_DIGITS ? 0 : AccessRecord.ABSENT;
        for (int i = first; i < end && nanos >= 0; i++) {
            nanos = Ascii.isDigit(value[i]) ? nanos * 10 + value[i] - '0' : AccessRecord.ABSENT;
        }
        if (nanos < 0) {
            nanos = Times.nanos(value, first, end);
            coarseEdge |= ByteSearch.indexOf(value, first, end, (byte) '.') < 0;
        }
        if (nanos < 0) {
            return false;
        }
        if (edge == FieldKind.BEGAN) {
            began = nanos;
            record.timeMillis = record.timeMillis < 0 ? nanos / Unit.MILLISECONDS.nanos() : record.timeMillis;
        } else {
            ended = nanos;
        }
        return true;
    }

    /** Whether it is known when it began, and when it ended. */
    boolean hasEdges() {
        return began > 0 && ended >= began;
    }

    /** Gives a record the duration that both tell, and says in which unit they are; null where they tell none. */
    @Nullable
    Unit put(AccessRecord record) {
        if (began > 0 && ended >= began && !coarseEdge) {
            record.durationNanos = ended - began;
            return Unit.NANOSECONDS;
        }
        if (stages == 2) {
            record.durationNanos = stagesNanos;
            return Unit.MILLISECONDS;
        }
        return null;
    }
}
