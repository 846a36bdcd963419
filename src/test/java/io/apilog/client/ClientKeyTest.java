package io.apilog.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClientKeyTest {
    @Test
    void the_same_bytes_make_the_same_key() {
        assertThat(ClientKey.of("a secret of this fleet".getBytes(US_ASCII)))
                .isEqualTo(ClientKey.of("a secret of this fleet\n".getBytes(US_ASCII)));
    }

    @Test
    void other_bytes_make_a_key_with_another_fingerprint() {
        assertThat(ClientKey.of(ClientKey.random()).fingerprint())
                .isNotEqualTo(ClientKey.of(ClientKey.random()).fingerprint());
    }

    @Test
    void what_can_be_guessed_is_none() {
        assertThatThrownBy(() -> ClientKey.of("fifteen bytes..\n".getBytes(US_ASCII)))
                .hasMessage("expected at least 16 bytes, found 15");
    }

    @Test
    void it_does_not_say_what_it_is() {
        assertThat(ClientKey.of("0123456789abcdef".getBytes(US_ASCII))).hasToString("a key of clients");
    }
}
