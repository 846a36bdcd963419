package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names stay words where names of users, tenants and workspaces stand beside the pages of a site. */
class PagesTest {
    private static final List<String> TENANTS = List.of(
            "amberlabs",
            "birch-io",
            "cedarhq",
            "deltaworks",
            "emberly",
            "fernandco",
            "garnetgroup",
            "harborapp",
            "irisdata",
            "juniperio",
            "kestrelhq",
            "lagoonlabs",
            "mapleworks",
            "nickelio",
            "oakandco",
            "pearlgroup");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void learnTenants(String before) {
        for (String tenant : TENANTS) {
            for (String word : List.of("", "/boards", "/members", "/activity", "/boards/7")) {
                requests.get(before + "/" + tenant + word);
                requests.get(before + "/" + tenant + word);
            }
        }
        assertThat(get(before + "/fresh-tenant/boards")).isEqualTo(before + "/{param}/boards");
    }

    @Test
    void a_page_that_was_asked_for_once_before_the_tenants_were_learned_keeps_its_name() {
        requests.get("/pricing");
        learnTenants("");

        assertThat(get("/pricing")).isEqualTo("/pricing");
    }

    @Test
    void a_page_that_comes_after_the_tenants_were_learned_has_a_name_of_its_own() {
        learnTenants("");

        assertThat(get("/terms")).isEqualTo("/terms");
        assertThat(get("/another-tenant")).isEqualTo("/{param}");
    }

    @Test
    void a_page_with_something_of_its_own_behind_it_is_none_of_the_tenants() {
        learnTenants("");

        assertThat(get("/careers/backend-engineer")).isEqualTo("/careers/backend-engineer");
    }

    @Test
    void a_tenant_with_the_name_of_a_page_is_a_tenant_where_it_goes_on_as_these_do() {
        learnTenants("");

        assertThat(get("/support/boards")).isEqualTo("/{param}/boards");
    }

    @Test
    void what_comes_behind_tenants_as_a_word_is_a_page_at_the_root_too() {
        learnTenants("");

        assertThat(get("/boards")).isEqualTo("/boards");
    }

    @Test
    void pages_behind_a_language_are_pages_too() {
        for (String tenant : TENANTS) {
            requests.get("/en-us/" + tenant + "/boards");
            requests.get("/en-us/" + tenant + "/members");
            requests.get("/en-us/" + tenant + "/activity");
            requests.get("/en-us/" + tenant);
        }

        assertThat(get("/en-us/fresh-tenant")).isEqualTo("/{locale}/{param}");
        assertThat(get("/en-us/pricing")).isEqualTo("/{locale}/pricing");
    }

    @Test
    void a_word_that_nobody_listed_is_a_page_if_it_was_asked_for_often_and_never_goes_on() {
        for (int i = 0; i < 12; i++) {
            requests.get("/chronicle");
        }
        learnTenants("");

        assertThat(get("/chronicle")).isEqualTo("/chronicle");
    }

    @Test
    void elsewhere_such_words_are_values_like_others() {
        for (String tenant : TENANTS) {
            requests.get("/categories/" + tenant);
        }

        assertThat(get("/categories/pricing")).isEqualTo("/categories/{param}");
    }
}
