package io.apilog.cause;

import java.util.List;

/**
 * What was counted of one source. Immutable.
 *
 * @param source its name
 * @param untilMillis the end of what is recent, by the log, in milliseconds since 1970; 0 where nothing was counted
 * @param all every request
 * @param values by dimension and value
 * @param samples of what was answered badly lately
 */
public record Tally(String source, long untilMillis, ValueCount all, List<ValueCount> values, List<BadSample> samples) {
    /** Copies the lists. */
    public Tally {
        values = List.copyOf(values);
        samples = List.copyOf(samples);
    }
}
