package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --once}: read to the end, print the metrics, end. */
class OnceIT {
    private static final byte[] LINES = (AccessLog.lines(3, "GET", "/users/17", 200)
                    + AccessLog.lines(1, "POST", "/orders", 500)
                    + "192.0.2.1 - - [21/Nov/2026:09:0\n")
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dir;

    private static void shows(Ended ended) {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.metrics().requests())
                .containsOnly(entry("GET /users/{id} 200", 3L), entry("POST /orders 500", 1L));
        assertThat(ended.metrics().lines()).containsOnly(entry("accepted", 4L), entry("rejected", 1L));
    }

    @Test
    void a_file_is_read_from_its_beginning() throws IOException {
        Path log = Files.write(dir.resolve("access.log"), LINES);

        shows(ApilogCommand.of("--once", log).run());
    }

    @Test
    void a_compressed_file_is_read_through() throws IOException {
        Path log = dir.resolve("access.log.1.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write(LINES);
        }

        shows(ApilogCommand.of("--once", log).run());
    }

    @Test
    void a_minus_is_standard_input() {
        shows(ApilogCommand.of("--once", "-").run(LINES));
    }

    @Test
    void several_files_are_added_up() throws IOException {
        Path first = Files.writeString(dir.resolve("a.log"), AccessLog.lines(2, "GET", "/users/17", 200));
        Path second = Files.writeString(dir.resolve("b.log"), AccessLog.lines(5, "GET", "/users/18", 200));

        assertThat(ApilogCommand.of("--once", first, second).run().metrics().requests())
                .containsOnly(entry("GET /users/{id} 200", 7L));
    }

    @Test
    void a_last_line_without_an_end_is_counted() throws IOException {
        Path log = Files.writeString(
                dir.resolve("access.log"),
                AccessLog.lines(2, "GET", "/users/17", 200).stripTrailing());

        assertThat(ApilogCommand.of("--once", log).run().metrics().requests())
                .containsOnly(entry("GET /users/{id} 200", 2L));
    }

    @Test
    void a_missing_file_is_a_failure_and_nothing_is_printed() {
        Ended ended = ApilogCommand.of("--once", dir.resolve("none.log")).run();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("none.log: no such file");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void a_directory_is_a_failure() {
        Ended ended = ApilogCommand.of("--once", dir).run();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains(dir + ": is a directory");
    }

    @Test
    void the_same_files_give_the_same_bytes() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(AccessLog.line(i % 3 == 0 ? "POST" : "GET", "/a" + i % 70 + "/" + i, 200 + i % 4));
        }
        Path log = Files.writeString(dir.resolve("access.log"), lines);

        String first = ApilogCommand.of("--once", log).run().out();
        assertThat(ApilogCommand.of("--once", log).run().out()).isEqualTo(first).isNotEmpty();
    }

    /** More than one batch of lines, of two formats and with rubbish between them. */
    @Test
    void the_same_bytes_are_printed_whatever_the_number_of_processors() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append(AccessLog.line(i % 3 == 0 ? "POST" : "GET", "/a" + i % 70 + "/" + i, 200 + i % 4));
            if (i % 1_000 > 900) {
                lines.append("{\"method\":\"GET\",\"path\":\"/j\",\"status\":200,\"duration_ms\":")
                        .append(i)
                        .append("}\n");
            }
            if (i % 777 == 0) {
                lines.append("192.0.2.1 - - [rubbish] \"GET /\n");
            }
        }
        Path log = Files.writeString(dir.resolve("access.log"), lines);

        String first = onProcessors(1, log);
        assertThat(first)
                .contains("result=\"rejected\"")
                .isEqualTo(onProcessors(2, log))
                .isEqualTo(onProcessors(4, log));
    }

    private static String onProcessors(int count, Path log) {
        return ApilogCommand.of("--once", log)
                .withJvmArgument("-XX:ActiveProcessorCount=" + count)
                .run()
                .out();
    }
}
