package io.apilog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.apilog.config.Flag;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InvocationParserTest {
    @Test
    void a_flag_s_value_stands_after_an_equals_sign_or_is_the_next_word() throws UsageException {
        assertThat(parse("--format=$a=$b", "--state.dir", "d").flags())
                .containsOnly(entry(Flag.FORMAT, List.of("$a=$b")), entry(Flag.STATE_DIR, List.of("d")));
    }

    @Test
    void flags_and_files_come_in_any_order() throws UsageException {
        Invocation typed = parse("a.log", "--once", "-", "--log.level=warn", "b.log");
        assertThat(typed.command()).isEqualTo(Command.FOLLOW);
        assertThat(typed.operands()).containsExactly("a.log", "-", "b.log");
        assertThat(typed.flags()).containsOnly(entry(Flag.ONCE, List.of()), entry(Flag.LOG_LEVEL, List.of("warn")));
    }

    @Test
    void what_is_given_several_times_has_several_values() throws UsageException {
        assertThat(parse("--web.listen-address=:1", "--web.listen-address", ":2", "x")
                        .flags())
                .containsExactly(entry(Flag.WEB_LISTEN_ADDRESS, List.of(":1", ":2")));
    }

    @Test
    void after_two_dashes_all_are_files() throws UsageException {
        Invocation typed = parse("--once", "--", "--format", "explain", "--");
        assertThat(typed.command()).isEqualTo(Command.FOLLOW);
        assertThat(typed.operands()).containsExactly("--format", "explain", "--");
    }

    @Test
    void the_first_word_can_name_a_command_and_flags_before_it_are_the_command_s() throws UsageException {
        Invocation typed = parse("--config.file=c.yaml", "explain", "--json", "check");
        assertThat(typed.command()).isEqualTo(Command.EXPLAIN);
        assertThat(typed.operands()).containsExactly("check");
        assertThat(typed.flags()).containsExactly(entry(Flag.CONFIG_FILE, List.of("c.yaml")));
        assertThat(typed.has(Option.JSON)).isTrue();
        assertThat(typed.has(Option.MASK)).isFalse();
    }

    @Test
    void after_a_file_a_command_s_name_is_a_file() throws UsageException {
        assertThat(parse("a.log", "check").operands()).containsExactly("a.log", "check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--onec x.log | unknown flag '--onec': did you mean '--once'?",
                "-x x.log | unknown flag '-x'",
                "explain --jsno a.log | unknown flag '--jsno': did you mean '--json'?",
                "explain --once a.log | explain: has no flag '--once'",
                "--once explain a.log | explain: has no flag '--once'",
                "x.log --format | --format: expected FORMAT, found nothing",
                "--format --once x.log | --format: expected FORMAT, found nothing",
                "--format --log.level=info x.log | --format: expected FORMAT, found nothing",
                "--format -- x.log | --format: expected FORMAT, found nothing",
                "--once=yes x.log | --once: takes no value, found 'yes'",
                "explain | explain: expected one FILE, found none",
                "check a b | check: expected one CONFIG, found 'a', 'b'",
                "demo x.log | demo: expected no file, found 'x.log'",
            })
    void what_cannot_be_meant_is_told_in_one_line(String typed, String told) {
        assertThatThrownBy(() -> parse(typed.split(" ", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessage(told);
    }

    @Test
    void help_needs_no_file() throws UsageException {
        assertThat(parse("explain", "--help").has(Option.HELP)).isTrue();
        assertThat(parse("check", "-V").has(Option.VERSION)).isTrue();
    }

    @Test
    void no_two_options_have_a_name_in_common() {
        assertThat(Option.ALL.stream().flatMap(option -> option.names().stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void the_help_names_every_option_within_eighty_columns(Command command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Usage.print(command, new PrintStream(out, true, UTF_8));

        assertThat(out.toString(UTF_8).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .first()
                .asString()
                .startsWith("Usage: apilog-exporter " + command.word());
        assertThat(command.options())
                .allSatisfy(option -> assertThat(out.toString(UTF_8)).contains(option.name()));
    }

    private static Invocation parse(String... words) throws UsageException {
        return InvocationParser.parse(words);
    }
}
