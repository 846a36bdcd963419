package io.apilog.config;

/** What {@code --once} prints. */
public enum OutputForm {
    /** A table where a person reads, else the metrics. */
    AUTO,
    /** For people: operations with rate, errors and quantiles. */
    TABLE,
    /** The same as one JSON object. */
    JSON,
    /** The metrics in Prometheus' text format. */
    PROMETHEUS
}
