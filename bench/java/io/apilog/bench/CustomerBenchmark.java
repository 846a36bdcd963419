package io.apilog.bench;

import io.apilog.agent.AgentFamily;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientObserver;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.customer.CustomerSettings;
import io.apilog.customer.CustomersPart;
import io.apilog.customer.ExperienceSettings;
import io.apilog.customer.Funnel;
import io.apilog.customer.SessionSettings;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.line.Line;
import io.apilog.line.LogFile;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/** What following clients and what they met adds to a line: two thousand clients, one answer in fifty bad. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CustomerBenchmark {
    private static final int REQUESTS = 1 << 14;
    private static final int CLIENTS = 2_000;
    private static final int NUMBERS = 7;

    /** What is switched on: nothing; following clients alone; what is by default; everything. */
    @Param({"nothing", "table", "default", "everything"})
    public String counted = "";

    private final List<Source> sources = List.of(new Source(0, "web", Map.of()));
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final AccessRecord record = new AccessRecord();
    private final StringBuilder text = new StringBuilder();

    /** Of each line where its texts begin in the bytes of all, its endpoint, its status, its milliseconds. */
    private final int[] numbers = new int[REQUESTS * NUMBERS];

    private byte[] bytes = new byte[0];
    private Request request;
    private ClientTable table;
    private CustomersPart part;
    private long millis = 1_700_000_000_000L;
    private int next;

    @Setup
    public void make() {
        boolean all = counted.equals("everything");
        CustomerSettings settings = new CustomerSettings(
                new ExperienceSettings(
                        true, all, all, 1_000_000_000L, List.of(), EnumSet.allOf(AgentFamily.class)),
                new SessionSettings(all, all, Set.of(AgentFamily.BROWSER)),
                all ? List.of(new Funnel("f", List.of(Funnel.Step.of("/page/1"), Funnel.Step.of("/page/2")))) : List.of());
        EventContext context = new EventContext(
                new InsightBudget(new InsightSettings(2_000)), sources, List::of, () -> 0);
        CustomersPart made = new CustomersPart(settings, sources, context, System::nanoTime);
        part = counted.equals("default") || all ? made : null;
        List<ClientObserver> observers = part == null ? List.of() : List.of(part);
        ClientIdentity identity =
                new ClientIdentity(ClientKey.of(ClientKey.random()), ClientSettings.DEFAULT, -1);
        table = counted.equals("nothing") ? null : new ClientTable(identity, 16_384, 1, () -> 0, observers);
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            endpoints.add(new Endpoint(3 + i, "/page/" + i, Rule.PATH));
        }
        for (int i = 0; i < REQUESTS; i++) {
            write(random, i * NUMBERS);
        }
        request = new Request(sources.get(0), new LogFile("web", "access.log"), new Line(), record);
        bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void write(Random random, int at) {
        int client = random.nextInt(CLIENTS);
        int version = 100 + client % 40;
        numbers[at] = add("192.0." + client / 250 + "." + client % 250);
        numbers[at + 1] =
                add("Mozilla/5.0 (X11; Linux x86_64; rv:" + version + ".0) Gecko/20100101 Firefox/" + version + ".0");
        int endpoint = random.nextInt(endpoints.size());
        numbers[at + 2] = add(endpoints.get(endpoint).name() + "?q=" + random.nextInt(1_000));
        numbers[at + 3] = text.length();
        numbers[at + 4] = endpoint;
        numbers[at + 5] = random.nextInt(50) == 0 ? 500 : 200;
        numbers[at + 6] = random.nextInt(1_050);
    }

    private int add(String value) {
        text.append(value);
        return text.length() - value.length();
    }

    /** One line in a log of a thousand a second. */
    @Benchmark
    public Request line() {
        int at = (next++ & REQUESTS - 1) * NUMBERS;
        record.client.set(bytes, numbers[at], numbers[at + 1]);
        record.userAgent.set(bytes, numbers[at + 1], numbers[at + 2]);
        record.target.set(bytes, numbers[at + 2], numbers[at + 3]);
        record.status = numbers[at + 5];
        record.durationNanos = numbers[at + 6] * 1_000_000L;
        record.timeMillis = millis++;
        request.read(record, (at & 7) == 0 ? HttpMethod.POST : HttpMethod.GET);
        request.named(endpoints.get(numbers[at + 4]));
        if (part != null) {
            part.counted(request);
        }
        if (table != null) {
            table.counted(request);
        }
        return request;
    }
}
