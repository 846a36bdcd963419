package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Things whose names look as words of an API do: they end in s, are few, or have what is to be done with them behind a colon. */
class NamesOfThingsTest {
    private static final List<String> PLURALS = List.of("letters", "parcels", "stamps", "drivers", "vans", "depots");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void behind(String before, List<String> names, String... words) {
        for (String word : words) {
            for (String name : names) {
                requests.get(before + name + word);
                requests.get(before + name + word);
            }
        }
    }

    @Test
    void things_of_a_collection_may_be_called_as_collections_are_if_the_same_comes_behind_all() {
        behind("/tables/", PLURALS, "", "/rows", "/rows/7", "/schema", "/count");

        assertThat(get("/tables/ramps/rows/12")).isEqualTo("/tables/{param}/rows/{id}");
    }

    @Test
    void collections_stay_words_behind_a_word_that_is_no_plural() {
        behind("/post/v1/", PLURALS, "", "/report", "/export", "/count");

        assertThat(get("/post/v1/vans/report")).isEqualTo("/post/v1/vans/report");
    }

    @Test
    void collections_with_ids_behind_them_stay_words_behind_a_plural() {
        behind("/offices/", PLURALS, "", "/7", "/report", "/export", "/count");

        assertThat(get("/offices/vans/report")).isEqualTo("/offices/vans/report");
    }

    @Test
    void a_name_of_several_words_behind_a_plural_is_no_collection() {
        List<String> names =
                List.of("north-letters", "south-letters", "east-parcels", "west-parcels", "old-stamps", "new-stamps");
        behind("/topics/", names, "", "/offsets", "/consumers");

        assertThat(get("/topics/late-letters/offsets")).isEqualTo("/topics/{param}/offsets");
    }

    @Test
    void what_is_to_be_done_with_things_makes_routes_of_its_own() {
        List<String> names = List.of("amber", "birch", "cedar", "delta", "ember");
        for (String name : names) {
            requests.send(HttpMethod.POST, "/v1/topics/" + name + ":publish", 200);
            requests.send(HttpMethod.POST, "/v1/topics/" + name + ":drain", 200);
            get("/v1/topics/" + name);
        }

        assertThat(get("/v1/topics/flint:publish")).isEqualTo("/v1/topics/{param}:publish");
        assertThat(get("/v1/topics/flint:drain")).isEqualTo("/v1/topics/{param}:drain");
        assertThat(get("/v1/topics/birch:publish")).isEqualTo("/v1/topics/{param}:publish");
    }

    @Test
    void five_names_behind_a_version_with_the_same_three_collections_are_values() {
        List<String> kinds = List.of("chess", "rowing", "judo", "golf", "darts");
        behind("/v3/", kinds, "/clubs", "/clubs/rook", "/events", "/events/7", "/referees/ann", "/referees/bob");
        behind("/v3/", List.of("news", "odds"), "/today", "/7");

        assertThat(get("/v3/sumo/clubs")).isEqualTo("/v3/{param}/clubs");
        assertThat(get("/v3/darts/events/9")).isEqualTo("/v3/{param}/events/{id}");
        assertThat(get("/v3/news/today")).isEqualTo("/v3/news/today");
    }

    @Test
    void five_names_behind_a_version_with_the_same_verbs_are_words() {
        behind(
                "/v3/",
                List.of("order", "basket", "user", "parcel", "driver"),
                "/create/7",
                "/list",
                "/remove/7",
                "/check");

        assertThat(get("/v3/order/list")).isEqualTo("/v3/order/list");
    }

    @Test
    void names_that_turn_out_to_be_values_are_values_beside_that_place_too() {
        List<String> names = List.of("amber", "birch", "cedar", "delta", "ember");
        behind("/index/simple/", names, "");
        for (String name : names) {
            get("/index/packages/" + name + "/1.2.3/json");
            get("/index/packages/" + name + "/1.3.0/json");
        }

        assertThat(get("/index/simple/cedar")).isEqualTo("/index/simple/{param}");
    }

    @Test
    void what_coordinates_stand_behind_is_a_value() {
        for (String way : List.of("car", "bike", "foot")) {
            for (int i = 0; i < 5; i++) {
                get("/route/v1/" + way + "/13.388" + i + ",52.517;13.397,52.529");
            }
        }

        assertThat(get("/route/v1/truck/13.3,52.5;13.4,52.6")).isEqualTo("/route/v1/{param}/{list}");
    }

    @Test
    void collections_with_lists_of_ids_behind_them_are_words() {
        behind("/bulk/v1/", List.of("orders", "parcels", "letters"), "/1,2,3", "/4,5");

        assertThat(get("/bulk/v1/orders/7,8")).isEqualTo("/bulk/v1/orders/{list}");
    }

    @Test
    void four_things_of_each_id_need_one_word() {
        for (int id = 0; id < 9; id++) {
            behind("/teams/" + id + "/boards/", List.of("design", "bugs", "ideas", "launch"), "", "/columns");
        }

        assertThat(get("/teams/7/boards/garden/columns")).isEqualTo("/teams/{id}/boards/{param}/columns");
    }

    @Test
    void what_is_searched_for_is_free_text_from_two_names_on() {
        get("/search/red%20shoes");
        get("/search/lamp");
        get("/search/sofa");

        assertThat(get("/search/table")).isEqualTo(get("/search/chair")).startsWith("/search/{");
    }

    @Test
    void what_sites_put_behind_articles_does_not_keep_the_lists_of_them_from_being_told() {
        List<String> lists = List.of("cooking", "travel", "garden", "music", "letters", "sewing", "hiking", "chess");
        for (String list : lists) {
            get("/blog/" + list + "/a%20day");
            get("/blog/" + list + "/a%20day/feed");
            get("/blog/" + list + "/page/2");
            get("/blog/" + list + "/feed");
        }

        assertThat(get("/blog/painting/a%20night")).isEqualTo("/blog/{param}/{slug}");
    }

    @Test
    void what_is_to_be_done_with_a_collection_is_a_word() {
        for (String name : List.of("amber", "birch", "cedar", "delta", "ember")) {
            get("/v1/topics/" + name + "/offsets");
            get("/v1/topics/" + name + "/consumers");
        }
        requests.send(HttpMethod.POST, "/v1/topics:purge", 200);

        assertThat(get("/v1/topics:purge")).isEqualTo("/v1/topics:purge");
    }
}
