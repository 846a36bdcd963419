package io.apilog.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code LocaleIT} tries the same where the locale can spell ASCII alone. */
class PathTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"/var/log/köln.log", "köln/世界.log", "a b%20c.log", "/", "", "./x"})
    void a_text_makes_a_path_that_gives_it_back(String text) {
        assertThat(PathText.of(PathText.of(text))).isEqualTo(text);
    }

    @Test
    void a_name_is_found_within_its_directory() {
        assertThat(PathText.of(PathText.resolve(Path.of("/var"), "köln"))).isEqualTo("/var/köln");
    }

    @Test
    void what_can_be_no_path_is_refused() {
        assertThatThrownBy(() -> PathText.of("a\0b")).isInstanceOf(InvalidPathException.class);
    }
}
