package io.apilog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawArgumentsTest {
    private static byte[] words(String words) {
        return words.replace('|', '\0').getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_the_jvm_could_not_read_is_taken_from_the_command_line() {
        String[] arguments = {"--once", "zugriffe_k??ln.log", "what?.log"};
        assertThat(RawArguments.merged(arguments, words("java|-jar|x.jar|--once|zugriffe_köln.log|what?.log|")))
                .containsExactly("--once", "zugriffe_köln.log", "what?.log");
    }

    @Test
    void a_command_line_that_is_another_one_changes_nothing() {
        String[] arguments = {"--once", "k??ln.log"};
        assertThat(RawArguments.merged(arguments, words("java|x.jar|--twice|köln.log|")))
                .containsExactly("--once", "k??ln.log");
        assertThat(RawArguments.merged(arguments, words("köln.log|"))).containsExactly("--once", "k??ln.log");
    }

    @Test
    void bytes_that_are_not_utf_8_stay_as_the_jvm_read_them() {
        byte[] line = "java|x.jar|k\u00f6ln|".replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1);
        assertThat(RawArguments.merged(new String[] {"k?ln"}, line)).containsExactly("k?ln");
    }
}
