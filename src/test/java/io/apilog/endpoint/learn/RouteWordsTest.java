package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import org.junit.jupiter.api.Test;
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

    @Test
    void a_word_that_comes_behind_ids_is_one_beside_them_too() {
        for (int i = 0; i < 40; i++) {
            get("/boxes/" + i + "/list");
            get("/boxes/" + i);
            get("/boxes/" + member(i));
            get("/boxes/list");
        }

        assertThat(get("/boxes/" + member(3))).isNotEqualTo("/boxes/" + member(3));
        assertThat(get("/boxes/list")).isEqualTo("/boxes/list");
    }

    @Test
    void names_that_come_behind_each_other_are_values_in_both_places() {
        for (int i = 0; i < 1_000; i++) {
            get("/rates/" + member(i % 17) + "/" + member(i % 13));
            get("/rates/" + member(i % 17));
        }

        assertThat(get("/rates/" + member(4))).isEqualTo("/rates/{param}");
    }

    private void tenants(int from, int to) {
        for (int i = from; i < to; i++) {
            String tenant = "/" + member(i % 30);
            get(tenant);
            get(tenant + "/plans");
            get(tenant + "/plans/" + i);
            get(tenant + "/people");
            get("/socket");
        }
    }

    @Test
    void what_nothing_ever_comes_behind_is_no_tenant_though_it_came_before_these_were_known() {
        tenants(0, 400);

        assertThat(get("/" + member(3) + "/plans")).isEqualTo("/{param}/plans");
        assertThat(get("/" + member(3))).isEqualTo("/{param}");
        assertThat(get("/socket")).isEqualTo("/socket");
    }

    @Test
    void a_tenant_of_which_only_the_first_page_was_asked_for_a_few_times_is_one() {
        tenants(0, 400);
        for (int i = 0; i < 8; i++) {
            get("/newcomer");
        }

        assertThat(get("/newcomer")).isEqualTo("/{param}");
    }

    @Test
    void where_most_values_have_nothing_behind_them_none_stands_apart() {
        for (int i = 0; i < 1_000; i++) {
            get("/" + member(i % 200));
            if (i % 50 == 0) {
                get("/" + member(i % 9) + "/stats");
            }
        }
        for (int i = 0; i < 100; i++) {
            get("/" + member(7));
        }

        assertThat(get("/" + member(7))).isEqualTo("/{param}");
    }

    @Test
    void words_with_a_dash_that_are_asked_for_again_hold_in_a_flood() {
        for (int i = 0; i < 400; i++) {
            requests.get("/deck/now-running");
            requests.get("/deck/pause");
            requests.send(HttpMethod.POST, "/deck/skip-back", 200);
            if (i % 4 == 0) {
                get("/deck/" + (char) ('a' + i / 26) + "el-" + (char) ('a' + i % 26) + "ox");
            }
        }

        assertThat(get("/deck/now-running")).isEqualTo("/deck/now-running");
        assertThat(requests.send(HttpMethod.POST, "/deck/skip-back", 200).name())
                .isEqualTo("/deck/skip-back");
    }
}
