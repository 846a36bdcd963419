package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no log, or no good one, is named and does no harm: the log beside it is counted all the same. */
class BadInputIT {
    @TempDir
    Path dir;

    private AccessLog good;

    @BeforeEach
    void make_a_good_log() {
        good = new AccessLog(dir.resolve("good.log"));
        good.append();
    }

    private void goodLogIsCounted(RunningDaemon daemon) {
        good.append(AccessLog.lines(2, "GET", "/good", 200));
        Eventually.holds(() -> assertThat(daemon.metrics().requests()).contains(entry("GET /good 200", 2L)));
        assertThat(daemon.stop().exitCode()).isZero();
    }

    @Test
    void a_directory_is_named_with_what_to_do() throws IOException {
        Path directory = Files.createDirectory(dir.resolve("logs"));
        try (RunningDaemon daemon =
                ApilogCommand.following(directory, good.path()).start().awaitReady()) {
            assertThat(daemon.err()).contains(directory + " is a directory", directory + "/*.log");
            goodLogIsCounted(daemon);
        }
    }

    @Test
    void a_fifo_is_named_with_what_to_do_and_blocks_nothing() {
        Path fifo = dir.resolve("fifo");
        Programs.output(List.of(Programs.required("mkfifo"), fifo.toString()));
        try (RunningDaemon daemon =
                ApilogCommand.following(fifo, good.path()).start().awaitReady()) {
            assertThat(daemon.err()).contains(fifo + " is a pipe", "give - as the file");
            goodLogIsCounted(daemon);
        }
    }

    @Test
    void a_link_to_standard_output_is_named_with_what_to_do() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("access.log"), Path.of("/dev/stdout"));
        try (RunningDaemon daemon =
                ApilogCommand.following(link, good.path()).start().awaitReady()) {
            assertThat(daemon.err())
                    .contains(link + " is a link to /dev/stdout", "official nginx image", "give - as the file");
            goodLogIsCounted(daemon);
        }
    }

    @Test
    void a_file_that_may_not_be_read_is_named_and_counted_as_soon_as_it_may() throws IOException {
        Path home = readableByAll();
        AccessLog secret = new AccessLog(home.resolve("secret.log"));
        secret.append(AccessLog.lines(3, "GET", "/users/17", 200));
        mode(secret.path(), "---------");
        ApilogCommand command = ApilogCommand.following("--read.from=beginning", secret.path());
        try (RunningDaemon daemon = asOrdinaryUser(command, home).start().awaitReady()) {
            daemon.awaitSaid(secret.path() + ": permission denied");
            mode(secret.path(), "rw-r--r--");

            assertThat(daemon.awaitAccepted(3).requests()).containsOnly(entry("GET /users/{id} 200", 3L));
            assertThat(daemon.err()).containsOnlyOnce("permission denied");
        }
    }

    /** Root may read everything, so the program is then started as nobody, who must find it first. */
    private static ApilogCommand asOrdinaryUser(ApilogCommand command, Path home) throws IOException {
        if (!Programs.isRoot()) {
            return command;
        }
        Path jar = Files.copy(command.jar(), home.resolve("apilog.jar"), StandardCopyOption.REPLACE_EXISTING);
        mode(jar, "rw-r--r--");
        return command.withJar(jar)
                .under(Programs.required("setpriv"), "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private Path readableByAll() throws IOException {
        mode(dir, "rwxr-xr-x");
        return dir;
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void an_empty_file_is_followed_and_its_format_found_when_lines_come() {
        AccessLog empty = new AccessLog(dir.resolve("empty.log"));
        empty.append();
        try (RunningDaemon daemon =
                ApilogCommand.following(empty.path()).start().awaitReady()) {
            assertThat(daemon.metrics().requests()).isEmpty();
            empty.append(AccessLog.lines(2, "GET", "/users/17", 200));

            assertThat(daemon.awaitAccepted(2).requests()).containsOnly(entry("GET /users/{id} 200", 2L));
            daemon.awaitSaid(empty.path() + ": format combined");
        }
    }

    @Test
    void binary_junk_is_counted_as_lines_that_are_none() {
        byte[] junk = new byte[300_000];
        new Random(20261121).nextBytes(junk);
        junk[junk.length - 1] = '\n';
        int lineEnds = lineEnds(junk);
        AccessLog log = new AccessLog(dir.resolve("junk.log"));
        log.append();
        try (RunningDaemon daemon =
                ApilogCommand.following(log.path(), good.path()).start().awaitReady()) {
            log.write(junk);

            Eventually.holds(() -> assertThat(daemon.metrics().sum("apilog_lines_total", Map.of()))
                    .isEqualTo(lineEnds));
            assertThat(daemon.metrics().lines()).doesNotContainKey("accepted");
            goodLogIsCounted(daemon);
        }
    }

    private static int lineEnds(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            count += b == '\n' ? 1 : 0;
        }
        return count;
    }

    @Test
    void a_line_of_3_MiB_is_one_rejected_line_and_the_next_one_is_counted() {
        byte[] endless = new byte[3 << 20];
        Arrays.fill(endless, (byte) 'x');
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append();
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(AccessLog.line("GET", "/before", 200));
            log.write(endless);
            daemon.awaitAccepted(1);
            log.append("\n", AccessLog.line("GET", "/after", 200));

            Exposition metrics = daemon.awaitAccepted(2);
            assertThat(metrics.lines()).containsOnly(entry("accepted", 2L), entry("rejected", 1L));
            assertThat(metrics.sum("apilog_lines_rejected_total", Map.of("reason", "too_long")))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatever_bytes_a_line_holds_the_exposition_stays_readable() {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append();
        try (RunningDaemon daemon = ApilogCommand.following(log.path()).start().awaitReady()) {
            log.append(
                    AccessLog.line("GET", "/a\\x22b\\x5Cc/list", 200),
                    AccessLog.line("GET", "/%22%0Anewline%5C/list", 200),
                    AccessLog.line("GET", "/\u202Eevil\u0007/list", 200),
                    AccessLog.line("<script>", "/users/17", 200));

            Eventually.holds(() -> assertThat(daemon.metrics().sum("apilog_lines_total", Map.of()))
                    .isEqualTo(4));
            assertThat(daemon.metrics().sum("apilog_requests_total", Map.of("method", "_OTHER")))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_rejected_line_leaves_nothing_of_itself_in_the_daemons_log() {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append(AccessLog.lines(5, "GET", "/users/17", 200));
        try (RunningDaemon daemon =
                ApilogCommand.following("--log.level=debug", log.path()).start().awaitReady()) {
            log.append(
                    "198.51.100.99 - carol [21/Nov/2026:09:00:00 +0000] \"GET /x?token=s3cr3t HTTP/1.1\" abc 1\n",
                    "198.51.100.99 - carol [yesterday] \"GET /x?token=s3cr3t HTTP/1.1\" 200 1 \"-\" \"-\" 0.1\n",
                    "{\"client\":\"198.51.100.99\",\"token\":\"s3cr3t\"\n",
                    "198.51.100.99 s3cr3t carol\n");

            daemon.awaitMetric("apilog_lines_total", Map.of("result", "rejected"), 4);
            daemon.awaitSaid("rejected");
            assertThat(daemon.err()).doesNotContain("198.51.100.99", "s3cr3t", "carol");
        }
    }

    @Test
    void no_client_user_or_query_is_a_label() {
        AccessLog log = new AccessLog(dir.resolve("access.log"));
        log.append("198.51.100.99 - carol [21/Nov/2026:09:00:00 +0000] \"GET /x?token=s3cr3t HTTP/1.1\" 200 1"
                + " \"https://example.com/?token=s3cr3t\" \"curl/8.5\" 0.1\n");
        try (RunningDaemon daemon =
                ApilogCommand.following("--read.from=beginning", log.path()).start()) {
            daemon.awaitAccepted(1);

            assertThat(new String(daemon.get("/metrics").body(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("198.51.100.99", "s3cr3t", "carol");
            assertThat(daemon.err()).doesNotContain("198.51.100.99", "s3cr3t", "carol");
        }
    }
}
