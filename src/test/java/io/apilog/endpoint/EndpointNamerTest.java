package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointNamerTest {
    private final Requests requests = Requests.withRoutes();

    @Test
    void a_record_without_request_is_malformed() {
        assertThat(requests.send(HttpMethod.OTHER, "", 400)).isSameAs(Endpoint.MALFORMED);
    }

    @Test
    void a_tls_hello_is_malformed() {
        assertThat(requests.send(HttpMethod.OTHER, "\u0016\u0003\u0001", 400)).isSameAs(Endpoint.MALFORMED);
    }

    @Test
    void the_server_as_a_whole_is_an_endpoint_with_a_slash() {
        assertThat(requests.send(HttpMethod.OPTIONS, "*", 200).name()).isEqualTo("/*");
    }

    @Test
    void a_tunnel_is_named_without_its_host() {
        assertThat(requests.send(HttpMethod.CONNECT, "db.example.com:443", 200).name())
                .isEqualTo("/{authority}");
    }

    @Test
    void an_endpoint_is_one_object() {
        assertThat(requests.get("/users/1")).isSameAs(requests.get("/users/2?x=1"));
    }

    @ParameterizedTest
    @CsvSource({"/users/7,SHAPE", "/users,PATH", "/,PATH"})
    void the_rule_says_whether_something_was_taken_out(String target, Rule rule) {
        assertThat(requests.get(target).rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 200, 201, 204, 206, 299, 302, 303, 304, 307, 409, 410, 412, 415, 422, 500, 501})
    void an_answer_that_only_an_endpoint_gives_makes_it_one(int status) {
        assertThat(requests.send(HttpMethod.GET, "/a", status).name()).isEqualTo("/a");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                -1, 100, 102, 103, 300, 301, 305, 308, 400, 401, 403, 404, 405, 406, 408, 411, 413, 418, 429, 431, 499,
                502, 503, 504, 599, 999
            })
    void any_other_answer_makes_none(int status) {
        assertThat(requests.send(HttpMethod.GET, "/a", status)).isSameAs(Endpoint.UNMATCHED);
        assertThat(requests.namer().size()).isEqualTo(3);
    }

    @Test
    void once_it_is_known_every_answer_and_method_counts_under_it() {
        Endpoint known = requests.get("/users/1");

        assertThat(requests.send(HttpMethod.DELETE, "/users/2", 404)).isSameAs(known);
    }

    @Test
    void beyond_the_budget_a_new_endpoint_is_other() {
        Requests two = Requests.withBudget(2);
        two.get("/a");
        two.get("/b");

        assertThat(two.get("/c")).isSameAs(Endpoint.OTHER);
        assertThat(two.get("/b").name()).isEqualTo("/b");
        assertThat(two.namer().minted()).isEqualTo(2);
    }

    @Test
    void beyond_the_budget_what_nothing_answered_is_still_unmatched() {
        Requests one = Requests.withBudget(1);
        one.get("/a");

        assertThat(one.send(HttpMethod.GET, "/b", 404)).isSameAs(Endpoint.UNMATCHED);
    }

    @Test
    void routes_are_not_in_the_budget() {
        Requests one = new Requests(new EndpointNamer(new EndpointSettings(List.of("/a", "/b"), 1)));

        assertThat(one.get("/c").name()).isEqualTo("/c");
        assertThat(one.get("/d")).isSameAs(Endpoint.OTHER);
        assertThat(one.get("/b").rule()).isEqualTo(Rule.ROUTE);
    }

    @Test
    void a_budget_below_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requests.withBudget(0))
                .withMessageContaining("budget");
    }

    @Test
    void a_route_is_known_whatever_the_answer() {
        assertThat(Requests.withRoutes("/users/{userId}")
                        .send(HttpMethod.GET, "/users/x", 404)
                        .name())
                .isEqualTo("/users/{userId}");
    }

    @Test
    void a_route_and_a_path_of_the_same_name_are_one_endpoint() {
        Requests routed = Requests.withRoutes("GET /users/{id}");

        assertThat(routed.send(HttpMethod.POST, "/users/7", 404)).isSameAs(routed.get("/users/8"));
    }

    @Test
    void indices_are_dense_and_match_the_list() {
        Requests routed = Requests.withRoutes("/users/{id}", "GET /files/**", "POST /files/**");
        routed.get("/a");
        routed.get("/b");

        List<Endpoint> endpoints = routed.namer().endpoints();
        assertThat(endpoints).extracting(Endpoint::index).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(endpoints)
                .extracting(Endpoint::name)
                .containsExactly("malformed", "unmatched", "other", "/users/{id}", "/files/**", "/a", "/b");
        assertThat(routed.namer().size()).isEqualTo(7);
    }

    @Test
    void the_route_in_the_log_goes_before_the_path_and_the_configuration() {
        Endpoint endpoint = Requests.withRoutes("/pets/{id}").send(HttpMethod.GET, "/pets/7", "/pets/{petId}", 200);

        assertThat(endpoint.name()).isEqualTo("/pets/{petId}");
        assertThat(endpoint.rule()).isEqualTo(Rule.LOG);
    }

    @Test
    void a_route_in_the_log_is_known_whatever_the_answer() {
        assertThat(requests.send(HttpMethod.GET, "/pets/7", "/pets/{petId}", 404)
                        .name())
                .isEqualTo("/pets/{petId}");
    }

    @Test
    void a_route_in_the_log_is_in_the_budget() {
        Requests one = Requests.withBudget(1);
        one.get("/a");

        assertThat(one.send(HttpMethod.GET, "/b", "/b", 200)).isSameAs(Endpoint.OTHER);
    }

    @Test
    void a_route_without_a_target_is_a_request() {
        assertThat(requests.send(HttpMethod.GET, "", "GET /pets", 200).name()).isEqualTo("/pets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$default", "$connect"})
    void a_web_socket_route_without_a_path_is_an_endpoint(String route) {
        assertThat(requests.send(HttpMethod.OTHER, "", route, 200).name()).isEqualTo("/" + route);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /pets/{petId},/pets/{petId}",
        "ANY /pets,/pets",
        "/api/:version/internal,/api/:version/internal",
        "pets/{petId},/pets/{petId}",
        "/pets?limit=10,/pets",
        "/pets/{proxy+},/pets/{proxy+}",
        "FETCH /pets,/FETCH /pets",
        "$default,/path/{id}",
        "-,/path/{id}",
        "GET $default,/path/{id}",
        "'GET ',/path/{id}",
        "?a=b,/path/{id}"
    })
    void a_route_in_the_log_is_made_fit_for_a_label(String route, String name) {
        assertThat(requests.send(HttpMethod.GET, "/path/1", route, 200).name()).isEqualTo(name);
    }

    @Test
    void a_route_in_the_log_with_control_characters_is_not_used() {
        assertThat(requests.send(HttpMethod.GET, "/path/1", "/a\nb", 200).name())
                .isEqualTo("/path/{id}");
    }

    @Test
    void a_long_route_in_the_log_is_cut_at_a_segment() {
        String route = "/segment".repeat(40);

        assertThat(requests.send(HttpMethod.GET, "/path/1", route, 200).name())
                .isEqualTo("/segment".repeat(24) + "/**");
    }

    @Test
    void programs_are_no_files() {
        for (char c = 'a'; c < 'p'; c++) {
            assertThat(requests.get("/cgi/" + c + ".php").name()).isEqualTo("/cgi/" + c + ".php");
        }
    }

    @Test
    void shapes_do_not_depend_on_the_order_of_requests() {
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            targets.add("/users/" + i);
            targets.add("/users/" + i + "/orders/2026-11-" + (10 + i % 20));
            targets.add("/orders/order-" + (1000 + i) + ".pdf");
            targets.add("/" + (char) ('a' + i % 26) + "/list");
        }
        Set<String> names = names(targets);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(targets, new Random(seed));
            assertThat(names(targets)).isEqualTo(names);
        }
    }

    private static Set<String> names(List<String> targets) {
        Requests fresh = Requests.withRoutes();
        Set<String> names = new HashSet<>();
        for (String target : targets) {
            names.add(target + " " + fresh.get(target).name());
        }
        return names;
    }
}
