package io.apilog.endpoint;

import io.apilog.endpoint.budget.KnownEndpoint;
import io.apilog.endpoint.learn.kind.LearnedPosition;
import java.util.List;

/**
 * All that an {@link EndpointNamer} knows besides its settings, as plain data: with it another one names requests as this one would
 * have. At most as many endpoints as there are, and at most {@code SegmentTree.ROOM} positions and some for each endpoint.
 *
 * @param endpoints by index, routes included, the three special ones not
 * @param positions in the order of their paths, so that the same knowledge is the same data
 */
public record EndpointState(List<KnownEndpoint> endpoints, List<LearnedPosition> positions) {
    /** Copies the lists. */
    public EndpointState {
        endpoints = List.copyOf(endpoints);
        positions = List.copyOf(positions);
    }
}
