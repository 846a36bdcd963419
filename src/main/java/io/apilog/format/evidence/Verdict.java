package io.apilog.format.evidence;

import io.apilog.request.Unit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * In which unit numbers are durations.
 *
 * @param unit null where the evidence does not decide
 * @param why the evidence, in words; never empty
 * @param presumed whether it rests on who is likely to have written the numbers, so that more of them may overthrow it, or have
 */
public record Verdict(@Nullable TimeUnit unit, String why, boolean presumed) {
    /** One that rests on the numbers. */
    public Verdict(@Nullable TimeUnit unit, String why) {
        this(unit, why, false);
    }

    static Verdict presumed(@Nullable TimeUnit unit, String why) {
        return new Verdict(unit, why, true);
    }

    /** The unit as records have it; null where the evidence does not decide. */
    public @Nullable Unit decided() {
        return unit == null ? null : Unit.valueOf(unit.name());
    }

    static Verdict undecided(String why) {
        return new Verdict(null, why);
    }
}
