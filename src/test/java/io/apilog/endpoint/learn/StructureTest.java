package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.endpoint.learn.kind.LearnedPosition;
import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learned of the words behind names, and of what was learned elsewhere. */
class StructureTest {
    private static final List<String> NAMES = List.of(
            "lotus", "birch", "heron", "maple", "ember", "cobalt", "jasper", "willow", "otter", "raven", "sable",
            "tundra", "fern");
    private static final List<String> RESOURCES = List.of(
            "pods",
            "volumes",
            "secrets",
            "quotas",
            "leases",
            "events",
            "claims",
            "routes",
            "policies",
            "roles",
            "limits",
            "jobs",
            "nodes");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void behind(String prefix, int names, String... paths) {
        for (String name : NAMES.subList(0, names)) {
            for (String path : paths) {
                requests.get(prefix + name + path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tenants/", "/user/", "/v1/namespaces/"})
    void names_of_a_collection_with_the_same_words_behind_them_are_values_from_the_fourth_on(String collection) {
        behind(collection, 5, "/invoices", "/shipments", "/refunds");

        assertThat(get(collection + "new-one/invoices")).isEqualTo(collection + "{param}/invoices");
    }

    @Test
    void the_greatest_tenant_keeps_no_name_of_its_own() {
        for (int i = 0; i < 200; i++) {
            requests.get("/tenants/lotus/invoices");
        }
        behind("/tenants/", 6, "/invoices", "/shipments", "/refunds");

        assertThat(get("/tenants/lotus/invoices")).isEqualTo("/tenants/{param}/invoices");
    }

    @Test
    void what_comes_behind_many_names_is_a_word_however_much_stands_beside_it() {
        for (String name : NAMES) {
            RESOURCES.forEach(
                    resource -> requests.get("/namespaces/" + name + "/" + resource + "/web-" + name + "/status"));
        }

        RESOURCES.forEach(resource -> assertThat(get("/namespaces/other/" + resource + "/db/status"))
                .isEqualTo("/namespaces/{param}/" + resource + "/{param}/status"));
    }

    @Test
    void two_parameters_in_a_row_are_told_by_what_comes_behind_both() {
        for (String owner : NAMES) {
            for (int i = 0; i < 3; i++) {
                String repo = NAMES.get((owner.length() * 3 + owner.charAt(0) + i * 5) % 13) + "-" + owner;
                for (String word : List.of("/pulls", "/issues", "/commits", "/releases", "")) {
                    requests.get("/repos/" + owner + "/" + repo + word);
                }
            }
        }

        assertThat(get("/repos/anyone/anything/pulls")).isEqualTo("/repos/{param}/{param}/pulls");
        assertThat(get("/repos/anyone/anything")).isEqualTo("/repos/{param}/{param}");
        assertThat(get("/repos/heron/anything/issues/7")).isEqualTo("/repos/{param}/{param}/issues/{id}");
    }

    @Test
    void collections_with_the_same_behind_their_ids_are_words() {
        for (String resource : RESOURCES) {
            for (int i = 0; i < 5; i++) {
                requests.get("/api/" + resource + "/" + i + "/comments");
                requests.get("/api/" + resource + "/" + i + "/attachments");
                requests.get("/api/" + resource + "/" + i + "/audit");
            }
        }

        assertThat(get("/api/pods/7/comments")).isEqualTo("/api/pods/{id}/comments");
        assertThat(get("/api/nodes/7/audit")).isEqualTo("/api/nodes/{id}/audit");
    }

    @Test
    void a_few_services_with_the_same_behind_them_are_words() {
        behind("/", 10, "/healthcheck", "/config", "/version-info");

        assertThat(get("/heron/config")).isEqualTo("/heron/config");
    }

    @Test
    void languages_are_values_from_the_third_on_and_nothing_else_beside_them() {
        for (String language : List.of("de", "fr", "it", "es")) {
            requests.get("/" + language + "/checkout-now");
            requests.get("/" + language + "/about-us");
        }
        requests.get("/press/about-us");

        assertThat(get("/nl/checkout-now")).isEqualTo("/{param}/checkout-now");
        assertThat(get("/press/about-us")).isEqualTo("/press/about-us");
    }

    @Test
    void a_new_name_that_goes_on_otherwise_is_no_value() {
        behind("/tenants/", 8, "/invoices", "/shipments", "/refunds");

        assertThat(get("/tenants/overview")).isEqualTo("/tenants/overview");
        assertThat(get("/tenants/overview/daily")).isEqualTo("/tenants/overview/daily");
        assertThat(get("/tenants/fresh/refunds")).isEqualTo("/tenants/{param}/refunds");
    }

    @Test
    void what_was_learned_behind_a_word_holds_behind_it_elsewhere_from_three_names_on() {
        behind("/a/tenants/", 8, "/invoices", "/shipments", "/refunds");
        behind("/b/tenants/", 3, "/invoices");

        assertThat(get("/b/tenants/fresh/invoices")).isEqualTo("/b/tenants/{param}/invoices");
    }

    @Test
    void what_was_learned_behind_three_plurals_holds_behind_those_beside_them() {
        for (String resource : List.of("pods", "volumes", "secrets")) {
            NAMES.forEach(name -> requests.get("/cluster/" + resource + "/" + name));
        }
        NAMES.subList(0, 4).forEach(name -> requests.get("/cluster/leases/" + name));

        assertThat(get("/cluster/leases/fresh")).isEqualTo("/cluster/leases/{param}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.post%s", "get%sOrder", "create_%s"})
    void operations_by_post_are_words_however_many(String pattern) {
        for (int i = 0; i < 300; i++) {
            String word = "W" + (char) ('a' + i % 26) + "b" + (char) ('a' + i / 26) + "n";
            requests.send(HttpMethod.POST, "/api/" + String.format(pattern, word), 200);
            requests.send(HttpMethod.POST, "/api/" + String.format(pattern, word), 200);
        }

        String name = "/api/" + String.format(pattern, "Wabbn");
        assertThat(requests.send(HttpMethod.POST, name, 200).name()).isEqualTo(name);
    }

    @Test
    void operations_that_come_but_once_are_values() {
        for (int i = 0; i < 500; i++) {
            String word = "W" + (char) ('a' + i % 26) + "b" + (char) ('a' + i / 26) + "n";
            requests.send(HttpMethod.POST, "/hook/take" + word, 200);
        }

        assertThat(requests.send(HttpMethod.POST, "/hook/takeAnother", 200).name())
                .isEqualTo("/hook/{param}");
    }

    @Test
    void what_a_shape_named_beside_values_is_the_same_parameter() {
        NAMES.forEach(name -> requests.get("/packages/" + name));
        requests.get("/packages/%C3%A9tude");

        assertThat(get("/packages/%C3%A9tude")).isEqualTo("/packages/{param}");
        assertThat(get("/packages/v1.2.3")).isEqualTo("/packages/{param}");
    }

    @Test
    void words_are_words_after_a_restart() {
        for (String name : NAMES) {
            RESOURCES.forEach(resource -> requests.get("/namespaces/" + name + "/" + resource + "/status"));
        }
        Requests after = Requests.withRoutes();
        after.namer().restore(requests.namer().state());
        for (int round = 0; round < 30; round++) {
            for (String resource : RESOURCES) {
                after.get("/namespaces/x" + (char) ('a' + round % 26) + "y/" + resource + "/status");
            }
        }

        assertThat(after.get("/namespaces/other/leases/status").name()).isEqualTo("/namespaces/{param}/leases/status");
        assertThat(after.namer().state().positions()).anyMatch(LearnedPosition::word);
    }
}
