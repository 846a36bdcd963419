package io.apilog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElsewhereOptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --port=9000 | there is no --port here: the port is in --web.listen-address=:10180
                    --port | there is no --port here: the port is in --web.listen-address=:10180
                    --LISTEN_PORT=1 | there is no --LISTEN_PORT here: the port is in --web.listen-address=:10180
                    -v | there is no -v here: how much is said is in --log.level=debug
                    --config | there is no --config here: the configuration is named by --config.file=FILE
                    --web.telemetry-path=/m | there is no --web.telemetry-path here: metrics are at /metrics""")
    void what_other_exporters_have_is_said_as_it_is_here(String typed, String said) {
        assertThat(ElsewhereOption.inWords(List.of("access.log", "--onec", typed)))
                .hasValue(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--onec", "port", "-", "--", "--=x", ""})
    void what_nobody_has_is_left_to_likeness(String typed) {
        assertThat(ElsewhereOption.inWords(List.of(typed))).isEmpty();
    }
}
