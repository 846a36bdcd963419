package io.apilog.format.evidence;

import io.apilog.request.Unit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * In which unit numbers are durations.
 *
 * @param unit null where the evidence does not decide
 * @param why the evidence, in words; never empty
 */
public record Verdict(@Nullable TimeUnit unit, String why) {
    /** The unit as records have it; null where the evidence does not decide. */
    public @Nullable Unit decided() {
        return unit == null ? null : Unit.valueOf(unit.name());
    }

    static Verdict undecided(String why) {
        return new Verdict(null, why);
    }
}
