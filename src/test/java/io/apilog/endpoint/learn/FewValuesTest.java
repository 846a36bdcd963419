package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells few values: words of the list among them, environments, things with names, packages; and what tells words beside many. */
class FewValuesTest {
    private static final List<String> PROJECTS = List.of("heron", "alpine", "kestrel", "lagoon", "marble", "onyx");

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

    @ParameterizedTest
    @ValueSource(strings = {"search", "settings", "admin", "docs"})
    void a_project_with_the_name_of_a_word_is_one_as_it_goes_on_as_the_others(String word) {
        behind("/projects/", PROJECTS, "/builds", "/members", "/builds/7/log");

        assertThat(get("/projects/" + word + "/builds/9/log")).isEqualTo("/projects/{param}/builds/{id}/log");
        assertThat(get("/projects/" + word + "/members")).isEqualTo("/projects/{param}/members");
    }

    @Test
    void a_word_of_the_list_stays_a_route_where_nothing_or_something_else_comes_behind_it() {
        behind("/projects/", PROJECTS, "/builds", "/members", "/builds/7/log");

        assertThat(get("/projects/search")).isEqualTo("/projects/search");
        assertThat(get("/projects/search/suggestions")).isEqualTo("/projects/search/suggestions");
        assertThat(get("/projects/me/builds")).isEqualTo("/projects/me/builds");
    }

    @Test
    void words_of_the_list_that_come_before_the_values_are_learned_join_them() {
        behind(
                "/projects/",
                List.of("search", "heron", "alpine", "status", "kestrel", "lagoon"),
                "/builds",
                "/log",
                "/log/raw");

        assertThat(get("/projects/search/log/raw")).isEqualTo("/projects/{param}/log/raw");
        assertThat(get("/projects/status/builds")).isEqualTo("/projects/{param}/builds");
    }

    @Test
    void environments_are_values_wherever_the_same_comes_behind_them() {
        for (String org : PROJECTS) {
            behind(
                    "/" + org + "/shop/",
                    List.of("production", "staging", "preview"),
                    "/logs",
                    "/deployments",
                    "/variables");
        }

        assertThat(get("/heron/shop/production/logs")).isEqualTo("/heron/shop/{param}/logs");
        assertThat(get("/heron/shop/preview/deployments")).isEqualTo("/heron/shop/{param}/deployments");
    }

    @Test
    void environments_with_something_of_their_own_behind_them_are_words() {
        behind("/", List.of("production"), "/lines", "/shifts");
        behind("/", List.of("staging"), "/areas", "/docks");

        assertThat(get("/production/lines")).isEqualTo("/production/lines");
    }

    @Test
    void three_things_of_a_collection_are_told_by_what_they_have_behind_them() {
        behind("/teams/", List.of("design", "sales", "legal"), "/calendar", "/members", "/news");

        assertThat(get("/teams/finance/calendar")).isEqualTo("/teams/{param}/calendar");
    }

    @Test
    void five_things_of_a_collection_need_one_word() {
        behind("/labels/", List.of("job", "rack", "area", "pod", "le"), "/values");

        assertThat(get("/labels/zone/values")).isEqualTo("/labels/{param}/values");
    }

    @Test
    void words_beside_ids_in_a_collection_need_more() {
        for (int i = 0; i < 40; i++) {
            requests.get("/orders/" + i + "/lines");
        }
        behind("/orders/", List.of("pending", "shipped", "returned"), "/lines", "/total", "/chart");

        assertThat(get("/orders/pending/lines")).isEqualTo("/orders/pending/lines");
    }

    @Test
    void what_stands_in_front_of_releases_is_a_package() {
        behind("/download/", List.of("agent", "proxy", "gateway", "cli"), "/1.2.3/checksums", "/1.3.0", "");

        assertThat(get("/download/exporter/2.0.1")).isEqualTo("/download/{param}/{version}");
    }

    @Test
    void the_greatest_of_many_values_keeps_no_name() {
        Random random = new Random(1);
        for (int i = 0; i < 4_000; i++) {
            int rank = (int) (Math.exp(random.nextDouble() * Math.log(61)) - 1);
            requests.get("/catalog/service/" + (char) ('a' + rank % 26) + "bc" + (char) ('a' + rank / 26));
        }

        assertThat(get("/catalog/service/abca")).isEqualTo("/catalog/service/{param}");
    }

    @Test
    void folders_that_an_api_has_behind_each_film_are_no_tree_of_files() {
        for (int i = 0; i < 600; i++) {
            String film =
                    "/film/" + PROJECTS.get(i % 6) + "-" + PROJECTS.get(i / 6 % 6) + "-" + PROJECTS.get(i / 36 % 6);
            requests.get(film + "/dash/manifest.mpd");
            requests.get(film + "/dash/" + i % 9 + ".m4s");
            requests.get(film + "/hls/master.m3u8");
            requests.get(film + "/hls/480/" + i % 9 + ".ts");
        }

        assertThat(get("/film/heron-heron-heron/hls/master.m3u8")).isEqualTo("/film/{param}/hls/master.m3u8");
        assertThat(get("/film/heron-heron-heron/dash/7.m4s")).isEqualTo("/film/{param}/dash/{id}.m4s");
    }

    /** Paths that come once, from three clients that ask for nothing else, among the requests of many. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void first_words_with_a_dash_or_a_dot_stay_in_a_flood(int clients) {
        Random random = new Random(7);
        for (int i = 0; i < 9_000; i++) {
            String client = "198.51.100." + random.nextInt(250);
            requests.sendFrom(client, HttpMethod.GET, "/remote.php/dav/calendars/" + PROJECTS.get(i % 6), 200);
            requests.sendFrom(client, HttpMethod.GET, "/order-service/v1/orders/" + i, 200);
            if (i % 4 == 0) {
                String word = Long.toString(random.nextLong() >>> 20, 36).replaceAll("[0-9]", "");
                requests.sendFrom("203.0.113." + i / 4 % clients, HttpMethod.GET, "/" + word + "-old.php", 200);
            }
        }

        assertThat(get("/remote.php/dav/calendars/heron")).startsWith("/remote.php/dav/calendars/");
        assertThat(get("/order-service/v1/orders/7")).isEqualTo("/order-service/v1/orders/{id}");
    }

    @Test
    void the_words_of_an_api_stay_beside_names_that_came_once() {
        List<String> words = List.of("carriers", "contracts", "invoices", "tickets", "shipments", "suppliers");
        Random random = new Random(5);
        for (int i = 0; i < 6_000; i++) {
            requests.get("/shop/" + words.get(i % 6) + "/" + i);
            if (i % 20 == 0) {
                requests.get(
                        "/shop/" + Long.toString(random.nextLong() >>> 20, 36).replaceAll("[0-9]", "") + "/wp");
            }
        }

        assertThat(get("/shop/carriers/7")).isEqualTo("/shop/carriers/{id}");
        assertThat(get("/shop/suppliers/7")).isEqualTo("/shop/suppliers/{id}");
    }

    @Test
    void a_picture_of_double_density_is_no_address() {
        assertThat(get("/img/logo@2x.png")).doesNotContain("{email}");
        assertThat(get("/people/ann@2x.example")).isEqualTo("/people/ann@2x.example");
    }

    @Test
    void homes_are_values_beside_codes() {
        for (String code : List.of("ENG", "OPS", "HR", "LAW", "FIN")) {
            requests.get("/spaces/" + code + "/overview");
            requests.get("/spaces/" + code + "/pages");
        }

        assertThat(get("/spaces/~ann/overview")).isEqualTo(get("/spaces/ENG/overview"));
    }
}
