package io.apilog.format.value;

import io.apilog.bytes.Ascii;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;

/**
 * A duration that is written in pieces, as Rust and Protobuf write one ({@code {"secs":1,"nanos":5}}), Node.js ({@code [1,5]}), or as an
 * object with its unit as the key ({@code {"ms":12}}). Whole seconds and the nanoseconds besides add up; other units beside each other are
 * the same twice, or something else, and none of them is taken.
 */
public final class DurationParts {
    /** Of a list whose second number is less nobody knows what it is. */
    private static final long FEWEST_NANOS = 10_000;

    private static final long MOST_SECONDS = 600;

    private static final int NOWHERE = Integer.MAX_VALUE;

    private int rank;
    private long seconds;
    private long nanos;
    private long whole;
    private boolean clash;

    /** Forgets the record before. */
    public void clear() {
        rank = NOWHERE;
        forget();
    }

    private void forget() {
        seconds = AccessRecord.ABSENT;
        nanos = AccessRecord.ABSENT;
        whole = AccessRecord.ABSENT;
        clash = false;
    }

    /** Adds a piece of the object of that rank, others being forgotten; false if it is no number. */
    public boolean add(int of, Unit unit, byte[] bytes, int from, int to) {
        long number = LoggedNumbers.nanos(bytes, from, to, unit);
        if (number < 0) {
            return false;
        }
        if (of != rank) {
            forget();
        }
        rank = of;
        if (unit == Unit.SECONDS) {
            clash |= seconds >= 0;
            seconds = number;
        } else if (unit == Unit.NANOSECONDS) {
            clash |= nanos >= 0;
            nanos = number;
        } else {
            clash |= whole >= 0;
            whole = number;
        }
        return true;
    }

    /** Takes two numbers of a list, whole seconds from the one place and nanoseconds from the other; false if they are none. */
    public boolean set(byte[] bytes, int first, int second, int to) {
        long one = LoggedNumbers.whole(bytes, first, second);
        long other = LoggedNumbers.whole(bytes, second, to);
        boolean span = one >= 0
                && one <= MOST_SECONDS
                && other >= FEWEST_NANOS
                && other < Unit.SECONDS.nanos()
                && Ascii.isDigits(bytes, first, to);
        if (span) {
            clear();
            seconds = one * Unit.SECONDS.nanos();
            nanos = other;
        }
        return span;
    }

    /** What the pieces are together, in nanoseconds, or {@link AccessRecord#ABSENT}. */
    public long nanos() {
        if (clash || whole >= 0 && (seconds >= 0 || nanos >= 0)) {
            return AccessRecord.ABSENT;
        }
        if (whole >= 0) {
            return whole;
        }
        if (seconds < 0 || nanos < 0) {
            return Math.max(seconds, nanos);
        }
        boolean adds = seconds % Unit.SECONDS.nanos() == 0 && nanos < Unit.SECONDS.nanos();
        return adds ? seconds + nanos : AccessRecord.ABSENT;
    }
}
