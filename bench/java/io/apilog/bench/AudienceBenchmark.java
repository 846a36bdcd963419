package io.apilog.bench;

import io.apilog.agent.AgentFamilies;
import io.apilog.audience.AgentsPart;
import io.apilog.audience.UniqueClientsPart;
import io.apilog.cause.CauseSettings;
import io.apilog.cause.CausesPart;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientObserver;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.client.LogClocks;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.line.Line;
import io.apilog.line.LogFile;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.LineObserver;
import io.apilog.request.Request;
import io.apilog.request.Source;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/** What it costs to see who asks, and why it is answered badly: one request of 4,000 clients with 400 agents, of which one in fifty fails. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AudienceBenchmark {
    /** Few enough to stay near the processor, as a line does that was just read. */
    private static final int REQUESTS = 512;
    private static final int CLIENTS = 4_000;
    private static final int AGENTS = 400;

    /** Who observes. */
    @Param({"nobody", "agents", "clients", "unique", "causes"})
    public String part = "";

    private final Source source = new Source(0, "web", Map.of());
    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
    private final Request[] requests = new Request[REQUESTS];
    private LineObserver observer = new LineObserver() {};
    private int next;
    private long begin = 1_700_000_000_000L;

    @Setup
    public void make() {
        Random random = new Random(1);
        for (int i = 0; i < REQUESTS; i++) {
            int client = (int) (CLIENTS * Math.pow(random.nextDouble(), 2));
            AccessRecord record = new AccessRecord();
            set(record.method, "GET");
            set(record.target, "/api/e" + random.nextInt(40));
            set(record.client, "198.18." + client / 250 + "." + client % 250);
            set(
                    record.userAgent,
                    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + client % AGENTS
                            + ".0.0.0 Safari/537.36");
            set(record.host, "shop.example.com");
            record.status = random.nextInt(50) == 0 ? 503 : 200;
            record.durationNanos = 20_000_000;
            Request request = new Request(source, new LogFile("web", "access.log"), new Line(), record);
            request.read(record, HttpMethod.GET);
            request.named(namer.name(record, HttpMethod.GET));
            requests[i] = request;
        }
        observer = observer();
    }

    private LineObserver observer() {
        EventContext events =
                new EventContext(new InsightBudget(InsightSettings.DEFAULT), List.of(source), namer::endpoints, () -> 0);
        ClientKey key = ClientKey.of("a key of benchmarks".getBytes(StandardCharsets.US_ASCII));
        ClientIdentity identity = new ClientIdentity(key, ClientSettings.DEFAULT, -1);
        LogClocks clocks = LogClocks.live(1, System::currentTimeMillis);
        UniqueClientsPart unique = new UniqueClientsPart(
                List.of(source), 1, false, new InsightBudget(InsightSettings.DEFAULT), clocks, System::nanoTime);
        return switch (part) {
            case "agents" -> new AgentsPart(events, new AgentFamilies());
            case "clients" -> table(identity, List.of(), clocks);
            case "unique" -> table(identity, List.of(unique), clocks);
            case "causes" ->
                new CausesPart(
                        List.of(source),
                        new CauseSettings(endpoint -> 1_000_000_000L, -1, -1),
                        identity,
                        new AgentFamilies(),
                        clocks);
            default -> new LineObserver() {};
        };
    }

    private static ClientTable table(ClientIdentity identity, List<ClientObserver> observers, LogClocks clocks) {
        return new ClientTable(
                identity,
                ClientSettings.DEFAULT.tableSize(),
                1,
                System::currentTimeMillis,
                observers,
                new AgentFamilies(),
                clocks);
    }

    private static void set(Text text, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        text.set(bytes, 0, bytes.length);
    }

    /** A thousand a second, by the log. */
    @Benchmark
    public long counted() {
        next = next + 1 & REQUESTS - 1;
        begin++;
        Request request = requests[next];
        request.begin(request.line(), 0);
        request.record().timeMillis = begin;
        observer.counted(request);
        return begin;
    }
}
