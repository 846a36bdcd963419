package io.apilog.endpoint;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes plain data of what was learned, and learns again from it. */
final class Remembering {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Remembering() {}

    static EndpointState of(EndpointTable table, Positions positions, Idleness idleness) {
        List<KnownEndpoint> endpoints = new ArrayList<>();
        for (int index = 0; index < table.size(); index++) {
            Endpoint endpoint = table.at(index);
            if (!endpoint.isSpecial()) {
                long idle = Math.max(0, idleness.idleNanos(index)) / NANOS_PER_MILLI;
                endpoints.add(new KnownEndpoint(index, endpoint.name(), endpoint.rule(), idle));
            }
        }
        List<LearnedPosition> places = new ArrayList<>();
        collect(positions.root(), "", places);
        places.sort(comparing(LearnedPosition::path));
        return new EndpointState(endpoints, places);
    }

    private static void collect(Position position, String path, List<LearnedPosition> places) {
        places.add(new LearnedPosition(
                path, position.learning(), position.asked(), position.written(), position.answered()));
        position.forEachChild(
                (name, child) -> collect(child, path + '/' + new String(name, StandardCharsets.UTF_8), places));
    }

    static Map<Integer, Endpoint> restore(
            EndpointState state, EndpointTable table, Positions positions, Idleness idleness) {
        if (positions.learns()) {
            state.positions().forEach(positions::restore);
        }
        Map<Integer, Endpoint> byIndex = new HashMap<>();
        for (KnownEndpoint known : state.endpoints()) {
            byte[] name = known.name().getBytes(StandardCharsets.UTF_8);
            Endpoint endpoint = table.restore(name, known);
            byIndex.put(known.index(), endpoint);
            idleness.setIdleNanos(endpoint.index(), known.idleMillis() * NANOS_PER_MILLI);
            if (endpoint.rule() != Rule.ROUTE) {
                positions.attach(endpoint, name);
            }
        }
        return Map.copyOf(byIndex);
    }
}
