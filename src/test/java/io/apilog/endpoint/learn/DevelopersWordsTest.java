package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that developers wrote into routes stay routes, however many stand in one place. */
class DevelopersWordsTest {
    private final Requests requests = Requests.withRoutes();
    private final Random random = new Random(11);

    private String get(String path) {
        return requests.get(path).name();
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    static Stream<List<String>> collections() {
        return Stream.of(
                List.of(
                        "campaigns",
                        "adGroups",
                        "adGroupAds",
                        "adGroupCriteria",
                        "campaignBudgets",
                        "assets",
                        "labels",
                        "userLists",
                        "biddingStrategies",
                        "conversionActions",
                        "customerExtensionSettings",
                        "googleAds"),
                List.of(
                        "accounts",
                        "properties",
                        "customDimensions",
                        "dataStreams",
                        "audiences",
                        "keyEvents",
                        "channelGroups",
                        "conversionEvents",
                        "firebaseLinks"),
                List.of(
                        "line-items",
                        "orders",
                        "creatives",
                        "placements",
                        "ad_units",
                        "companies",
                        "contacts",
                        "sites"));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void collections_with_the_same_custom_method_are_routes(List<String> collections) {
        for (int i = 0; i < 600; i++) {
            String path =
                    "/v17/customers/" + (1_000_000_000L + random.nextInt(99_999)) + "/" + pick(collections) + ":mutate";
            requests.send(HttpMethod.POST, path, 200);
        }

        for (String collection : collections) {
            assertThat(requests.send(HttpMethod.POST, "/v17/customers/77/" + collection + ":mutate", 200)
                            .name())
                    .isEqualTo("/v17/customers/{id}/" + collection + ":mutate");
        }
    }

    @Test
    void things_with_the_same_method_are_values_still() {
        List<String> things =
                List.of("heron", "alpine", "kestrel", "lagoon", "marble", "onyx", "b7", "sorrel", "tansy");
        things.forEach(thing -> requests.send(HttpMethod.POST, "/v1/shelf/" + thing + ":publish", 200));

        assertThat(get("/v1/shelf/willow:publish")).isEqualTo("/v1/shelf/{param}:publish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me/player/", "/v1/me/playback/", "/api/device/", "/rooms/4711/screen/"})
    void operations_that_are_put_or_posted_stay_words(String before) {
        List<String> put = List.of("play", "pause", "seek", "repeat", "volume", "shuffle");
        List<String> posted = List.of("next", "previous");
        List<String> read = List.of("devices", "queue", "recently-played", "currently-playing");
        for (int i = 0; i < 900; i++) {
            int kind = random.nextInt(12);
            HttpMethod method = kind < 6 ? HttpMethod.PUT : kind < 8 ? HttpMethod.POST : HttpMethod.GET;
            requests.send(method, before + pick(kind < 6 ? put : kind < 8 ? posted : read), 200);
        }

        String name = before.replace("4711", "{id}");
        assertThat(requests.send(HttpMethod.PUT, before + "volume", 204).name()).isEqualTo(name + "volume");
        assertThat(get(before + "currently-playing")).isEqualTo(name + "currently-playing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agent/service/deregister/", "/v1/node/drain/"})
    void what_one_command_is_put_for_are_values(String before) {
        List<String> names = List.of("heron", "alpine", "kestrel", "lagoon", "marble", "onyx", "sorrel", "tansy");
        for (int i = 0; i < 600; i++) {
            requests.send(HttpMethod.PUT, before + pick(names) + "-" + pick(names), 200);
            get("/v1/catalog/" + pick(names));
        }

        assertThat(requests.send(HttpMethod.PUT, before + "willow", 200).name()).isEqualTo(before + "{param}");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/,user", "/,user", "/v2/,account", "/api/,profile"})
    void what_the_client_has_is_a_route_though_users_have_it_too(String base, String who) {
        List<String> own = List.of(
                "repos",
                "orgs",
                "teams",
                "emails",
                "followers",
                "following",
                "starred",
                "times",
                "hooks",
                "stopwatches",
                "subscriptions");
        List<String> names = List.of("heron", "alpine", "kestrel", "lagoon", "marble", "onyx", "sorrel", "tansy");
        for (int i = 0; i < 1500; i++) {
            switch (random.nextInt(5)) {
                case 0 -> get(base + who + "/" + pick(own));
                case 1 ->
                    get(base + "users/" + pick(names) + pick(names) + pick(List.of("/repos", "/orgs", "/keys", "")));
                case 2 -> get(base + "topics/" + pick(names) + pick(names));
                case 3 -> get(base + "labels/" + pick(names) + pick(names));
                default -> get(base + "packages/" + pick(names) + pick(names));
            }
        }

        for (String word : own) {
            assertThat(get(base + who + "/" + word)).isEqualTo(base + who + "/" + word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"organizations/meadow-labs", "projects/blue-charts", "teams/north-riders"})
    void words_behind_a_thing_whose_name_ends_in_s_stay_words(String thing) {
        List<String> words = List.of(
                "teams",
                "alert-rules",
                "broadcasts",
                "search-views",
                "feedback",
                "code-owners",
                "relay_usage",
                "events-meta",
                "integrations",
                "onboarding-tasks",
                "customer-domain",
                "prompts-activity");
        words.forEach(word -> get("/api/0/" + thing + "/" + word));
        words.forEach(word -> get("/api/0/" + thing + "/" + word));

        assertThat(get("/api/0/" + thing + "/broadcasts")).endsWith("/broadcasts");
        assertThat(get("/api/0/" + thing + "/teams")).endsWith("/teams");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check_username.json", "verify_email.json", "reset_password.json"})
    void an_operation_beside_documents_of_users_stays_a_route(String operation) {
        List<String> people = List.of(
                "annhill", "bobkey", "carlak", "dmi", "elena", "frankie", "greta", "hugo", "inesp", "jonas", "kira",
                "liam", "mona", "nils", "olga", "pedro", "quinn", "rosa", "sven", "tara");
        for (int i = 0; i < 400; i++) {
            get("/u/" + pick(people) + pick(people) + ".json");
            if (i % 4 == 0) {
                get("/u/" + operation);
            }
        }

        assertThat(get("/u/" + operation)).isEqualTo("/u/" + operation);
        assertThat(get("/u/zoe.json")).isEqualTo("/u/{param}.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "sms", "css", "gps"})
    void an_abbreviation_with_an_s_at_its_end_is_no_collection(String word) {
        List<String> names = List.of("heron", "alpine", "kestrel", "lagoon", "marble", "onyx", "sorrel", "tansy");
        for (int i = 0; i < 600; i++) {
            get("/projects/" + pick(names) + pick(names));
            get("/packages/" + pick(names) + pick(names));
            get("/teams/" + pick(names) + pick(names));
            if (i % 20 == 0) {
                get("/" + word + "/updates.xml");
                get("/" + word + "/packages.xml");
                get("/" + word + "/project/" + pick(names) + "/releases.xml");
            }
        }

        assertThat(get("/" + word + "/updates.xml")).isEqualTo("/" + word + "/updates.xml");
    }
}
