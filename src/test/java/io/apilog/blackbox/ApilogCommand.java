package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program's command line: how it will be started.
 *
 * @param under a command that is to start it, such as {@code env}; empty for none
 */
public record ApilogCommand(
        List<String> under,
        Path jar,
        List<String> jvmArguments,
        Map<String, String> environment,
        List<String> arguments) {
    private static final long LIMIT_SECONDS = 60;

    /** How it ended. */
    public record Ended(int exitCode, String out, String err) {
        /** What was printed, as metrics. */
        public Exposition metrics() {
            return Exposition.parse(out);
        }
    }

    /** With these arguments and no others. */
    public static ApilogCommand of(Object... arguments) {
        return new ApilogCommand(
                List.of(),
                Path.of(System.getProperty("apilog.jar", "target/apilog-exporter.jar")),
                // As small as users run it, and quick to start.
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                Stream.of(arguments).map(Object::toString).toList());
    }

    /** Follows, serves on a port of its own, and looks often, so that tests are quick. */
    public static ApilogCommand following(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("--web.listen-address=127.0.0.1:0", "--follow.poll-interval=50ms"));
        all.addAll(List.of(arguments));
        return of(all.toArray());
    }

    /** The same, started by another command. */
    public ApilogCommand under(String... command) {
        return new ApilogCommand(List.of(command), jar, jvmArguments, environment, arguments);
    }

    /** The same from another place. */
    public ApilogCommand withJar(Path other) {
        return new ApilogCommand(under, other, jvmArguments, environment, arguments);
    }

    /** The same with one more argument for the JVM. */
    public ApilogCommand withJvmArgument(String argument) {
        return new ApilogCommand(
                under,
                jar,
                Stream.concat(jvmArguments.stream(), Stream.of(argument)).toList(),
                environment,
                arguments);
    }

    /** The same with one more variable of the environment. */
    public ApilogCommand withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new ApilogCommand(under, jar, jvmArguments, more, arguments);
    }

    /** Starts it and waits until it serves. */
    public RunningDaemon start() {
        return RunningDaemon.start(this);
    }

    /** Runs it to its end. */
    public Ended run() {
        return run(new byte[0]);
    }

    /** Runs it to its end with this as standard input. */
    public Ended run(byte[] standardInput) {
        try {
            Path out = Files.createTempFile("apilog-out", ".txt");
            Path err = Files.createTempFile("apilog-err", ".txt");
            try {
                return run(standardInput, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Ended run(byte[] standardInput, Path out, Path err) throws IOException, InterruptedException {
        Process process = launch(out, err);
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(standardInput);
            } catch (IOException e) {
                // It has ended without reading everything; what it says tells more than this.
                assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d s", LIMIT_SECONDS)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Starts it and waits for nothing. */
    public Process launch(Path out, Path err) throws IOException {
        List<String> command = new ArrayList<>(under);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        // What the one who runs the tests has set must not decide them.
        builder.environment().keySet().removeIf(name -> name.startsWith("APILOG_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
