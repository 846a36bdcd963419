package io.apilog.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.cli.command.Command;
import io.apilog.cli.command.ExitCode;
import io.apilog.cli.command.Option;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTextTest {
    private static final String PROGRAM = "apilog-exporter";

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 90, 120, 160})
    void no_line_is_wider_than_the_terminal_but_an_example_that_is_to_be_pasted(int width) {
        String help = HelpText.of(PROGRAM, Command.FOLLOW, width);

        assertThat(help.lines().filter(line -> !line.startsWith("  " + PROGRAM) && !line.startsWith("usage")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 90, 120, 160})
    void no_name_of_an_option_is_broken(int width) {
        String help = HelpText.of(PROGRAM, Command.FOLLOW, width);

        assertThat(Command.FOLLOW.options())
                .extracting(Option::typed)
                .allSatisfy(typed -> assertThat(help).contains("  " + typed));
    }

    @ParameterizedTest
    @EnumSource
    void every_option_and_example_of_a_command_is_in_its_help(Command command) {
        String help = HelpText.of(PROGRAM, command, 100);

        assertThat(command.options()).allSatisfy(option -> assertThat(help).contains(option.typed()));
        assertThat(command.examples()).allSatisfy(example -> assertThat(help).contains(example.arguments()));
    }

    @Test
    void the_first_help_has_the_commands_the_environment_and_the_exit_codes() {
        String help = HelpText.of(PROGRAM, Command.FOLLOW, 100);

        assertThat(Command.named()).allSatisfy(command -> assertThat(help).contains("\n  " + command.word() + " "));
        assertThat(Arrays.stream(ExitCode.values()))
                .allSatisfy(code -> assertThat(help).contains("\n  " + code.number() + "  "));
        assertThat(help).contains("APILOG_CONFIG_FILE");
    }
}
