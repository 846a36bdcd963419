package io.apilog.endpoint.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private final Requests requests = Requests.withRoutes(
            "/users/{user}",
            "/users/me",
            "/users/{user}/orders/{order}",
            "/users/me/orders",
            "/img/{name}.png",
            "/img/{name}.{ending}",
            "/img/thumb-{name}.png",
            "/img/{any}",
            "GET /files/**",
            "/files/{id}",
            "POST /files/{id}",
            "/files/new/**",
            "/maps/{lat},{lon}",
            "/caf\u00e9/{table}",
            "/v{version}/x",
            "/reports/%7Bdraft%7D",
            "/trailing/",
            "/deep/**");

    @ParameterizedTest
    @CsvSource({
        "/users/7, /users/{user}",
        "/users/me, /users/me",
        "/users/ME, /users/{user}",
        "/users/me/, /users/me",
        "/users/me/orders, /users/me/orders",
        "/users/me/orders/3, /users/{user}/orders/{order}",
        "/img/a.png, /img/{name}.png",
        "/img/thumb-a.png, /img/thumb-{name}.png",
        "/img/thumb-.png, /img/{name}.png",
        "/img/a.b.gif, /img/{name}.{ending}",
        "/img/.gif, /img/{any}",
        "/img/gif, /img/{any}",
        "/files, /files/**",
        "/files/a, /files/{id}",
        "/files/a/b/c, /files/**",
        "/files/new, /files/new/**",
        "/files/new/a/b, /files/new/**",
        "'/maps/52.37,4.89', '/maps/{lat},{lon}'",
        "/caf%C3%A9/4, /caf\u00e9/{table}",
        "/trailing, /trailing/",
        "/v2/x, /v{version}/x",
        "/v2.1/x/, /v{version}/x",
        "/reports/{draft}, /reports/%7Bdraft%7D",
        "/reports/%7bdraft%7d, /reports/%7Bdraft%7D",
        "/users//7?x=1, /users/{user}",
        "http://example.com/users/7, /users/{user}"
    })
    void the_most_specific_route_names_the_request(String target, String template) {
        Endpoint endpoint = requests.get(target);

        assertThat(endpoint.name()).isEqualTo(template);
        assertThat(endpoint.rule()).isEqualTo(Rule.ROUTE);
    }

    @Test
    void a_path_too_deep_fits_what_is_open() {
        assertThat(requests.get("/deep" + "/a".repeat(50)).name()).isEqualTo("/deep/**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/users", "/users/7/orders", "/users/7/orders/3/items", "/img/a/b", "/filesystem"})
    void what_no_route_fits_is_left_to_the_shapes(String target) {
        assertThat(requests.get(target).rule()).isNotEqualTo(Rule.ROUTE);
    }

    @Test
    void a_route_for_a_method_names_no_other_method() {
        assertThat(requests.send(HttpMethod.DELETE, "/files/a/b", 404)).isSameAs(Endpoint.UNMATCHED);
    }

    @Test
    void head_goes_where_get_goes() {
        assertThat(requests.send(HttpMethod.HEAD, "/files/a/b", 200).name()).isEqualTo("/files/**");
    }

    @Test
    void a_template_for_two_methods_is_one_endpoint() {
        assertThat(requests.send(HttpMethod.POST, "/files/a", 200)).isSameAs(requests.get("/files/a"));
    }

    @Test
    void the_root_is_a_route() {
        assertThat(Requests.withRoutes("/").send(HttpMethod.GET, "/", 404).name())
                .isEqualTo("/");
    }

    @Test
    void everything_is_a_route() {
        assertThat(Requests.withRoutes("/**").send(HttpMethod.GET, "/a/b", 404).name())
                .isEqualTo("/**");
    }

    @Test
    void a_literal_that_leads_nowhere_gives_way_to_a_parameter() {
        Requests both = Requests.withRoutes("/a/b/c", "/{x}/{y}/d");

        assertThat(both.get("/a/b/d").name()).isEqualTo("/{x}/{y}/d");
    }

    @ParameterizedTest
    @CsvSource({
        "/users/{id}, /users/{id}",
        "GET /users/{id}, get /users/{id}",
        "/users/{id}, /users/{name}",
        "GET /users/{id}, POST /users/{name}",
        "/img/{a}.png, /img/{b}.png",
        "/users, /users/",
        "/a%62, /ab",
        "/files/**, /files/**",
        "/a/{x}/c, /a/{y}/c",
        "api.example.com/a/{x}, API.example.com/a/{y}",
        "*.example.com/a/{x}, GET *.example.com/a/{y}",
        "/a{x}, /{y}b",
        "/a{x}, GET /{y}b",
        "/a{x}b{y}c, /{z}ab{w}c",
        "/p/a{x}/q/{r}, /p/{y}b/{s}/t",
        "/a{x}/**, /{y}b/c/d",
        "/a{x}/b/c, /{y}b/**"
    })
    void two_routes_for_the_same_paths_are_refused(String first, String second) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requests.withRoutes(first, second))
                .withMessageContaining("\"" + first + "\"")
                .withMessageContaining("\"" + second + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "users, begins with /",
        "'', begins with /",
        "FETCH /users, FETCH is not a method",
        "/users/{}, a parameter's name",
        "/users/{a b}, begins with /",
        "/users/{a:[0-9]}, a parameter's name",
        "/users/{a, braces",
        "/users/a}, braces",
        "/users/{a}{b}, between them",
        "/users/:id, is written {id}",
        "/users/*, ** stands only",
        "/users/**/x, ** stands only",
        "/users/a**, ** stands only",
        "/users?x, neither ?",
        "/users;x, neither ?",
        "/a/../b, no . or ..",
        "/a/%2E%2e/b, no . or ..",
        "/a/./b, no . or ..",
        "example/a, a host in front",
        "v1.0/a, a host in front",
        "**.example.com/a, a host in front",
        "api.*.com/a, a host in front",
        "{tenant}.example.com/a, begins with /",
        "api.example.com:8080/a, without a port",
        "https://api.example.com/a, without a scheme",
        "[2001:db8::1]/a, without a port",
        "api.example.com, begins with /",
        "//a, no empty segments"
    })
    void a_route_that_cannot_be_read_is_refused_by_name(String route, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requests.withRoutes(route))
                .withMessageContaining("\"" + route + "\"")
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "/a{x}, /b{y}",
        "/{x}a, /{y}b",
        "/a{x}, /{y}bc",
        "/a{x}/p, /{y}b/q",
        "/a{x}/p, /{y}b/p/q",
        "GET /a{x}, POST /{y}b",
        "/{a}-{b}, /{a}.{b}/c",
        "api.example.com/a/{x}, www.example.com/a/{y}",
        "api.example.com/a/{x}, *.example.com/a/{y}",
        "api.example.com/a/{x}, /a/{y}",
        "/%7Bx%7D, /{x}",
        "/users/{id}, /users/{id}/**",
        "GET /users/{id}, POST /users/{id}",
        "GET /users/{id}, /users/{id}"
    })
    void routes_of_which_one_is_more_specific_or_that_fit_no_request_together_stand_side_by_side(
            String first, String second) {
        assertThat(Requests.withRoutes(first, second).namer().named()).isPositive();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_places_in_the_list() {
        List<String> routes = List.of("/a/{x}", "users", "/b", "/a/{y}", "/b{x}", "/{y}c");

        assertThatThrownBy(() -> new EndpointNamer(new EndpointSettings(routes, 1)))
                .isInstanceOfSatisfying(
                        RouteException.class,
                        e -> assertThat(e.faults())
                                .extracting(RouteException.Fault::declaration, RouteException.Fault::other)
                                .containsExactly(tuple(1, RouteException.NONE), tuple(3, 0), tuple(5, 4)));
    }

    @Test
    void a_route_too_deep_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requests.withRoutes("GET " + "/a".repeat(33)))
                .withMessageContaining("\"GET /a")
                .withMessageContaining("32 segments");
    }

    @Test
    void a_route_too_long_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requests.withRoutes("/" + "a".repeat(1000)))
                .withMessageContaining("1000 bytes");
    }
}
