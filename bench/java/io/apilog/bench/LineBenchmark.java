package io.apilog.bench;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.metrics.MetricsSettings;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.ParseResult;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

/** One line on its way, stage by stage: parsed; parsed, named and counted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LineBenchmark {
    private static final int LINES = 100;

    /** The format of the lines. */
    @Param({"combined", "json"})
    public String format = "";

    private final Line line = new Line();
    private final AccessRecord record = new AccessRecord();
    private final Source source = new Source(0, "web", Map.of());
    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
    private final ApiMetrics api = new ApiMetrics(MetricsSettings.DEFAULT, List.of(source));
    private final List<byte[]> lines = new ArrayList<>();
    private FileParser parser;
    private int next;

    @Setup
    public void make() {
        for (int i = 0; i < LINES; i++) {
            lines.add(text(i).getBytes(StandardCharsets.UTF_8));
        }
        parser = new FileParser(FormatSettings.AUTO.with(Set.of()), new Sample(lines), found -> {});
        if (!(parsed() instanceof AccessRecord) || record.durationNanos == AccessRecord.ABSENT) {
            throw new IllegalStateException("the lines are not understood");
        }
    }

    private String text(int i) {
        return switch (format) {
            case "combined" -> String.format(
                    Locale.ROOT,
                    "192.0.2.%d - - [21/Nov/2026:09:00:%02d +0000] \"GET /users/%d/orders?page=2 HTTP/1.1\" 200 512 \"-\""
                            + " \"curl/8.5\" 0.%03d",
                    i,
                    i % 60,
                    100 + i,
                    i);
            default -> String.format(
                    Locale.ROOT,
                    "{\"time\":\"2026-11-21T09:00:%02dZ\",\"remote_addr\":\"192.0.2.%d\",\"method\":\"GET\","
                            + "\"path\":\"/users/%d/orders?page=2\",\"status\":200,\"bytes\":512,\"duration_ms\":%d}",
                    i % 60,
                    i,
                    100 + i,
                    i);
        };
    }

    private ParseResult parsed() {
        next = next + 1 == LINES ? 0 : next + 1;
        byte[] bytes = lines.get(next);
        line.set(bytes, 0, bytes.length, 0);
        return parser.parse(line, record);
    }

    @Benchmark
    public ParseResult parse() {
        return parsed();
    }

    @Benchmark
    public Endpoint parseNameAndCount() {
        parsed();
        HttpMethod method = HttpMethod.of(record.method);
        Endpoint endpoint = namer.name(record, method);
        api.count(source, endpoint, method, record);
        return endpoint;
    }
}
