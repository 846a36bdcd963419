package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the names in one place of paths become a parameter, and when they do not. */
class LearningTest {
    private static final List<String> VERBS = List.of(
            "deactivate_user",
            "reset-password",
            "invite-member",
            "transfer",
            "approve",
            "escalate_ticket",
            "close-account",
            "merge",
            "unlock",
            "rename");
    private static final List<String> CATEGORIES = List.of(
            "garden", "kitchen", "wall-clocks", "tools", "lamps", "camping-and-outdoor", "toys", "bicycles", "shoes");

    private final Requests requests = Requests.withRoutes();

    @Test
    void from_the_eighth_numbered_name_on_a_place_is_a_parameter() {
        for (int i = 1; i <= 7; i++) {
            assertThat(requests.get("/shelf/p" + i).name()).isEqualTo("/shelf/p" + i);
        }

        assertThat(requests.get("/shelf/b9").name()).isEqualTo("/shelf/{param}");
        assertThat(requests.get("/shelf/b9").rule()).isEqualTo(Rule.LEARNED);
    }

    @Test
    void what_was_counted_stays_and_later_requests_go_to_the_parameter() {
        Endpoint first = requests.get("/shelf/p1");
        numbered("/shelf/p%d", 2, 8);

        assertThat(requests.get("/shelf/p1").name()).isEqualTo("/shelf/{param}");
        assertThat(requests.namer().endpoints()).contains(first);
    }

    @Test
    void paths_go_on_below_a_parameter() {
        numbered("/product/p%d/reviews", 1, 8);

        assertThat(requests.get("/product/x9/reviews").name()).isEqualTo("/product/{param}/reviews");
        assertThat(requests.get("/product/x9/reviews/7").name()).isEqualTo("/product/{param}/reviews/{id}");
        assertThat(requests.get("/product/x9").name()).isEqualTo("/product/{param}");
    }

    @Test
    void what_was_answered_before_a_place_was_learned_is_known_under_its_new_name() {
        numbered("/product/p%d/reviews", 1, 8);

        assertThat(requests.send(HttpMethod.GET, "/product/p3/reviews", 404).name())
                .isEqualTo("/product/{param}/reviews");
        assertThat(requests.send(HttpMethod.GET, "/product/p3/nothing", 404)).isSameAs(Endpoint.UNMATCHED);
    }

    @Test
    void places_below_a_parameter_are_learned_of_all_its_values_together() {
        for (int i = 1; i <= 8; i++) {
            requests.get("/shop/t" + i + "/shelf/r" + i);
        }

        assertThat(requests.get("/shop/t1/shelf/r9").name()).isEqualTo("/shop/{param}/shelf/{param}");
    }

    @Test
    void names_that_were_refused_or_not_found_never_count() {
        for (int i = 0; i < 200; i++) {
            requests.send(HttpMethod.GET, "/shelf/p" + i, i % 2 == 0 ? 404 : 403);
        }

        assertThat(requests.get("/shelf/p1").name()).isEqualTo("/shelf/p1");
    }

    @Test
    void verbs_are_kept_apart() {
        VERBS.forEach(verb -> requests.send(HttpMethod.POST, "/users/" + verb, 200));

        assertThat(VERBS)
                .allSatisfy(verb -> assertThat(requests.send(HttpMethod.POST, "/users/" + verb, 200)
                                .name())
                        .isEqualTo("/users/" + verb));
    }

    @Test
    void resources_with_ids_behind_them_are_kept_apart() {
        VERBS.forEach(resource -> {
            requests.get("/api/" + resource);
            requests.get("/api/" + resource + "/7");
            requests.send(HttpMethod.POST, "/api/" + resource, 201);
        });

        assertThat(requests.namer().endpoints()).extracting(Endpoint::name).noneMatch(name -> name.contains("{param}"));
    }

    @Test
    void a_few_names_with_a_digit_among_words_are_words() {
        VERBS.forEach(verb -> requests.get("/services/" + verb));
        List.of("ec2", "route53", "base64", "x509", "sha256", "utf8", "http2", "web3", "p2p")
                .forEach(service -> requests.get("/services/" + service));

        assertThat(requests.get("/services/ec2").name()).isEqualTo("/services/ec2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login",
                "logout",
                "search",
                "me",
                "new",
                "v1",
                "v2",
                "1.1",
                "2fa",
                "oauth2",
                "i18n",
                "s3",
                "b2b",
                "404.html",
                "favicon.ico"
            })
    void words_of_routes_stand_beside_a_parameter(String word) {
        numbered("/shelf/p%d", 1, 12);

        assertThat(requests.get("/shelf/" + word).name()).isEqualTo("/shelf/" + word);
    }

    @Test
    void words_stand_beside_a_parameter_with_digits() {
        numbered("/shelf/p%d", 1, 12);

        assertThat(requests.get("/shelf/overview").name()).isEqualTo("/shelf/overview");
    }

    @Test
    void words_with_nothing_but_free_text_behind_them_are_values() {
        CATEGORIES.forEach(category -> requests.get("/browse/" + category + "/%D8%A7%D8%B3"));

        assertThat(requests.get("/browse/sofas/caf%C3%A9").name()).isEqualTo("/browse/{param}/{slug}");
        assertThat(requests.get("/browse/sofas").name()).isEqualTo("/browse/{param}");
    }

    @Test
    void words_with_something_else_behind_them_are_not() {
        CATEGORIES.forEach(category -> {
            requests.get("/browse/" + category + "/%D8%A7%D8%B3");
            requests.get("/browse/" + category + "/offers");
        });

        assertThat(requests.get("/browse/garden").name()).isEqualTo("/browse/garden");
    }

    @Test
    void words_beside_much_free_text_are_values() {
        for (int i = 0; i < 100; i++) {
            requests.get("/find/two%20words" + i);
        }
        CATEGORIES.forEach(word -> requests.get("/find/" + word));

        assertThat(requests.get("/find/chairs").name()).isEqualTo("/find/{slug}");
        assertThat(requests.get("/find/two%20words").name()).isEqualTo("/find/{slug}");
    }

    @Test
    void where_most_are_ids_few_names_with_a_digit_suffice() {
        for (int i = 0; i < 50; i++) {
            requests.get("/orders/" + i);
        }
        numbered("/orders/b%d", 1, 4);

        assertThat(requests.get("/orders/b5").name()).isEqualTo("/orders/{id}");
        assertThat(requests.get("/orders/5").name()).isEqualTo("/orders/{id}");
    }

    @Test
    void titles_are_values() {
        for (char c = 'a'; c <= 'l'; c++) {
            requests.get("/posts/" + c + "-day-of-rain-on-the-terrace");
        }

        assertThat(requests.get("/posts/how-to-keep-a-garden-in-winter").name()).isEqualTo("/posts/{param}");
        assertThat(requests.get("/posts/drafts").name()).isEqualTo("/posts/drafts");
    }

    @Test
    void names_of_a_collection_with_the_same_words_behind_them_are_values() {
        CATEGORIES.forEach(space -> {
            requests.get("/spaces/" + space + "/pods");
            requests.send(HttpMethod.POST, "/spaces/" + space + "/volumes", 201);
        });

        assertThat(requests.get("/spaces/new-one/pods/7").name()).isEqualTo("/spaces/{param}/pods/{id}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/v2", "/shop/api/v3beta1", "/rest"})
    void the_resources_of_an_api_are_kept_apart_however_seldom_they_are_asked_for(String api) {
        for (int i = 0; i < 60; i++) {
            requests.get(api + "/" + word(i));
        }
        for (int i = 0; i < 60; i++) {
            requests.get(api + "/" + word(i) + "/7/" + word(100 + i));
        }

        assertThat(requests.get(api + "/" + word(7)).name()).isEqualTo(api + "/" + word(7));
        assertThat(requests.get(api + "/" + word(7) + "/8/" + word(107)).name())
                .isEqualTo(api + "/" + word(7) + "/{id}/" + word(107));
    }

    @Test
    void names_with_something_of_their_own_behind_them_are_kept_apart_however_seldom_they_are_asked_for() {
        for (int i = 0; i < 60; i++) {
            requests.get("/" + word(i) + "/" + word(100 + i));
        }

        assertThat(requests.get("/" + word(7) + "/" + word(107)).name()).isEqualTo("/" + word(7) + "/" + word(107));
    }

    @Test
    void names_in_no_collection_or_with_words_of_routes_behind_them_are_not() {
        VERBS.forEach(resource -> {
            requests.get("/service/" + resource + "/pods");
            requests.get("/service/" + resource + "/volumes");
            requests.get("/resources/" + resource + "/search");
            requests.get("/resources/" + resource + "/list");
            requests.get("/resources/" + resource + "/export");
        });

        assertThat(requests.namer().endpoints()).extracting(Endpoint::name).noneMatch(name -> name.contains("{param}"));
    }

    @Test
    void names_that_are_asked_for_much_more_often_or_alone_are_written_to_are_routes_beside_a_parameter() {
        for (int i = 0; i < 12; i++) {
            requests.get("/explore");
        }
        requests.send(HttpMethod.POST, "/session", 302);
        for (int i = 0; i < 120; i++) {
            requests.get("/" + word(i));
        }

        assertThat(requests.get("/anyone").name()).isEqualTo("/{param}");
        assertThat(requests.get("/explore").name()).isEqualTo("/explore");
        assertThat(requests.send(HttpMethod.POST, "/session", 302).name()).isEqualTo("/session");
    }

    @Test
    void many_words_that_are_read_and_seldom_asked_for_are_values_but_not_those_asked_for_often() {
        for (int i = 0; i < 20; i++) {
            requests.get("/wiki/WebHome");
        }
        for (int i = 0; i < 39; i++) {
            assertThat(requests.get("/wiki/" + word(i)).name()).isIn("/wiki/" + word(i), "/wiki/{param}");
        }

        assertThat(requests.get("/wiki/AnyOtherPage").name()).isEqualTo("/wiki/{param}");
        assertThat(requests.get("/wiki/WebHome").name()).isEqualTo("/wiki/WebHome");
    }

    @Test
    void as_many_words_that_are_asked_for_again_and_again_are_not() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 39; i++) {
                requests.get("/api/" + word(i));
            }
        }
        for (int i = 39; i < 90; i++) {
            for (int round = 0; round < 3; round++) {
                requests.get("/api/" + word(i));
            }
        }

        assertThat(requests.get("/api/" + word(5)).name()).isEqualTo("/api/" + word(5));
    }

    @Test
    void no_api_has_a_hundred_words_in_one_place() {
        for (int i = 0; i < 100; i++) {
            requests.send(HttpMethod.PUT, "/members/" + word(i), 200);
        }

        assertThat(requests.get("/members/zoe").name()).isEqualTo("/members/{param}");
    }

    @Test
    void tokens_without_a_digit_are_told_by_their_letters_where_ids_stand() {
        for (int i = 0; i < 50; i++) {
            requests.get("/boards/x7Kd9QmZ2p/ping");
        }
        List.of("VVOPGvGtOO", "VPbdWukfXO", "eTGhNwkfGO", "KpQwrTzXLm")
                .forEach(token -> requests.get("/boards/" + token + "/ping"));

        assertThat(requests.get("/boards/QmWnbRtzKP/ping").name()).isEqualTo("/boards/{id}/ping");
        assertThat(requests.get("/boards/permissions").name()).isEqualTo("/boards/permissions");
    }

    @ParameterizedTest
    @CsvSource({
        "/img/%s.png,/img/{file}.png",
        "/users/7/files/%s.pdf,/users/{id}/files/{file}.pdf",
        "/notes/%s.html,/notes/{file}.html"
    })
    void the_fifth_file_of_a_directory_with_one_ending_makes_a_group(String path, String group) {
        for (char c = 'a'; c < 'e'; c++) {
            assertThat(requests.get(String.format(path, c)).rule()).isNotEqualTo(Rule.STATIC);
        }

        assertThat(requests.get(String.format(path, "x")).name()).isEqualTo(group);
        assertThat(requests.get(String.format(path, "a")).name()).isEqualTo(group);
        assertThat(requests.get(String.format(path, "x")).rule()).isEqualTo(Rule.STATIC);
        assertThat(requests.get("/img/x.csv").name()).isEqualTo("/img/x.csv");
    }

    @Test
    void files_below_a_directory_are_a_group_wherever_they_are() {
        for (char c = 'a'; c < 'f'; c++) {
            requests.get("/static/" + c + "/" + c + "/main.js");
        }

        assertThat(requests.get("/static/vendor/jquery.min.js").name()).isEqualTo("/static/{file}.js");
        assertThat(requests.get("/static/app.js").name()).isEqualTo("/static/{file}.js");
        assertThat(requests.get("/static/start.html").name()).isEqualTo("/static/start.html");
        assertThat(requests.get("/other/app.js").name()).isEqualTo("/other/app.js");
    }

    @Test
    void a_directory_with_a_release_behind_its_name_is_one_of_the_site() {
        for (char c = 'a'; c < 'f'; c++) {
            requests.get("/static/" + c + "/" + c + "/main.js");
        }

        assertThat(requests.get("/static/plugins/editor-1.4.2/js/editor.js").name())
                .isEqualTo("/static/{file}.js");
        assertThat(requests.get("/static/1.4.2/editor.js").name()).isEqualTo("/static/{version}/editor.js");
        assertThat(requests.get("/static/order-4711/label.js").name()).isEqualTo("/static/order-{id}/label.js");
    }

    @Test
    void where_files_of_one_ending_are_many_a_picture_or_a_font_with_another_is_in_a_group_at_once() {
        for (char c = 'a'; c < 'f'; c++) {
            requests.get("/static/" + c + "/main.js");
            requests.get("/img/" + c + ".png");
        }

        assertThat(requests.get("/static/fonts/icons.woff2").name()).isEqualTo("/static/{file}.woff2");
        assertThat(requests.get("/img/wait.gif").name()).isEqualTo("/img/{file}.gif");
        assertThat(requests.get("/static/help.html").name()).isEqualTo("/static/help.html");
        assertThat(requests.get("/static/price-list.pdf").name()).isEqualTo("/static/price-list.pdf");
        assertThat(requests.get("/other/wait.gif").name()).isEqualTo("/other/wait.gif");
        assertThat(requests.get("/static/upload").name()).isEqualTo("/static/upload");
    }

    @Test
    void files_of_things_with_ids_are_not_in_the_group_of_all() {
        for (char c = 'a'; c < 'f'; c++) {
            requests.get("/users/" + c + "/notes.txt");
        }

        assertThat(requests.get("/users/7/notes.txt").name()).isEqualTo("/users/{id}/notes.txt");
    }

    @Test
    void a_missing_file_is_unmatched_unless_its_group_is_there() {
        assertThat(requests.send(HttpMethod.GET, "/img/x.png", 404)).isSameAs(Endpoint.UNMATCHED);
        for (char c = 'a'; c < 'f'; c++) {
            requests.get("/img/" + c + ".png");
        }

        assertThat(requests.send(HttpMethod.GET, "/img/x.png", 404).name()).isEqualTo("/img/{file}.png");
    }

    @Test
    void programs_are_no_files() {
        for (char c = 'a'; c < 'p'; c++) {
            assertThat(requests.get("/cgi/" + c + ".php").name()).isEqualTo("/cgi/" + c + ".php");
        }
    }

    @Test
    void nothing_is_learned_where_that_is_switched_off() {
        Requests plain = new Requests(new EndpointNamer(new EndpointSettings(List.of(), 300, false)));
        for (int i = 0; i < 150; i++) {
            assertThat(plain.get("/shelf/p" + i + "x").name()).isEqualTo("/shelf/p" + i + "x");
        }
        for (char c = 'a'; c < 'p'; c++) {
            assertThat(plain.get("/img/" + c + ".png").name()).isEqualTo("/img/" + c + ".png");
        }
    }

    @Test
    void learning_goes_on_when_the_budget_is_used_up() {
        Requests few = Requests.withBudget(2);
        for (int i = 0; i < 100; i++) {
            few.get("/a");
            few.get("/b");
        }
        for (int i = 1; i <= 50; i++) {
            few.get("/product/p" + i);
        }

        assertThat(few.namer().overflowed(1))
                .singleElement()
                .satisfies(path -> assertThat(path.path()).isEqualTo("/product/{param}"))
                .satisfies(path -> assertThat(path.requests()).isEqualTo(43));
    }

    @Test
    void candidates_are_bounded() {
        Requests few = Requests.withBudget(10);
        for (int i = 0; i < 20_000; i++) {
            few.get("/" + word(i % 90) + "/" + word(i / 90 % 90) + "/" + word(i / 8100) + "x/y");
        }

        assertThat(few.namer().positions().size()).isLessThan(SegmentTree.ROOM + 1_000);
    }

    private void numbered(String path, int from, int to) {
        for (int i = from; i <= to; i++) {
            requests.get(String.format(path, i));
        }
    }

    /** A word without digits, another one for each number below 17,576. */
    private static String word(int number) {
        return "w" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + "o"
                + (char) ('a' + number % 26);
    }
}
