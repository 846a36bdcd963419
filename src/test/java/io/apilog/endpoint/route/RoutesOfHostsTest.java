package io.apilog.endpoint.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.Endpoint;
import io.apilog.request.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesOfHostsTest {
    private final Requests requests = Requests.withRoutes(
            "api.example.com/users/{api}",
            "*.example.com/users/{any}",
            "*.eu.example.com/users/{eu}",
            "GET localhost/users/{local}",
            "192.0.2.7/users/{address}",
            "/users/{user}",
            "/users/me");

    @ParameterizedTest
    @CsvSource({
        "api.example.com, /users/{api}",
        "API.Example.COM, /users/{api}",
        "api.example.com:8443, /users/{api}",
        "api.example.com., /users/{api}",
        "www.example.com, /users/{any}",
        "a.b.example.com, /users/{any}",
        "a.eu.example.com, /users/{eu}",
        "a.b.eu.example.com, /users/{eu}",
        "eu.example.com, /users/{any}",
        "localhost:8080, /users/{local}",
        "192.0.2.7:80, /users/{address}",
        "example.com, /users/{user}",
        "notexample.com, /users/{user}",
        "example.com.example.net, /users/{user}",
        "'', /users/{user}",
        "-, /users/{user}",
        "[2001:db8::1]:80, /users/{user}"
    })
    void the_routes_of_the_host_come_first_then_those_of_the_longest_wildcard(String host, String template) {
        assertThat(requests.getFrom(host, "/users/7").name()).isEqualTo(template);
    }

    @Test
    void what_no_route_of_the_host_fits_goes_on_to_the_routes_of_every_host() {
        assertThat(requests.getFrom("192.0.2.7", "/users/7/x").rule())
                .isEqualTo(Rule.PATH.equals(Rule.SHAPE) ? null : Rule.SHAPE);
        assertThat(Requests.withRoutes("api.example.com/a", "/{b}")
                        .getFrom("api.example.com", "/c")
                        .name())
                .isEqualTo("/{b}");
    }

    @Test
    void the_host_of_an_absolute_uri_wins_over_the_one_beside_it() {
        assertThat(requests.getFrom("www.example.net", "http://user@api.example.com:80/users/7")
                        .name())
                .isEqualTo("/users/{api}");
    }

    @Test
    void the_host_of_one_line_is_not_that_of_the_next() {
        requests.getFrom("", "http://api.example.com/users/7");

        assertThat(requests.getFrom("", "/users/7").name()).isEqualTo("/users/{user}");
    }

    @Test
    void one_template_of_two_hosts_is_one_endpoint() {
        Requests both = Requests.withRoutes("api.example.com/users/{id}", "www.example.com/users/{id}");

        assertThat(both.getFrom("api.example.com", "/users/7"))
                .isSameAs(both.getFrom("www.example.com", "/users/8"))
                .extracting(Endpoint::name)
                .isEqualTo("/users/{id}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "..", "a..b", ".example.com", "@", ":", "a@b@api.example.com:1:2"})
    void a_host_that_is_none_is_no_reason_to_fail(String host) {
        assertThat(requests.getFrom(host.repeat(300), "/users/7").name()).startsWith("/users/");
    }
}
