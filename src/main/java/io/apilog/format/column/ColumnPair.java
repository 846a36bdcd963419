package io.apilog.format.column;

/** Two columns of numbers side by side: whether the times of one hold those of the other, line by line. */
record ColumnPair(ColumnValues column, ColumnValues other) {
    /** By so much nginx's two times differ where nothing else was waited for: the last digit, and what rounding adds. */
    private static final double TICK = 0.0015;

    /** The clocks of nginx's two times differ by some milliseconds. */
    private static final double CLOCKS_DIFFER = 0.005;

    /** Of times of a millisecond or two, every other is nearly the same. */
    private static final double SHORTEST_TELLING = 0.003;

    private static final double NEARLY_ONE = 0.1;
    private static final int ENOUGH_LINES = 5;
    private static final int MILLION = 1_000_000;

    /** Whether the column is never less than the other, but for what clocks and lists of attempts make of that. */
    boolean covers() {
        int less = 0;
        int lists = 0;
        int both = 0;
        for (int i = 0; i < column.lines(); i++) {
            double difference = column.seconds(i) - other.seconds(i);
            both += Double.isNaN(difference) ? 0 : 1;
            less += difference < -CLOCKS_DIFFER ? 1 : 0;
            lists += other.value(i).indexOf(',') > 0 ? 1 : 0;
        }
        return less == 0 || less <= lists || column.lines() >= ENOUGH_LINES && less <= Math.max(1, both / 10);
    }

    /** Whether the other was not there for one line in ten; one hyphen may be an odd value. */
    private boolean isOtherMissing() {
        return other.absent() >= 2 && other.absent() * 10 > other.lines();
    }

    /**
     * Whether two times were read from nginx's clock of milliseconds: they are the same in many lines, which of microseconds one in a hundred
     * are; or the other was not there, or was a list.
     *
     * @param three whether the column has three decimals, as nginx writes them
     */
    boolean isOfOneClock(boolean three) {
        boolean missing = isOtherMissing() && column.absent() == 0;
        return other.isListed() || three && (missing || tickTogether());
    }

    /** Whether two times that are long enough to tell are the same in many lines, but for a tick. */
    boolean tickTogether() {
        int telling = 0;
        int same = 0;
        for (int i = 0; i < column.lines(); i++) {
            double rest = column.seconds(i) - other.seconds(i);
            boolean tells = column.seconds(i) >= NEARLY_ONE && !Double.isNaN(rest);
            telling += tells ? 1 : 0;
            same += tells && Math.abs(rest) <= TICK ? 1 : 0;
        }
        return same >= 2 && same * 4 >= telling;
    }

    /**
     * Whether one time is seen to hold another, as a request does what it waited for: for most requests the two are nearly the same, or
     * the other was not there for some. Two parts of a whole that is not written are so related by chance only; and what is always far
     * larger than a time is no time at all, but a size, a rate, a score.
     */
    boolean isWhole() {
        int related = 0;
        int telling = 0;
        for (int i = 0; i < column.lines(); i++) {
            double rest = column.seconds(i) - other.seconds(i);
            if (column.seconds(i) >= SHORTEST_TELLING && !Double.isNaN(rest)) {
                telling++;
                related += rest >= -TICK && rest <= Math.max(TICK, column.seconds(i) / 10) ? 1 : 0;
            }
        }
        return isOtherMissing() || other.isListed() || telling > 0 && related * 2 >= telling;
    }

    /**
     * Whether the column, of whole numbers, holds the other, of decimal seconds: never less than its microseconds, and often little more, as
     * a request holds the time to its first byte.
     *
     * @param decimals of the other
     */
    boolean isWholeInMicros(int decimals) {
        double tick = MILLION * Math.pow(10, -Math.max(0, decimals));
        int both = 0;
        int more = 0;
        int telling = 0;
        int near = 0;
        for (int i = 0; i < other.lines(); i++) {
            double micros = other.seconds(i) * MILLION;
            double number = column.number(i);
            if (!Double.isNaN(micros + number)) {
                both++;
                more += number >= micros - 1 ? 1 : 0;
                // Of 0.000 any number is more: of a size as of microseconds.
                boolean tells = micros >= 2 * tick;
                telling += tells ? 1 : 0;
                near += tells && number >= micros - 1 && number <= 2 * micros + tick ? 1 : 0;
            }
        }
        return telling >= ENOUGH_LINES && telling * 2 >= both && more * 20 >= both * 19 && near * 2 >= telling;
    }

    /**
     * Whether the column is the other divided by a power of ten, in whole numbers.
     *
     * @param joined whether a slash alone parts the two
     * @param lastTwo whether it is the last of a line, directly behind the other
     */
    boolean isQuotient(int by, boolean joined, boolean lastTwo) {
        int fits = 0;
        int telling = 0;
        int shown = 0;
        double most = 0;
        int both = 0;
        for (int i = 0; i < column.lines(); i++) {
            double quotient = other.number(i) / by;
            if (!Double.isNaN(quotient - column.number(i))) {
                both++;
                most = Math.max(most, quotient);
                boolean fit = Math.abs(column.number(i) - quotient) <= 1 && column.number(i) <= quotient + 0.5;
                fits += fit ? 1 : 0;
                shown += fit && column.number(i) >= 1 ? 1 : 0;
                telling += other.number(i) * 1_000 / by >= 2 ? 1 : 0;
            }
        }
        boolean tells = telling >= Math.min(ENOUGH_LINES, Math.max(1, (both + 1) / 2));
        // A column of nothing but 0 is the quotient of anything: of an offset and a length as of %T and %D. As httpd's
        // %D %T stand at the end of a line: from a tenth of a second on, what is 0 beside it is so by rounding.
        boolean rounded = lastTwo && by == MILLION && most >= NEARLY_ONE;
        return both > 0 && fits * 10 >= both * 9 && tells && (shown > 0 || joined || rounded);
    }
}
