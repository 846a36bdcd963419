package io.apilog.format.evidence;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with three decimals and nothing beside them that tells who wrote them: seconds of nginx, whose clock has milliseconds, or
 * milliseconds of morgan in a format of one's own. In nginx's some are 0.000 or next to it, as soon as something is answered at once,
 * which as milliseconds nothing takes. Until enough lines are seen nginx is presumed, which is by far the more frequent; and in many lines where
 * each answer has its size, as nginx writes 0 where morgan writes a dash. When none of many shows it, nothing does.
 */
public final class Thousandths {
    private static final int DECIMALS = 3;

    /** In less than these milliseconds no program that writes milliseconds with decimals answers half of its requests. */
    private static final double FASTEST_MEDIAN = 0.1;

    /** As milliseconds 5 microseconds. */
    private static final double TINY = 0.005;

    private static final int MANY = 20;

    private Thousandths() {}

    /**
     * What is to be said of numbers that look like seconds of nginx; null where the usual evidence decides.
     *
     * @param sized whether each answer beside them has its size as a number
     */
    public static @Nullable Verdict verdict(Measured measured, boolean sized) {
        boolean alike = measured.fixedDecimals() == DECIMALS
                && measured.median() >= FASTEST_MEDIAN
                && UnitEvidence.of(measured, UnitEvidence.Place.COLUMN).unit() == TimeUnit.SECONDS;
        int zeros = measured.atMost(0);
        boolean shown = zeros >= Math.max(1, measured.size() / 20) || measured.atMost(TINY) >= measured.enough();
        if (!alike || shown || sized && measured.size() >= MANY) {
            return null;
        }
        return measured.size() < MANY
                ? Verdict.presumed(TimeUnit.SECONDS, "three decimals, as of nginx's $request_time")
                : Verdict.presumed(
                        null,
                        "three decimals, which could be seconds of nginx or milliseconds: in " + measured.size()
                                + " lines none is 0.000 or next to it");
    }
}
