package io.apilog.format.evidence;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the unit by the order of the lines: httpd writes a line when the request ends and stamps it with the time it began, so behind the
 * line of a request that took 12 seconds the times go back by 12. In the right unit, time and duration add up to ends that never go back.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats">mod_log_config: %t is the time the request was received</a>
 */
final class StampOrder {
    /** Both the time and a duration in seconds may be cut. */
    private static final double SLACK_MILLIS = 2_000;

    private static final int FEWEST_BACK = 2;
    private static final List<TimeUnit> UNITS =
            List.of(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS, TimeUnit.NANOSECONDS);

    private StampOrder() {}

    /** The one unit in which the ends of the requests are in order while their times are not, or null. */
    static @Nullable TimeUnit unit(Measured measured) {
        int back = disorder(measured, 0);
        if (back < FEWEST_BACK) {
            return null;
        }
        TimeUnit fitting = null;
        for (TimeUnit unit : UNITS) {
            int odd = disorder(measured, unit.toNanos(1) / 1e6);
            if (odd * 20 <= measured.size() && odd * 4 <= back) {
                if (fitting != null) {
                    return null;
                }
                fitting = unit;
            } else if (odd < FEWEST_BACK) {
                return null;
            }
        }
        return fitting;
    }

    /**
     * Whether the lines cannot be in the order of their ends in that unit, though their times are in order: the server did not wait as
     * long as the values would say, or stamps the end.
     */
    static boolean contradicts(Measured measured, TimeUnit unit) {
        int odd = disorder(measured, unit.toNanos(1) / 1e6);
        return odd >= FEWEST_BACK && disorder(measured, 0) == 0;
    }

    /** How many lines end before one that stands before them. */
    private static int disorder(Measured measured, double millis) {
        double latest = Double.NEGATIVE_INFINITY;
        int odd = 0;
        for (Measured.Value value : measured.values()) {
            if (value.timeMillis() == Measured.NO_TIME) {
                continue;
            }
            double end = value.timeMillis() + value.number() * millis;
            odd += end + SLACK_MILLIS < latest ? 1 : 0;
            latest = Math.max(latest, end);
        }
        return odd;
    }
}
