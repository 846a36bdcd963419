package io.apilog.request;

import java.util.Map;

/**
 * A source of lines as the series know it.
 *
 * @param index dense from 0
 * @param name the label {@code source}
 * @param labels fixed labels of its API series, in the order configured
 */
public record Source(int index, String name, Map<String, String> labels) {
    /** Whether series of the other one mean the same: the name and the fixed labels are equal. */
    public boolean isSame(Source other) {
        return name.equals(other.name) && labels.equals(other.labels);
    }
}
