package io.apilog.app.part;

import io.apilog.metrics.LineMetrics.Snapshot;
import io.apilog.metrics.SavedLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the lines.
 *
 * @param counted as it is shown; null of what was read
 */
public record LinesCopy(List<SavedLines> saved, @Nullable Snapshot counted) {
    /** Copies the list. */
    public LinesCopy {
        saved = List.copyOf(saved);
    }

    /** As it is shown. */
    public Snapshot shown() {
        if (counted == null) {
            throw new IllegalStateException("what was read is not shown before it is restored");
        }
        return counted;
    }
}
