package io.apilog.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.daemon.Daemon;
import io.apilog.blackbox.Eventually;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sees every line and keeps something of it has all of it by being a part: saved, restored, carried over and shown. */
class ObservingPartIT {
    private static final Pattern SERVING = Pattern.compile("serving http://127\\.0\\.0\\.1:(\\d+)/metrics");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path dir;

    private Path log = Path.of("");
    private Process daemon;
    private int life;

    @BeforeEach
    void configure() throws IOException {
        log = Files.createFile(dir.resolve("access.log"));
        configure("apilog", true);
    }

    private void configure(String naming, boolean versions) throws IOException {
        Files.writeString(dir.resolve("config.yaml"), """
                sources:
                  - {name: web, paths: ["%s"]}
                read: {from: beginning}
                web: {listen_address: "127.0.0.1:0", enable_lifecycle: true}
                metrics: {naming: %s}
                state: {dir: "%s", save_interval: 1s}
                protocols: {versions: %s}
                """.formatted(log, naming, dir.resolve("state"), versions));
    }

    @AfterEach
    void end() {
        if (daemon != null) {
            daemon.destroyForcibly();
        }
    }

    @Test
    void a_part_goes_on_over_a_kill_and_a_reload() throws Exception {
        start();
        write("HTTP/1.1", 3);
        write("HTTP/2.0", 2);
        shows(
                "protocol_requests_total{protocol=\"HTTP/1.1\",} 3.0",
                "protocol_requests_total{protocol=\"HTTP/2.0\",} 2.0");
        daemon.destroyForcibly().waitFor();
        write("HTTP/2.0", 5);
        start();
        shows(
                "protocol_requests_total{protocol=\"HTTP/1.1\",} 3.0",
                "protocol_requests_total{protocol=\"HTTP/2.0\",} 7.0");
        configure("otel", true);
        reload();
        write("HTTP/1.1", 1);
        shows(
                "protocol_requests_total{protocol=\"HTTP/1.1\",} 4.0",
                "protocol_requests_total{protocol=\"HTTP/2.0\",} 7.0");
    }

    @Test
    void a_setting_of_a_part_holds_from_a_reload_on_which_names_it() throws Exception {
        start();
        write("HTTP/1.1", 3);
        shows("protocol_requests_total{protocol=\"HTTP/1.1\",} 3.0");
        configure("apilog", false);
        reload();
        write("HTTP/2.0", 2);
        shows("protocol_requests_total{protocol=\"HTTP/1.1\",} 3.0", "protocol_requests_total{protocol=\"HTTP\",} 2.0");
        assertThat(Files.readString(dir.resolve("out-1"))).contains("other than before: protocols.versions");
    }

    @Test
    void a_mistyped_setting_of_a_part_stops_the_start_with_its_place_and_the_nearest_name() throws Exception {
        Files.writeString(dir.resolve("config.yaml"), "protocols: {version: no}\n", StandardOpenOption.APPEND);
        String config = Files.readString(dir.resolve("config.yaml"));
        Files.writeString(dir.resolve("config.yaml"), config.replace("protocols: {versions: true}\n", ""));
        start();
        assertThat(daemon.waitFor()).isNotZero();
        assertThat(Files.readString(dir.resolve("out-1")))
                .contains("config.yaml:7:13", "'protocols.version'", "'protocols.versions'");
    }

    private void reload() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/-/reload"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_bytes_that_were_read_go_on_over_a_kill() throws Exception {
        start();
        write("HTTP/1.1", 3);
        shows("apilog_read_bytes_total{source=\"web\",} %.1f".formatted((double) Files.size(log)));
        daemon.destroyForcibly().waitFor();
        write("HTTP/1.1", 4);
        start();
        shows("apilog_read_bytes_total{source=\"web\",} %.1f".formatted((double) Files.size(log)));
    }

    private void start() throws IOException {
        life++;
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        daemon = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        ProtocolDaemon.class.getName(),
                        dir.resolve("config.yaml").toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("out-" + life).toFile())
                .start();
    }

    /** The test's classes and the program's; the libraries are in its archive. */
    private static String classPath() {
        return Stream.of(ProtocolDaemon.class, Daemon.class)
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                        .map(location -> Path.of(location.getPath()).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + System.getProperty("apilog.jar");
    }

    private URI uri(String path) throws IOException {
        Matcher serving = SERVING.matcher(Files.readString(dir.resolve("out-" + life)));
        assertThat(serving.find())
                .as(Files.readString(dir.resolve("out-" + life)))
                .isTrue();
        return URI.create("http://127.0.0.1:" + serving.group(1) + path);
    }

    private void write(String protocol, int lines) throws IOException {
        String line = "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/17 %s\" 200 51 \"-\" \"curl/8.5\"\n"
                .formatted(protocol);
        Files.writeString(log, line.repeat(lines), StandardOpenOption.APPEND);
    }

    private void shows(String... samples) {
        Eventually.holds(() -> assertThat(
                        HTTP.send(HttpRequest.newBuilder(uri("/metrics")).build(), BodyHandlers.ofString())
                                .body()
                                .lines())
                .contains(samples));
    }
}
