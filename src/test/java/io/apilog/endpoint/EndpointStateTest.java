package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.budget.KnownEndpoint;
import io.apilog.endpoint.learn.kind.LearnedPosition;
import io.apilog.endpoint.learn.kind.Learning;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What one namer has learned, another one goes on with. */
class EndpointStateTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Requests before = of(300);

    private Requests of(int budget, String... routes) {
        return new Requests(new EndpointNamer(new EndpointSettings(List.of(routes), budget), List.of(), nanos::get));
    }

    /** Requests that learn a parameter, a group of files and established words, and leave something half learned. */
    private static List<String> lesson() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            paths.add("/product/p" + i + "/reviews");
            paths.add("/img/" + (char) ('a' + i) + ".png");
        }
        for (int i = 0; i < 60; i++) {
            paths.add("/wiki/" + (char) ('a' + i % 26) + "page" + (char) ('a' + i / 26));
            paths.add("/wiki/start");
        }
        for (int i = 0; i < 5; i++) {
            paths.add("/shelf/b" + i);
        }
        return paths;
    }

    private Requests after(EndpointState state) {
        Requests after = of(300);
        after.namer().restore(state);
        return after;
    }

    @Test
    void all_requests_are_named_as_they_would_have_been() {
        lesson().forEach(before::get);
        Requests after = after(before.namer().state());

        List<String> paths = new ArrayList<>(lesson());
        for (int i = 0; i < 20; i++) {
            paths.addAll(List.of(
                    "/shelf/b" + i, "/product/q" + i + "/reviews", "/new/x" + i, "/wiki/zz" + (char) ('a' + i)));
        }
        Collections.shuffle(paths, new Random(7));
        for (String path : paths) {
            int status = path.length() % 3 == 0 ? 404 : 200;
            Endpoint expected = before.send(HttpMethod.GET, path, status);
            Endpoint actual = after.send(HttpMethod.GET, path, status);
            assertThat(actual.name()).as(path).isEqualTo(expected.name());
            assertThat(actual.index()).as(path).isEqualTo(expected.index());
        }
    }

    @Test
    void the_same_knowledge_is_the_same_data() {
        lesson().forEach(before::get);
        EndpointState state = before.namer().state();

        assertThat(after(state).namer().state()).isEqualTo(state);
        assertThat(state.positions()).extracting(LearnedPosition::path).isSorted();
    }

    @Test
    void the_revision_tells_whether_there_is_something_new() {
        lesson().forEach(before::get);
        long revision = before.namer().revision();
        before.get("/product/p1/reviews");
        before.get("/img/zzz.png");
        assertThat(before.namer().revision()).isEqualTo(revision);

        before.get("/anything");
        assertThat(before.namer().revision()).isNotEqualTo(revision);
    }

    @Test
    void saved_indices_are_told_what_they_are_when_routes_have_come() {
        Endpoint users = before.get("/users/7");
        Endpoint other = before.get("/a");
        Requests after = of(300, "/first", "/users/{id}");

        Map<Integer, Endpoint> byIndex = after.namer().restore(before.namer().state());

        assertThat(byIndex.get(users.index()).rule()).isEqualTo(Rule.ROUTE);
        assertThat(byIndex.get(other.index())).isSameAs(after.get("/a"));
    }

    @Test
    void what_was_a_route_and_is_none_any_more_counts_against_the_budget() {
        Requests routed = of(300, "/users/{userId}");
        Endpoint route = routed.get("/users/7");

        Requests after = of(300);
        Endpoint restored = after.namer().restore(routed.namer().state()).get(route.index());

        assertThat(restored.name()).isEqualTo("/users/{userId}");
        assertThat(restored.rule()).isNotEqualTo(Rule.ROUTE);
        assertThat(after.namer().minted()).isEqualTo(1);
        assertThat(after.get("/users/7").name()).isEqualTo("/users/{id}");
    }

    @Test
    void a_route_that_nobody_asked_for_is_forgotten_with_its_configuration() {
        Requests routed = of(300, "/users/{userId}", "/orders/{orderId}", "/carts");
        routed.get("/users/7");

        Requests after = of(300);
        after.namer().restore(routed.namer().state());

        assertThat(after.namer().endpoints())
                .extracting(Endpoint::name)
                .containsExactly("malformed", "unmatched", "other", "/users/{userId}");
    }

    @Test
    void a_route_that_was_asked_for_once_is_known_however_much_time_goes_by() {
        Requests routed = of(300, "/users/{userId}");
        routed.get("/users/7");
        for (int i = 0; i < 50_000; i++) {
            routed.get("/one/x" + i + "y");
        }
        assertThat(routed.namer().state().endpoints())
                .extracting(KnownEndpoint::name)
                .contains("/users/{userId}");
    }

    @Test
    void the_routes_of_many_configurations_take_no_places_for_ever() {
        EndpointState state = before.namer().state();
        for (int configuration = 0; configuration < 20; configuration++) {
            String[] routes = new String[40];
            for (int i = 0; i < routes.length; i++) {
                routes[i] = "/of" + configuration + "/way" + i + "/{id}";
            }
            Requests routed = of(50, routes);
            routed.namer().restore(state);
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            routed.namer().tick();
            for (int i = 0; i < routes.length; i++) {
                routed.get("/of" + configuration + "/way" + i + "/7");
            }
            state = routed.namer().state();
        }
        Requests after = of(50);
        after.namer().restore(state);

        assertThat(after.namer().named()).isEqualTo(33);
        assertThat(after.namer().endpoints())
                .extracting(Endpoint::name)
                .contains("/of19/way0/{id}")
                .doesNotContain("/of18/way0/{id}");
        assertThat(after.get("/new").name()).isEqualTo("/new");
    }

    @Test
    void endpoints_are_there_again_even_over_a_smaller_budget() {
        before.get("/a");
        before.get("/b");
        Requests after = of(1);
        after.namer().restore(before.namer().state());

        assertThat(after.get("/a").name()).isEqualTo("/a");
        assertThat(after.get("/b").name()).isEqualTo("/b");
        assertThat(after.get("/c")).isSameAs(Endpoint.OTHER);
    }

    @Test
    void idleness_goes_on_where_it_was_and_the_time_between_does_not_count() {
        before.get("/a");
        nanos.addAndGet(Duration.ofDays(5).toNanos());
        before.namer().tick();
        EndpointState state = before.namer().state();
        nanos.addAndGet(Duration.ofDays(300).toNanos());

        Requests after = of(1);
        after.namer().restore(state);
        assertThat(after.get("/b")).isSameAs(Endpoint.OTHER);
        nanos.addAndGet(Duration.ofDays(2).toNanos());
        after.namer().tick();
        assertThat(after.get("/b").name()).isEqualTo("/b");
    }

    @Test
    void data_that_makes_no_sense_is_survived() {
        EndpointState state = new EndpointState(
                List.of(
                        new KnownEndpoint(9, "/a//b/", Rule.PATH, -5),
                        new KnownEndpoint(12, "", Rule.LEARNED, Long.MAX_VALUE),
                        new KnownEndpoint(12, "/x".repeat(500), Rule.SHAPE, 0)),
                List.of(
                        new LearnedPosition("", Learning.WORDS, -7, false, false),
                        new LearnedPosition("no slash", Learning.NUMBERED, Integer.MAX_VALUE, true, true),
                        new LearnedPosition("//", Learning.NOTHING, 0, false, false)));
        Requests after = after(state);

        assertThat(after.get("/anything").name()).isEqualTo("/{param}");
        assertThat(after.namer().endpoints())
                .extracting(Endpoint::name)
                .containsExactly("malformed", "unmatched", "other", "/a//b/", "/{param}");
    }

    @Test
    void without_learning_saved_endpoints_are_found_and_nothing_is_collapsed() {
        lesson().forEach(before::get);
        Requests after = new Requests(new EndpointNamer(new EndpointSettings(List.of(), 300, false)));
        after.namer().restore(before.namer().state());

        assertThat(after.get("/product/p1/reviews").name()).isEqualTo("/product/p1/reviews");
        assertThat(after.get("/product/q1/reviews").name()).isEqualTo("/product/q1/reviews");
    }
}
