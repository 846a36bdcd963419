package io.apilog.format.evidence;

import io.apilog.request.Unit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * In which unit numbers are durations.
 *
 * @param unit null where the evidence does not decide
 * @param why the evidence, in words; never empty
 * @param ground on which it rests
 */
public record Verdict(@Nullable TimeUnit unit, String why, Ground ground) {
    /** On which a verdict rests. */
    public enum Ground {
        /** The numbers themselves. */
        NUMBERS,
        /** Who is likely to have written so few of them: more may overthrow it, or have. */
        WRITER,
        /** The same, where there were enough of them to show it and nothing did: to be said aloud. */
        WRITER_UNSEEN
    }

    /** One that rests on the numbers. */
    public Verdict(@Nullable TimeUnit unit, String why) {
        this(unit, why, Ground.NUMBERS);
    }

    static Verdict presumed(@Nullable TimeUnit unit, String why) {
        return new Verdict(unit, why, Ground.WRITER);
    }

    /** Whether it rests on who is likely to have written the numbers. */
    public boolean presumed() {
        return ground != Ground.NUMBERS;
    }

    /** Whether there is a unit that nothing in many numbers shows. */
    public boolean isUnseen() {
        return unit != null && ground == Ground.WRITER_UNSEEN;
    }

    /** The unit as records have it; null where the evidence does not decide. */
    public @Nullable Unit decided() {
        return unit == null ? null : Unit.valueOf(unit.name());
    }

    static Verdict undecided(String why) {
        return new Verdict(null, why);
    }
}
