package io.apilog.overview;

import io.apilog.metrics.history.Hour;
import io.apilog.metrics.history.Moment;
import io.apilog.metrics.history.OperationHour;
import io.apilog.metrics.operation.OperationKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last hour, with its operations by their keys. */
public final class LastHour {
    private final Hour hour;
    private final Map<OperationKey, OperationHour> operations;

    /** Of which nothing was watched: a log that is read to its end at once. */
    public static LastHour none() {
        return new LastHour(new Hour(Duration.ZERO, Moment.NONE, List.of(), List.of()));
    }

    /** Of a copy. */
    public LastHour(Hour hour) {
        this.hour = hour;
        this.operations = hour.operations().stream().collect(Collectors.toMap(OperationHour::key, Function.identity()));
    }

    /** All requests. */
    public Hour all() {
        return hour;
    }

    /** The numbers of one operation; empty where it is none of those with most requests. */
    public Optional<OperationHour> of(OperationKey key) {
        return Optional.ofNullable(operations.get(key));
    }
}
