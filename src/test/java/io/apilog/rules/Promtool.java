package io.apilog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus's tool, which judges rules and plays histories against them. */
final class Promtool {
    private static final int LIMIT_SECONDS = 600;

    private final Path directory;

    /** @param directory takes what it prints */
    Promtool(Path directory) {
        this.directory = directory;
    }

    /** The tests of one alert each, or the histories of several, in their order. */
    static Stream<Path> tests(boolean ofOneAlert) throws IOException {
        try (Stream<Path> files = Files.list(Shipped.RULE_TESTS)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("Apilog") == ofOneAlert)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Plays a history against those of the rules that it asks about; against all of them where {@code -Dapilog.rules=all} is given. */
    void plays(Path test) throws IOException, InterruptedException {
        boolean all = "all".equals(System.getProperty("apilog.rules"));
        succeeds("test", "rules", (all ? test : NeededRules.of(test, directory)).toString());
    }

    void succeeds(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("ended within %d s", LIMIT_SECONDS).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
