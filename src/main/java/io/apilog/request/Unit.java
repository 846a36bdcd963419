package io.apilog.request;

import java.util.Arrays;
import java.util.Optional;

/** THE list of units a log can write a duration in. */
public enum Unit {
    NANOSECONDS("ns", 1),
    MICROSECONDS("us", 1_000),
    MILLISECONDS("ms", 1_000_000),
    SECONDS("s", 1_000_000_000);

    private final String label;
    private final long nanos;

    Unit(String label, long nanos) {
        this.label = label;
        this.nanos = nanos;
    }

    /** As configuration, messages and the label {@code unit} write it. */
    public String label() {
        return label;
    }

    /** How many nanoseconds one of it is. */
    public long nanos() {
        return nanos;
    }

    /** The unit of that label. */
    public static Optional<Unit> of(String label) {
        return Arrays.stream(values()).filter(unit -> unit.label.equals(label)).findFirst();
    }
}
