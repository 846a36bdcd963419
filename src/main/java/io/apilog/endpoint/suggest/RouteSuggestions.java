package io.apilog.endpoint.suggest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.learn.PathNames;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Target;
import io.apilog.endpoint.route.Route;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes routes for the configuration of what a namer called the requests of a log. They are named after all is learned: what was an
 * endpoint of its own before is under its learned route. Bounded by the namer's endpoints.
 */
public final class RouteSuggestions {
    private final EndpointNamer namer;
    private final Target target = new Target();
    private final Map<Long, PathTally> tallies = new HashMap<>();

    /** Of the requests that this namer names. */
    public RouteSuggestions(EndpointNamer namer) {
        this.namer = namer;
    }

    /** Notes a request and the endpoint it was given. */
    public void saw(AccessRecord record, HttpMethod method, Endpoint endpoint) {
        boolean byPath = !endpoint.isSpecial() && endpoint.rule() != Rule.ROUTE && endpoint.rule() != Rule.LOG;
        if (!byPath || target.read(record.target, method) != Target.Form.PATH) {
            return;
        }
        long key = (long) endpoint.index() * (Target.MAX_SEGMENTS + 1) + target.count();
        tallies.computeIfAbsent(key, first -> new PathTally(target)).add(target, method, record.status);
    }

    /** The routes, the one with the most requests first. What cannot be written as a route is left out. */
    public List<SuggestedRoute> routes() {
        PathNames names = new PathNames(namer.positions());
        Map<String, Merged> byStructure = new LinkedHashMap<>();
        for (PathTally tally : tallies.values()) {
            RouteText text = read(tally, names);
            Route route = text.route();
            if (route != null) {
                byStructure
                        .computeIfAbsent(route.structure(), structure -> new Merged())
                        .add(text, tally);
            }
        }
        List<SuggestedRoute> routes = new ArrayList<>();
        byStructure.values().forEach(merged -> routes.add(merged.toRoute()));
        routes.sort(comparingLong(SuggestedRoute::requests).reversed().thenComparing(SuggestedRoute::route));
        return routes;
    }

    private RouteText read(PathTally tally, PathNames names) {
        byte[] path = tally.example().getBytes(StandardCharsets.UTF_8);
        Text text = new Text();
        text.set(path, 0, path.length);
        target.read(text, HttpMethod.GET);
        NameBuffer name = new NameBuffer();
        Rule rule = names.write(target, name, false, false);
        return RouteText.of(target, name.toString(), rule);
    }

    /** Routes that fit the same paths, to be one. */
    private static final class Merged {
        private final List<RouteText> texts = new ArrayList<>();
        private final List<PathTally> tallies = new ArrayList<>();

        void add(RouteText text, PathTally tally) {
            texts.add(text);
            tallies.add(tally);
        }

        SuggestedRoute toRoute() {
            RouteText text = texts.stream()
                    .sorted(comparing(RouteText::template))
                    .reduce(RouteText::merge)
                    .orElseThrow();
            PathTally all = new PathTally();
            for (int i = 0; i < texts.size(); i++) {
                all.addAll(tallies.get(i), texts.get(i).pathSegments());
            }
            return new SuggestedRoute(text.template(), all.requests(), all.operations(), all.parameters(text));
        }
    }
}
