package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.format.pattern.FormatException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatSpecTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "combind | unknown format 'combind': did you mean 'combined'?",
                "fluffy | unknown format 'fluffy'; expected auto",
                "$remote_addr $ | a '$' without the name",
                "${request $status | '${' without '}'",
                "$request$status | two variables with nothing between them",
                "$remote_addr $status | the string has no request",
                "$remote_addr \"$request\" | the string has no status",
                "%h \"%r\" %>s %{ms | '%{' without '}'",
                "%h \"%r\" %>s %{ns}T | expected s, ms or us",
                "%h \"%r\" %>s %Z | '%Z' is not a directive of Apache's",
                "%h \"%r\" %>s % | a '%' without a directive",
                "nginx | unknown format 'nginx': its stock format is 'combined', and one of your own is quoted",
                "alb | unknown format 'alb': did you mean 'aws_alb'?",
                "(?<request>.*) (?<status | the expression cannot be read",
                "(?<request>.*) (?<stattus>.*) | the group 'stattus' means nothing; expected one of",
                "(?<status>.*) | the expression has no group 'request'",
                "(?<path>.*) | the expression has no group 'status'",
            })
    void a_format_that_cannot_be_understood_says_why(String text, String message) {
        assertThatThrownBy(() -> FormatSpec.parse(text))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_place_of_the_fault_is_told() {
        assertThatThrownBy(() -> FormatSpec.parse("$request $status $"))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.column()).isEqualTo(17));
    }

    @Test
    void every_id_that_help_names_is_understood() {
        assertThat(Stream.concat(Stream.of("auto"), Format.nameable().stream()))
                .allSatisfy(id -> assertThat(FormatSpec.parse(id)).isNotNull());
    }
}
