package io.apilog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.cli.command.Command;
import io.apilog.config.ConfigSchema;
import io.apilog.config.Flag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {
    private static final String LINE =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/42 HTTP/1.1\" 200 5 \"-\" \"curl/8.5.0\"\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_help_names_every_flag_its_default_and_every_command() {
        assertThat(run("--help")).isZero();
        assertThat(Flag.values()).allSatisfy(flag -> assertThat(out()).contains(flag.option()));
        assertThat(out())
                .contains(":10180", "explain", "suggest-routes", "check", "config-schema", "demo", "FILE|GLOB");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_has_help_of_its_own(Command command) {
        assertThat(run(command.word(), "--help")).isZero();
        assertThat(out())
                .contains(
                        "usage: apilog-exporter " + command.word(),
                        command.sentence().substring(0, 10));
    }

    private static List<Command> commands() {
        return Command.named();
    }

    @Test
    void the_schema_of_the_configuration_is_printed() {
        assertThat(run("config-schema")).isZero();
        assertThat(out()).isEqualTo(ConfigSchema.json()).startsWith("{\n  \"$schema\": ");
        assertThat(err()).isEmpty();
    }

    @Test
    void paths_that_nothing_was_found_on_are_told_beside_the_suggested_routes() throws IOException {
        String log = write("refused.log", LINE.replace("\" 200 ", "\" 401 ").repeat(3));

        assertThat(run("suggest-routes", log)).isZero();
        assertThat(out()).containsPattern("#   3 or more: /\\S+  GET 401\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--once", "explain", "suggest-routes", "config-schema"})
    void what_cannot_be_printed_to_its_end_failed(String command) throws IOException {
        String log = write("a.log", LINE);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        CommandLineProgram program = new CommandLineProgram(
                Map.of(),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(full, false, UTF_8),
                new PrintStream(err, true, UTF_8));
        String[] arguments = command.equals("config-schema") ? new String[] {command} : new String[] {command, log};

        assertThat(program.run(arguments)).isEqualTo(CommandLineProgram.FAILED);
        assertThat(err()).contains("standard output: cannot be written");
    }

    @Test
    void the_version_is_one_line_with_the_program_s_name() {
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("apilog-exporter ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--web.listen-adress=:1 | --web.listen-address",
                "--onec | --once",
                "--log.levle=info | --log.level",
            })
    void an_unknown_option_is_wrong_usage_and_the_nearest_is_named(String option, String nearest) {
        assertThat(run(option, "x.log")).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains(option.replaceFirst("=.*", ""), nearest);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain",
                "suggest-routes",
                "suggest-routes --once x.log",
                "check",
                "check a.yaml b.yaml",
                "config-schema a.yaml",
                "config-schema --once",
                "demo x.log",
                "explain --once x.log",
                "--log.level",
                "--log.level=loud x.log",
                "--format=fluffy --once x.log",
                "--format=combined",
                "--web.listen-address=nowhere x.log",
                "",
            })
    void wrong_usage_is_told_and_ends_with_2(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).isNotBlank().doesNotContain("\tat ");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_a_failure() {
        assertThat(run("--once", folder.resolve("none.log").toString())).isEqualTo(CommandLineProgram.FAILED);
        assertThat(err()).contains("none.log", "no such file").hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void once_prints_the_metrics_of_a_file() throws IOException {
        assertThat(run("--once", write("a.log", LINE))).isZero();
        assertThat(out())
                .contains(
                        "apilog_requests_total{source=\"default\",endpoint=\"/users/{id}\",method=\"GET\",status=\"200\",}"
                                + " 1.0");
    }

    @Test
    void suggest_routes_prints_a_configuration() throws IOException {
        String log = write("a.log", LINE + LINE.replace("42", "43"));

        assertThat(run("suggest-routes", log)).isZero();

        assertThat(out()).contains("endpoints:\n  routes:\n    # 2: GET 200; {id}: number\n    - \"/users/{id}\"\n");
        String config = write("routes.yaml", out());
        assertThat(run("check", config)).isZero();
        assertThat(out()).contains("routes: 1");
    }

    @Test
    void suggest_routes_counts_what_it_leaves_out() throws IOException {
        assertThat(run("suggest-routes", write("a.log", LINE + LINE.replace("/users/42", "/a*b") + "rubbish\n")))
                .isZero();

        assertThat(out())
                .contains("# 2 requests, 1 of them in the 1 routes below.", "# 1 have a path that cannot be written");
    }

    @Test
    void suggest_routes_leaves_out_what_is_configured() throws IOException {
        String config = write("routes.yaml", "endpoints: {routes: [\"/users/{userId}\"]}\n");

        assertThat(run("suggest-routes", "--config.file=" + config, write("a.log", LINE)))
                .isZero();

        assertThat(out()).contains("1 have a configured route already").doesNotContain("endpoints:");
    }

    @Test
    void once_reads_standard_input() {
        assertThat(runWith(LINE + LINE, "--once", "-")).isZero();
        assertThat(out()).contains("status=\"200\",} 2.0");
    }

    @Test
    void the_environment_sets_what_no_flag_sets() throws IOException {
        Map<String, String> environment = Map.of("APILOG_ONCE", "true", "APILOG_FORMAT", "$request|$status");
        assertThat(runWith(environment, "GET / HTTP/1.1|204\n", "-")).isZero();
        assertThat(out()).contains("status=\"204\"");
    }

    @Test
    void explain_shows_a_file() throws IOException {
        String file = write("a.log", LINE);
        assertThat(run("explain", file)).isZero();
        assertThat(out()).contains(file, "combined", "/users/{id}", "1 accepted");
    }

    @Test
    void explain_takes_a_format() throws IOException {
        assertThat(run("explain", "--json", "--format=$request|$status", write("a.log", "GET /a HTTP/1.1|204\n")))
                .isZero();
        assertThat(out()).contains("\"format\":\"nginx\"", "\"status\":204");
    }

    @Test
    void explain_shows_one_line() throws IOException {
        String file = write("a.log", LINE + LINE.replace("/users/42", "/orders"));

        assertThat(run("explain", "--line=2", file)).isZero();

        assertThat(out()).contains(file + ", line 2", "/orders").doesNotContain("/users");
    }

    @Test
    void explain_says_that_a_line_is_not_there() throws IOException {
        assertThat(run("explain", "--line=2", write("a.log", LINE))).isEqualTo(CommandLineProgram.FAILED);
        assertThat(err()).contains("there is no line 2: 1 were read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999"})
    void explain_refuses_what_is_no_number_of_a_line(String number) {
        assertThat(run("explain", "--line=" + number, "./a.log")).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains("--line", "'" + number + "'");
    }

    @Test
    void explain_shows_only_what_was_rejected_and_where() throws IOException {
        String file = write("a.log", LINE + LINE.replace(" 200 ", " 2000 ") + LINE + "rubbish\n");

        assertThat(run("explain", "--rejected", file)).isZero();

        assertThat(out())
                .contains("line 2, offset " + LINE.length() + ": rejected as bad_status", "line 4", "no_match", "^")
                .doesNotContain("accepted", "line 3,");
    }

    @Test
    void explain_says_that_nothing_was_rejected() throws IOException {
        assertThat(run("explain", "--rejected", write("a.log", LINE))).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("none of 1 lines");
    }

    @Test
    void explain_prints_no_line_that_is_masked() throws IOException {
        assertThat(run("explain", "--rejected", "--mask", write("a.log", LINE + "secret\n")))
                .isZero();
        assertThat(out()).contains("line 2").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"explian, explain", "chekc, check", "suggest_routes, suggest-routes", "verison, version", "hlep, help"})
    void a_mistyped_command_is_no_log_that_is_waited_for(String word, String meant) {
        assertThat(run(word, "./one.log")).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains("'" + word + "' is neither a command nor a file", "'" + meant + "'", "./" + word);
    }

    @ParameterizedTest
    @CsvSource({
        "\u2014once, --once",
        "\u2013-once, --once",
        "https://example.com/access.log, pipe it in",
        "shop=, SOURCE=FILE",
        "=, SOURCE=FILE",
        "=access.log, SOURCE=FILE"
    })
    void what_cannot_be_a_log_is_not_waited_for(String operand, String said) {
        assertThat(run(operand, "./one.log")).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains("'" + operand + "'", said);
    }

    @Test
    void a_word_that_is_near_to_no_command_is_answered_with_all_commands() {
        assertThat(run("nginxlogs")).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains("the commands are explain, suggest-routes, why, report, check");
    }

    @Test
    void a_file_that_has_the_name_of_a_word_is_read() throws IOException {
        assertThat(run("--once", write("accesslog", LINE))).isZero();
        assertThat(out()).contains("/users/{id}");
    }

    @Test
    void help_and_version_are_commands_too() {
        assertThat(run("help")).isZero();
        assertThat(run("version")).isZero();
        assertThat(run("help", "explain")).isZero();
        assertThat(out()).contains("exit codes", "apilog-exporter ", "usage: apilog-exporter explain");
    }

    @Test
    void help_on_what_is_no_command_names_the_nearest() {
        assertThat(run("help", "explian")).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains("'explain' may be meant");
    }

    @Test
    void a_configuration_that_is_named_before_the_command_is_used() throws IOException {
        String config = write("routes.yaml", "endpoints: {routes: [\"/users/{userId}\"]}\n");

        assertThat(run("--config.file=" + config, "explain", write("a.log", LINE)))
                .isZero();

        assertThat(out()).contains("/users/{userId}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--state.dir=/var/lib/x explain ./a.log | --state.dir is none of the options of 'explain'",
                "--format=combined explain --format=nginx ./a.log | --format is given before and after 'explain'",
                "./a.log explain ./b.log | './a.log' stands before the command 'explain'",
            })
    void what_a_command_would_leave_unread_is_refused(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains(message);
    }

    @Test
    void a_shell_that_is_not_known_is_wrong_usage() {
        assertThat(run("completion", "tcsh")).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains("expected bash, zsh or fish");
    }

    @Test
    void check_says_that_a_configuration_is_good() throws IOException {
        String file = write("good.yaml", "sources: [{name: web, paths: [/a.log]}]\nendpoints: {routes: ['/a/{b}']}\n");
        assertThat(run("check", file)).isZero();
        assertThat(out()).contains(file, "sources: 1", "routes: 1");
    }

    @Test
    void check_names_the_place_of_a_bad_format() throws IOException {
        String file = write("bad.yaml", "sources:\n  - name: web\n    paths: [/a.log]\n    format: combind\n");
        assertThat(run("check", file)).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains(file + ":4:13", "combind", "combined");
    }

    @Test
    void check_names_the_place_of_a_bad_route() throws IOException {
        String file = write("bad.yaml", "endpoints:\n  routes:\n    - /a/{b}\n    - users/{id}\n");
        assertThat(run("check", file)).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains(file + ":4:7", "users/{id}");
    }

    @Test
    void check_names_the_place_of_the_second_of_two_equal_routes() throws IOException {
        String file = write("bad.yaml", "endpoints:\n  routes:\n    - /a/{b}\n    - /c\n    - /a/{d}\n");
        assertThat(run("check", file)).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains(file + ":5:7");
    }

    @Test
    void check_names_the_place_of_an_unknown_key_and_the_nearest() throws IOException {
        String file = write("bad.yaml", "endpoints:\n  rutes: [/a]\n");
        assertThat(run("check", file)).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains(file + ":2:3", "rutes", "routes");
    }

    @Test
    void a_configuration_that_is_not_there_is_wrong_usage() {
        assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(CommandLineProgram.USAGE);
        assertThat(err()).contains("none.yaml");
    }

    @Test
    void a_thousand_routes_are_checked_at_once() throws IOException {
        StringBuilder yaml = new StringBuilder("endpoints:\n  routes:\n");
        for (int i = 0; i < 5_000; i++) {
            yaml.append("    - /things").append(i).append("/{id}\n");
        }
        String file = write("many.yaml", yaml.toString());
        assertThat(run("check", file)).isZero();
        assertThat(out()).contains("routes: 5000");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return runWith("", arguments);
    }

    private int runWith(String input, String... arguments) {
        return runWith(Map.of(), input, arguments);
    }

    private int runWith(Map<String, String> environment, String input, String... arguments) {
        return new CommandLineProgram(
                        environment,
                        new ByteArrayInputStream(input.getBytes(UTF_8)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(arguments);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
