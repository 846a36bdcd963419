package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, endings, prefixes and programs that developers gave, beside values of whatever kind. */
class DevelopersNamesTest {
    private static final List<String> NAMES = List.of(
            "amber-lake",
            "birch-io",
            "cedar-hq",
            "delta-works",
            "ember-ly",
            "fern-co",
            "garnet-group",
            "harbor-app",
            "iris-data",
            "juniper-io",
            "kestrel-hq",
            "lagoon-labs",
            "maple-works",
            "nickel-io",
            "oak-co",
            "pearl-co");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    @Test
    void files_that_each_repository_has_are_no_tree() {
        for (int i = 0; i < 4; i++) {
            for (String owner : NAMES) {
                for (String model : List.of("bert-large", "t5-small", "phi-mini")) {
                    String repository = "/" + owner + "/" + model;
                    List.of("", "/discussions", "/tree/main", "/raw/main/README.md", "/resolve/main/vocab.txt")
                            .forEach(word -> get(repository + word));
                }
            }
        }

        assertThat(get("/fresh-owner/bert-large/discussions")).isEqualTo("/{param}/{param}/discussions");
        assertThat(get("/fresh-owner/bert-large/tree/main")).isEqualTo("/{param}/{param}/tree/main");
        assertThat(get("/fresh-owner/bert-large/raw/main/README.md")).isEqualTo("/{param}/{param}/raw/main/README.md");
    }

    @Test
    void what_a_server_has_beside_its_buckets_is_no_bucket() {
        List<String> files =
                List.of("admin/may.pdf", "health/june.pdf", "metrics/sea/beach.gz", "v2/boat.csv", "cat.csv");
        for (int i = 0; i < 12; i++) {
            for (int j = 0; i == 0 && j < 5; j++) {
                get("/minio/health/live");
                get("/minio/v2/metrics/cluster");
                get("/minio/admin/v3/info");
            }
            for (String word : List.of("health/live", "health/ready", "v2/metrics/cluster", "admin/v3/info")) {
                get("/minio/" + word);
            }
            for (String bucket : NAMES) {
                get("/" + bucket);
                get("/" + bucket + "/" + i + "-" + files.get(i % files.size()));
                get("/" + bucket + "/" + files.get(i % files.size()));
            }
        }

        assertThat(get("/minio/health/live")).isEqualTo("/minio/health/live");
        assertThat(get("/minio/admin/v3/info")).isEqualTo("/minio/admin/v3/info");
        assertThat(get("/birch-io/health/june.pdf")).startsWith("/{param}/");
    }

    @Test
    void few_pages_of_a_site_that_are_asked_for_again_keep_their_names() {
        List<String> pages = List.of("book", "reviewlist", "offers", "imprint", "help", "faq", "terms", "contact");
        for (int i = 0; i < 40; i++) {
            pages.forEach(page -> get("/" + page + ".html"));
        }

        assertThat(get("/book.html")).isEqualTo("/book.html");
        assertThat(get("/terms.html")).isEqualTo("/terms.html");
    }

    @Test
    void pages_behind_two_folders_have_those_in_their_names() {
        for (String country : List.of("nl", "de", "fr", "it", "es", "pt", "pl", "us")) {
            for (int i = 0; i < 20; i++) {
                get("/reviews/" + country + "/hotel/" + NAMES.get(i % NAMES.size()) + (i / 16) + ".html");
            }
        }

        assertThat(get("/reviews/nl/hotel/blue-summit.html")).endsWith("/hotel/{file}.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {".rdf", ".ttl", ".jsonld", ".n3", ".ics", ".vcf", ".kml", ".gpx", ".m3u8"})
    void a_format_is_part_of_the_route(String format) {
        for (int i = 0; i < 3; i++) {
            NAMES.forEach(name -> get("/datasets/" + name));
            NAMES.forEach(name -> get("/datasets/" + name + format));
        }

        assertThat(get("/datasets/fresh-water")).isEqualTo("/datasets/{param}");
        assertThat(get("/datasets/fresh-water" + format)).isEqualTo("/datasets/{param}" + format);
    }

    @Test
    void parts_of_films_keep_their_ending() {
        for (int i = 0; i < 40; i++) {
            get("/live/" + NAMES.get(i % 16) + "/seg_" + (526_700 + i) + ".ts");
            get("/live/" + NAMES.get(i % 16) + "/seg_" + i + ".ts");
            get("/live/" + NAMES.get(i % 16) + "/index.m3u8");
        }

        assertThat(get("/live/fresh-water/seg_526737.ts")).endsWith(".ts");
        assertThat(get("/live/fresh-water/index.m3u8")).endsWith("/index.m3u8");
    }

    @Test
    void a_key_with_its_name_is_another_route_than_an_id() {
        for (int i = 0; i < 40; i++) {
            get("/shop/orders/7c1d40b2-9e5a-4f63-88d2-0a6b91c4e5" + (10 + i));
            get("/shop/orders/order-number=2473" + (10 + i));
            get("/shop/products/7c1d40b2-9e5a-4f63-88d2-0a6b91c4e5" + (10 + i));
            get("/shop/products/key=TFD-76" + (10 + i) + "-L");
        }

        assertThat(get("/shop/orders/order-number=247355")).isEqualTo("/shop/orders/order-number={id}");
        assertThat(get("/shop/products/key=TFD-7678-L")).isEqualTo("/shop/products/key={id}");
        assertThat(get("/shop/products/key=YCN-0286")).isEqualTo("/shop/products/key={id}");
        assertThat(get("/shop/orders/7c1d40b2-9e5a-4f63-88d2-0a6b91c4e57f")).isEqualTo("/shop/orders/{id}");
    }

    @Test
    void what_was_learned_behind_an_environment_holds_behind_the_same_collection_only() {
        for (int i = 0; i < 4; i++) {
            for (String tenant : NAMES) {
                for (String topic : NAMES.subList(0, 8)) {
                    get("/admin/topics/" + tenant + "/prod/" + topic + "/stats");
                    get("/admin/topics/" + tenant + "/prod/" + topic);
                }
                get("/admin/spaces/" + tenant + "/prod/retention");
                get("/admin/spaces/" + tenant + "/prod/permissions");
                get("/admin/spaces/" + tenant + "/prod/backlog");
            }
        }

        assertThat(get("/admin/spaces/birch-io/prod/retention")).endsWith("/retention");
        assertThat(get("/admin/spaces/fresh-water/prod/permissions")).endsWith("/permissions");
    }

    @Test
    void what_is_done_with_a_thing_that_is_a_value_stays_in_the_name() {
        for (int i = 0; i < 4; i++) {
            for (String project : NAMES) {
                get("/v1/projects/" + project + "/topics");
                get("/v1/projects/" + project + "/secrets");
                get("/v1/projects/" + project + "/jobs");
            }
        }

        String once = requests.send(HttpMethod.POST, "/v1/projects/birch-io:setIamPolicy", 200)
                .name();

        assertThat(once).isEqualTo("/v1/projects/{param}:setIamPolicy");
        assertThat(requests.send(HttpMethod.POST, "/v1/projects/oak-co:getIamPolicy", 200)
                        .name())
                .isEqualTo("/v1/projects/{param}:getIamPolicy");
    }

    @Test
    void programs_are_no_values() {
        for (int i = 0; i < 40; i++) {
            get("/w/index.php");
            get("/w/api.php");
            get("/w/load.php");
            get("/w/" + NAMES.get(i % 16));
            get("/w/" + NAMES.get((i + 5) % 16) + i);
        }

        assertThat(get("/w/index.php")).isEqualTo("/w/index.php");
        assertThat(get("/w/load.php")).isEqualTo("/w/load.php");
    }

    @Test
    void words_beside_codes_that_go_on_stay() {
        for (int i = 0; i < 4; i++) {
            for (String issue :
                    List.of("WEB-42", "OPS-7", "MOB-12", "API-811", "DATA-9", "CORE-77", "INFRA-12", "QA-5")) {
                get("/issue/" + issue);
                get("/issue/" + issue + "/comment");
                get("/issue/" + issue + "/transitions");
                get("/issue/" + issue + "/worklog");
            }
            get("/issue/createmeta");
        }

        assertThat(get("/issue/createmeta")).isEqualTo("/issue/createmeta");
        assertThat(get("/issue/picker")).isEqualTo("/issue/picker");
    }

    @Test
    void a_tilde_is_in_front_of_somebodys_home() {
        get("/~ann/cv.pdf");
        get("/~bob.winter/");

        assertThat(get("/~carol/")).isEqualTo("/{param}");
        assertThat(get("/~carol/publications.pdf")).isEqualTo("/{param}/publications.pdf");
        assertThat(get("/search")).isEqualTo("/search");
        for (int i = 0; i < 40; i++) {
            assertThat(get("/~dave")).isEqualTo("/{param}");
        }
    }

    @Test
    void people_are_a_collection() {
        for (int i = 0; i < 3; i++) {
            NAMES.subList(0, 6).forEach(name -> get("/people/" + name + "/publications"));
            NAMES.subList(0, 6).forEach(name -> get("/people/" + name));
        }

        assertThat(get("/people/fresh-water/publications")).isEqualTo("/people/{param}/publications");
    }
}
