package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/apilog-exporter}, as it lies beside the jar where it is installed. */
class LauncherIT {
    @TempDir
    Path dir;

    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        Path installed = Files.createDirectory(dir.resolve("with a space"));
        Path jar = Path.of(System.getProperty("apilog.jar", "target/apilog-exporter.jar"));
        Files.copy(jar, installed.resolve("apilog-exporter.jar"));
        Files.copy(Path.of("deploy/jvm.options"), installed.resolve("jvm.options"));
        launcher = Files.copy(Path.of("deploy/apilog-exporter"), installed.resolve("apilog-exporter"));
    }

    private String run(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", program.toString()));
        command.addAll(List.of(arguments));
        return Programs.output(command);
    }

    @Test
    void it_can_be_linked_to_from_elsewhere() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("apilog-exporter"), launcher);
        assertThat(run(link, "--version")).startsWith("apilog-exporter ");
    }

    @Test
    void it_reports_on_a_file_whose_name_has_a_space() {
        AccessLog log = new AccessLog(dir.resolve("a log"));
        log.append(AccessLog.lines(5, "GET", "/users/17", 200));
        String metrics = run(launcher, "--once", log.path().toString());
        String printed = metrics.substring(metrics.indexOf("# HELP"));
        assertThat(Exposition.parse(printed).requests()).isEqualTo(Map.of("GET /users/{id} 200", 5L));
    }

    @Test
    void a_report_and_a_daemon_have_flags_of_their_own() throws IOException {
        Path java = Files.writeString(dir.resolve("java"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        String prefix = "JAVA=" + java;
        assertThat(Programs.output(List.of("env", prefix, "sh", launcher.toString(), "--once", "x")))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("jvm.options");
        assertThat(Programs.output(List.of("env", prefix, "sh", launcher.toString(), "explain", "x")))
                .doesNotContain("jvm.options");
        assertThat(Programs.output(List.of("env", prefix, "sh", launcher.toString(), "x")))
                .contains("jvm.options");
    }
}
