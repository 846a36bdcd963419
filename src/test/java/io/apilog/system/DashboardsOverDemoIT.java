package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import io.apilog.rules.Expression;
import io.apilog.rules.Shipped;
import io.apilog.system.Prometheus.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query of every dashboard, asked of the real Prometheus that scrapes the real daemon: over the demo, over an {@link Incident}, with
 * the label of endpoints renamed and with native histograms. Each has an answer, it is a number, and it has the labels that the panel shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "apilog.dashboards",
        matches = "true",
        disabledReason = "takes six minutes: -Dapilog.dashboards=true, see CONTRIBUTING")
class DashboardsOverDemoIT {
    private static final String DEMO = "demo";
    private static final String RENAMED = "renamed";
    private static final String NATIVE = "native";
    private static final String INCIDENT = "incident";
    private static final String HOSPITAL = "hospital";
    private static final String ANY = ".+";

    /** What has no answer over the demo alone, by panel and query. */
    private static final Map<String, Filled> RIGHTLY_EMPTY = rightlyEmpty();

    /** What the demo may have or not within its first minutes: it is known five minutes behind a failure. */
    private static final Map<String, Filled> EARLY =
            Map.of("What they did then, moved_on", new Filled("a customer did something else", HOSPITAL));

    /** Bands of shares and latencies are of one source: those of several cannot be added up. */
    private static final Set<String> OF_ONE_SOURCE = Set.of(
            "Share of errors, usual band from",
            "Share of errors, usual band",
            "Latency, usual band from",
            "Latency, usual band");

    private static final int SCRAPES_BEFORE = 30;

    /** How long all queries together are waited for once the demo's outage has begun. */
    private static final Duration TOGETHER = Duration.ofSeconds(45);

    /** What the shipped alerts wait for, on the scale of a test. */
    private static final String AT_ONCE = "for: 0s";

    @TempDir
    static Path dir;

    /** The last one first, as they are ended. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private Prometheus prometheus;

    /** When all that is asked for has been there for long enough, in {@link System#nanoTime()}. */
    private long deadline;

    /**
     * What fills a query that the demo does not.
     *
     * @param when it has answers
     * @param job where that is so
     */
    private record Filled(String when, String job) {}

    private static Map<String, Filled> rightlyEmpty() {
        Map<String, Filled> conditions = new TreeMap<>();
        inIncident().forEach((query, when) -> conditions.put(query, new Filled(when, INCIDENT)));
        inHospital().forEach((query, when) -> conditions.put(query, new Filled(when, HOSPITAL)));
        return conditions;
    }

    private static Map<String, String> inIncident() {
        Map<String, String> conditions = new TreeMap<>();
        conditions.put("Requests by status, 1xx", "a request switched protocols");
        conditions.put("Requests by status, none", "a client was gone before a status was sent");
        for (String before : List.of("a day before", "a week before")) {
            String was = "there was an exporter " + before.replace(" before", " ago");
            conditions.put("Requests by status, " + before, was);
            conditions.put("Share of errors, 5xx " + before, was);
            conditions.put("Latency, p95 " + before, was);
            conditions.put("Requests against before, " + before, was);
            conditions.put("Server errors against before, " + before, was);
            conditions.put("Latency p95 against before, " + before, was);
            conditions.put("Time on average against before, " + before, was);
        }
        conditions.put("Operations, ± usual", "it is known what is usual");
        conditions.put("Operations, Lost", "requests take longer than usual");
        conditions.put("Operations that lost most time, {{method}} {{endpoint}}", "requests take longer than usual");
        conditions.put("What moved, From", "it is known what is usual");
        conditions.put("Logins, {{source}} limit", "there was a yesterday");
        conditions.put("Request size, request", "the log has sizes of requests");
        conditions.put("Bytes received, received", "the log has sizes of requests");
        conditions.put("Rejected lines, {{reason}}", "a line is not understood");
        conditions.put("Rejected lines by reason, {{reason}} {{source}}", "a line is not understood");
        conditions.put("Filtered lines, {{filter}} {{source}}", "a filter is configured");
        conditions.put("Requests counted as other, {{reason}} {{source}}", "a budget is used up");
        conditions.put("Values of extra labels counted as other, {{label}} {{source}}", "an extra label has too many");
        conditions.put("Failed saves, failed", "--state.dir is given");
        conditions.put("Time since the last save, {{instance}}", "--state.dir is given");
        conditions.put("Saves that failed, {{instance}}", "--state.dir is given");
        return conditions;
    }

    private static Map<String, String> inHospital() {
        Map<String, String> conditions = new TreeMap<>();
        String ended = "a session ended, half an hour after its last request";
        for (String experience : List.of("good", "slow", "error", "frustrated")) {
            conditions.put("Sessions by how they went, " + experience, ended);
        }
        conditions.put("Frustrated, frustrated", ended);
        conditions.put("Requests of a session, requests", ended);
        conditions.put("Exits, Times", ended);
        conditions.put("Lost, by step, {{funnel}} {{step}}", ended);
        conditions.put("What they did then, left", "a customer did nothing for half an hour");
        conditions.put("Left, by endpoint, {{$endpoint_label}}", "a customer did nothing for half an hour");
        conditions.put("Left after a failure, left", "a customer did nothing for half an hour");
        conditions.put("Failures by endpoint, Left", "a customer did nothing for half an hour");
        for (String lost : List.of("Lost", "After an error", "After waiting")) {
            conditions.put("Steps, " + lost, ended);
        }
        conditions.put("Requests by consumer, {{consumer}}", "the log says who consumes the API");
        conditions.put("Failing, by consumer, {{consumer}}", "the log says who consumes the API");
        conditions.put("Enumerating, clients", "somebody reads one record after the other");
        conditions.put("From elsewhere, clients", "a name comes from a network of which it never came");
        conditions.put("Answered to nobody, {{$endpoint_label}}", "somebody is let in without a name");
        conditions.put("Not written, requests", "there is an audit trail");
        conditions.put("Written, requests", "there is an audit trail");
        conditions.put("Signed, lines", "there is an audit trail");
        conditions.put("TLS, {{version}}", "the log has the version of TLS");
        conditions.put("Scheme, {{scheme}}", "the log has the scheme");
        return conditions;
    }

    @BeforeAll
    void start() throws IOException {
        Stream.of("prometheus", "promtool").forEach(Programs::required);
        Incident incident = Incident.start(Files.createDirectory(dir.resolve("incident")));
        started.push(incident);
        Hospital hospital = Hospital.start(Files.createDirectory(dir.resolve(HOSPITAL)));
        started.push(hospital);
        RunningDaemon demo = ApilogCommand.of("demo", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + Files.createDirectory(dir.resolve("demo")))
                .start();
        started.push(demo);
        Eventually.holds(() -> assertThat(demo.metrics().sum("apilog_requests_total", Map.of()))
                .isFinite()
                .isGreaterThan(200));
        Path folder = Files.createDirectory(dir.resolve("prometheus"));
        History.write(folder, demo, INCIDENT, List.of(DEMO, RENAMED), Duration.ofDays(1), Duration.ofDays(7));
        List<Map<String, Object>> jobs = new ArrayList<>(List.of(
                Prometheus.job(DEMO, demo.port(), Map.of()),
                Prometheus.job(RENAMED, demo.port(), Map.of("metric_relabel_configs", renaming())),
                Prometheus.job(INCIDENT, incident.port(), Map.of()),
                Prometheus.job(HOSPITAL, hospital.port(), Map.of())));
        if (Prometheus.makesNativeHistograms()) {
            jobs.add(Prometheus.job(NATIVE, demo.port(), Map.of("convert_classic_histograms_to_nhcb", true)));
        }
        prometheus = Prometheus.start(folder, jobs, rulesAtOnce());
        started.push(prometheus);
        System.out.println("Dashboards tested with " + prometheus.version());
        awaitScrapes(SCRAPES_BEFORE);
        incident.worsen();
        awaitScrapes(2 * SCRAPES_BEFORE);
        awaitObjectives();
        awaitOutage();
        deadline = System.nanoTime() + TOGETHER.toNanos();
    }

    /** It begins when the demo has run for five minutes. */
    private void awaitOutage() {
        Eventually.within(
                Duration.ofMinutes(7),
                () -> assertThat(prometheus.samples(
                                "increase(apilog_requests_total{job=\"" + DEMO + "\", status=\"503\"}[10s]) > 5"))
                        .isNotEmpty());
    }

    /** Their indicators are recorded once a minute, the first time perhaps before there was anything. */
    private void awaitObjectives() {
        Eventually.within(
                Duration.ofMinutes(2),
                () -> assertThat(prometheus.samples("slo:period_error_budget_remaining:ratio{job=\"" + DEMO + "\"}"))
                        .isNotEmpty());
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable program : started) {
            program.close();
        }
    }

    private static List<Map<String, Object>> renaming() {
        return List.of(
                Map.of("source_labels", List.of("endpoint"), "target_label", "route"),
                Map.of("action", "labeldrop", "regex", "endpoint"));
    }

    private static List<Path> rulesAtOnce() throws IOException {
        List<Path> rules = new ArrayList<>();
        for (Path file : Shipped.ruleFiles()) {
            String text = Files.readString(file)
                    .replaceAll("\\bfor: \\w+", AT_ONCE)
                    .replace("[30d:30m]", "[5m:1s]")
                    // Not of what the alerts add up by the minute.
                    .replaceAll("(-meta-\\S+\\n    interval: )1m", "$11s")
                    .replaceAll("(apilog-(?:usual|anomaly-bands)\\n    interval: )1m", "$11s");
            rules.add(Files.writeString(dir.resolve(file.getFileName()), text));
        }
        rules.add(Files.writeString(dir.resolve("log-lines.rules.yml"), whereLogLinesAre()));
        return rules;
    }

    /** As docs/dashboards.md has it, of each kind. */
    private static String whereLogLinesAre() {
        StringBuilder rules = new StringBuilder("groups:\n  - name: apilog-log-lines\n    rules:\n");
        for (String kind : List.of("loki", "elasticsearch", "url")) {
            rules.append("""
                      - record: apilog:log_lines:info
                        expr: vector(1)
                        labels: {kind: %s, target: "https://logs.example.com/", selector: 'job="nginx"'}
                """.formatted(kind));
        }
        return rules.toString();
    }

    /** There is one each second, so as many as that take longer than what is usually waited for. */
    private void awaitScrapes(int count) {
        Eventually.within(
                Duration.ofSeconds(30 + 2L * count),
                () -> assertThat(prometheus
                                .values("count_over_time(up{job=\"" + DEMO + "\"}[5m])")
                                .values())
                        .allMatch(scrapes -> scrapes >= count));
    }

    @TestFactory
    Stream<DynamicTest> over_the_demo_each_query_has_values_but_those_that_are_rightly_empty() {
        return PanelQuery.all()
                .filter(query -> !query.headline())
                .map(query -> dynamicTest(query.name(), () -> {
                    Filled filled = RIGHTLY_EMPTY.get(query.name());
                    if (EARLY.containsKey(query.name())) {
                        assertNumbers(query, answer(query, query.asked(DEMO, "endpoint")));
                    } else if (filled == null) {
                        assertAnswered(query, DEMO, "endpoint");
                    } else {
                        assertThat(answer(query, query.asked(DEMO, "endpoint")))
                                .as("no answer until " + filled.when() + ": else it is to be taken out of the list")
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> where_it_is_filled_each_query_that_was_rightly_empty_has_values() {
        return PanelQuery.all()
                .filter(query -> !jobOf(query).equals(DEMO))
                .map(query -> dynamicTest(
                        query.name() + ": " + filled(query).when(),
                        () -> assertAnswered(query, jobOf(query), "endpoint")));
    }

    /** As usual, above it, far above it, or nobody knows yet what is usual. */
    @TestFactory
    Stream<DynamicTest> a_headline_says_exactly_one_thing() {
        Map<String, List<PanelQuery>> headlines = PanelQuery.all()
                .filter(PanelQuery::headline)
                .collect(Collectors.groupingBy(query -> query.name().replaceFirst(",.*", "")));
        return Stream.of(DEMO, INCIDENT)
                .flatMap(job -> headlines.entrySet().stream()
                        .map(headline -> dynamicTest(
                                headline.getKey() + ", " + job,
                                () -> assertThat(headline.getValue().stream()
                                                .map(query -> query.asked(job, "endpoint"))
                                                .distinct()
                                                .flatMap(asked -> prometheus.samples(asked).stream()))
                                        .hasSize(1))));
    }

    @TestFactory
    Stream<DynamicTest> with_an_endpoint_chosen_each_query_has_values() {
        return answeredOn(PanelQuery.Level.OPERATIONS);
    }

    @TestFactory
    Stream<DynamicTest> with_an_instance_chosen_or_without_rules_each_query_has_values() {
        return answeredOn(PanelQuery.Level.COUNTERS);
    }

    private Stream<DynamicTest> answeredOn(PanelQuery.Level level) {
        return PanelQuery.all()
                .filter(query -> !query.headline() && query.asks(level))
                .map(query -> dynamicTest(
                        query.name(),
                        () -> assertAnswered(
                                query, query.asked(jobOf(query), "endpoint", level), jobOf(query), "endpoint")));
    }

    private static String jobOf(PanelQuery query) {
        return filled(query).job();
    }

    private static Filled filled(PanelQuery query) {
        Filled early = EARLY.getOrDefault(query.name(), new Filled("there is traffic", DEMO));
        return RIGHTLY_EMPTY.getOrDefault(query.name(), early);
    }

    @TestFactory
    Stream<DynamicTest> with_all_jobs_chosen_each_query_has_values() {
        return PanelQuery.all()
                .filter(query -> !query.headline() && !OF_ONE_SOURCE.contains(query.name()))
                .map(query -> dynamicTest(query.name(), () -> assertAnswered(query, ANY, "endpoint")));
    }

    @TestFactory
    Stream<DynamicTest> with_the_label_of_endpoints_renamed_each_query_has_values() {
        return PanelQuery.all()
                .filter(query -> !query.headline() && jobOf(query).equals(DEMO))
                .filter(query -> query.expr().contains(Shipped.LABEL_OF_ENDPOINTS))
                .map(query -> dynamicTest(query.name(), () -> assertAnswered(query, RENAMED, "route")));
    }

    @TestFactory
    Stream<DynamicTest> with_native_histograms_made_by_the_server_each_query_has_values() {
        Assumptions.assumeTrue(
                Prometheus.makesNativeHistograms(), "this Prometheus cannot make native histograms of classic ones");
        assertThat(prometheus.samples("apilog_request_duration_seconds_bucket{job=\"" + NATIVE + "\"}"))
                .isEmpty();
        return PanelQuery.all()
                .filter(query -> !query.headline() && jobOf(query).equals(DEMO))
                .filter(query ->
                        query.expr().contains("histogram_") || query.expr().contains("_bucket"))
                .map(query -> dynamicTest(query.name(), () -> assertAnswered(query, NATIVE, "endpoint")));
    }

    @TestFactory
    Stream<DynamicTest> each_variable_has_values_to_choose_from() {
        return Shipped.dashboards().stream()
                .flatMap(file -> Shipped.read(file, Shipped.LABEL_OF_ENDPOINTS, "endpoint")
                        .at("/templating/list")
                        .valueStream())
                .flatMap(variable -> Shipped.variableQuery(variable).stream()
                        .map(query -> dynamicTest(
                                variable.path("name").asText(),
                                () -> assertThat(prometheus.samples(PanelQuery.concrete(query.replace("$job", ANY))))
                                        .isNotEmpty())));
    }

    @Test
    void each_query_that_is_called_rightly_empty_is_there() {
        assertThat(PanelQuery.all().map(PanelQuery::name))
                .containsAll(RIGHTLY_EMPTY.keySet())
                .containsAll(EARLY.keySet());
    }

    private void assertAnswered(PanelQuery query, String jobs, String endpointLabel) {
        assertAnswered(query, query.asked(jobs, endpointLabel), jobs, endpointLabel);
    }

    private void assertAnswered(PanelQuery query, String asked, String jobs, String endpointLabel) {
        Eventually.until(deadline, () -> {
            List<Sample> samples = answer(query, asked);
            assertThat(samples).as(asked).isNotEmpty();
            assertNumbers(query, samples);
            assertThat(samples)
                    .as(asked)
                    .anyMatch(
                            sample -> sample.labels().keySet().containsAll(labelsOfItsOwn(query, jobs, endpointLabel)));
        });
    }

    private static void assertNumbers(PanelQuery query, List<Sample> samples) {
        assertThat(samples.stream().map(Sample::value)).as(query.name()).allMatch(Double::isFinite);
    }

    /** What a panel shows of it: of one moment, or of a while. */
    private List<Sample> answer(PanelQuery query, String asked) {
        return query.instant()
                ? prometheus.samples(asked)
                : prometheus.points(asked, PanelQuery.RANGE_SECONDS, PanelQuery.STEP_SECONDS);
    }

    /** A table is put together of queries, so a column need not be in each. A native histogram has its buckets within. */
    private static List<String> labelsOfItsOwn(PanelQuery query, String jobs, String endpointLabel) {
        Set<String> grouped = Set.copyOf(new Expression("", query.asked(jobs, endpointLabel)).groupings());
        return query.labels(endpointLabel).stream()
                .filter(grouped::contains)
                .filter(label -> !(label.equals("le") && jobs.equals(NATIVE)))
                .toList();
    }
}
