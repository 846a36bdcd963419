package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/migration.md}: what mtail counts of a log by the programs that Debian ships, and what is counted here. */
class MigrationIT {
    private static final Path EXAMPLES = Path.of("/usr/share/doc/mtail/examples");
    private static final String[] METHODS = {"GET", "GET", "POST", "DELETE"};
    private static final int[] STATUSES = {200, 200, 201, 404, 500};

    @TempDir
    private Path dir;

    private String mtail;

    @BeforeEach
    void find() {
        mtail = Programs.required("mtail");
    }

    private Exposition theirs(String program, Path log) throws IOException {
        Path programs = Files.createDirectories(dir.resolve("programs"));
        Files.copy(EXAMPLES.resolve(program), programs.resolve(program));
        Path out = dir.resolve("mtail.txt");
        // Its own log would stand among the metrics.
        Programs.output(List.of(
                "sh",
                "-c",
                "exec \"$0\" --one_shot --one_shot_format=prometheus --progs=\"$1\" --logs=\"$2\" >\"$3\" 2>/dev/null",
                mtail,
                programs.toString(),
                log.toString(),
                out.toString()));
        return Exposition.parse(Files.readString(out));
    }

    private static Map<String, Double> sums(Exposition exposition, String metric, String... labels) {
        return exposition
                .named(metric)
                .collect(Collectors.groupingBy(
                        sample -> String.join(
                                " ",
                                List.of(labels).stream()
                                        .map(label -> sample.labels().get(label))
                                        .toList()),
                        TreeMap::new,
                        Collectors.summingDouble(Exposition.Sample::value)));
    }

    @Test
    void requests_and_bytes_of_the_combined_format_are_the_same() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append(
                    "192.0.2.%d - - [29/Nov/2026:04:%02d:%02d +0000] \"%s /orders/%d HTTP/1.1\" %d %d \"-\" \"example/1.0\"%n"
                            .formatted(i, i / 60, i % 60, METHODS[i % 4], i, STATUSES[i % 5], 100 + i));
        }
        Path log = Files.writeString(dir.resolve("access.log"), lines);
        Exposition theirs = theirs("apache_combined.mtail", log);
        Exposition ours =
                ApilogCommand.of("--once", "--output=prometheus", log).run().metrics();

        assertThat(sums(ours, "apilog_requests_total", "method", "status"))
                .hasSizeGreaterThan(9)
                .isEqualTo(sums(theirs, "apache_http_requests_total", "request_method", "request_status"));
        assertThat(sums(ours, "apilog_response_bytes_total", "method"))
                .isEqualTo(sums(theirs, "apache_http_bytes_total", "request_method"));
    }

    @Test
    void durations_and_bytes_of_apaches_metrics_are_the_same_once_the_path_is_there() throws IOException {
        StringBuilder without = new StringBuilder();
        StringBuilder with = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String head = "example.com:443 proxy-server %s".formatted(METHODS[i % 4]);
            String tail =
                    " %d HTTP/1.1 conn=+ %d %d %d 1%n".formatted(STATUSES[i % 5], 1_000 * (i + 1), 500 + i, 100 + i);
            without.append(head).append(tail);
            with.append(head).append(" /orders/").append(i).append(tail);
        }
        Path theirLog = Files.writeString(dir.resolve("theirs.log"), without);
        Path ourLog = Files.writeString(dir.resolve("ours.log"), with);
        Exposition theirs = theirs("apache_metrics.mtail", theirLog);
        Exposition ours = ApilogCommand.of(
                        "--once", "--output=prometheus", "--format=%v:%p %R %m %U %>s %H conn=%X %D %O %I %k", ourLog)
                .run()
                .metrics();

        assertThat(sums(ours, "apilog_request_duration_seconds_count", "method", "status"))
                .hasSizeGreaterThan(9)
                .isEqualTo(sums(theirs, "http_request_duration_seconds_count", "method", "code"));
        for (String metric : List.of("response", "request")) {
            assertThat(sums(ours, "apilog_" + metric + "_bytes_total", "method"))
                    .isEqualTo(sums(theirs, "http_" + metric + "_size_bytes_total", "method"));
        }
        assertThat(ours.sum("apilog_request_duration_seconds_sum", Map.of()))
                .isCloseTo(theirs.sum("http_request_duration_seconds_sum", Map.of()), within(1e-6));
    }
}
