package io.apilog.endpoint;

import static java.util.Comparator.comparing;

import io.apilog.endpoint.budget.Admission;
import io.apilog.endpoint.budget.EndpointTable;
import io.apilog.endpoint.budget.Idleness;
import io.apilog.endpoint.budget.KnownEndpoint;
import io.apilog.endpoint.learn.SegmentTree;
import io.apilog.endpoint.learn.kind.LearnedPosition;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.request.Endpoint;
import io.apilog.request.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes plain data of what was learned, and learns again from it. */
final class Remembering {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** How often an endpoint was asked for of which that was not saved: more than once. */
    private static final int KNOWN = 2;

    private Remembering() {}

    static EndpointState of(EndpointTable table, SegmentTree positions, Idleness idleness, Admission admission) {
        List<KnownEndpoint> endpoints = new ArrayList<>();
        for (int index = 0; index < table.size(); index++) {
            Endpoint endpoint = table.at(index);
            // A route that nobody asked for has no counts: it is there again as long as it is configured.
            if (!endpoint.isSpecial() && (!EndpointTable.isRoute(endpoint.rule()) || admission.wasAsked(endpoint))) {
                long idle = Math.max(0, idleness.idleNanos(index)) / NANOS_PER_MILLI;
                endpoints.add(new KnownEndpoint(index, endpoint.name(), table.savedRule(endpoint), idle));
            }
        }
        List<LearnedPosition> places = new ArrayList<>();
        collect(positions.root(), "", places);
        places.sort(comparing(LearnedPosition::path));
        return new EndpointState(endpoints, places);
    }

    private static void collect(SegmentNode position, String path, List<LearnedPosition> places) {
        places.add(new LearnedPosition(
                path,
                position.learning(),
                position.asked(),
                position.written(),
                position.answered(),
                position.word(),
                position.oneShape() != null));
        position.forEachChild(
                (name, child) -> collect(child, path + '/' + new String(name, StandardCharsets.UTF_8), places));
    }

    /** Whether this can be what was saved: names are labels. */
    private static boolean isName(String name) {
        return name.startsWith("/")
                && name.getBytes(StandardCharsets.UTF_8).length <= NameBuffer.MAX_BYTES
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** Whether this leads to a position: a route in a log may be spelt otherwise. */
    private static boolean isPath(String name) {
        return name.equals("/") || (isName(name) && !name.endsWith("/") && !name.contains("//"));
    }

    static Map<Integer, Endpoint> restore(
            EndpointState state, EndpointTable table, SegmentTree positions, Idleness idleness, Admission admission) {
        Map<String, Integer> requests = new HashMap<>();
        state.positions().forEach(position -> requests.put(position.path(), position.asked()));
        Map<Endpoint, Integer> asked = new HashMap<>();
        if (positions.learns()) {
            state.positions().stream()
                    .filter(position -> position.path().isEmpty() || isPath(position.path()))
                    .forEach(positions::restore);
            positions.restored();
        }
        Map<Integer, Endpoint> byIndex = new HashMap<>();
        for (KnownEndpoint known : kept(state, table)) {
            byte[] name = known.name().getBytes(StandardCharsets.UTF_8);
            Endpoint endpoint = table.restore(name, known);
            byIndex.put(known.index(), endpoint);
            long idle = Math.max(0, Math.min(known.idleMillis(), Idleness.LONGEST.toMillis()));
            idleness.setIdleNanos(endpoint.index(), idle * NANOS_PER_MILLI);
            asked.put(endpoint, Math.max(0, requests.getOrDefault(known.name(), KNOWN)));
            if (endpoint.rule() != Rule.ROUTE && isPath(known.name())) {
                boolean attached = positions.attach(endpoint, name);
                if (!attached && ofPath(known)) {
                    admission.takenOver(endpoint);
                }
            }
        }
        admission.restore(asked);
        return Map.copyOf(byIndex);
    }

    /**
     * All that have names, but of routes that are configured no more as many as make up two thirds of the budget with all others, those first that
     * were asked for last: configurations would add up, and where no place is left new names have to wait.
     */
    private static List<KnownEndpoint> kept(EndpointState state, EndpointTable table) {
        List<KnownEndpoint> named =
                state.endpoints().stream().filter(known -> isName(known.name())).toList();
        Predicate<KnownEndpoint> former = known ->
                EndpointTable.isRoute(known.rule()) && !table.has(known.name().getBytes(StandardCharsets.UTF_8));
        long others = named.stream()
                .filter(known -> !EndpointTable.isRoute(known.rule()))
                .count();
        Set<KnownEndpoint> ended = named.stream()
                .filter(former)
                .sorted(comparing(KnownEndpoint::idleMillis))
                .skip(Math.max(0, table.budget() * 2L / 3 - others))
                .collect(Collectors.toSet());
        return named.stream().filter(known -> !ended.contains(known)).toList();
    }

    /** Whether the name was made of a path's segments, so that it has a position as long as it is asked for under it. */
    private static boolean ofPath(KnownEndpoint known) {
        return switch (known.rule()) {
            case SHAPE, LEARNED, STATIC, PATH -> !known.name().endsWith("/**");
            default -> false;
        };
    }
}
