package io.apilog.endpoint.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.endpoint.Requests;
import io.apilog.endpoint.path.Target;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The time that a path takes does not depend on how the routes overlap. */
class RouteStatesTest {
    private static final int DEPTH = 12;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_path_that_thousands_of_routes_nearly_fit_takes_no_longer_than_one_that_a_single_route_fits() {
        // Each segment is 'a' or a parameter, in all combinations: whoever tries one after the other comes to 8,191
        // nodes.
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1 << DEPTH; i++) {
            texts.add(combination(i) + "/end");
        }
        Requests entangled = Requests.withRoutes(texts.toArray(String[]::new));
        Requests simple = Requests.withRoutes("/a".repeat(DEPTH) + "/end", "/a".repeat(DEPTH) + "/fin");
        String nearly = "/a".repeat(DEPTH) + "/fin";

        assertThat(entangled.get(nearly).rule()).isNotEqualTo(Rule.ROUTE);
        long once = nanos(simple, nearly);

        // A search of the tree takes a thousand times as long.
        assertThat(nanos(entangled, nearly)).isLessThan(30 * once);
    }

    private static String combination(int bits) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < DEPTH; i++) {
            path.append((bits & 1 << i) == 0 ? "/a" : "/{p}");
        }
        return path.toString();
    }

    /** What one naming takes at best, so that what else the machine does is left out. */
    private long nanos(Requests requests, String target) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long before = thread.getCurrentThreadCpuTime();
            for (int i = 0; i < 200; i++) {
                requests.get(target);
            }
            best = Math.min(best, thread.getCurrentThreadCpuTime() - before);
        }
        return Math.max(1, best);
    }

    @Test
    void the_states_agree_with_a_search_of_the_tree_whatever_the_routes() {
        Random random = new Random(20261121);
        for (int round = 0; round < 150; round++) {
            RouteNode root = new RouteNode();
            List<Route> routes = randomRoutes(random);
            for (int i = 0; i < routes.size(); i++) {
                Route route = routes.get(i);
                root.leaf(route.template()).put(route, i, new Endpoint(i, route.text(), Rule.ROUTE));
            }
            checkAgreement(root, random);
        }
    }

    private static List<Route> randomRoutes(Random random) {
        List<Route> routes = new ArrayList<>();
        for (String text :
                new TreeSet<>(randomPaths(random, new String[] {"a", "b", "{p}", "a{p}", "{p}b", "{p}c{p}"}))) {
            Template template = Template.configured(random.nextInt(5) == 0 ? text + "/**" : text);
            HttpMethod method = random.nextInt(3) == 0 ? HttpMethod.values()[random.nextInt(5)] : null;
            routes.add(new Route(text, "", method, template, random.nextInt(4) == 0));
        }
        return routes;
    }

    private static List<String> randomPaths(Random random, String[] segments) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            StringBuilder path = new StringBuilder();
            for (int depth = random.nextInt(5); depth >= 0; depth--) {
                path.append('/').append(segments[random.nextInt(segments.length)]);
            }
            paths.add(path.toString());
        }
        return paths;
    }

    private static void checkAgreement(RouteNode root, Random random) {
        RouteStates states = new RouteStates(root);
        Target target = new Target();
        io.apilog.request.Text text = new io.apilog.request.Text();
        List<String> paths =
                new ArrayList<>(randomPaths(random, new String[] {"a", "b", "c", "ab", "aab", "acb", "x"}));
        paths.add("/" + "a/".repeat(40));
        for (String path : paths) {
            Requests.set(text, path);
            target.read(text, HttpMethod.GET);
            for (HttpMethod method : HttpMethod.values()) {
                Endpoint strict = root.search(target, 0, method, true);
                Endpoint expected = strict != null ? strict : root.search(target, 0, method, false);
                assertThat(states.find(target, method)).as(path).isSameAs(expected);
            }
        }
    }

    @Test
    void routes_that_would_need_more_states_than_are_worth_their_memory_are_found_all_the_same() {
        // The k-th route has its text in the k-th segment: 2^31 sets of routes can be open.
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            texts.add("/{p}".repeat(i) + "/a" + "/{p}".repeat(30 - i) + "/end" + i);
        }
        Requests requests = Requests.withRoutes(texts.toArray(String[]::new));
        Random random = new Random(20261121);
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder path = new StringBuilder();
            List<Integer> fitting = new ArrayList<>();
            for (int k = 0; k < 31; k++) {
                boolean a = random.nextBoolean();
                path.append(a ? "/a" : "/b");
                if (a) {
                    fitting.add(k);
                }
            }
            int route = fitting.get(random.nextInt(fitting.size()));
            assertThat(requests.get(path + "/end" + route).name()).isEqualTo(texts.get(route));
        }

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000_000);
    }
}
