package io.apilog.endpoint.suggest;

import static java.util.Comparator.comparingLong;

import io.apilog.endpoint.path.Masked;
import io.apilog.endpoint.path.Target;
import io.apilog.endpoint.shape.Segment;
import io.apilog.endpoint.shape.Shape;
import io.apilog.request.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Requests with as many segments to one endpoint, and what stood in each segment. */
final class PathTally {
    private static final int MOST_EXAMPLES = 3;

    private final String example;
    private final Segment segment = new Segment();
    private final Map<HttpMethod, Map<Integer, Long>> statuses = new EnumMap<>(HttpMethod.class);
    private final List<Set<Shape>> shapes = new ArrayList<>();
    private final List<Set<String>> examples = new ArrayList<>();
    private long requests;

    PathTally() {
        example = "";
    }

    PathTally(Target first) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < first.count(); i++) {
            path.append('/').append(text(first, i));
        }
        if (first.cut() || path.length() == 0) {
            path.append(first.cut() ? "/x".repeat(Target.MAX_SEGMENTS + 1) : "/");
        }
        example = path.toString();
    }

    /** The first path. */
    String example() {
        return example;
    }

    void add(Target path, HttpMethod method, int status) {
        requests++;
        statuses.computeIfAbsent(method, first -> new TreeMap<>()).merge(status, 1L, Long::sum);
        for (int i = 0; i < path.count(); i++) {
            grow(i);
            Shape shape = Shape.of(segment.of(path.bytes(), path.from(i), path.to(i)));
            if (shape != null) {
                shapes.get(i).add(shape);
            } else if (examples.get(i).size() < MOST_EXAMPLES) {
                examples.get(i).add(Masked.of(text(path, i)));
            }
        }
    }

    /** Adds another tally, whose segments stand where {@code places} says. */
    void addAll(PathTally other, List<Integer> places) {
        requests += other.requests;
        other.statuses.forEach((method, counts) -> {
            Map<Integer, Long> all = statuses.computeIfAbsent(method, first -> new TreeMap<>());
            counts.forEach((status, count) -> all.merge(status, count, Long::sum));
        });
        for (int i = 0; i < places.size(); i++) {
            grow(i);
            if (places.get(i) < other.shapes.size()) {
                shapes.get(i).addAll(other.shapes.get(places.get(i)));
                other.examples.get(places.get(i)).stream()
                        .limit(MOST_EXAMPLES - examples.get(i).size())
                        .forEach(examples.get(i)::add);
            }
        }
    }

    private void grow(int index) {
        while (shapes.size() <= index) {
            shapes.add(EnumSet.noneOf(Shape.class));
            examples.add(new TreeSet<>());
        }
    }

    private static String text(Target path, int i) {
        return new String(path.bytes(), path.from(i), path.to(i) - path.from(i), StandardCharsets.UTF_8);
    }

    long requests() {
        return requests;
    }

    /** What was done, the method with the most requests first. */
    List<SuggestedRoute.Operation> operations() {
        return statuses.entrySet().stream()
                .map(entry -> new SuggestedRoute.Operation(
                        entry.getKey(),
                        entry.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        List.copyOf(entry.getValue().keySet())))
                .sorted(comparingLong(SuggestedRoute.Operation::requests)
                        .reversed()
                        .thenComparing(SuggestedRoute.Operation::method))
                .toList();
    }

    /** What stood for the parameters of a route with these segments. */
    List<SuggestedRoute.Parameter> parameters(RouteText route) {
        List<SuggestedRoute.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < route.segments().size() && i < shapes.size(); i++) {
            String name = route.segments().get(i);
            if (RouteText.isParameter(name)) {
                parameters.add(new SuggestedRoute.Parameter(
                        name.substring(1, name.length() - 1),
                        shapes.get(i).stream().map(Shape::label).toList(),
                        List.copyOf(examples.get(i))));
            }
        }
        return parameters;
    }
}
