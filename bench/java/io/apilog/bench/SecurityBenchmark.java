package io.apilog.bench;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientObserver;
import io.apilog.client.ClientRow;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.client.LogClocks;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.FileParser;
import io.apilog.format.FormatSettings;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.line.Line;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Source;
import io.apilog.security.SecurityPart;
import io.apilog.security.SecuritySettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** What it costs to look at a request for who should not be here, beside what the table of clients costs by itself: the difference counts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SecurityBenchmark {
    private static final int LINES = 1_000;
    private static final int ROUNDS = 60;
    private static final int REQUESTS = 100_000;

    /** A log whose first lines are read, or {@code api} or {@code clients} for generated ones: few clients, or a new one with each line. */
    @Param({"api", "clients"})
    public String log = "";

    private final Source source = new Source(0, "web", Map.of());
    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
    private final List<Request> requests = new ArrayList<>();
    private final AgentFamilies agents = new AgentFamilies();
    private final LogClocks clocks = LogClocks.live(1, System::currentTimeMillis);
    private final SecurityPart security = new SecurityPart(
            new EventContext(new InsightBudget(InsightSettings.DEFAULT), List.of(source), namer::endpoints, () -> 0),
            SecuritySettings.DEFAULT,
            agents,
            clocks,
            List.of(source),
            System::nanoTime);
    private final ClientTable followed = table(List.of(security));
    private final ClientTable alone = table(List.of(new Nothing()));
    private int next;
    private long turn;

    /** As many numbers in a row, and nothing done with them. */
    private static final class Nothing implements ClientObserver {
        @Override
        public int cells() {
            return 24;
        }

        @Override
        public void seen(Request request, ClientRow row) {
            // That is what is measured.
        }
    }

    private ClientTable table(List<ClientObserver> observers) {
        ClientKey key = ClientKey.of("a key of benchmarks".getBytes(StandardCharsets.US_ASCII));
        ClientSettings settings = ClientSettings.DEFAULT;
        return new ClientTable(
                new ClientIdentity(key, settings, -1), settings.tableSize(), 1, System::currentTimeMillis, observers, agents, clocks);
    }

    @Setup
    public void make() throws IOException {
        List<byte[]> lines = lines();
        FileParser parser = new FileParser(FormatSettings.AUTO.with(RequestText.ALL), new Sample(lines), found -> {});
        for (int round = 0; round < 2; round++) {
            requests.clear();
            for (byte[] bytes : lines) {
                Line line = new Line();
                line.set(bytes, 0, bytes.length, 0);
                AccessRecord record = new AccessRecord();
                if (parser.parse(line, record) instanceof AccessRecord) {
                    Request request = new Request(source, new LogFile("web", "access.log"), line, record);
                    request.read(record, HttpMethod.of(record.method));
                    request.named(namer.name(record, request.method()));
                    requests.add(request);
                }
            }
        }
    }

    private List<byte[]> lines() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        if (log.contains("/")) {
            try (Stream<String> read = Files.lines(Path.of(log), StandardCharsets.ISO_8859_1)) {
                read.limit(LINES).forEach(line -> lines.add(line.getBytes(StandardCharsets.ISO_8859_1)));
            }
            return lines;
        }
        for (int i = 0; i < LINES; i++) {
            int client = log.equals("api") ? i % 200 : i;
            lines.add(String.format(
                            Locale.ROOT,
                            "198.18.%d.%d - - [21/Nov/2026:09:%02d:%02d +0000] \"GET /users/%d/orders?page=%d&fields=id,name,total"
                                    + " HTTP/1.1\" %d 512 \"https://example.com/orders\" \"Mozilla/5.0 (X11; Linux x86_64; rv:140.0)"
                                    + " Gecko/20100101 Firefox/%d.0\"",
                            client / 250,
                            client % 250,
                            i / 60,
                            i % 60,
                            100 + i,
                            i % 7,
                            i % 50 == 0 ? 404 : 200,
                            100 + client % 40)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return lines;
    }

    /** Time goes on with each turn over the lines; where clients are to be new, they are others. */
    private Request request() {
        if (++next >= requests.size()) {
            next = 0;
            turn++;
        }
        return requests.get(next);
    }

    @Benchmark
    public long clientsAlone() {
        alone.counted(request());
        return turn;
    }

    @Benchmark
    public long withSecurity() {
        Request request = request();
        security.counted(request);
        followed.counted(request);
        return turn;
    }

    /** The same in processor time, which other work on the machine changes less: the least of sixty rounds, for each log. */
    public static void main(String[] logs) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String log : logs) {
            SecurityBenchmark benchmark = new SecurityBenchmark();
            benchmark.log = log;
            benchmark.make();
            double alone = Double.MAX_VALUE;
            double with = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < REQUESTS; i++) {
                    benchmark.clientsAlone();
                }
                long middle = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < REQUESTS; i++) {
                    benchmark.withSecurity();
                }
                long end = threads.getCurrentThreadCpuTime();
                alone = Math.min(alone, (middle - begin) / (double) REQUESTS);
                with = Math.min(with, (end - middle) / (double) REQUESTS);
            }
            System.out.printf("%s: %.0f ns of the table, %.0f ns with security: %.0f%n", log, alone, with, with - alone);
        }
    }
}
