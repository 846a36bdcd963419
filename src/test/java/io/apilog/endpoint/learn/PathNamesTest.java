package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Target;
import io.apilog.request.Endpoint;
import io.apilog.request.Rule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNamesTest {
    private final Requests requests = Requests.withRoutes();

    @ParameterizedTest
    @CsvSource({
        "/users/42, /users/{id}",
        "/users/42/orders/7?x=1, /users/{id}/orders/{id}",
        "/blog/2015/05/12/a-title, /blog/{date}/a-title",
        "/blog/2015/05, /blog/{date}",
        "/blog/2015/05/99, /blog/{date}/{id}",
        "/blog/2015, /blog/{id}",
        "/blog/2015/13, /blog/{id}/{id}",
        "/orders/2015/7, /orders/{id}/{id}",
        "/photo/31999?size=a.jpg, /photo/{id}",
        "/shop/sort/c12%2Cs3, /shop/sort/{list}",
        "/projects/group%2Fapp/issues, /projects/{slug}/issues",
        "/Users('ann')/Orders, /Users({id})/Orders",
        "/api/v2/users/ann@example.com, /api/v2/users/{email}",
        "/.env, /.env",
        "/%7Bid%7D/x, /{id}/x"
    })
    void a_path_is_named_segment_by_segment(String target, String expected) {
        assertThat(requests.get(target).name()).isEqualTo(expected);
    }

    @Test
    void a_path_too_deep_ends_in_asterisks() {
        assertThat(requests.get("/a".repeat(40)).name()).isEqualTo("/a".repeat(32) + "/**");
        assertThat(requests.get("/a".repeat(40)).rule()).isEqualTo(Rule.SHAPE);
    }

    @Test
    void a_path_of_one_endless_segment_is_not_the_root() {
        assertThat(requests.get("/" + "a".repeat(Target.MAX_BYTES)).name()).isEqualTo("/**");
    }

    @Test
    void a_name_too_long_is_cut_at_a_segment() {
        String segment = "/" + "word".repeat(15);

        assertThat(requests.get(segment.repeat(4)).name()).isEqualTo(segment.repeat(3) + "/**");
    }

    @Test
    void a_name_as_long_as_a_name_may_be_is_not_cut() {
        String path = ("/" + "w".repeat(49)).repeat(4);

        assertThat(path).hasSize(NameBuffer.MAX_BYTES);
        assertThat(requests.get(path).name()).isEqualTo(path);
    }

    @Test
    void all_spellings_of_one_path_are_one_endpoint() {
        Endpoint endpoint = requests.get("/caf%C3%A9/menu");

        assertThat(requests.get("/caf\u00e9/menu/".getBytes(StandardCharsets.UTF_8)))
                .isSameAs(endpoint);
        assertThat(requests.get("/caf%c3%a9//%6Denu")).isSameAs(endpoint);
    }
}
