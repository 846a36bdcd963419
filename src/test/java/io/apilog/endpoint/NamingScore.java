package io.apilog.endpoint;

import io.apilog.endpoint.budget.Minting;
import io.apilog.request.Endpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How well requests are named of which the routes are known: of the last third, where all that comes often was met. */
public final class NamingScore {
    private final Map<String, Map<String, Integer>> namesOfRoutes = new TreeMap<>();
    private final Map<String, Set<String>> routesOfNames = new HashMap<>();
    private int requests;
    private int own;
    private int other;

    /** Names all and looks at the last third. */
    public static NamingScore of(EndpointNamer namer, List<SampleApi.Sample> samples) {
        NamingScore score = new NamingScore();
        Requests requests = new Requests(namer);
        for (int i = 0; i < samples.size(); i++) {
            SampleApi.Sample sample = samples.get(i);
            Endpoint endpoint = requests.send(sample);
            boolean ofApi = !sample.route().isEmpty() && Minting.mints(sample.status());
            if (i >= samples.size() * 2 / 3 && ofApi) {
                score.add(sample.route(), endpoint);
            }
        }
        return score;
    }

    private void add(String route, Endpoint endpoint) {
        requests++;
        namesOfRoutes.computeIfAbsent(route, key -> new TreeMap<>()).merge(endpoint.name(), 1, Integer::sum);
        if (endpoint == Endpoint.OTHER) {
            other++;
            return;
        }
        own += plain(endpoint.name()).equals(plain(route)) ? 1 : 0;
        routesOfNames.computeIfAbsent(endpoint.name(), key -> new HashSet<>()).add(plain(route));
    }

    /** A parameter's name is free, and so is what may stand beside it in its segment. */
    private static String plain(String template) {
        return template.replaceAll("(?<=/)[^/]*\\{[^}]*}[^/]*", "{}")
                .replaceAll("(?<=/)(v?[0-9][0-9./-]*)(?=/|$)", "{}");
    }

    public double ownShare() {
        return (double) own / requests;
    }

    double otherShare() {
        return (double) other / requests;
    }

    int routes() {
        return namesOfRoutes.size();
    }

    double namesPerRoute() {
        return (double) routesOfNames.size() / namesOfRoutes.size();
    }

    /** Names that stand for several routes. */
    long merged() {
        return routesOfNames.values().stream()
                .filter(routes -> routes.size() > 1)
                .count();
    }

    String row(String api) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.2f | %d |",
                api,
                routes(),
                100 * ownShare(),
                100 * otherShare(),
                namesPerRoute(),
                merged());
    }

    /** What went wrong, for people to read. */
    String faults() {
        StringBuilder text = new StringBuilder();
        namesOfRoutes.forEach((route, names) -> names.entrySet().stream()
                .filter(name -> !plain(name.getKey()).equals(plain(route)))
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(4)
                .forEach(name -> text.append(
                        String.format(Locale.ROOT, "    %4d %s is %s%n", name.getValue(), route, name.getKey()))));
        return text.toString();
    }
}
