package io.apilog.metrics.series;

import io.apilog.metrics.api.SavedSeries;
import io.apilog.metrics.label.LabelSet;
import io.apilog.request.HttpMethod;

/**
 * The labels of a saved series, each by its place in a list of {@link SavedSeries}, so that whoever writes them need not know how
 * they are packed.
 *
 * @param source place among the sources
 * @param endpoint place among the endpoints
 * @param extra place among the combinations of extra labels
 * @param status three digits, a class of 1 to 9, or 0 where the label is left out or no status was sent
 */
public record SavedLabels(int source, int endpoint, int extra, HttpMethod method, int status) {
    /** The most that a status can be. */
    public static final int MAX_STATUS = LabelSet.MAX_STATUS;

    static SavedLabels of(long packed) {
        return new SavedLabels(
                LabelSet.source(packed),
                LabelSet.endpoint(packed),
                LabelSet.extra(packed),
                LabelSet.method(packed),
                LabelSet.status(packed));
    }

    /** @throws IllegalArgumentException if a number has no room */
    long packed() {
        check(source, LabelSet.MAX_SOURCES);
        check(endpoint, LabelSet.MAX_ENDPOINTS);
        check(extra, LabelSet.MAX_EXTRAS);
        check(status, MAX_STATUS + 1);
        return LabelSet.pack(source, endpoint, extra, method, status);
    }

    private static void check(int number, int end) {
        if (number < 0 || number >= end) {
            throw new IllegalArgumentException(number + " is not from 0 to " + (end - 1));
        }
    }
}
