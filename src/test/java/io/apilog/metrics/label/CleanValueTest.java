package io.apilog.metrics.label;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.request.ExtraField.Kind;
import io.apilog.request.Text;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanValueTest {
    private final CleanValue value = new CleanValue();

    @ParameterizedTest
    @CsvSource({
        "example.com,example.com",
        "Example.COM,example.com",
        "example.com:8080,example.com",
        "EXAMPLE.com:,example.com:",
        "192.0.2.1:80,192.0.2.1",
        "[2001:DB8::1]:443,[2001:db8::1]",
        "2001:db8::1,2001:db8::1",
        "::1,::1",
        ":80,''"
    })
    void a_host_is_in_lower_case_and_without_its_port(String logged, String shown) {
        assertThat(clean(logged.getBytes(UTF_8), Kind.HOST)).isEqualTo(shown);
    }

    @Test
    void other_values_keep_their_case_and_their_colons() {
        assertThat(clean("Acme:80".getBytes(UTF_8), Kind.LOGGED)).isEqualTo("Acme:80");
    }

    @Test
    void control_characters_and_what_is_no_utf_8_are_replaced() {
        assertThat(clean("a\nb\u007f\u0085\u202e\u2028c".getBytes(UTF_8), Kind.LOGGED))
                .isEqualTo("a\ufffdb\ufffd\ufffd\ufffd\ufffdc");
        assertThat(clean("\u00e9\u00c0".getBytes(ISO_8859_1), Kind.LOGGED)).isEqualTo("\ufffd\ufffd");
        assertThat(clean("\u00e9\u20ac\ud83d\ude00".getBytes(UTF_8), Kind.LOGGED))
                .isEqualTo("\u00e9\u20ac\ud83d\ude00");
    }

    @Test
    void a_long_value_is_cut_between_two_characters() {
        String cut = clean(("a" + "\u00e9".repeat(60)).getBytes(UTF_8), Kind.LOGGED);
        assertThat(cut).isEqualTo("a" + "\u00e9".repeat(49));
    }

    @Test
    void whatever_it_is_it_ends_as_short_well_formed_text() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(130)];
            random.nextBytes(bytes);
            String clean = clean(bytes, Kind.values()[random.nextInt(4)]);
            assertThat(clean.getBytes(UTF_8).length).isLessThanOrEqualTo(CleanValue.LONGEST);
            assertThat(clean.chars()).noneMatch(Character::isISOControl);
        }
    }

    private String clean(byte[] bytes, Kind kind) {
        Text text = new Text();
        text.set(bytes, 0, bytes.length);
        value.set(text, kind);
        return new String(value.bytes(), value.from(), value.to() - value.from(), UTF_8);
    }
}
