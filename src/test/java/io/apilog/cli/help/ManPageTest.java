package io.apilog.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.cli.command.Command;
import io.apilog.config.Flag;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ManPageTest {
    private static final String PAGE = ManPage.of("apilog-exporter", "apilog-exporter 1.0");

    @Test
    void every_flag_its_variable_and_every_command_is_on_the_page() {
        assertThat(Arrays.stream(Flag.values()))
                .allSatisfy(flag -> assertThat(PAGE).contains(flag.option().replace("-", "\\-"), flag.variable()));
        assertThat(Command.named())
                .allSatisfy(command ->
                        assertThat(PAGE).contains(".SS " + command.word().replace("-", "\\-")));
    }

    @Test
    void every_line_that_begins_as_a_macro_is_one() {
        assertThat(PAGE.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                .allSatisfy(line -> assertThat(line).matches("\\.(TH|SH|SS|TP|B|br)( .*)?"));
    }

    @Test
    void hyphens_are_those_that_can_be_pasted() {
        assertThat(PAGE.lines().filter(line -> !line.startsWith(".TH")))
                .noneSatisfy(line -> assertThat(line).containsPattern("[^\\\\]-"));
    }
}
