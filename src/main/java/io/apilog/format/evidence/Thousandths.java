package io.apilog.format.evidence;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with three decimals: seconds of nginx, whose clock has milliseconds, or milliseconds whose clock has microseconds. Of nginx's
 * some are 0.000 or next to it, as soon as something is answered at once, which as milliseconds nothing takes. Until enough lines are seen
 * nginx is presumed, which is by far the more frequent. When none of many shows it, it is presumed only where more than the decimals speaks for
 * it, and that is said aloud.
 */
public final class Thousandths {
    private static final int DECIMALS = 3;

    /** In less than these milliseconds no program that writes milliseconds with decimals answers half of its requests. */
    private static final double FASTEST_MEDIAN = 0.1;

    /** As milliseconds 5 microseconds. */
    private static final double TINY = 0.005;

    private static final int FEW = 5;
    private static final int MANY = 20;

    /** What speaks for nginx besides the decimals, and below which middle value it is presumed therefore. */
    public enum Beside {
        /** Nothing: morgan's answers without a body have a dash for their size. */
        NOTHING(0),
        /** Each answer has its size as a number, as nginx writes 0 where morgan writes a dash. */
        SIZES(1),
        /** The name that guides for nginx give to its $request_time. */
        NAME(2),
        /** Another such column, which is never more, as its $upstream_response_time. */
        UPSTREAM(3);

        private final double slowest;

        Beside(double slowest) {
            this.slowest = slowest;
        }
    }

    private Thousandths() {}

    /**
     * What is to be said of numbers that look like seconds of nginx; null where the usual evidence decides.
     *
     * @param beside what speaks for nginx
     */
    public static @Nullable Verdict verdict(Measured measured, Beside beside) {
        int lines = measured.size();
        if (UnitEvidence.excludes(measured, TimeUnit.SECONDS)) {
            return null;
        }
        if (measured.fixedDecimals() != DECIMALS) {
            // Some write nginx's numbers anew, without the zeros at the end.
            boolean named = beside == Beside.NAME
                    && lines < FEW
                    && measured.withDecimals() > 0
                    && measured.median() < beside.slowest;
            return named
                    ? Verdict.presumed(TimeUnit.SECONDS, "decimals, under the name of nginx's $request_time")
                    : null;
        }
        int tiny = measured.atMost(TINY);
        if (measured.atMost(0) >= Math.max(1, lines / 20) || tiny >= enough(measured)) {
            return new Verdict(
                    TimeUnit.SECONDS,
                    "three decimals, and " + tiny + " of " + lines + " are 0.005 or less, as of nginx's clock");
        }
        if (measured.median() < FASTEST_MEDIAN) {
            return Verdict.presumed(
                    TimeUnit.SECONDS,
                    "three decimals, as of nginx's $request_time: half are too short for milliseconds");
        }
        boolean few = lines < MANY;
        if (measured.median() >= Math.max(1, beside.slowest)) {
            return null;
        }
        String none = ": in " + lines + " lines none is 0.000 or next to it";
        if (!few && beside == Beside.NOTHING) {
            return Verdict.presumed(null, "three decimals, which could be seconds of nginx or milliseconds" + none);
        }
        return few
                ? Verdict.presumed(TimeUnit.SECONDS, "three decimals, as of nginx's $request_time")
                : new Verdict(
                        TimeUnit.SECONDS,
                        "three decimals, as of nginx's $request_time, though they could be milliseconds" + none,
                        Verdict.Ground.WRITER_UNSEEN);
    }

    /** So many are no chance: a program that answers in 80 microseconds on the whole answers one of a thousand requests in five. */
    private static int enough(Measured measured) {
        return measured.size() < MANY ? measured.enough() : Math.max(3, measured.size() / 25);
    }
}
