package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Few names that are told by what is known of them in other places, or by nothing but values coming behind all of them. */
class ElsewhereTest {
    private static final List<String> FLEETS = List.of("north", "harbor", "ridge", "mill");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void behind(String before, List<String> names, int times, String... words) {
        for (int i = 0; i < times; i++) {
            for (String name : names) {
                for (String word : words) {
                    requests.get(before + name + word);
                }
            }
        }
    }

    @Test
    void names_that_are_values_of_one_parameter_elsewhere_are_values() {
        behind("/v2/fleets/", FLEETS, 10, "/trucks", "/drivers", "/rotas");
        behind("/v2/weather/", FLEETS, 40, "");

        assertThat(get("/v2/weather/ridge")).isEqualTo("/v2/weather/{param}");
    }

    @Test
    void names_of_which_one_is_no_value_elsewhere_stay_words() {
        behind("/v2/fleets/", FLEETS, 10, "/trucks", "/drivers", "/rotas");
        behind("/v2/weather/", List.of("north", "harbor", "forecast"), 40, "");

        assertThat(get("/v2/weather/north")).isEqualTo("/v2/weather/north");
    }

    /** Two names that are told by all routes behind them. */
    private void twoToldByAllRoutes(String one, String other) {
        new Traffic(requests, 1)
                .names(
                        List.of("/v1/shops/" + one, "/v1/shops/" + other),
                        "",
                        "/goods",
                        "/goods/#",
                        "/sales",
                        "/sales/#",
                        "/carts")
                .send(2_000);
        assertThat(get("/v1/shops/" + one + "/sales")).isEqualTo("/v1/shops/{param}/sales");
    }

    @Test
    void two_names_told_by_all_routes_behind_them_are_values_in_another_place() {
        twoToldByAllRoutes("main", "outlet");
        behind("/v1/teams/", List.of("main", "outlet"), 60, "", "/rota", "/leave");
        behind("/v1/opening/", List.of("main", "outlet"), 2_000, "");

        assertThat(get("/v1/teams/main/rota")).isEqualTo("/v1/teams/{param}/rota");
        assertThat(get("/v1/opening/outlet")).isEqualTo("/v1/opening/{param}");
    }

    @Test
    void two_plurals_of_which_one_stands_in_another_place_than_a_collection_stay_words() {
        twoToldByAllRoutes("main", "parcels");
        behind("/v1/count/", List.of("main", "parcels"), 2_000, "");

        assertThat(get("/v1/count/parcels")).isEqualTo("/v1/count/parcels");
    }

    @Test
    void two_names_of_a_collection_are_values_though_one_is_a_plural() {
        twoToldByAllRoutes("main", "parcels");
        behind("/v1/queues/", List.of("main", "parcels"), 2_000, "");

        assertThat(get("/v1/queues/parcels")).isEqualTo("/v1/queues/{param}");
    }

    @Test
    void a_word_of_the_list_is_one_of_two_values_where_it_goes_on() {
        twoToldByAllRoutes("main", "orders");
        behind("/v1/policies/", List.of("main", "orders"), 1_000, "/limit");
        behind("/v1/consumers/", List.of("main", "orders"), 1_000, "");

        assertThat(get("/v1/policies/orders/limit")).isEqualTo("/v1/policies/{param}/limit");
        assertThat(get("/v1/consumers/orders")).isEqualTo("/v1/consumers/orders");
    }

    @Test
    void a_plural_with_something_behind_it_is_one_of_two_values_too() {
        twoToldByAllRoutes("main", "orders");
        behind("/v1/hosts/", List.of("main", "orders", "orders/permissions"), 1_000, "");

        assertThat(get("/v1/hosts/orders")).isEqualTo("/v1/hosts/{param}");
        assertThat(get("/v1/hosts/orders/permissions")).isEqualTo("/v1/hosts/{param}/permissions");
    }

    @Test
    void two_names_of_which_one_is_no_value_elsewhere_stay_words() {
        twoToldByAllRoutes("main", "outlet");
        behind("/v1/teams/", List.of("main", "archive"), 2_000, "");

        assertThat(get("/v1/teams/main")).isEqualTo("/v1/teams/main");
    }

    @Test
    void two_names_told_by_what_comes_next_stay_words_in_another_place() {
        behind("/v2/fleets/", FLEETS, 10, "/trucks", "/drivers", "/rotas");
        behind("/v2/weather/", List.of("north", "harbor"), 1_000, "");

        assertThat(get("/v2/weather/north")).isEqualTo("/v2/weather/north");
    }

    @Test
    void two_names_where_an_api_begins_stay_words() {
        twoToldByAllRoutes("main", "outlet");
        behind("/v1/", List.of("main", "outlet"), 2_000, "");

        assertThat(get("/v1/main")).isEqualTo("/v1/main");
    }

    @Test
    void names_that_are_sent_to_stay_words_though_they_are_values_elsewhere() {
        behind("/v2/fleets/", FLEETS, 10, "/trucks", "/drivers", "/rotas");
        for (int i = 0; i < 40; i++) {
            FLEETS.forEach(name -> requests.send(HttpMethod.POST, "/v2/alarm/" + name, 200));
        }

        assertThat(requests.send(HttpMethod.POST, "/v2/alarm/ridge", 200).name())
                .isEqualTo("/v2/alarm/ridge");
    }

    @Test
    void three_names_of_a_collection_behind_which_only_values_come_are_values() {
        for (int i = 0; i < 400; i++) {
            String queue = "q" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            for (String host : List.of("billing", "staging", "parcels")) {
                get("/v2/queues/" + host + "/" + queue);
            }
        }

        assertThat(get("/v2/queues/billing/qaa")).isEqualTo("/v2/queues/{param}/{param}");
    }

    @Test
    void a_word_in_front_of_users_stays_beside_users_at_the_root() {
        for (int i = 0; i < 30; i++) {
            String user = "user" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            get("/" + user + "/tool-" + i + "/pulls");
            get("/" + user + "/tool-" + i + "/issues");
            get("/" + user + "/tool-" + i + "/wiki");
            get("/" + user + "/tool-" + i);
        }
        for (String user : List.of("userba", "userca", "userda", "userea", "userfa", "userga")) {
            get("/stars/" + user);
            get("/userha/" + user);
            get("/userha/" + user + "/pulls");
        }

        assertThat(get("/userba/tool-77/wiki")).isEqualTo("/{param}/{param}/wiki");
        assertThat(get("/stars/userka")).startsWith("/stars/");
        assertThat(get("/userha/userda")).isEqualTo("/{param}/{param}");
    }

    @Test
    void tables_that_a_server_keeps_for_itself_are_values_beside_others() {
        List<String> tables = List.of("ledger", "stock", "crew", "parcels", "rotas", ".panel", "_grants");
        behind("/", tables, 4, "/_search", "/_bulk", "/_count");

        assertThat(get("/.panel/_bulk")).isEqualTo("/{param}/_bulk");
        assertThat(get("/_grants/_search")).isEqualTo("/{param}/_search");
        assertThat(get("/_cluster/health")).isEqualTo("/_cluster/health");
    }
}
