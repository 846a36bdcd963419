package io.apilog.endpoint.route;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Routes cannot be used as they are. */
public final class RouteException extends IllegalArgumentException {
    /** Stands for no route. */
    public static final int NONE = -1;

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * What is wrong with one route.
     *
     * @param declaration its place in the list of routes, or, beyond those, in that of operations
     * @param other the same of another one that it cannot stand beside; {@link #NONE} if it is wrong by itself
     * @param message names both, the other one first
     */
    public record Fault(int declaration, int other, String message) {}

    RouteException(List<Fault> faults) {
        super(faults.stream().map(Fault::message).collect(joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** All of them, at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
