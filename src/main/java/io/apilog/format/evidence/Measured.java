package io.apilog.format.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers that one column or one field has in some lines, in the order of the lines, without any unit. */
public final class Measured {
    private static final int FEW = 9;

    /** The {@code decimals} of a number that has no decimal point. */
    public static final int WHOLE = -1;

    /** The time of a line that has none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /**
     * One number.
     *
     * @param decimals how many digits stand behind the decimal point; {@link #WHOLE} where there is none
     * @param timeMillis of its line, in milliseconds since 1970, or {@link #NO_TIME}
     */
    record Value(double number, int decimals, long timeMillis) {}

    private final List<Value> values = new ArrayList<>();

    /** Adds the number of the next line; one below 0 says nothing and is left out. */
    public void add(double number, int decimals, long timeMillis) {
        if (number >= 0) {
            values.add(new Value(number, decimals, timeMillis));
        }
    }

    /** How many numbers there are. */
    public int size() {
        return values.size();
    }

    List<Value> values() {
        return values;
    }

    double[] sorted() {
        return values.stream().mapToDouble(Value::number).sorted().toArray();
    }

    /** The middle one; 0 where there is none. */
    public double median() {
        double[] sorted = sorted();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }

    int atMost(double bound) {
        return (int) values.stream().filter(value -> value.number() <= bound).count();
    }

    /** How many are over the one and not over the other. */
    int between(double over, double bound) {
        return (int) values.stream()
                .filter(value -> value.number() > over && value.number() <= bound)
                .count();
    }

    /** Whether one in five or more has come before. */
    boolean repeat() {
        long different = values.stream().mapToDouble(Value::number).distinct().count();
        return different * 5 <= values.size() * 4L;
    }

    int atLeast(double bound) {
        return (int) values.stream().filter(value -> value.number() >= bound).count();
    }

    /** Whether the numbers from here on differ, and are not nearly all the one after which something gives up. */
    boolean isSpread(double bound) {
        double[] above = values.stream()
                .mapToDouble(Value::number)
                .filter(number -> number >= bound)
                .sorted()
                .toArray();
        double middle = above.length == 0 ? 0 : above[above.length / 2];
        long near = Arrays.stream(above)
                .filter(number -> Math.abs(number - middle) <= middle / 50)
                .count();
        return near * 10 < above.length * 3L || above.length <= 3;
    }

    /**
     * Whether many are 0 and next to none a little more. Where milliseconds are written, a server that answers many requests within one
     * answers as many within a few; whole seconds of quick answers and of long ones have nothing between.
     */
    boolean isTornFromZero() {
        int zeros = atMost(0);
        return zeros >= enough() && (atMost(FEW) - zeros) * 4 < zeros;
    }

    int withDecimals() {
        return (int) values.stream().filter(value -> value.decimals() > 0).count();
    }

    /** How many have that many decimals. */
    int withDecimals(int fewest, int most) {
        return (int) values.stream()
                .filter(value -> value.decimals() >= fewest && value.decimals() <= most)
                .count();
    }

    /** How many decimals nearly all of them have, or {@link #WHOLE} where they differ. */
    public int fixedDecimals() {
        int[] count = new int[20];
        values.forEach(value -> count[Math.min(19, value.decimals() + 1)]++);
        int most = 0;
        for (int i = 0; i < count.length; i++) {
            most = count[i] > count[most] ? i : most;
        }
        return count[most] * 10 >= values.size() * 9 ? most - 1 : WHOLE;
    }

    /** Whether nearly all numbers above 0 are multiples of this one, and there are enough different ones to say so. */
    boolean areMultiplesOf(long step) {
        double[] above = Arrays.stream(sorted()).filter(number -> number > 0).toArray();
        long multiples =
                Arrays.stream(above).filter(number -> number % step == 0).count();
        long different = Arrays.stream(above).distinct().count();
        return above.length >= 8 && different >= 4 && multiples * 10 >= above.length * 9L;
    }

    /**
     * How many of these lines have to say something before it is believed: so many that odd values, of which a log may have 3 in 100,
     * will not do it by chance.
     */
    int enough() {
        int n = values.size();
        return n < 2 ? 1 : Math.max(Math.max(2, (n + 9) / 10), Math.min(5, (n + 2) / 3));
    }
}
