package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A real Prometheus that scrapes its targets every second and evaluates rules as often. */
final class Prometheus implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String program;
    private final int port;
    private final ServerProcess process;

    private Prometheus(String program, int port, ServerProcess process) {
        this.program = program;
        this.port = port;
        this.process = process;
    }

    /** A result of a query. */
    record Sample(Map<String, String> labels, double value) {}

    /** Starts it with one target of the job {@code apilog}; promtool has judged its configuration and rules before. */
    static Prometheus start(Path folder, int targetPort, List<Path> ruleFiles) throws IOException {
        return start(folder, List.of(job("apilog", targetPort, Map.of())), ruleFiles);
    }

    /** The same, and it sends its alerts to that port. */
    static Prometheus start(Path folder, int targetPort, List<Path> ruleFiles, int alertmanagerPort)
            throws IOException {
        List<Map<String, Object>> jobs = List.of(job("apilog", targetPort, Map.of()));
        return started(folder, jobs, config(jobs, ruleFiles, List.of("127.0.0.1:" + alertmanagerPort)));
    }

    /** The same with jobs of a target each, over whatever the folder {@code data} in that folder holds already. */
    static Prometheus start(Path folder, List<Map<String, Object>> jobs, List<Path> ruleFiles) throws IOException {
        return started(folder, jobs, config(jobs, ruleFiles, List.of()));
    }

    private static Prometheus started(Path folder, List<Map<String, Object>> jobs, String configuration)
            throws IOException {
        String program = Programs.required("prometheus");
        String promtool = Programs.required("promtool");
        Path config = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        Programs.output(List.of(promtool, "check", "config", config.toString()));
        int port = FreePort.find();
        List<String> command = List.of(
                program,
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=native-histograms",
                // What fires before it has found its Alertmanager would else be told a minute later.
                "--rules.alert.resend-delay=1s",
                "--log.level=warn");
        Prometheus prometheus =
                new Prometheus(program, port, ServerProcess.start(command, folder.resolve("prometheus.out")));
        try {
            Eventually.holds(() -> {
                prometheus.process.assertAlive();
                assertThat(prometheus.samples("up == 1")).hasSize(targets(jobs));
            });
        } catch (AssertionError e) {
            prometheus.close();
            throw e;
        }
        return prometheus;
    }

    private static int targets(List<Map<String, Object>> jobs) {
        int targets = 0;
        for (Map<String, Object> job : jobs) {
            for (Object config : (List<?>) job.get("static_configs")) {
                targets += ((List<?>) ((Map<?, ?>) config).get("targets")).size();
            }
        }
        return targets;
    }

    /** A job with one target on this machine, and what is particular about it. */
    static Map<String, Object> job(String name, int port, Map<String, Object> more) {
        return job(name, "127.0.0.1:" + port, more);
    }

    /** The same with the target's address. */
    static Map<String, Object> job(String name, String target, Map<String, Object> more) {
        Map<String, Object> job = new LinkedHashMap<>(more);
        job.put("job_name", name);
        job.put("honor_labels", true);
        job.put("static_configs", List.of(Map.of("targets", List.of(target))));
        return job;
    }

    private static String config(List<Map<String, Object>> jobs, List<Path> ruleFiles, List<String> alertmanagers)
            throws IOException {
        return JSON.writeValueAsString(Map.of(
                "global",
                Map.of("scrape_interval", "1s", "scrape_timeout", "1s", "evaluation_interval", "1s"),
                "alerting",
                Map.of("alertmanagers", List.of(Map.of("static_configs", List.of(Map.of("targets", alertmanagers))))),
                "rule_files",
                ruleFiles.stream().map(file -> file.toAbsolutePath().toString()).toList(),
                "scrape_configs",
                jobs));
    }

    /** Whether it knows {@code convert_classic_histograms_to_nhcb}, as 3 does. */
    static boolean makesNativeHistograms() {
        return Programs.output(List.of(Programs.required("prometheus"), "--version"))
                .startsWith("prometheus, version 3");
    }

    String version() {
        return Programs.output(List.of(program, "--version"))
                .lines()
                .findFirst()
                .orElse("");
    }

    /** The result of an instant query; of a native histogram its count. */
    List<Sample> samples(String query) {
        return get("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .get("result")
                .valueStream()
                .map(Prometheus::sample)
                .toList();
    }

    /** Each point of each line of a graph, from so many seconds ago until now. */
    List<Sample> points(String query, int secondsAgo, int stepSeconds) {
        long now = Instant.now().getEpochSecond();
        return get("query_range?start=" + (now - secondsAgo) + "&end=" + now + "&step=" + stepSeconds + "&query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .get("result")
                .valueStream()
                .flatMap(Prometheus::points)
                .toList();
    }

    private static Stream<Sample> points(JsonNode line) {
        Map<String, String> labels = labels(line);
        return line.has("values")
                ? line.get("values")
                        .valueStream()
                        .map(point -> new Sample(
                                labels, Double.parseDouble(point.get(1).asText())))
                : line.get("histograms")
                        .valueStream()
                        .map(point -> new Sample(
                                labels,
                                Double.parseDouble(point.get(1).get("count").asText())));
    }

    private static Sample sample(JsonNode result) {
        JsonNode value = result.has("value")
                ? result.get("value").get(1)
                : result.get("histogram").get(1).get("count");
        return new Sample(labels(result), Double.parseDouble(value.asText()));
    }

    /** The same, each value by those of its labels that name it, in the labels' order, without the target's. */
    Map<String, Double> values(String query) {
        Map<String, Double> values = new TreeMap<>();
        for (Sample sample : samples(query)) {
            values.merge(named(sample.labels()), sample.value(), Double::sum);
        }
        return values;
    }

    /** A value that was scraped, and when: milliseconds since the epoch. */
    record Scraped(long at, double value) {}

    /** Every value of a selector with a range, by the labels as above. */
    Map<String, List<Scraped>> scraped(String selector) {
        Map<String, List<Scraped>> series = new TreeMap<>();
        for (JsonNode result : get("query?query=" + URLEncoder.encode(selector, StandardCharsets.UTF_8))
                .get("result")) {
            series.put(
                    named(labels(result)),
                    result.get("values")
                            .valueStream()
                            .map(pair -> new Scraped(
                                    Math.round(pair.get(0).asDouble() * 1_000),
                                    pair.get(1).asDouble()))
                            .toList());
        }
        return series;
    }

    private static Map<String, String> labels(JsonNode result) {
        Map<String, String> labels = new TreeMap<>();
        result.get("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static String named(Map<String, String> labels) {
        Map<String, String> own = new TreeMap<>(labels);
        own.keySet().removeAll(List.of("job", "instance", "source", "__name__"));
        return String.join(" ", own.values());
    }

    /** The rules as they were loaded, with what became of their last evaluation. */
    List<JsonNode> rules() {
        return get("rules")
                .get("groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .toList();
    }

    /** The names of alerts in that state now: {@code pending}, where their time is not over, or {@code firing}. */
    List<String> alerts(String state) {
        return get("alerts")
                .get("alerts")
                .valueStream()
                .filter(alert -> alert.get("state").asText().equals(state))
                .map(alert -> alert.at("/labels/alertname").asText())
                .distinct()
                .toList();
    }

    private JsonNode get(String question) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + question))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body()).get("data");
        } catch (IOException e) {
            throw new AssertionError("Prometheus does not answer: " + process.said(), e);
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
