package io.apilog.endpoint.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverflowTest {
    private final Requests full = Requests.withBudget(1);

    OverflowTest() {
        for (int i = 0; i < 20_000; i++) {
            full.get("/a");
        }
    }

    @Test
    void the_heaviest_templates_over_the_budget_are_known_with_ids_taken_out() {
        for (int i = 0; i < 30; i++) {
            full.get("/users/" + i);
            full.get("/orders/" + i % 2 + "/items?token=secret");
            full.get("/orders/" + i + "/items");
        }

        assertThat(full.namer().overflowed(10))
                .containsExactly(new OverflowedPath("/orders/{id}/items", 60), new OverflowedPath("/users/{id}", 30));
        assertThat(full.namer().overflowed(1)).hasSize(1);
    }

    @Test
    void a_heavy_template_is_found_among_many_that_come_once_and_is_never_counted_too_high() {
        for (int i = 0; i < 20_000; i++) {
            full.get("/" + letters(i) + "/" + letters(i / 7) + "/x");
            if (i % 10 == 0) {
                full.get("/checkout/payment/card");
            }
        }

        assertThat(full.namer().overflowed(100))
                .filteredOn(path -> path.path().equals("/checkout/payment/card")
                        || path.path().contains("{param}"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path.requests()).isBetween(1L, 22_000L));
    }

    @Test
    void a_template_met_once_is_not_shown() {
        full.get("/b");

        assertThat(full.namer().overflowed(10)).isEqualTo(List.of());
    }

    private static String letters(int number) {
        return "w" + (char) ('a' + number % 26) + "o" + (char) ('a' + number / 26 % 26)
                + (char) ('a' + number / 676 % 26);
    }
}
