package io.apilog.metrics.history;

import java.time.Duration;
import java.util.List;

/**
 * A copy of the last hour at one moment, for any thread.
 *
 * @param watched for how long, at most an hour; zero before anything was
 * @param recent the last minutes as one, at most those of {@link #RECENT}
 * @param moments the oldest first; the last one still lasts
 * @param operations those with most requests, in no order
 */
public record Hour(Duration watched, Moment recent, List<Moment> moments, List<OperationHour> operations) {
    /** How many minutes are the last ones: the minute at hand, and those before it. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    /** Copies the lists. */
    public Hour {
        moments = List.copyOf(moments);
        operations = List.copyOf(operations);
    }
}
