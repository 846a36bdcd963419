package io.apilog.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.FormatSettings;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Source;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinePipelineTest {
    private static final String COMBINED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /users/42 HTTP/1.1\" 200 5 \"-\" \"curl/8.5.0\"";
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final LogFile FILE = new LogFile("web", "/var/log/access.log");

    private final CapturedLog failures = new CapturedLog(LinePipeline.class);
    private final CapturedLog formats = new CapturedLog(Pipelines.class);
    private final CapturedLog rejections = new CapturedLog(RejectionLog.class);
    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
    private final ApiMetrics api = new ApiMetrics(MetricsSettings.DEFAULT, List.of(WEB));
    private final LineMetrics lines = new LineMetrics(List.of(WEB));
    private final Pipelines pipelines = new Pipelines(
            Map.of("web", WEB),
            Map.of("web", FormatSettings.AUTO),
            Map.of(),
            MetricsSettings.DEFAULT.rules(),
            new RequestFilters(namer, List.of()),
            new LineObservers(List.of(api, lines)),
            () -> 0);
    private final Line line = new Line();

    @AfterEach
    void close() {
        failures.close();
        formats.close();
        rejections.close();
    }

    @Test
    void an_entry_is_counted_as_a_request_and_as_an_accepted_line() {
        accept(open(COMBINED), COMBINED);
        assertThat(lines.snapshot().accepted()).isEqualTo(1);
        assertThat(requests()).isEqualTo(1);
        assertThat(api.snapshot().busiest(9))
                .extracting(traffic -> traffic.endpoint())
                .containsExactly("/users/{id}");
    }

    @Test
    void a_bad_line_is_counted_as_rejected_only() {
        accept(open(COMBINED), "rubbish");
        assertThat(lines.snapshot().rejections()).containsExactly(new LineMetrics.Rejected(WEB, Rejection.NO_MATCH, 1));
        assertThat(requests()).isZero();
    }

    @Test
    void a_line_that_is_no_entry_is_counted_as_ignored_only() {
        accept(open(COMBINED), "");
        assertThat(lines.snapshot().ignored()).isEqualTo(1);
        assertThat(lines.snapshot().rejected()).isZero();
    }

    @Test
    void an_overlong_line_is_counted() {
        line.setOverlong(0);
        open(COMBINED).accept(line);
        assertThat(lines.snapshot().rejections()).containsExactly(new LineMetrics.Rejected(WEB, Rejection.TOO_LONG, 1));
    }

    @Test
    void a_parser_that_throws_costs_one_line_and_is_told_once() {
        LinePipeline pipeline = pipeline((read, into) -> {
            throw new IllegalStateException("secret");
        });
        accept(pipeline, COMBINED);
        accept(pipeline, COMBINED);
        assertThat(lines.snapshot().rejections())
                .containsExactly(new LineMetrics.Rejected(WEB, Rejection.PARSER_FAILED, 2));
        assertThat(failures.messages())
                .singleElement()
                .asString()
                .contains("/var/log/access.log", "IllegalStateException", "offset 0")
                .doesNotContain("secret");
    }

    @Test
    void a_request_that_cannot_be_named_costs_one_line() {
        LinePipeline pipeline = pipeline((read, into) -> {
            into.clear();
            into.target.set(new byte[] {'/'}, 0, 99);
            return into;
        });
        accept(pipeline, COMBINED);
        assertThat(lines.snapshot().rejections())
                .containsExactly(new LineMetrics.Rejected(WEB, Rejection.PARSER_FAILED, 1));
        assertThat(requests()).isZero();
    }

    @Test
    void every_result_ends_in_one_count() {
        List<ParseResult> results = new ArrayList<>(List.of(Rejection.values()));
        results.addAll(List.of(Ignored.values()));
        results.forEach(result -> accept(pipeline((read, into) -> result), COMBINED));
        assertThat(counted()).isEqualTo(results.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void every_line_ends_in_one_count_whatever_it_holds(int seed) throws IOException {
        List<byte[]> good = samples();
        Random random = new Random(seed);
        int handed = 0;
        for (int file = 0; file < 8; file++) {
            List<byte[]> sample = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(5); i++) {
                sample.add(mutated(good, random));
            }
            LineSink sink = pipelines.open(new LogFile("web", "/" + seed + "/" + file), new Sample(sample));
            for (int i = 0; i < 250; i++) {
                byte[] bytes = mutated(good, random);
                line.set(bytes, 0, bytes.length, i);
                sink.accept(line);
                handed++;
            }
        }
        assertThat(counted()).isEqualTo(handed);
        assertThat(requests()).isEqualTo(lines.snapshot().accepted()).isPositive();
        assertThat(lines.snapshot().rejected()).isPositive();
        assertThat(lines.snapshot().rejections())
                .extracting(LineMetrics.Rejected::reason)
                .doesNotContain(Rejection.PARSER_FAILED);
        assertThat(failures.messages()).isEmpty();
    }

    @Test
    void the_format_found_is_told_once_for_a_path_and_its_successors() {
        for (int rotation = 0; rotation < 3; rotation++) {
            open(COMBINED);
        }
        assertThat(formats.messages()).singleElement().asString().contains("/var/log/access.log", "format combined");
        assertThat(pipelines.formats()).hasSize(1);
    }

    @Test
    void a_unit_that_was_guessed_holds_for_the_next_file_too() {
        String slow = "{\"method\":\"GET\",\"path\":\"/a\",\"status\":200,\"duration\":%s}";
        open(String.format(slow, "0.01512"), String.format(slow, "0.02548"));
        LineSink next = open(String.format(slow, "3"));
        accept(next, String.format(slow, "3"));
        assertThat(sample("apilog_request_duration_seconds_sum")).isEqualTo(3.0);
    }

    @Test
    void a_file_without_a_format_is_told_and_read_on() {
        LineSink sink = open("rubbish");
        assertThat(formats.messages())
                .singleElement()
                .asString()
                .contains("no format")
                .doesNotContain("rubbish");
        accept(sink, COMBINED);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void a_file_of_no_source_is_a_defect() {
        assertThatThrownBy(() -> pipelines.open(new LogFile("other", "/x"), new Sample(List.of(new byte[1]))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LinePipeline pipeline(Answer answer) {
        return new LinePipeline(
                FILE,
                WEB,
                answer,
                AccessRecord::new,
                new Stages(
                        MetricsSettings.DEFAULT.rules(),
                        new RequestFilters(namer, List.of()),
                        new LineObservers(List.of(api, lines, new RejectionLog(() -> 0)))));
    }

    @FunctionalInterface
    private interface Answer extends LineParser {
        @Override
        default int rejectedAt() {
            return 0;
        }
    }

    private LineSink open(String... sampled) {
        return pipelines.open(
                FILE,
                new Sample(Stream.of(sampled)
                        .map(text -> text.getBytes(ISO_8859_1))
                        .toList()));
    }

    private void accept(LineSink sink, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        line.set(bytes, 0, bytes.length, 0);
        sink.accept(line);
    }

    private long counted() {
        LineMetrics.Snapshot snapshot = lines.snapshot();
        return snapshot.accepted() + snapshot.rejected() + snapshot.ignored();
    }

    private long requests() {
        return (long) sample("apilog_requests_total");
    }

    private double sample(String name) {
        List<MetricFamilySamples> families = api.snapshot().families();
        return families.stream()
                .flatMap(family -> family.samples.stream())
                .filter(sample -> sample.name.equals(name))
                .mapToDouble(sample -> sample.value)
                .sum();
    }

    private static List<byte[]> samples() throws IOException {
        List<byte[]> good = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/formats"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log") && !path.endsWith("several.log"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file, ISO_8859_1).forEach(text -> good.add(text.getBytes(ISO_8859_1)));
            }
        }
        return good;
    }

    private static byte[] mutated(List<byte[]> good, Random random) {
        if (random.nextInt(20) == 0) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            return garbage;
        }
        byte[] bytes = good.get(random.nextInt(good.size())).clone();
        for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void the_record_of_one_line_does_not_leak_into_the_next() {
        LineSink sink = open(COMBINED);
        accept(sink, COMBINED);
        accept(sink, "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"-\" 408 - \"-\" \"-\"");
        assertThat(api.snapshot().busiest(9))
                .extracting(traffic -> traffic.endpoint())
                .containsExactlyInAnyOrder("/users/{id}", "malformed");
    }
}
