package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants and databases where the words of an API may stand as well: what tells them are the same words behind each. */
class TenantsTest {
    private static final List<String> INNS = List.of("harbor", "lakeside", "ridge", "oldmill", "northgate", "bayview");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void behind(String before, List<String> names, String... words) {
        for (int round = 0; round < 3; round++) {
            for (String name : names) {
                for (String word : words) {
                    requests.get(before + name + word);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/", "/", "/desk/"})
    void names_with_the_same_three_words_and_the_same_behind_these_are_tenants(String before) {
        behind(before, INNS, "/bookings/today", "/bookings/17", "/folios/open", "/turnover/monthly");

        assertThat(get(before + "ridge/bookings/today")).isEqualTo(before + "{param}/bookings/today");
        assertThat(get(before + "newest/turnover/monthly")).isEqualTo(before + "{param}/turnover/monthly");
    }

    @Test
    void tenants_behind_a_language_are_told_though_each_of_them_comes_behind_all_languages() {
        for (String language : List.of("en", "de", "fr", "it")) {
            behind("/" + language + "/", INNS, "/booking/step1", "/booking/confirm", "/rooms/4", "/vouchers");
        }

        assertThat(get("/fr/ridge/booking/confirm")).isEqualTo("/{param}/{param}/booking/confirm");
        assertThat(get("/de/bayview/vouchers")).isEqualTo("/{param}/{param}/vouchers");
    }

    @Test
    void others_beside_tenants_stay_words() {
        behind("/api/", INNS, "/bookings/today", "/folios/open", "/turnover/monthly");
        get("/api/inns");
        get("/api/keys/rotate");

        assertThat(get("/api/inns")).isEqualTo("/api/inns");
        assertThat(get("/api/keys/rotate")).isEqualTo("/api/keys/rotate");
    }

    @Test
    void modules_of_an_api_with_what_all_of_them_have_stay_words() {
        behind(
                "/api/",
                List.of("bill", "wage", "depot", "crew", "vat", "ledger"),
                "/list",
                "/get",
                "/create",
                "/detail");

        assertThat(get("/api/wage/list")).isEqualTo("/api/wage/list");
    }

    @Test
    void modules_with_words_of_their_own_stay_words() {
        behind("/api/", List.of("bill", "wage"), "/drafts/open", "/approvals/open", "/exports/csv");
        behind("/api/", List.of("depot", "crew"), "/drafts/open", "/shifts/next", "/badges/lost");
        behind("/api/", List.of("vat", "ledger"), "/drafts/open", "/closings/next", "/audits/last");

        assertThat(get("/api/wage/drafts/open")).isEqualTo("/api/wage/drafts/open");
    }

    @Test
    void databases_with_ids_directly_behind_are_told_by_the_words_that_the_server_marks() {
        List<String> databases = List.of("ledger", "orders", "stock", "sessions", "crew", "parcels");
        behind("/", databases, "/_changes", "/_all_docs", "/_compact", "/3f9a1c7e3f9a1c7e");

        assertThat(get("/stock/_changes")).isEqualTo("/{param}/_changes");
        assertThat(get("/orders/3f9a1c7e3f9a1c7f")).isEqualTo("/{param}/{id}");
        assertThat(get("/payroll/_all_docs")).isEqualTo("/{param}/_all_docs");
    }

    @Test
    void resources_of_an_api_that_marks_words_stay_as_words_come_behind_their_ids() {
        List<String> resources = List.of("ledgers", "orders", "crews", "parcels", "depots");
        behind("/", resources, "/_search", "/_count", "/_export", "/4711/history", "/4711/notes");

        assertThat(get("/crews/_search")).isEqualTo("/crews/_search");
        assertThat(get("/parcels/17/history")).isEqualTo("/parcels/{id}/history");
    }
}
