package io.apilog.request;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of lines as the series know it.
 *
 * @param index dense from 0
 * @param name the label {@code source}
 * @param labels fixed labels of its API series, in the order configured
 */
public record Source(int index, String name, Map<String, String> labels) {
    // Written out, as what Java makes of a record is built anew at each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Source source
                        && index == source.index
                        && name.equals(source.name)
                        && labels.equals(source.labels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * index + name.hashCode()) + labels.hashCode();
    }

    /** Whether series of the other one mean the same: the name and the fixed labels are equal. */
    public boolean isSame(Source other) {
        return name.equals(other.name) && labels.equals(other.labels);
    }
}
