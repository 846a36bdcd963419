package io.apilog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadConfigTest {
    private static final Path FOLDER = Path.of("src/test/resources/config/bad");
    private static final String EXPECT = "# expect: ";

    @TempDir
    Path folder;

    static Stream<String> bad_files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bad_files")
    void a_bad_file_is_answered_with_exactly_these_messages(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        List<String> expected = Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> file + ":" + line.substring(EXPECT.length()))
                .toList();

        assertThat(messages(file)).isNotEmpty().isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'[', 21", "'a: {', 80", "'- ', 41"})
    void deep_nesting_is_refused(String opening, int column) throws IOException {
        Path file = written(opening.repeat(100_000));

        assertThat(messages(file))
                .containsExactly(file + ":1:" + column + ": maps and lists are nested deeper than 20");
    }

    @Test
    void more_than_50000_values_are_refused() throws IOException {
        Path file = written("- x\n".repeat(50_000));

        assertThat(messages(file)).containsExactly(file + ":50000:3: there are more than 50000 values");
    }

    @Test
    void aliases_that_multiply_cost_no_more_than_they_are_long() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 23; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(9, alias)) + "]\n");
        }

        assertThat(messages(written(yaml.toString())))
                .hasSize(21)
                .last()
                .asString()
                .endsWith(": and 3 more problems");
    }

    @Test
    void more_than_200_aliases_are_refused() throws IOException {
        String aliases = String.join(", ", Collections.nCopies(201, "*all"));

        Path file = written("a: &all {}\nb: [" + aliases + "]");

        assertThat(messages(file)).containsExactly(file + ":2:1205: there are more than 200 aliases");
    }

    @Test
    void a_fault_that_an_alias_repeats_is_told_once() throws IOException {
        Path file = written("""
                sources:
                - {name: a, paths: a.log, fields: &fields {staus: s}}
                - {name: b, paths: b.log, fields: *fields}
                """);

        assertThat(messages(file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%YAML 99999999999999999999.1\n--- {}",
                "%YAML 9.9\n--- {}",
                "log: {level: \"\\UFFFFFFFF\"}",
                "log: {level: \"\\xZZ\"}",
                "log: {level: !!int \"x\"}",
                "log: {level: !!binary \"?\"}",
                "log: {level: *}",
                "log: &",
                "? [a",
                "}",
                "a: |9999999999\n  x",
                "- !<> x"
            })
    void what_the_parser_cannot_read_is_a_problem_and_not_a_crash(String yaml) throws IOException {
        assertThat(messages(written(yaml)))
                .isNotEmpty()
                .allMatch(message -> message.lines().count() == 1);
    }

    @Test
    void a_file_over_1_mib_is_refused() throws IOException {
        Path file = written("#".repeat((1 << 20) + 1));

        assertThat(messages(file)).containsExactly(file + ": is longer than 1 MiB: not a configuration");
    }

    @Test
    void a_file_of_1_mib_is_read() throws Exception {
        assertThat(load(written("#".repeat(1 << 20))).sources()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_named() throws IOException {
        Path file = folder.resolve("apilog.yaml");

        assertThat(messages(file)).containsExactly(file + ": there is no such file");
    }

    @Test
    void a_folder_is_not_a_file() throws IOException {
        assertThat(messages(folder)).singleElement().asString().startsWith(folder + ": cannot be read: ");
    }

    @Test
    void no_more_than_20_problems_are_shown() throws IOException {
        String[] lines = new String[5000];
        Arrays.setAll(lines, i -> "wibble" + i + ": 1");
        Path file = written(String.join("\n", lines));

        assertThat(messages(file))
                .hasSize(21)
                .satisfies(
                        first -> assertThat(first)
                                .startsWith(file + ":1:1: unknown key 'wibble0': expected one of sources, endpoints,"),
                        Index.atIndex(0))
                .endsWith(file + ": and 4980 more problems");
    }

    @Test
    void what_a_user_wrote_cannot_break_the_line_of_the_message() throws IOException {
        Path file = written("log: {level: \"in\\nfo\\e[31m\"}");

        assertThat(messages(file))
                .containsExactly(
                        file + ":1:14: log.level: expected debug, info, warn or error, found 'in\uFFFDfo\uFFFD[31m'");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("written.yaml"), yaml);
    }

    private static Config load(Path file) throws ConfigException {
        return ConfigLoader.load(
                Map.of(Flag.CONFIG_FILE, List.of(file.toString())), List.of(), Map.of(), Inputs.OPTIONAL);
    }

    private static List<String> messages(Path file) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> load(file));
        return e == null
                ? List.of()
                : e.problems().stream().map(Problem::toString).toList();
    }
}
