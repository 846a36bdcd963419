package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that are values beside ids, and few names with the same words behind all. */
class JoinedNamesTest {
    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void requests(int times, String... paths) {
        for (int i = 0; i < times; i++) {
            for (String path : paths) {
                get(path.replace("#", String.valueOf(i)));
            }
            get("/unknown-" + (char) ('a' + i % 5));
        }
    }

    @Test
    void a_word_that_goes_on_as_the_ids_beside_it_is_one_of_these() {
        requests(200, "/funnels/#/steps", "/funnels/default/steps", "/funnels/default/steps");

        assertThat(get("/funnels/default/steps")).isEqualTo("/funnels/{id}/steps");
        assertThat(get("/funnels/default")).isEqualTo("/funnels/{id}");
    }

    @Test
    void a_word_that_goes_on_in_its_own_way_beside_ids_is_a_word() {
        requests(200, "/orders/#/lines", "/orders/#/label", "/orders/archive/years", "/orders/archive/lines");
        requests(200, "/orders/drafts", "/orders/drafts/lines", "/orders/drafts/label");

        assertThat(get("/orders/archive/lines")).isEqualTo("/orders/archive/lines");
        assertThat(get("/orders/drafts/lines")).isEqualTo("/orders/drafts/lines");
    }

    @Test
    void a_word_with_one_of_many_words_behind_ids_is_none_of_these() {
        requests(200, "/trips/#/seats", "/trips/#/fares", "/trips/#/crew", "/trips/shared/seats");

        assertThat(get("/trips/shared/seats")).isEqualTo("/trips/shared/seats");
    }

    @Test
    void few_names_with_the_same_words_behind_all_are_values() {
        List<String> modes = List.of("solo", "duet", "quartet", "choir", "band");
        for (int i = 0; i < 200; i++) {
            String mode = "/v1/rehearsal/" + modes.get(i % 5);
            requests.send(HttpMethod.POST, mode + "/join", 200);
            requests.send(HttpMethod.DELETE, mode + "/leave", 200);
            get(mode + "/hall");
            get("/unknown-" + (char) ('a' + i % 5));
        }

        assertThat(get("/v1/rehearsal/solo/hall")).isEqualTo("/v1/rehearsal/{param}/hall");
        assertThat(get("/v1/rehearsal/trio/hall")).isEqualTo("/v1/rehearsal/{param}/hall");
    }

    @Test
    void resources_with_what_developers_do_with_everything_are_words() {
        for (String word : List.of("invoice", "voucher", "refund", "payout")) {
            requests(
                    50,
                    "/billing/" + word + "/list",
                    "/billing/" + word + "/edit",
                    "/billing/" + word + "/cancel",
                    "/billing/" + word + "/history");
        }

        assertThat(get("/billing/voucher/list")).isEqualTo("/billing/voucher/list");
    }

    @Test
    void few_words_with_the_same_values_behind_each_are_no_values() {
        for (String lamp : List.of("amber", "birch", "cedar", "delta", "ember", "flint")) {
            requests(50, "/ware/supply/" + lamp, "/ware/price/" + lamp, "/ware/weight/" + lamp);
        }

        assertThat(get("/ware/price/amber")).isNotEqualTo("/ware/{param}/amber");
    }
}
