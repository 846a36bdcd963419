package io.apilog.endpoint.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.endpoint.path.Masked;
import io.apilog.endpoint.suggest.SuggestedRoute.Operation;
import io.apilog.endpoint.suggest.SuggestedRoute.Parameter;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteSuggestionsTest {
    private final EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of("/known/{x}"), 10_000));
    private final RouteSuggestions suggestions = new RouteSuggestions(namer);

    private void see(HttpMethod method, String target, int status) {
        AccessRecord record = new AccessRecord();
        Requests.set(record.target, target);
        record.status = status;
        suggestions.saw(record, method, namer.name(record, method));
    }

    private void get(String... targets) {
        for (String target : targets) {
            see(HttpMethod.GET, target, 200);
        }
    }

    private List<String> routes() {
        return suggestions.routes().stream().map(SuggestedRoute::route).toList();
    }

    @Test
    void routes_come_with_their_requests_methods_and_statuses_the_most_first() {
        get("/users/1", "/users/2", "/users");
        see(HttpMethod.DELETE, "/users/3", 404);

        assertThat(suggestions.routes())
                .containsExactly(
                        new SuggestedRoute(
                                "/users/{id}",
                                3,
                                List.of(
                                        new Operation(HttpMethod.GET, 2, List.of(200)),
                                        new Operation(HttpMethod.DELETE, 1, List.of(404))),
                                List.of(new Parameter("id", List.of("number"), List.of()))),
                        new SuggestedRoute(
                                "/users", 1, List.of(new Operation(HttpMethod.GET, 1, List.of(200))), List.of()));
    }

    @Test
    void what_has_a_route_or_was_never_answered_is_not_suggested() {
        get("/known/1");
        see(HttpMethod.GET, "/nothing", 404);

        assertThat(routes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/blog/2015/05/12/a-title,/blog/{year}/{month}/{day}/a-title",
        "/blog/2015/05,/blog/{year}/{month}",
        "/blog/2015-05-12,/blog/{date}",
        "/order-98765.pdf,/order-{id}.pdf",
        "/a//b/../c/?x=1,/a/c"
    })
    void a_path_becomes_a_route_that_fits_it(String path, String route) {
        get(path);

        assertThat(routes()).containsExactly(route);
        assertThat(Requests.withRoutes(route).get(path).rule()).isEqualTo(Rule.ROUTE);
    }

    @Test
    void a_path_too_deep_becomes_a_route_for_all_that_follows() {
        get("/a".repeat(40));

        assertThat(routes()).containsExactly("/a".repeat(31) + "/**");
    }

    @Test
    void what_cannot_be_written_as_a_route_is_left_out() {
        get("/:id/x", "/a*b", "/fine");

        assertThat(routes()).containsExactly("/fine");
    }

    @Test
    void what_was_an_endpoint_before_its_place_was_learned_is_under_the_learned_route() {
        for (int i = 1; i <= 9; i++) {
            get("/shelf/room-" + i);
        }

        assertThat(suggestions.routes()).singleElement().satisfies(route -> {
            assertThat(route.route()).isEqualTo("/shelf/{param}");
            assertThat(route.requests()).isEqualTo(9);
            assertThat(route.parameters()).containsExactly(new Parameter("param", List.of(), List.of("roo\u2026")));
        });
    }

    @Test
    void routes_that_fit_the_same_paths_are_one() {
        get("/filter/7", "/filter/a%20b", "/filter/c1,c2");

        assertThat(suggestions.routes()).singleElement().satisfies(route -> {
            assertThat(route.route()).isEqualTo("/filter/{param}");
            assertThat(route.requests()).isEqualTo(3);
            assertThat(route.parameters())
                    .containsExactly(new Parameter("param", List.of("number", "list", "text"), List.of()));
        });
    }

    @Test
    void files_below_a_directory_are_one_route() {
        for (char c = 'a'; c < 'k'; c++) {
            get("/static/" + c + "/main.js");
        }

        assertThat(routes()).containsExactly("/static/**");
    }

    @Test
    void all_suggestions_together_are_good_settings() {
        List<String> paths =
                new ArrayList<>(List.of("/blog/2015/05", "/blog/2015-05", "/blog/7/8", "/x/1", "/x/a%20b", "/"));
        for (int i = 0; i < 30; i++) {
            paths.add("/shop/b" + i + "/%D8%A7");
            paths.add("/assets/" + (char) ('a' + i % 26) + "/x" + i + ".js");
            paths.add("/order-" + (1000 + i) + "/item_" + (2000 + i));
        }
        paths.forEach(this::get);

        Requests routed = Requests.withRoutes(routes().toArray(new String[0]));

        assertThat(paths).allSatisfy(path -> assertThat(routed.get(path).rule()).isEqualTo(Rule.ROUTE));
    }

    @ParameterizedTest
    @CsvSource({
        "alice,al\u2026",
        "bob,b\u2026",
        "tv,t\u2026",
        "b126,b000",
        "42lf62000-gi,00lf00000-g\u2026",
        "KX-2200,KX-0000",
        "home-appliances,hom\u2026",
        "1234567890123456,000000000000\u2026",
        "caf\u00e9,ca\u2026"
    })
    void examples_give_no_value_away(String value, String masked) {
        assertThat(Masked.of(value)).isEqualTo(masked);
    }
}
