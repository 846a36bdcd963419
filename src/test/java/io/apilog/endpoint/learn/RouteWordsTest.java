package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of an API that stand beside values, and are none of these. */
class RouteWordsTest {
    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private static String member(int i) {
        return "" + (char) ('a' + i % 26) + (char) ('e' + i / 26 % 20) + "na" + (i % 3 == 0 ? i : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"me", "search", "count"})
    void a_word_of_routes_is_one_with_a_format_behind_it_too(String word) {
        for (int i = 0; i < 200; i++) {
            get("/members/" + member(i) + ".json");
        }

        assertThat(get("/members/" + member(3) + ".json")).isEqualTo("/members/{param}.json");
        assertThat(get("/members/" + word + ".json")).isEqualTo("/members/" + word + ".json");
    }
}
