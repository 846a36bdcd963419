package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that some tests need. */
public final class Programs {
    private static final long LIMIT_SECONDS = 60;

    private Programs() {}

    /**
     * Where the program is. Where it is not installed, the test is skipped and says so; where the environment's
     * APILOG_REQUIRE_SYSTEM_TESTS is true, it fails.
     */
    public static String required(String name) {
        Optional<String> found = find(name);
        if ("true".equals(System.getenv("APILOG_REQUIRE_SYSTEM_TESTS"))) {
            assertThat(found)
                    .as(name + ", which APILOG_REQUIRE_SYSTEM_TESTS requires")
                    .isPresent();
        }
        Assumptions.assumeTrue(found.isPresent(), name + " is not installed");
        return found.orElseThrow();
    }

    private static Optional<String> find(String name) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)),
                        // Where Debian has servers, and what only root's path names.
                        Stream.of("/usr/sbin", "/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Runs to the end and returns what was printed, errors included. */
    public static String output(List<String> command) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                process.destroyForcibly();
                String text = Files.readString(output);
                assertThat(ended).as("%s ended", command).isTrue();
                assertThat(process.exitValue()).as("%s: %s", command, text).isZero();
                return text;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new AssertionError(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether the tests run as a user whom no permission stops. */
    public static boolean isRoot() {
        return output(List.of("id", "-u")).strip().equals("0");
    }

    /** A file system of its own of 256 KiB, laid over a directory until it is closed. Where that cannot be, the test is skipped and says so. */
    public static AutoCloseable smallVolume(Path at) {
        Assumptions.assumeTrue(isRoot(), "only root can mount a file system");
        try {
            output(List.of("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", at.toString()));
        } catch (AssertionError e) {
            Assumptions.abort("no file system can be mounted here");
        }
        return () -> output(List.of("umount", "-l", at.toString()));
    }
}
