package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was learned stays, whatever is asked for later; and what stands beside it stays apart. */
class KeptValuesTest {
    private static final List<String> TENANTS = List.of(
            "heron", "alpine", "kestrel", "lagoon", "marble", "onyx", "thistle", "umber", "walnut", "yarrow", "zephyr",
            "sable", "quartz", "plum");

    private final Requests requests = Requests.withRoutes();
    private final Random random = new Random(4);

    private String get(String path) {
        return requests.get(path).name();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private void behindAll(List<String> names, String before, String... words) {
        for (String word : words) {
            for (String name : names) {
                requests.get(before + name + word);
                requests.get(before + name + word);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 40, 250})
    void a_value_stays_one_whatever_comes_below_it(int odd) {
        behindAll(TENANTS, "/", "/board", "/invoices", "/invoices/7", "/staff", "/visits");
        for (int i = 0; i < odd; i++) {
            get("/heron/" + word());
        }

        assertThat(get("/heron/board")).isEqualTo("/{param}/board");
        assertThat(get("/heron/invoices/12")).isEqualTo("/{param}/invoices/{id}");
    }

    @Test
    void a_thing_that_is_called_as_frameworks_call_their_own_is_a_value_if_it_goes_on_as_the_others() {
        for (String behind : new String[] {"plans", "goals", "notes", "plans/17"}) {
            for (String name : new String[] {"amber", "birch", "cedar", "dune", "elm", "fjord"}) {
                requests.get("/crews/" + name + "/" + behind);
            }
            requests.get("/crews/api/" + behind);
            requests.get("/crews/me/" + behind);
        }

        assertThat(requests.get("/crews/api/goals").name()).isEqualTo("/crews/{param}/goals");
        assertThat(requests.get("/crews/api/plans/4").name()).isEqualTo("/crews/{param}/plans/{id}");
        assertThat(requests.get("/crews/me/goals").name()).isEqualTo("/crews/me/goals");
    }

    @Test
    void a_word_of_a_framework_with_something_of_its_own_stays() {
        for (String behind : new String[] {"plans", "goals", "notes"}) {
            for (String name : new String[] {"amber", "birch", "cedar", "dune", "elm", "fjord"}) {
                requests.get("/crews/" + name + "/" + behind);
            }
            requests.get("/crews/api/" + behind);
            requests.get("/crews/api/keys");
        }

        assertThat(requests.get("/crews/api/goals").name()).isEqualTo("/crews/api/goals");
    }

    @Test
    void a_word_with_the_only_word_behind_it_that_comes_behind_the_values_is_one() {
        for (int i = 0; i < 3; i++) {
            for (String name : new String[] {"amber", "birch", "cedar", "dune", "elm", "fjord", "gorse", "heath"}) {
                requests.get("/crews/" + name + "/plans");
                requests.get("/crews/" + name);
            }
            requests.get("/crews/history/plans");
        }

        assertThat(requests.get("/crews/history/plans").name()).isEqualTo("/crews/{param}/plans");
        assertThat(requests.get("/crews/history").name()).isEqualTo("/crews/{param}");
    }

    @Test
    void a_value_that_is_a_word_of_routes_elsewhere_stays_one_too() {
        behindAll(
                List.of("heron", "orders", "alpine", "kestrel", "lagoon"), "/indexes/", "/rows", "/rows/7", "/schema");
        get("/indexes/orders/rows");
        for (int i = 0; i < 40; i++) {
            get("/indexes/orders/" + word());
        }

        assertThat(get("/indexes/orders/rows")).isEqualTo("/indexes/{param}/rows");
    }

    @Test
    void a_name_below_which_a_flood_came_first_is_a_value_once_it_goes_on_as_the_others() {
        behindAll(TENANTS, "/", "/board", "/invoices", "/invoices/7", "/staff", "/visits");
        for (int i = 0; i < 30; i++) {
            get("/newcomer/" + word());
        }
        for (int i = 0; i < 30; i++) {
            get("/newcomer/board");
            get("/newcomer/invoices");
            get("/newcomer/staff");
        }

        assertThat(get("/newcomer/board")).isEqualTo("/{param}/board");
    }

    @Test
    void a_year_and_a_month_stay_another_route_than_the_names_beside_them() {
        for (int i = 0; i < 60; i++) {
            get("/statements/" + (2000 + i % 20));
            get("/statements/" + (2000 + i % 20) + "/0" + (1 + i % 9));
        }
        for (int i = 0; i < 400; i++) {
            get("/statements/" + word());
        }

        assertThat(get("/statements/2021/03")).isEqualTo("/statements/{date}");
        assertThat(get("/statements/2021")).isEqualTo("/statements/{id}");
    }

    @Test
    void what_asks_for_a_format_is_another_route_than_what_does_not() {
        for (int i = 0; i < 300; i++) {
            String user = word();
            get("/profiles/" + user);
            get("/profiles/" + user + ".json");
        }

        assertThat(get("/profiles/ann")).isEqualTo("/profiles/{param}");
        assertThat(get("/profiles/ann.json")).isEqualTo("/profiles/{param}.json");
        assertThat(get("/profiles/ann.rss")).isEqualTo("/profiles/{param}.rss");
    }

    @Test
    void a_document_beside_tenants_is_none_of_them() {
        behindAll(TENANTS, "/", "", "/board", "/invoices", "/staff", "/visits");

        assertThat(get("/heron")).isEqualTo("/{param}");
        assertThat(get("/manifest.json")).isEqualTo("/manifest.json");
    }

    @Test
    void a_word_of_two_letters_beside_codes_is_no_language() {
        for (int i = 0; i < 60; i++) {
            get("/@" + word());
            get("/@" + word() + "/videos");
            get("/vi/" + i + "/small.jpg");
            get("/vi/" + i);
        }

        assertThat(get("/@ann")).isEqualTo("/{param}");
        assertThat(get("/vi/17")).isEqualTo("/vi/{id}");
    }

    @Test
    void an_id_that_begins_with_an_underscore_is_no_word_of_the_api() {
        for (int i = 0; i < 60; i++) {
            get("/clips/x" + i + "Tq" + word().toUpperCase(java.util.Locale.ROOT));
        }

        assertThat(get("/clips/_kPZKcuzPrRbd")).isEqualTo(get("/clips/x9kPZKcuzPrR"));
    }
}
