package io.apilog.format.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides the unit of durations by their values, where neither a name nor a program's documentation says it. Each unit is believed
 * possible until something excludes it; one that is left alone is the answer, and two that are left are none: between milliseconds and
 * microseconds lies a factor of 1,000, and the same numbers are written by a slow server in one and by a fast one in the other.
 */
public final class UnitEvidence {
    /** Where the numbers stand. */
    public enum Place {
        /**
         * Behind the columns of a text format, where servers write seconds with decimals (nginx, Rack, gunicorn) or whole seconds,
         * milliseconds or microseconds (httpd, Tomcat, Jetty), and none writes nanoseconds.
         */
        COLUMN,
        /** Under the name of a duration that says no unit, where programs write anything. */
        FIELD
    }

    /** With fewer numbers nothing is told of whole ones. */
    private static final int FEWEST = 5;

    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;

    /** No server answers within so many microseconds: a system call or two take longer. */
    private static final int TOO_FAST_MICROS = 9;

    /** As milliseconds 5 microseconds. */
    private static final double TINY_MILLIS = 0.005;

    /** With so many decimals milliseconds would be counted in less than nanoseconds; with more it is the noise of a division. */
    private static final int FINE = 7;

    private static final int FINEST = 9;

    /** Seconds are often rounded to so many decimals or one more, milliseconds to fewer or not at all. */
    private static final int ROUNDED = 4;

    private static final double SHORT = 0.05;

    /** In less than these milliseconds no program that writes them with decimals, behind the columns of a text format, answers half of its requests. */
    private static final double FASTEST_MILLIS = 0.1;

    /** From here on milliseconds with decimals are no longer than some microseconds are: 3 seconds, or 3 milliseconds. */
    private static final double SLOW_MILLIS = 3_000;

    private static final int NGINX_DECIMALS = 3;

    private static final int ENOUGH_TO_CONTRADICT = 8;
    private static final int VERY_SLOW_SECONDS = 10;

    private static final double SLOW_SECONDS = 120;
    private static final double SLOWEST_SECONDS = 300;

    /** So many seconds: of a model of language, of reports. */
    private static final double SLOW_ON_THE_WHOLE = 12;

    private final Measured measured;
    private final Place place;
    private final Map<TimeUnit, String> excluded = new EnumMap<>(TimeUnit.class);

    private UnitEvidence(Measured measured, Place place) {
        this.measured = measured;
        this.place = place;
    }

    /** The unit of these numbers. */
    public static Verdict of(Measured measured, Place place) {
        if (measured.size() == 0) {
            return Verdict.undecided("there is no value to tell by yet");
        }
        UnitEvidence evidence = new UnitEvidence(measured, place);
        boolean decimals = measured.withDecimals() >= Math.min(measured.enough(), Math.max(1, measured.size() / 3));
        return decimals ? evidence.decimals() : evidence.whole();
    }

    /** Whether nothing takes as long as these whole numbers would say in that unit. */
    static boolean excludes(Measured measured, TimeUnit unit) {
        UnitEvidence evidence = new UnitEvidence(measured, Place.COLUMN);
        evidence.tooSlow(unit, TimeUnit.SECONDS.toNanos(1) / (double) unit.toNanos(1), SLOWEST_SECONDS);
        return evidence.excluded.containsKey(unit);
    }

    /**
     * What shows that numbers are not in the unit in which the program writes them whose names stand beside them; null where nothing does.
     * Programs have a setting for it, or write what people measured themselves.
     *
     * @param spelling how the program spells its numbers
     */
    public static @Nullable String contradiction(Measured measured, TimeUnit unit, Spelling spelling) {
        if (measured.size() < ENOUGH_TO_CONTRADICT) {
            return null;
        }
        UnitEvidence evidence = new UnitEvidence(measured, Place.FIELD);
        double second = TimeUnit.SECONDS.toNanos(1) / (double) unit.toNanos(1);
        evidence.tooSlow(unit, second, SLOWEST_SECONDS);
        if (measured.withDecimals() * 2 > measured.size()) {
            evidence.tooShort(spelling != Spelling.ROUNDED);
            evidence.tooCoarse(spelling);
            evidence.microseconds(spelling);
        } else {
            evidence.resolution();
            evidence.fast(TimeUnit.MICROSECONDS, TOO_FAST_MICROS);
            evidence.fast(TimeUnit.NANOSECONDS, TOO_FAST_MICROS * THOUSAND + 999);
        }
        if (spelling != Spelling.CLOCK_OF_NGINX || measured.fixedDecimals() != NGINX_DECIMALS) {
            evidence.allSlow(unit, second);
        }
        return evidence.excluded.get(unit);
    }

    /** Like {@link #tooFast}, but that 0 may stand for what was not measured. */
    private void fast(TimeUnit unit, double bound) {
        int fast = measured.between(0, bound);
        if (fast >= measured.enough()) {
            exclude(fast + " of " + measured.size() + " are " + number(bound) + " or less", unit);
        }
    }

    /** Seconds that were counted in nanoseconds end at the sixth decimal once in a thousand times. */
    private void tooCoarse(Spelling spelling) {
        int fine = measured.withDecimals(FINE, Integer.MAX_VALUE);
        if (spelling == Spelling.NANOSECONDS_COUNTED && fine == 0) {
            exclude(
                    "none has more than " + (FINE - 1) + " decimals, and the middle one is "
                            + number(measured.median()),
                    TimeUnit.SECONDS);
        }
    }

    /** Clocks of Node.js have digits down to the last one of a number; six in each are microseconds, counted and divided. */
    private void microseconds(Spelling spelling) {
        int six = measured.withDecimals(FINE - 2, FINE - 1);
        if (spelling == Spelling.CLOCK_OF_NODE && six * 10 >= measured.size() * 9 && measured.median() < 1) {
            exclude(six + " of " + measured.size() + " have six decimals, as seconds have", TimeUnit.MILLISECONDS);
        }
    }

    /** Some answer is quick in any log: what nobody is let in to, what is not found, what asks for the state of health. */
    private void allSlow(TimeUnit unit, double second) {
        int slow = measured.atLeast(second);
        if (slow * 10 >= measured.size() * 9
                && measured.median() >= VERY_SLOW_SECONDS * second
                && measured.isSpread(second)) {
            exclude(
                    "nine in ten would take longer than a second, and half of them more than " + VERY_SLOW_SECONDS,
                    unit);
        }
    }

    private Verdict whole() {
        TimeUnit ordered = StampOrder.unit(measured);
        if (ordered != null) {
            return new Verdict(
                    ordered,
                    "the lines stand in the order of their ends, and their times go back by as much as the values say"
                            + " in "
                            + name(ordered));
        }
        if (measured.size() < FEWEST) {
            return Verdict.undecided("whole numbers, and only " + measured.size() + " of them yet");
        }
        resolution();
        fromZeroOn();
        tooFast(TimeUnit.NANOSECONDS, TOO_FAST_MICROS * THOUSAND + 999);
        int fewNanos = measured.atMost(TOO_FAST_MICROS * THOUSAND + 999);
        boolean nanoseconds = fewNanos < Math.max(1, (measured.size() + 19) / 20);
        if (!measured.isTornFromZero()) {
            tooSlow(TimeUnit.SECONDS, 1, SLOWEST_SECONDS);
        }
        tooSlow(TimeUnit.MILLISECONDS, THOUSAND, SLOWEST_SECONDS);
        tooSlow(TimeUnit.MICROSECONDS, MILLION, SLOWEST_SECONDS);
        tooSlow(TimeUnit.NANOSECONDS, MILLION * THOUSAND, SLOWEST_SECONDS);
        if (place == Place.COLUMN && !measured.areMultiplesOf(MILLION)) {
            excluded.putIfAbsent(TimeUnit.NANOSECONDS, "");
        }
        Verdict verdict = verdict("whole numbers");
        if (verdict.unit() == TimeUnit.MICROSECONDS && nanoseconds && place == Place.COLUMN) {
            return Verdict.undecided("whole numbers, the middle one " + number(measured.median())
                    + ", too large for milliseconds, which could be microseconds or nanoseconds");
        }
        if (place == Place.COLUMN
                && verdict.unit() == TimeUnit.MICROSECONDS
                && (measured.repeat() || StampOrder.contradicts(measured, TimeUnit.MICROSECONDS))) {
            return Verdict.undecided("whole numbers, the middle one " + number(measured.median())
                    + ", too large for milliseconds, but "
                    + (measured.repeat()
                            ? "some come back"
                            : "as microseconds the lines would not be in the order of their ends")
                    + ": nothing shows that they are times");
        }
        return verdict;
    }

    private void resolution() {
        if (measured.areMultiplesOf(MILLION)) {
            exclude("all are multiples of 1,000,000", TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS);
        } else if (measured.areMultiplesOf(THOUSAND)) {
            exclude("all are multiples of 1,000", TimeUnit.SECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private void exclude(String why, TimeUnit... units) {
        for (TimeUnit unit : units) {
            excluded.putIfAbsent(unit, why);
        }
    }

    /**
     * Whether the numbers begin at 0 and go on from there: many are 0 or 1, some are 2 to 9, some are tens. Of microseconds 3 or 9 are no
     * proof, as a compiled server answers what it has at hand in so many; but then what it has to look for takes hundreds.
     */
    private void fromZeroOn() {
        int enough = measured.enough();
        int fast = measured.atMost(TOO_FAST_MICROS);
        int least = measured.atMost(1);
        if (least >= enough && (fast - least) * 2 >= enough && measured.between(TOO_FAST_MICROS, 99) * 2 >= enough) {
            exclude(
                    fast + " of " + measured.size() + " are " + TOO_FAST_MICROS + " or less, and " + least
                            + " of these 0 or 1",
                    TimeUnit.MICROSECONDS);
        }
    }

    private void tooFast(TimeUnit unit, double bound) {
        int fast = measured.atMost(bound);
        if (fast >= measured.enough()) {
            exclude(fast + " of " + measured.size() + " are " + number(bound) + " or less", unit);
        }
    }

    private void tooSlow(TimeUnit unit, double scale, double many) {
        double median = measured.median();
        int slow = measured.atLeast(many * scale);
        // A row of timeouts is slow in any unit.
        if (!measured.isSpread(SLOW_SECONDS * scale)) {
            return;
        }
        if (median >= SLOW_SECONDS * scale) {
            exclude("the middle value is " + number(median), unit);
        } else if (slow >= measured.enough() && !isSlowOnTheWhole(unit, scale, slow)) {
            exclude(slow + " of " + measured.size() + " are " + number(many * scale) + " or more", unit);
        }
    }

    /** Where half of the requests take long, it is no wonder that some take minutes; that a quarter does is one. */
    private boolean isSlowOnTheWhole(TimeUnit unit, double scale, int slow) {
        return unit == TimeUnit.MILLISECONDS
                && measured.median() >= SLOW_ON_THE_WHOLE * scale
                && slow * 4 < measured.size();
    }

    private Verdict decimals() {
        exclude("", TimeUnit.NANOSECONDS);
        tooSlow(TimeUnit.SECONDS, 1, SLOWEST_SECONDS);
        tooSlow(TimeUnit.MILLISECONDS, THOUSAND, SLOWEST_SECONDS);
        double median = measured.median();
        int coarse = measured.withDecimals(1, 2);
        // nginx writes three decimals, others six: with one or two it is somebody's own, in a unit of their own.
        boolean asServers = measured.size() < FEWEST || coarse * 10 < measured.size() * 9;
        if (place == Place.COLUMN && asServers && median < FASTEST_MILLIS) {
            exclude(
                    "the middle value is " + number(median)
                            + ", and nothing that writes such milliseconds answers in so few",
                    TimeUnit.MILLISECONDS);
        }
        tooShort(true);
        rareMicroseconds();
        return verdict("numbers with decimals");
    }

    /**
     * Microseconds with decimals are counted in nanoseconds or in Windows' ticks. Milliseconds with decimals are by far more usual, until
     * they would be seconds on the whole.
     */
    private void rareMicroseconds() {
        int tiny = measured.between(0, TINY_MILLIS);
        int fine = measured.withDecimals(ROUNDED, FINEST);
        if (measured.median() < SLOW_MILLIS || fine * 3 >= measured.size() || tiny >= measured.enough()) {
            exclude("", TimeUnit.MICROSECONDS);
        }
    }

    /**
     * A compiled server answers in 10 to 50 microseconds, and rounding makes 0.0 of them. Less than a few microseconds, or digits that
     * stand for less than a nanosecond, are no milliseconds.
     */
    private void tooShort(boolean unrounded) {
        int tiny = measured.between(0, TINY_MILLIS);
        int fine = measured.withDecimals(FINE, FINEST);
        int rounded = measured.withDecimals(ROUNDED, ROUNDED + 1);
        if (tiny >= measured.enough()) {
            exclude(
                    tiny + " of " + measured.size() + " are " + number(TINY_MILLIS) + " or less",
                    TimeUnit.MILLISECONDS);
        } else if (fine * 3 >= measured.size() && measured.median() < VERY_SLOW_SECONDS) {
            exclude(
                    fine + " of " + measured.size() + " have " + FINE + " decimals or more, less than a nanosecond",
                    TimeUnit.MILLISECONDS);
        } else if (unrounded && rounded * 2 > measured.size() && measured.median() < SHORT) {
            exclude(
                    "the middle value is " + number(measured.median()) + ", and " + rounded + " of " + measured.size()
                            + " have " + ROUNDED + " or " + (ROUNDED + 1) + " decimals, to which seconds are rounded",
                    TimeUnit.MILLISECONDS);
        }
    }

    private Verdict verdict(String kind) {
        List<TimeUnit> left = new ArrayList<>();
        for (TimeUnit unit :
                List.of(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS, TimeUnit.NANOSECONDS)) {
            if (!excluded.containsKey(unit)) {
                left.add(unit);
            }
        }
        String reasons = excluded.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> "not " + name(entry.getKey()) + ", as " + entry.getValue())
                .collect(Collectors.joining("; "));
        if (left.size() == 1) {
            return new Verdict(left.get(0), reasons.isEmpty() ? kind : kind + ": " + reasons);
        }
        String middle = kind + ", the middle one " + number(measured.median());
        return Verdict.undecided(
                left.isEmpty()
                        ? middle + ", which are durations in no unit: " + reasons
                        : middle + ", which could be "
                                + left.stream().map(UnitEvidence::name).collect(Collectors.joining(" or ")));
    }

    /** The unit as messages write it. */
    static String name(TimeUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,d", (long) number)
                : String.format(Locale.ROOT, "%.9f", number).replaceAll("0+$", "");
    }
}
