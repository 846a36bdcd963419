package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that people give to things, told from words that developers wrote by how they look and by where else they stand. */
class PeoplesNamesTest {
    private static final List<String> FIRST =
            List.of("amber", "birch", "cedar", "delta", "ember", "flint", "grove", "heron", "inlet", "jetty");
    private static final List<String> SECOND = List.of("boat", "cove", "dune", "fern", "gate", "hill", "lane");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    /** One of 70 names of two words. */
    private static String slug(int number) {
        return FIRST.get(number % 10) + "-" + SECOND.get(number / 10 % 7);
    }

    /** A word of its own for each number below 17,576. */
    private static String word(int number) {
        return "w" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + "o"
                + (char) ('a' + number % 26);
    }

    private void each(int times, int names, String before, String after) {
        for (int i = 0; i < times; i++) {
            get(before + slug(i * i % 97 % names) + after);
        }
    }

    /** Thirty names, the first of which are asked for again and again. */
    private void fresh(String before, String after) {
        for (int i = 0; i < 30; i++) {
            for (int times = i < 12 ? 6 : 1; times > 0; times--) {
                get(before + slug(i) + after);
            }
        }
    }

    /** Something else that is asked for, so that all is looked at again. */
    private void others(int times) {
        for (int i = 0; i < times; i++) {
            get("/ping/" + i % 7 / 3);
        }
    }

    @Test
    void what_somebody_wrote_on_a_day_is_a_value() {
        for (int i = 0; i < 40; i++) {
            get("/travel/2026/11/" + (10 + i % 19) + "/" + slug(i));
        }
        others(600);

        assertThat(get("/travel/2026/12/01/first-snow")).isEqualTo("/travel/{date}/{param}");
    }

    @Test
    void words_behind_a_day_are_words() {
        for (int i = 0; i < 60; i++) {
            for (String word : List.of("day-view", "free-busy", "by-region", "top-stories", "staff-roster")) {
                get("/stats/2026-11-" + (10 + i % 19) + "/" + word);
            }
        }
        others(600);

        assertThat(get("/stats/2026-12-01/free-busy")).isEqualTo("/stats/{date}/free-busy");
    }

    @Test
    void names_of_two_words_behind_a_plural_are_values() {
        fresh("/podcasts/", "");
        others(600);

        assertThat(get("/podcasts/" + slug(33))).isEqualTo("/podcasts/{param}");
    }

    @Test
    void pages_of_two_words_behind_a_plural_are_words_as_they_are_asked_for_again() {
        List<String> pages = List.of(
                "best-sellers",
                "on-sale",
                "new-arrivals",
                "top-rated",
                "back-in-stock",
                "pick-list",
                "bulk-update",
                "by-brand");
        Random random = new Random(5);
        for (int i = 0; i < 900; i++) {
            get("/products/" + pages.get((int) Math.exp(random.nextDouble() * Math.log(9)) - 1));
            get("/orders/" + pages.get(i % 8));
            get("/orders/" + i);
        }

        assertThat(get("/products/best-sellers")).isEqualTo("/products/best-sellers");
        assertThat(get("/products/by-brand")).isEqualTo("/products/by-brand");
        assertThat(get("/orders/pick-list")).isEqualTo("/orders/pick-list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/reports/", "/desk/", "/v1/"})
    void names_of_two_words_elsewhere_are_words(String before) {
        each(60, 7, before, "");
        others(600);

        assertThat(get(before + slug(3))).isEqualTo(before + slug(3));
    }

    @Test
    void names_of_two_words_that_are_sent_to_are_words() {
        for (int i = 0; i < 60; i++) {
            requests.send(HttpMethod.POST, "/orders/" + slug(i % 7), 200);
        }
        others(600);

        assertThat(get("/orders/" + slug(3))).isEqualTo("/orders/" + slug(3));
    }

    @Test
    void many_names_of_two_words_with_the_same_word_behind_all_are_values() {
        fresh("/copies/tape/", "/restore");
        others(600);

        assertThat(get("/copies/tape/" + slug(44) + "/restore")).isEqualTo("/copies/tape/{param}/restore");
    }

    @Test
    void names_of_two_words_with_several_words_behind_them_are_not_told_by_that() {
        for (int i = 0; i < 160; i++) {
            get("/desk/panel/" + slug(i % 10) + (i % 10 < 5 ? "/export" : "/print"));
            get("/desk/wizard/" + slug(i % 16) + "/help");
        }
        others(600);

        assertThat(get("/desk/panel/" + slug(3) + "/export")).isEqualTo("/desk/panel/" + slug(3) + "/export");
        assertThat(get("/desk/wizard/" + slug(3) + "/help")).isEqualTo("/desk/wizard/" + slug(3) + "/help");
    }

    @Test
    void names_in_front_of_the_id_of_the_same_thing_are_values() {
        for (int i = 0; i < 30; i++) {
            for (int times = i < 12 ? 6 : 1; times > 0; times--) {
                get("/desk/thread/" + slug(i) + "/" + (4_000 + i));
            }
        }
        others(600);

        assertThat(get("/desk/thread/amber-lane/77")).isEqualTo("/desk/thread/{param}/{id}");
    }

    @Test
    void words_in_front_of_ids_are_words_behind_one_letter_too() {
        for (int i = 0; i < 600; i++) {
            get("/t/" + List.of("pixel", "image", "optout", "click", "open").get(i % 5) + "/" + i);
            get("/erp/"
                    + List.of(
                                    "line-item",
                                    "cost-center",
                                    "tax-rate",
                                    "work-order",
                                    "price-list",
                                    "stock-move",
                                    "gift-card",
                                    "tax-zone",
                                    "lock-user",
                                    "stop-job")
                            .get(i % 10)
                    + "/" + i);
        }
        others(600);

        assertThat(get("/t/optout/7")).isEqualTo("/t/optout/{id}");
        assertThat(get("/erp/stop-job/7")).isEqualTo("/erp/stop-job/{id}");
    }

    @Test
    void collections_in_front_of_the_ids_of_their_things_are_words() {
        List<String> words = List.of(
                "line-items",
                "tax-rates",
                "price-lists",
                "orders",
                "refunds",
                "carts",
                "stores",
                "staff",
                "gifts",
                "price-rules");
        for (int i = 0; i < 400; i++) {
            get("/desk/panel/" + words.get(i % 10) + "/" + i);
        }
        others(600);

        assertThat(get("/desk/panel/refunds/3")).isEqualTo("/desk/panel/refunds/{id}");
    }

    @Test
    void tokens_of_one_length_beside_ids_are_values_however_popular_one_is() {
        List<String> tokens = List.of("jTtVFKSBZ", "pbIVTrkuX", "YVehKABba", "RErcjXuSa", "ekyXEnDru");
        for (int i = 0; i < 400; i++) {
            get("/boards/uid/"
                    + (i % 3 > 0 ? String.format("x%dKqZ7b%dt", i % 10, i / 10 % 10) : tokens.get(i * i % 7 % 5)));
        }
        others(600);

        assertThat(get("/boards/uid/jTtVFKSBZ")).isEqualTo("/boards/uid/{id}");
    }

    @Test
    void operations_beside_ids_are_words_though_some_are_of_one_length() {
        for (int i = 0; i < 400; i++) {
            get("/boards/" + i);
            get("/boards/"
                    + List.of("listUsers", "sortUsers", "findUsers", "moveUsers", "countAll")
                            .get(i % 5));
        }
        others(600);

        assertThat(get("/boards/findUsers")).isEqualTo("/boards/findUsers");
    }

    @Test
    void who_signs_in_is_a_value_and_a_few_ways_to_do_it_are_words() {
        for (int i = 0; i < 300; i++) {
            requests.send(
                    HttpMethod.POST, "/auth/ldap/login/" + slug(i * i % 97).replace('-', i % 2 == 0 ? '_' : '.'), 200);
            requests.send(
                    HttpMethod.POST,
                    "/login/" + List.of("google", "github", "apple", "saml").get(i % 4),
                    200);
        }
        others(600);

        assertThat(requests.send(HttpMethod.POST, "/auth/ldap/login/ann_dune", 200)
                        .name())
                .isEqualTo("/auth/ldap/login/{param}");
        assertThat(requests.send(HttpMethod.POST, "/login/github", 200).name()).isEqualTo("/login/github");
    }

    @Test
    void users_in_front_of_the_ids_of_their_things_are_values() {
        List<String> users = List.of(
                "ann", "bob.ek", "cliff85", "dora", "eve.h", "finn", "gus7", "hal", "ida", "jon", "kim", "leo3", "mia");
        for (int i = 0; i < 400; i++) {
            get("/faces/example.com/" + users.get(i % 13) + "/" + (24 << i % 3) + "/" + i + "_2.png");
        }
        others(600);

        assertThat(get("/faces/example.com/noah.k/48/77_2.png")).startsWith("/faces/example.com/{param}/{id}/");
    }

    @Test
    void types_in_front_of_ids_are_words() {
        List<String> types = List.of(
                "Account", "Asset", "Case", "Claim", "Contact", "Device", "Goal", "Group", "Lead", "Media", "Order",
                "Patient", "Person", "Task");
        for (int i = 0; i < 600; i++) {
            get("/registry/objects/" + types.get(i % 14) + "/" + i);
        }
        others(600);

        assertThat(get("/registry/objects/Patient/3")).isEqualTo("/registry/objects/Patient/{id}");
    }

    @Test
    void a_title_is_no_page_of_its_own_where_others_stand_however_often_it_is_asked_for() {
        Random random = new Random(3);
        for (int i = 0; i < 1_200; i++) {
            int rank = (int) Math.exp(random.nextDouble() * Math.log(300)) - 1;
            get("/" + slug(rank) + (rank % 3 == 0 ? "-of-" : "-") + word(rank));
            get(List.of("/about", "/tag/" + slug(i % 60), "/rss").get(i % 3));
        }
        others(600);

        assertThat(get("/" + slug(0) + "-of-" + word(0))).isEqualTo("/{param}");
        assertThat(get("/about")).isEqualTo("/about");
    }

    @Test
    void owners_and_what_they_own_are_two_parameters() {
        Random random = new Random(7);
        for (int i = 0; i < 900; i++) {
            int owner = (int) Math.exp(random.nextDouble() * Math.log(500));
            int tool = (int) Math.exp(random.nextDouble() * Math.log(8));
            get("/lookup/" + word(owner) + "/" + word(owner * 13 + tool) + "_tool");
        }
        others(600);

        assertThat(get("/lookup/somebody/some_tool")).isEqualTo("/lookup/{param}/{param}");
    }

    @Test
    void types_and_their_things_are_a_word_and_a_parameter() {
        for (int i = 0; i < 600; i++) {
            int type = i % 30;
            get("/registry/" + word(type) + "/" + word(500 + type * 40 + i * i % 37) + "_of_" + word(type));
        }
        others(600);

        String known = "/registry/" + word(3) + "/" + word(623) + "_of_" + word(3);
        get(known);
        get(known);
        assertThat(get(known)).startsWith("/registry/" + word(3) + "/");
    }

    @Test
    void a_word_in_front_of_the_values_beside_it_stays_a_word() {
        for (int i = 0; i < 400; i++) {
            get("/dataset/" + slug(i * i % 97));
            if (i % 6 == 5) {
                get("/dataset/activity/" + slug(i * i % 61 % 20));
            }
        }
        others(600);

        assertThat(get("/dataset/activity/" + slug(5))).startsWith("/dataset/activity/");
        assertThat(get("/dataset/" + slug(69))).isEqualTo("/dataset/{param}");
    }

    @Test
    void a_word_that_never_goes_on_beside_values_that_do_is_a_route_again() {
        for (int i = 0; i < 1_200; i++) {
            get("/coins/" + word(i * i % 97) + "/history");
            get("/coins/" + word(i * i % 89) + (i % 5 == 0 ? "" : "/tickers"));
            get("/coins/markets");
            get("/coins/" + word(3) + (i % 3 == 0 ? "" : "/tickers"));
        }

        assertThat(get("/coins/markets")).isEqualTo("/coins/markets");
        assertThat(get("/coins/" + word(3))).isEqualTo("/coins/{param}");
    }

    @Test
    void users_who_are_asked_for_alone_have_no_routes_of_their_own_though_others_go_on() {
        for (int i = 0; i < 6_000; i++) {
            get("/v1/members/" + word(i % 30));
            get("/v1/members/" + word(100 + i % 90) + "/orders");
            get("/v1/members/" + word(100 + i % 90) + "/teams");
        }

        assertThat(get("/v1/members/" + word(3))).isEqualTo("/v1/members/{param}");
        assertThat(requests.namer().minted()).isLessThan(12);
    }

    @Test
    void who_follows_whom_is_two_parameters_however_many_one_follows() {
        for (int i = 0; i < 900; i++) {
            get("/members/" + word(i % 90));
            get("/members/" + word(i % 15) + "/" + word(i * 7 % 90));
        }

        assertThat(get("/members/" + word(3) + "/" + word(7))).doesNotContain(word(3));
    }

    @Test
    void what_people_write_behind_a_colon_or_a_tilde_is_part_of_no_route() {
        each(400, 70, "/terms/", "");
        each(400, 70, "/notes/", ".json");
        get("/notes/amber-hill~annmiller.json");

        assertThat(get("/terms/noon-hill:qWertyUiop")).doesNotContain("qWertyUiop");
        assertThat(get("/notes/amber-hill~annmiller.json")).doesNotContain("annmiller");
    }

    @Test
    void currencies_behind_each_other_are_two_parameters() {
        List<String> currencies = List.of("EUR", "USD", "GBP", "SEK", "NOK", "DKK", "CHF", "JPY", "PLN", "CZK");
        for (int i = 0; i < 600; i++) {
            get("/rates/" + currencies.get(i % 10) + "/" + currencies.get(i / 3 % 10));
        }

        assertThat(get("/rates/EUR/CHF")).isEqualTo("/rates/{param}/{param}");
    }

    @Test
    void a_popular_name_that_is_a_value_elsewhere_is_one_of_the_values_beside_it() {
        for (int i = 0; i < 900; i++) {
            get("/pypi/" + slug(i % 60) + "/json");
            get("/pypi/" + slug(i % 60) + "/files");
            get("/simple/" + (i % 3 > 0 ? slug(7) : slug(i * 7 % 69)));
        }
        others(900);

        assertThat(get("/simple/" + slug(7))).isEqualTo("/simple/{param}");
    }

    @Test
    void resources_of_which_some_can_be_downloaded_are_no_folder() {
        for (int i = 0; i < 900; i++) {
            get("/dataset/" + slug(i * i % 97));
            get("/dataset/" + slug(i % 60) + "/resource/" + i);
            if (i % 3 == 0) {
                get("/dataset/" + slug(i % 60) + "/resource/" + i + "/download/" + slug(i) + ".zip");
            }
            if (i % 20 == 0) {
                get("/dataset/" + slug(i % 60) + "/" + slug(i / 20 + 5));
            }
        }
        others(600);

        assertThat(get("/dataset/" + slug(5) + "/resource/99")).isEqualTo("/dataset/{param}/resource/{id}");
    }

    @Test
    void two_hexadecimal_digits_that_are_letters_are_ids_beside_ids() {
        for (int i = 0; i < 600; i++) {
            get(String.format("/store/%02x/%02x/%032x", i * 37 % 256, i * 91 % 256, i * 7_919L));
        }
        others(600);

        assertThat(get("/store/da/fe/" + "0".repeat(31) + "7")).isEqualTo("/store/{id}/{id}/{id}");
    }

    @Test
    void one_short_word_beside_ids_is_a_word() {
        for (int i = 0; i < 300; i++) {
            get("/campaigns/" + i);
            get("/campaigns/ad");
        }
        others(600);

        assertThat(get("/campaigns/ad")).isEqualTo("/campaigns/ad");
    }

    @Test
    void the_database_of_a_server_itself_is_one_of_its_databases() {
        for (int i = 0; i < 400; i++) {
            String base = "/db/" + (i % 5 == 0 ? "_system" : slug(i % 12));
            get(base + "/_api/cursor");
            get(base + "/_api/document/" + i);
            get(base + "/_api/collection");
            get(base + "/_api/job");
        }
        others(600);

        assertThat(get("/db/_system/_api/cursor")).isEqualTo("/db/{param}/_api/cursor");
    }

    @Test
    void what_a_server_has_beside_its_databases_stays() {
        for (int i = 0; i < 400; i++) {
            String base = "/db/" + slug(i % 12);
            get(base + "/_api/cursor");
            get(base + "/_api/document/" + i);
            get("/db/_node/stats");
            get("/db/_node/config");
            get("/db/_node/cursor");
            get("/db/_node/restart");
            get("/db/_admin/users");
            get("/db/_admin/limits");
            get("/db/_admin/users/roles");
            get("/db/_admin/limits/day");
            get(base + "/users/roles");
            get(base + "/limits/day");
        }
        others(600);

        assertThat(get("/db/_node/stats")).isEqualTo("/db/_node/stats");
        assertThat(get("/db/_admin/users/roles")).isEqualTo("/db/_admin/users/roles");
    }

    @Test
    void a_project_that_is_called_as_apis_are_is_one_of_the_projects() {
        for (int i = 0; i < 900; i++) {
            String project = "/flags/"
                    + (i % 9 == 0
                            ? "api"
                            : List.of("web", "shop", "mobile", "desk").get(i % 4));
            String flag = project + "/" + slug(i * i % 97);
            get(project);
            get(flag);
            get(flag + "/copy");
            get(flag + "/rules");
            get(flag + "/audit");
        }
        others(900);

        assertThat(get("/flags/api/amber-dune/copy")).isEqualTo("/flags/{param}/{param}/copy");
    }

    @ParameterizedTest
    @CsvSource({
        "/wiki/Special:Search, /wiki/Special:Search",
        "/sitemap-posts.xml, /sitemap-posts.xml",
        "/exhibitions/upcoming, /exhibitions/upcoming",
        "/exhibitions/past, /exhibitions/past",
        "/assets/built/screen.css, /assets/built/screen.css"
    })
    void pages_that_a_program_brings_along_stay(String path, String name) {
        for (int i = 0; i < 400; i++) {
            get("/" + slug(i * i % 97));
            get("/" + slug(i * i % 97) + ".xml");
            get("/wiki/" + slug(i * i % 97));
            get("/exhibitions/" + slug(i * i % 97));
            get(path);
        }
        others(600);

        assertThat(get(path)).isEqualTo(name);
    }

    @Test
    void a_variant_in_front_of_a_format_is_part_of_the_route() {
        each(400, 70, "/p2/", ".json");
        each(400, 70, "/p2/", "~dev.json");

        assertThat(get("/p2/amber-hill~dev.json")).isEqualTo("/p2/{param}~dev.json");
        assertThat(get("/p2/amber-hill.json")).isEqualTo("/p2/{param}.json");
    }

    @Test
    void a_verb_and_a_noun_behind_a_colon_are_part_of_the_route_whatever_is_known_of_the_value() {
        each(400, 70, "/models/", "");
        requests.send(HttpMethod.POST, "/models/amber-hill:countTokens", 200);
        requests.send(HttpMethod.POST, "/models/cedar-dune:countTokens", 200);

        assertThat(requests.send(HttpMethod.POST, "/models/ember-dune:countTokens", 200)
                        .name())
                .isEqualTo("/models/{param}:countTokens");
    }
}
