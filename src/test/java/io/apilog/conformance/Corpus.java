package io.apilog.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real logs of others, which are read where they stand beside the project and never copied into it. */
final class Corpus {
    private static final Path ROOT = Path.of("../shared/corpus");

    /** What stands beside the logs: what their authors expect of them, how their programs are set up, and where they are from. */
    private static final List<String> NO_LOGS = List.of(
            "README.md",
            "PROVENANCE.tsv",
            "EXPECTED.json",
            "sample.json",
            "parser.assert",
            "config.yaml",
            "-expected.json",
            ".golden",
            ".output");

    private Corpus() {}

    /** Lets the test be reported as skipped, with the reason, where the corpus is missing. */
    static void assumeItIsThere() {
        assumeTrue(
                Files.isDirectory(ROOT),
                "skipped: there is no " + ROOT.toAbsolutePath().normalize());
    }

    /** A file of the corpus by its name in it. */
    static Path file(String name) {
        return ROOT.resolve(name);
    }

    /** How the corpus calls a file. */
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** Every log of the corpus; empty where it is missing. */
    static List<Path> logs() throws IOException {
        if (!Files.isDirectory(ROOT)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> NO_LOGS.stream().noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
