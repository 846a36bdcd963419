package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.unmatched.UnmatchedPath;
import io.apilog.request.HttpMethod;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnmatchedPathsTest {
    private final Requests requests = Requests.withBudget(300);

    private void from(int clients, HttpMethod method, String target, int status) {
        IntStream.range(0, clients).forEach(i -> requests.sendFrom("192.0.2." + i, method, target, status));
    }

    @Test
    void a_login_that_refuses_everybody_is_told_with_its_method_and_statuses() {
        from(5, HttpMethod.POST, "/login", 401);
        from(2, HttpMethod.POST, "/login", 403);
        from(1, HttpMethod.GET, "/login", 405);

        assertThat(requests.namer().unmatched(10)).singleElement().satisfies(path -> {
            assertThat(path.path()).isEqualTo("/login");
            assertThat(path.requests()).isEqualTo(8);
            assertThat(path.operations()).isEqualTo("POST 401 403, GET 405");
        });
    }

    @Test
    void ids_and_queries_are_taken_out() {
        from(3, HttpMethod.GET, "/orders/4711?token=secret", 404);
        from(3, HttpMethod.GET, "/orders/4712/items/9", 404);

        assertThat(requests.namer().unmatched(10))
                .extracting(UnmatchedPath::path)
                .containsExactly("/orders/{id}", "/orders/{id}/items/{id}");
    }

    @Test
    void what_came_once_is_not_shown() {
        from(1, HttpMethod.GET, "/alice", 404);

        assertThat(requests.namer().unmatched(10)).isEmpty();
    }

    @Test
    void words_that_one_client_of_several_asked_for_are_masked() {
        from(2, HttpMethod.GET, "/health", 503);
        requests.sendFrom("198.51.100.7", HttpMethod.GET, "/members/alice/9", 404);
        requests.sendFrom("198.51.100.7", HttpMethod.GET, "/members/alice/9", 404);

        assertThat(requests.namer().unmatched(10))
                .extracting(UnmatchedPath::path)
                .containsExactlyInAnyOrder("/health", "/mem\u2026/al\u2026/{id}");
    }

    @Test
    void where_the_log_tells_no_clients_apart_words_are_shown() {
        requests.send(HttpMethod.POST, "/login", 401);
        requests.send(HttpMethod.POST, "/login", -1);

        assertThat(requests.namer().unmatched(10)).singleElement().satisfies(path -> {
            assertThat(path.path()).isEqualTo("/login");
            assertThat(path.operations()).isEqualTo("POST 401 none");
        });
    }

    @Test
    void a_heavy_shape_is_found_among_many_that_come_once_and_is_never_counted_too_high() {
        for (int i = 0; i < 20_000; i++) {
            requests.sendFrom("192.0.2." + i % 250, HttpMethod.GET, "/" + letters(i) + "/" + letters(i / 7), 404);
            if (i % 10 == 0) {
                requests.sendFrom("192.0.2." + i % 250, HttpMethod.POST, "/login", 401);
            }
        }

        assertThat(requests.namer().unmatched(1_000)).hasSizeLessThanOrEqualTo(128);
        assertThat(requests.namer().unmatched(1)).singleElement().satisfies(path -> {
            assertThat(path.path()).isEqualTo("/login");
            assertThat(path.requests()).isBetween(1_500L, 2_000L);
        });
    }

    @Test
    void an_answered_path_is_not_among_them() {
        from(3, HttpMethod.GET, "/orders", 200);

        assertThat(requests.namer().unmatched(10)).isEmpty();
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int i = number + 26 * 26 * 26; i > 0; i /= 26) {
            letters.append((char) ('a' + i % 26));
        }
        return letters.toString();
    }
}
