package io.apilog.endpoint.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import io.apilog.request.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names with nothing behind them that are only read, and tables with words behind them that an API marks. */
class ManyLeavesTest {
    private static final List<String> NAMES = List.of(
            "amber", "birch", "cedar", "delta", "ember", "flint", "grove", "heron", "inlet", "jetty", "kelp", "lotus",
            "maple", "onyx");

    private final Requests requests = Requests.withRoutes();

    private String get(String path) {
        return requests.get(path).name();
    }

    private void each(int times, String before, String after) {
        for (int i = 0; i < times; i++) {
            get(before + NAMES.get(i * i % 97 % NAMES.size()) + after);
        }
    }

    @Test
    void twelve_names_with_nothing_behind_them_that_are_only_read_are_values() {
        each(600, "/probe/gear/", "");

        assertThat(get("/probe/gear/cedar")).isEqualTo("/probe/gear/{param}");
    }

    @Test
    void names_beside_a_word_that_stands_for_any_or_that_are_sent_to_are_words() {
        each(600, "/probe/gear/", "");
        each(600, "/desk/tool/", "");
        Requests others = Requests.withRoutes();
        for (int i = 0; i < 600; i++) {
            String name = NAMES.get(i % NAMES.size());
            others.get("/probe/gear/" + name);
            others.get("/probe/gear/me");
            others.send(i % 3 == 0 ? HttpMethod.POST : HttpMethod.GET, "/desk/tool/" + name, 200);
        }

        assertThat(others.get("/probe/gear/cedar").name()).isEqualTo("/probe/gear/cedar");
        assertThat(others.get("/desk/tool/cedar").name()).isEqualTo("/desk/tool/cedar");
    }

    @Test
    void pages_behind_a_word_for_pages_and_behind_a_version_are_words() {
        each(600, "/site/reports/", "");
        each(600, "/site/settings/", "");
        each(600, "/v2/", "");

        assertThat(get("/site/reports/cedar")).isEqualTo("/site/reports/cedar");
        assertThat(get("/site/settings/cedar")).isEqualTo("/site/settings/cedar");
        assertThat(get("/v2/cedar")).isEqualTo("/v2/cedar");
    }

    @Test
    void tables_are_told_by_the_words_that_an_api_marks() {
        for (String table : List.of("orders", "products", "trucks", "drivers", "ledger")) {
            for (int i = 0; i < 20; i++) {
                get("/" + table + "/_find");
                get("/" + table + "/_rows/" + i);
                get("/" + table + "/_size");
                get("/.system/_find");
            }
        }

        assertThat(get("/trucks/_find")).isEqualTo("/{param}/_find");
        assertThat(get("/orders/_rows/7")).isEqualTo("/{param}/_rows/{id}");
        assertThat(get("/depots/_size")).isEqualTo("/{param}/_size");
        assertThat(get("/.system/_find")).isEqualTo("/.system/_find");
    }

    @Test
    void resources_with_marked_words_and_ids_behind_them_are_words() {
        for (String kind : List.of("Person", "Visit", "Dose", "Scan", "Note")) {
            for (int i = 0; i < 20; i++) {
                get("/care/" + kind + "/" + i);
                get("/care/" + kind + "/_find");
                get("/care/" + kind + "/_past");
            }
        }

        assertThat(get("/care/Visit/_find")).isEqualTo("/care/Visit/_find");
    }
}
