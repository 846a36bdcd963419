package io.apilog.metrics.history;

import io.apilog.metrics.operation.OperationKey;
import java.util.List;

/**
 * The last hour of one operation.
 *
 * @param recent the last minutes as one
 * @param minutes the oldest first, one for each minute that was watched, the last one of which still lasts; without durations
 * @param p95 the 95th percentile of each of them, in seconds; NaN where there was none
 */
public record OperationHour(OperationKey key, Moment recent, List<Moment> minutes, List<Double> p95) {
    /** Copies the lists. */
    public OperationHour {
        minutes = List.copyOf(minutes);
        p95 = List.copyOf(p95);
    }
}
