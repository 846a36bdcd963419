package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Alertmanager with the shipped configuration and texts, in a hurry, whose messages all go to one address. */
final class Alertmanager implements AutoCloseable {
    private static final Path SHIPPED = Path.of("prometheus-rules", "alertmanager");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final ServerProcess process;

    private Alertmanager(int port, ServerProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Starts it; amtool has judged its configuration before. */
    static Alertmanager start(Path folder, URI receiver) throws IOException {
        String program = Programs.required("prometheus-alertmanager");
        Path config = config(folder, receiver);
        Programs.output(List.of(Programs.required("amtool"), "check-config", config.toString()));
        int port = FreePort.find();
        List<String> command = List.of(
                program,
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=",
                "--log.level=warn");
        Alertmanager alertmanager =
                new Alertmanager(port, ServerProcess.start(command, folder.resolve("alertmanager.out")));
        try {
            Eventually.holds(() -> {
                alertmanager.process.assertAlive();
                assertThat(alertmanager.alerts().isArray()).isTrue();
            });
        } catch (AssertionError e) {
            alertmanager.close();
            throw e;
        }
        return alertmanager;
    }

    private static Path config(Path folder, URI receiver) throws IOException {
        Path address = Files.writeString(folder.resolve("url"), receiver.toString());
        Files.copy(SHIPPED.resolve("apilog.tmpl"), folder.resolve("apilog.tmpl"));
        String text = Files.readString(SHIPPED.resolve("alertmanager.yml"))
                .replaceAll("/etc/alertmanager/\\w+-url", address.toString())
                .replace(
                        "http://127.0.0.1:9095/watchdog",
                        receiver.resolve("/watchdog").toString())
                .replaceAll("group_wait: \\w+", "group_wait: 100ms")
                .replaceAll("group_interval: \\w+", "group_interval: 1s");
        return Files.writeString(folder.resolve("alertmanager.yml"), text);
    }

    int port() {
        return port;
    }

    /** What it knows of each alert, with whether it is sent or suppressed. */
    JsonNode alerts() {
        return answer(HttpRequest.newBuilder(api()).build());
    }

    /** As Prometheus would send them. */
    void receive(List<Map<String, String>> labelSets) throws IOException {
        List<Map<String, Object>> alerts = labelSets.stream()
                .map(labels -> Map.<String, Object>of("labels", labels, "annotations", Map.of("summary", "A test.")))
                .toList();
        answer(HttpRequest.newBuilder(api())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(alerts)))
                .build());
    }

    private URI api() {
        return URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("Alertmanager does not answer: " + process.said(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
