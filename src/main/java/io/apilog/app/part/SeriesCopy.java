package io.apilog.app.part;

import io.apilog.metrics.api.ApiSnapshot;
import io.apilog.metrics.api.SavedSeries;
import org.jspecify.annotations.Nullable;

/**
 * The series of the API.
 *
 * @param counted as they are shown; null of what was read
 */
public record SeriesCopy(SavedSeries saved, @Nullable ApiSnapshot counted) {
    /** As they are shown. */
    public ApiSnapshot shown() {
        if (counted == null) {
            throw new IllegalStateException("what was read is not shown before it is restored");
        }
        return counted;
    }

    /** As they are shown to one who has seen as 0 what was made up to a copy: series that were made later are 0. */
    public SeriesCopy upTo(long copy) {
        return new SeriesCopy(saved, shown().upTo(copy));
    }
}
