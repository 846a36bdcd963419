package io.apilog.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = Pseudonyms.create();

    @Test
    void equal_values_have_equal_names_within_a_run() {
        assertThat(pseudonyms.of("client", "192.0.2.1"))
                .isEqualTo(pseudonyms.of("client", "192.0.2.1"))
                .isNotEqualTo(pseudonyms.of("client", "192.0.2.2"))
                .matches("client-[0-9a-f]{12}");
    }

    @Test
    void two_runs_cannot_be_compared() {
        assertThat(pseudonyms.of("client", "192.0.2.1"))
                .isNotEqualTo(Pseudonyms.create().of("client", "192.0.2.1"));
    }

    @Test
    void the_same_value_as_client_and_as_user_cannot_be_matched() {
        assertThat(pseudonyms.of("client", "alice").substring("client-".length()))
                .isNotEqualTo(pseudonyms.of("user", "alice").substring("user-".length()));
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(pseudonyms.of("client", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "/a?token=x, /a?query-",
                "/a#x, /a#query-",
                "/a#x?token=y, /a#query-",
                "https://example.com/?a=b, https://example.com/?query-",
            })
    void a_query_and_a_fragment_are_replaced(String target, String start) {
        assertThat(pseudonyms.query(target)).startsWith(start).doesNotContain("token", "=");
    }

    @Test
    void a_target_without_a_query_stays_as_it_is() {
        assertThat(pseudonyms.query("/a/b")).isEqualTo("/a/b");
        assertThat(pseudonyms.query("/a?")).isEqualTo("/a?");
    }

    @Test
    void the_user_and_password_in_an_address_are_replaced() {
        assertThat(pseudonyms.query("https://alice:secret@example.com/a"))
                .startsWith("https://")
                .endsWith("@example.com/a")
                .doesNotContain("alice", "secret");
    }
}
