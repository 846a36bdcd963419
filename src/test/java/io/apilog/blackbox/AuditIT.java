package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail of a real daemon: each request once over kills, and verified by whoever has the public key alone. */
class AuditIT {
    private static final Pattern REQUEST = Pattern.compile("\"kind\":\"access\"");

    @TempDir
    Path dir;

    private Path log = Path.of("");
    private int written;

    @BeforeEach
    void make() throws IOException {
        log = Files.createFile(dir.resolve("access.log"));
        assertThat(ApilogCommand.of(
                                "audit",
                                "keygen",
                                "--name=example.com/audit",
                                dir.resolve("keys").toString())
                        .run()
                        .exitCode())
                .isZero();
        Files.writeString(dir.resolve("config.yaml"), """
                sources:
                  - {name: web, paths: ["%s"]}
                read: {from: beginning}
                web: {listen_address: "127.0.0.1:0", enable_lifecycle: true}
                state: {dir: "%s", save_interval: 1s, fsync: 0s}
                data:
                  resources:
                    - {name: patients, match: "/patients/{id}", sensitivity: restricted}
                audit: {dir: "%s", keys: "%s", file_size: 64KiB}
                """.formatted(
                        log, dir.resolve("state"), dir.resolve("trail"), dir.resolve("keys")));
    }

    private RunningDaemon start() {
        return ApilogCommand.of("--config.file=" + dir.resolve("config.yaml")).start();
    }

    private void write(int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("192.0.2.7 - alice [21/Nov/2026:09:00:00 +0000] \"GET /patients/")
                    .append(written++)
                    .append(" HTTP/1.1\" 200 51 \"-\" \"curl/8.5\"\n");
        }
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }

    private static void shows(RunningDaemon daemon, String sample) {
        Eventually.holds(() -> assertThat(new String(daemon.get("/metrics").body(), StandardCharsets.UTF_8).lines())
                .contains(sample));
    }

    private long requests() throws IOException {
        long requests = 0;
        try (var files = Files.list(dir.resolve("trail"))) {
            for (Path file : files.toList()) {
                requests += Files.readAllLines(file).stream()
                        .filter(line -> REQUEST.matcher(line).find())
                        .count();
            }
        }
        return requests;
    }

    @Test
    void each_request_is_in_the_trail_once_over_kills_and_what_was_signed_holds() throws Exception {
        Path checkpoint = dir.resolve("checkpoint");
        for (int life = 1; life <= 3; life++) {
            try (RunningDaemon daemon = start()) {
                write(400);
                shows(daemon, "apilog_audit_records_total " + written + ".0");
                if (life == 1) {
                    Eventually.holds(() -> assertThat(
                                    new String(daemon.get("/-/audit/checkpoint").body(), StandardCharsets.UTF_8))
                            .startsWith("example.com/audit\n"));
                    Files.write(checkpoint, daemon.get("/-/audit/checkpoint").body());
                    assertThat(daemon.get("/-/audit/checkpoint", "X-Forwarded-For", "192.0.2.1")
                                    .statusCode())
                            .isEqualTo(403);
                }
                write(50);
            }
        }
        try (RunningDaemon daemon = start()) {
            shows(daemon, "apilog_audit_records_total " + written + ".0");
            shows(daemon, "apilog_audit_failures_total 0.0");
            assertThat(daemon.post("/-/reload").statusCode()).isEqualTo(200);
            write(10);
            shows(daemon, "apilog_audit_records_total " + written + ".0");
            daemon.stop();
        }
        assertThat(requests()).isEqualTo(written);
        Path moved = Files.move(dir.resolve("trail"), dir.resolve("moved"));
        ApilogCommand.Ended verified = ApilogCommand.of(
                        "audit",
                        "verify",
                        "--key=" + dir.resolve("keys/verify.pub"),
                        "--checkpoint=" + checkpoint,
                        moved.toString())
                .run();
        assertThat(verified.out()).contains("whole: ", written + " requests");
        assertThat(verified.exitCode()).isZero();
        List<String> found = ApilogCommand.of(
                        "audit",
                        "query",
                        "--keys=" + dir.resolve("keys"),
                        "--principal=alice",
                        "--object=17",
                        moved.toString())
                .run()
                .out()
                .lines()
                .toList();
        assertThat(found).hasSize(1);
    }

    @Test
    void keys_that_others_may_read_stop_the_start() throws Exception {
        Files.setPosixFilePermissions(
                dir.resolve("keys/signing.key"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        ApilogCommand.Ended refused =
                ApilogCommand.of("--config.file=" + dir.resolve("config.yaml")).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("config.yaml:9:", "may be read or written by others");
    }
}
