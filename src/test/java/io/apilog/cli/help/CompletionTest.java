package io.apilog.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.cli.command.Command;
import io.apilog.cli.command.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final String PROGRAM = "apilog-exporter";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void every_command_and_option_can_be_completed(String shell) {
        String script = Completion.of(shell, PROGRAM).orElseThrow();

        assertThat(Command.named()).allSatisfy(command -> assertThat(script).contains(command.word()));
        assertThat(Arrays.stream(Command.values()).flatMap(command -> command.options().stream()))
                .extracting(Option::name)
                .allSatisfy(name -> assertThat(script).contains(name.substring(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void a_shell_takes_its_script(String shell) throws Exception {
        Assumptions.assumeTrue(isThere(shell), shell + " is not installed");
        Path script = Files.writeString(
                folder.resolve("script"), Completion.of(shell, PROGRAM).orElseThrow());

        Process process = new ProcessBuilder(shell, "-n", script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp | explain",
                "--log. | --log.level= --log.format=",
                "--log.level = | debug info warn error",
                "--log.level = wa | warn",
                "explain --re | --rejected",
                "--read.from = e | end",
                "completion  | bash zsh fish",
                "help ver | version",
                "audit ve | verify",
                "report  | compliance",
            })
    void bash_completes(String typed, String completions) throws Exception {
        assertThat(completedByBash(typed + (typed.equals("completion") || typed.equals("report") ? " " : "")))
                .containsExactly(completions.split(" "));
    }

    @Test
    void bash_completes_the_names_of_files() throws Exception {
        Files.createFile(folder.resolve("access.log"));

        assertThat(completedByBash("explain acc")).containsExactly("access.log");
    }

    @Test
    void bash_completes_files_behind_what_is_to_be_done_with_them() throws Exception {
        Files.createFile(folder.resolve("trail-1"));

        assertThat(completedByBash("audit verify --key=k tr")).containsExactly("trail-1");
        assertThat(completedByBash("audit tr")).containsExactly("");
    }

    /** What bash would offer for the last of these words, which are given as bash takes a line apart. */
    private List<String> completedByBash(String line) throws Exception {
        Assumptions.assumeTrue(isThere("bash"), "bash is not installed");
        String[] words = line.split(" ", -1);
        StringBuilder script = new StringBuilder(Completion.of("bash", PROGRAM).orElseThrow());
        script.append("COMP_WORDS=(").append(PROGRAM);
        for (String word : words) {
            script.append(" '").append(word).append('\'');
        }
        script.append(")\nCOMP_CWORD=")
                .append(words.length)
                .append("\n_apilog_exporter\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process process = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    private static boolean isThere(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
