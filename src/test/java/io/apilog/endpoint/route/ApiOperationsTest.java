package io.apilog.endpoint.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiOperationsTest {
    private static Statuses statuses(String... keys) {
        Statuses statuses = Statuses.NONE;
        for (String key : keys) {
            statuses = statuses.and(Statuses.of(key).orElseThrow());
        }
        return statuses;
    }

    private static ApiOperation operation(String text) {
        String[] words = text.split(" ", 2);
        return new ApiOperation(words[1], HttpMethod.valueOf(words[0]), Statuses.NONE, false);
    }

    private static EndpointNamer namer(List<String> routes, String... operations) {
        return new EndpointNamer(
                new EndpointSettings(routes, 1),
                List.of(operations).stream().map(ApiOperationsTest::operation).toList());
    }

    private static Requests requests(String... operations) {
        return new Requests(namer(List.of(), operations));
    }

    @ParameterizedTest
    @CsvSource({
        "/users/7, /users/{user-id}",
        "/users/7/, /users/{user-id}",
        "/users/me, /users/me",
        "/caf%C3%A9/7, /caf%c3%a9/{x}",
        "/caf\u00e9/7, /caf%c3%a9/{x}",
        "/raw/{id}, /raw/%7Bid%7D",
        "/raw/7, /raw/{any}",
        "/v2.1/x, /v{version}/x",
        "/files/a.json, /files/{name}.json",
        "/range/2-7, '/range/{from}-{to}'",
        "/pair/ab, /pair/{a}{b}",
        "/v1/things/7:cancel, '/v1/things/{id}:cancel'",
        "'/odata/users(7)', '/odata/users({id})'",
        "/slash/7, /slash/{id}",
        "/proxy/a/b/c, /proxy/{path+}",
        "/proxy/a, /proxy/{path+}",
        "/star/*, /star/*",
        "/with%20space/7, /with space/{id}",
        "/, /"
    })
    void a_path_of_a_document_names_requests(String target, String path) {
        Requests requests = requests(
                "GET /users/{user-id}",
                "GET /users/me",
                "GET /caf%c3%a9/{x}",
                "GET /raw/%7Bid%7D",
                "GET /raw/{any}",
                "GET /v{version}/x",
                "GET /files/{name}.json",
                "GET /range/{from}-{to}",
                "GET /pair/{a}{b}",
                "GET /v1/things/{id}:cancel",
                "GET /odata/users({id})",
                "GET /slash/{id}/",
                "GET /proxy/{path+}",
                "GET /star/*",
                "GET /with space/{id}",
                "GET /");

        Endpoint endpoint = requests.send(HttpMethod.GET, target, 404);

        assertThat(endpoint.name()).isEqualTo(path);
        assertThat(endpoint.rule()).isEqualTo(Rule.OPENAPI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/7/8", "/proxy", "/proxies/a", "/star/a"})
    void what_no_path_fits_is_not_named_by_a_document(String target) {
        Requests requests = requests("GET /users/{id}", "GET /proxy/{path+}", "GET /star/*");

        assertThat(requests.send(HttpMethod.GET, target, 404)).isSameAs(Endpoint.UNMATCHED);
    }

    @Test
    void a_method_that_the_path_has_no_operation_for_is_counted_beside_it() {
        Requests requests = requests("GET /users/{id}", "DELETE /users/me", "POST /users/search");

        assertThat(requests.send(HttpMethod.PUT, "/users/7", 405).name()).isEqualTo("/users/{id}");
        assertThat(requests.send(HttpMethod.GET, "/users/me", 200).name()).isEqualTo("/users/{id}");
        assertThat(requests.send(HttpMethod.DELETE, "/users/me", 200).name()).isEqualTo("/users/me");
        assertThat(requests.send(HttpMethod.PUT, "/users/search", 405).name()).isEqualTo("/users/search");
    }

    @Test
    void a_configured_route_comes_before_what_a_document_has_for_another_method() {
        Requests requests = new Requests(namer(List.of("/users/{any}"), "GET /users/me"));

        assertThat(requests.send(HttpMethod.PUT, "/users/me", 200).name()).isEqualTo("/users/{any}");
    }

    @Test
    void operations_never_overflow_and_leave_the_budget_to_others() {
        Requests requests = requests("GET /a", "GET /b", "GET /c");

        assertThat(requests.get("/learnt").name()).isEqualTo("/learnt");
        assertThat(requests.get("/c").name()).isEqualTo("/c");
        assertThat(requests.namer().minted()).isEqualTo(1);
    }

    @Test
    void what_a_document_says_is_found_by_endpoint_and_method() {
        ApiOperation get = new ApiOperation("/a/{x}", HttpMethod.GET, statuses("200", "4XX"), true);
        ApiOperation put = new ApiOperation("/a/{x}", HttpMethod.PUT, statuses("default"), false);
        EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of("/b"), 10), List.of(get, put));
        Requests requests = new Requests(namer);
        ApiOperations operations = namer.operations();
        Endpoint endpoint = requests.get("/a/7");

        assertThat(operations.find(endpoint, HttpMethod.GET)).isEqualTo(get);
        assertThat(operations.find(endpoint, HttpMethod.HEAD)).isEqualTo(get);
        assertThat(operations.find(endpoint, HttpMethod.PUT)).isEqualTo(put);
        assertThat(operations.find(endpoint, HttpMethod.DELETE)).isNull();
        assertThat(operations.has(endpoint)).isTrue();
        for (Endpoint other : List.of(requests.get("/b"), requests.get("/learnt"), Endpoint.OTHER)) {
            assertThat(operations.has(other)).isFalse();
            assertThat(operations.find(other, HttpMethod.GET)).isNull();
        }
        assertThat(operations.all())
                .containsExactly(
                        new ApiOperations.Documented(endpoint, get), new ApiOperations.Documented(endpoint, put));
    }

    @Test
    void without_a_document_nothing_is_known() {
        EndpointNamer namer = namer(List.of("/b"));

        assertThat(namer.operations().isEmpty()).isTrue();
        assertThat(namer.operations().find(new Requests(namer).get("/b"), HttpMethod.GET))
                .isNull();
    }

    @Test
    void what_two_documents_say_of_one_operation_is_taken_together() {
        EndpointNamer namer = new EndpointNamer(
                EndpointSettings.DEFAULT,
                List.of(
                        new ApiOperation("/a", HttpMethod.GET, statuses("200"), false),
                        new ApiOperation("/a/", HttpMethod.GET, statuses("404"), true)));

        assertThat(namer.operations().all()).singleElement().satisfies(documented -> {
            assertThat(documented.operation().statuses()).isEqualTo(statuses("200", "404"));
            assertThat(documented.operation().deprecated()).isTrue();
        });
    }

    @Test
    void a_route_may_repeat_a_path_of_a_document() {
        Requests requests = new Requests(namer(List.of("/a/{x}", "GET /b"), "GET /a/{x}", "GET /b"));

        assertThat(requests.get("/a/7").rule()).isEqualTo(Rule.ROUTE);
        assertThat(requests.namer().operations().has(requests.get("/a/7"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET /a/{x}, GET /a/{y}", "GET /a/{x}, PUT /a/{y}", "GET /a{x}, GET /{y}b", "GET /ab, GET /a%62"})
    void operations_that_are_the_same_to_a_request_are_refused_under_two_names(String first, String second) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests(first, second))
                .withMessageContaining("\"" + first.substring(4) + "\"")
                .withMessageContaining("\"" + second.substring(4) + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/a?x=1, neither ?",
        "/a#x, neither ?",
        "/a;x=1, neither ?",
        "//a, no empty segments",
        "/a/../b, no . or ..",
        "/{}, a parameter's name",
        "/{a, braces",
        "/a}, braces",
        "'/a\nb', control characters",
        "/a\ud800, control characters"
    })
    void a_path_that_no_request_can_have_is_refused(String path, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests("GET " + path))
                .withMessageContaining(why);
    }

    @Test
    void a_long_path_keeps_its_name_and_a_longer_one_is_refused() {
        String path =
                "/subscriptions/{subscriptionId}" + "/providers/example.network.and.more/managers/{manager}".repeat(7);

        assertThat(requests("GET " + path)
                        .get(path.replace("{", "").replace("}", ""))
                        .name())
                .isEqualTo(path);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests("GET /" + "a".repeat(1000)))
                .withMessageContaining("1000 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, true",
        "200, 201, false",
        "4XX, 404, true",
        "4xx, 499, true",
        "4XX, 500, false",
        "default, 500, true",
        "200, -1, false",
        "200, 999, false"
    })
    void a_status_is_known_by_code_class_or_default(String key, int status, boolean known) {
        assertThat(statuses(key).has(status)).isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "600", "099", "6XX", "4X4", "Default", "2000", "x-a"})
    void other_keys_are_no_statuses(String key) {
        assertThat(Statuses.of(key)).isEmpty();
    }

    @Test
    void codes_are_listed_for_who_wants_them_beforehand() {
        List<Integer> codes =
                new ArrayList<>(statuses("404", "200", "5XX", "default").codes());

        assertThat(codes).containsExactly(200, 404);
        assertThat(Statuses.NONE.isEmpty()).isTrue();
        assertThat(statuses("5XX").isEmpty()).isFalse();
        assertThat(statuses("default").hasDefault()).isTrue();
    }
}
