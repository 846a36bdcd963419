package io.apilog.format;

import org.jspecify.annotations.Nullable;

/**
 * The duration of a record whose fields have names. Its unit is, in this order, the one written behind the number, the configured one,
 * the one that the name says, that of the program whose names the line has, the one guessed for the file.
 */
final class NamedDuration {
    private static final int NANOS_DIGITS = 19;

    private final Assignment assignment;
    private final @Nullable Unit configured;
    private final Unit guessed;
    private boolean guessUsed;
    private @Nullable Unit unitUsed;
    private @Nullable JsonVendor vendor;
    private byte[] bytes = {};
    private int from;
    private int to;
    private long began;
    private long ended;

    NamedDuration(Assignment assignment, @Nullable Unit configured, Unit guessed) {
        this.assignment = assignment;
        this.configured = configured;
        this.guessed = guessed;
    }

    /** Whether the record made last has a duration in the guessed unit. */
    boolean guessWasUsed() {
        return guessUsed;
    }

    /** The unit in which the record made last had its duration, or null if it had none. */
    @Nullable
    Unit unitUsed() {
        return unitUsed;
    }

    /** The program by whose names the unit of the record made last is known; null where it is not by them that it is. */
    @Nullable
    JsonVendor vendor() {
        return vendor;
    }

    void begin() {
        guessUsed = false;
        unitUsed = null;
        vendor = null;
        began = AccessRecord.ABSENT;
        ended = AccessRecord.ABSENT;
    }

    /** The unit of a value whose name says that one. */
    Unit unit(@Nullable Unit named) {
        if (configured != null) {
            return configured;
        }
        return named == null ? guessed : named;
    }

    /** Takes a value; false if it is none. */
    boolean take(AccessRecord record, @Nullable Unit named, byte[] value, int first, int end) {
        Unit unit = unit(named);
        if (assignment.assign(record, Meaning.DURATION, unit, value, first, end) != null) {
            record.durationNanos = AccessRecord.ABSENT;
            return false;
        }
        bytes = value;
        from = first;
        to = end;
        Unit written = Numbers.unitWritten(value, first, end);
        unitUsed = written == null ? unit : written;
        guessUsed = configured == null && named == null && written == null;
        return true;
    }

    /** Takes the beginning or the end of a span; false if it is none. */
    boolean takeEdge(AccessRecord record, Meaning edge, byte[] value, int first, int end) {
        long nanos = end - first == NANOS_DIGITS ? 0 : AccessRecord.ABSENT;
        for (int i = first; i < end && nanos >= 0; i++) {
            nanos = Ascii.isDigit(value[i]) ? nanos * 10 + value[i] - '0' : AccessRecord.ABSENT;
        }
        if (nanos < 0) {
            return false;
        }
        if (edge == Meaning.BEGAN) {
            began = nanos;
            record.timeMillis = record.timeMillis < 0 ? nanos / Unit.MILLISECONDS.nanos() : record.timeMillis;
        } else {
            ended = nanos;
        }
        return true;
    }

    /** Ends a record which has these names. */
    void finish(AccessRecord record, long marks) {
        JsonVendor known = guessUsed ? VendorSigns.ALL.vendor(marks) : null;
        if (known != null) {
            assignment.assign(record, Meaning.DURATION, known.unit(), bytes, from, to);
            vendor = known;
            unitUsed = known.unit();
            guessUsed = false;
        }
        if (unitUsed == null && began > 0 && ended >= began) {
            record.durationNanos = ended - began;
            unitUsed = Unit.NANOSECONDS;
        }
    }
}
