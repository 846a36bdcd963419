package io.apilog.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
