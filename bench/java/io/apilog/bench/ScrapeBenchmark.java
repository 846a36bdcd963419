package io.apilog.bench;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.http.scrape.Exposition;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.metrics.api.ApiSnapshot;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.api.SavedSeries;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a scrape and a save take: the copies, for which lines wait, and the writing, for which none does. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScrapeBenchmark {
    private static final List<String> STATUSES = List.of("200", "201", "204", "304", "400", "404", "429", "500", "503");

    /** Sample lines of the API families. */
    @Param({"10000", "100000"})
    public int samples;

    private ApiMetrics api;

    @Setup
    public void count() {
        MetricsSettings usual = MetricsSettings.DEFAULT;
        MetricsSettings settings = new MetricsSettings(
                2 * samples,
                usual.naming(),
                usual.status(),
                usual.durationStatus(),
                usual.zeroScrapes(),
                usual.labels(),
                usual.extraLabels(),
                usual.durationBuckets(),
                usual.upstreamBuckets(),
                usual.disabled(),
                usual.expireIdle());
        Source source = new Source(0, "web", Map.of());
        api = new ApiMetrics(settings, List.of(source));
        EndpointNamer namer = new EndpointNamer(new EndpointSettings(List.of(), samples));
        FileParser parser = new FileParser(FormatSettings.AUTO, new Sample(List.of(line(0, "200"))), found -> {});
        AccessRecord record = new AccessRecord();
        Line line = new Line();
        for (int i = 0; api.series() < samples; i++) {
            byte[] bytes = line(i, STATUSES.get(i % STATUSES.size()));
            line.set(bytes, 0, bytes.length, 0);
            parser.parse(line, record);
            HttpMethod method = HttpMethod.of(record.method);
            api.count(source, namer.name(record, method), method, record);
        }
    }

    /** Resources in versions, so that no directory has so many that they are grouped. */
    private static byte[] line(int i, String status) {
        String path = "/api" + (char) ('a' + i / 9 % 23) + "/res" + (char) ('a' + i / 207 % 23) + "/sub"
                + (char) ('a' + i / 4761 % 23) + "/17";
        return ("192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"GET " + path + " HTTP/1.1\" " + status
                        + " 512 \"-\" \"curl/8.5\" 0.012")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A scrape's copy: lines wait for it. */
    @Benchmark
    public ApiSnapshot copyToShow() {
        return api.snapshot();
    }

    /** A save's copy: lines wait for it. */
    @Benchmark
    public SavedSeries copyToSave() {
        return api.save();
    }

    /** A whole scrape, as text. */
    @Benchmark
    public void scrape() throws IOException {
        Exposition.TEXT_004.write(OutputStream.nullOutputStream(), api.snapshot().families());
    }
}
