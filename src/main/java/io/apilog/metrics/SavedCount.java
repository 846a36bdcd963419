package io.apilog.metrics;

/**
 * One count of requests or lines that is no series of the API, as plain data: to be saved, or to go on under other settings.
 *
 * @param source the name of its source
 * @param family the metric's own name
 * @param value of its other label; empty where it has none
 */
public record SavedCount(String source, String family, String value, long count) {
    /** Whether it is of that family. */
    public boolean isOf(Metric metric) {
        return family.equals(metric.fullName());
    }

    /** The same of a source that has another name now. */
    public SavedCount of(String otherSource) {
        return new SavedCount(otherSource, family, value, count);
    }
}
