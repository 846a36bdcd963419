package io.apilog.format;

import java.util.Arrays;
import java.util.Optional;

/** THE list of units a log can write a duration in. */
public enum Unit {
    NANOSECONDS("ns", 1, 0),
    MICROSECONDS("us", 1_000, 3),
    MILLISECONDS("ms", 1_000_000, 6),
    SECONDS("s", 1_000_000_000, 9);

    private final String label;
    private final long nanos;
    private final int places;

    Unit(String label, long nanos, int places) {
        this.label = label;
        this.nanos = nanos;
        this.places = places;
    }

    /** As configuration, messages and the label {@code unit} write it. */
    public String label() {
        return label;
    }

    /** How many nanoseconds one of it is. */
    public long nanos() {
        return nanos;
    }

    /** To how many places behind the point a number of it is whole nanoseconds. */
    int places() {
        return places;
    }

    /** The unit of that label. */
    public static Optional<Unit> of(String label) {
        return Arrays.stream(values()).filter(unit -> unit.label.equals(label)).findFirst();
    }
}
