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
import io.apilog.request.TargetSigns;
import io.apilog.security.SecurityPart;
import io.apilog.security.SecuritySettings;
import io.apilog.standard.CredentialsPart;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What it adds to a line to look at who should not be here, and for secrets in addresses, beside what the table of clients takes by itself: in processor
 * time of one warm thread, which other work on the machine changes less than the time that goes by; the least of many rounds.
 *
 * <p>java -Xmx64m -XX:+UseSerialGC -cp target/apilog-exporter.jar bench/Security.java ROUNDS LOG...
 */
public final class Security {
    private static final int LINES = 1_000;
    private static final int REQUESTS = 100_000;

    private static final Source SOURCE = new Source(0, "web", Map.of());

    /** As many numbers in a row as detection has, and nothing done with them. */
    private static final class Nothing implements ClientObserver {
        private final int cells;

        Nothing(int cells) {
            this.cells = cells;
        }

        @Override
        public int cells() {
            return cells;
        }

        @Override
        public void seen(Request request, ClientRow row) {
            // That is what is measured.
        }
    }

    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
    private final EventContext context =
            new EventContext(new InsightBudget(InsightSettings.DEFAULT), List.of(SOURCE), namer::endpoints, () -> 0);
    private final List<Request> requests = new ArrayList<>();
    private final long[] times;
    private final long span;
    private int next;
    private long turn;

    private Security(String log) throws IOException {
        List<byte[]> lines = lines(log);
        FileParser parser = new FileParser(FormatSettings.AUTO.with(RequestText.ALL), new Sample(lines), found -> {});
        LogFile file = new LogFile("web", "access.log");
        // Twice, so that those that are kept have the names that were learned.
        for (int round = 0; round < 2; round++) {
            requests.clear();
            for (byte[] bytes : lines) {
                Line line = new Line();
                line.set(bytes, 0, bytes.length, 0);
                AccessRecord record = new AccessRecord();
                if (parser.parse(line, record) instanceof AccessRecord) {
                    Request request = new Request(SOURCE, file, line, record);
                    request.read(record, HttpMethod.of(record.method));
                    request.named(namer.name(record, request.method()));
                    requests.add(request);
                }
            }
        }
        times = requests.stream().mapToLong(one -> one.record().timeMillis).toArray();
        LongSummaryStatistics all = LongStream.of(times).summaryStatistics();
        span = all.getMax() - all.getMin() + 1_000;
    }

    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[0]);
        System.out.printf("%-24s %8s %8s %10s %8s%n", "ns a line", "reading", "clients", "detection", "secrets");
        for (String log : Arrays.copyOfRange(args, 1, args.length)) {
            new Security(log).print(log, rounds);
        }
    }

    private void print(String log, int rounds) {
        AgentFamilies agents = new AgentFamilies();
        TargetSigns signs = new TargetSigns();
        LogClocks clocks = LogClocks.live(1, System::currentTimeMillis);
        SecurityPart security = new SecurityPart(
                context, SecuritySettings.DEFAULT, agents, signs, clocks, List.of(SOURCE), System::nanoTime);
        CredentialsPart secrets = new CredentialsPart(context, signs);
        ClientTable alone = table(new Nothing(security.cells()), new AgentFamilies(), LogClocks.live(1, () -> 0));
        ClientTable followed = table(security, agents, clocks);
        List<Consumer<Request>> stages = List.of(
                request -> {},
                alone::counted,
                request -> {
                    security.counted(request);
                    followed.counted(request);
                },
                request -> {
                    security.counted(request);
                    secrets.counted(request);
                    followed.counted(request);
                });
        double[] least = new double[stages.size()];
        Arrays.fill(least, Double.MAX_VALUE);
        for (int round = 0; round < rounds; round++) {
            for (int stage = 0; stage < least.length; stage++) {
                least[stage] = Math.min(least[stage], nanos(stages.get(stage)));
            }
        }
        System.out.printf(
                "%-24s %8.0f %8.0f %10.0f %8.0f%n",
                log.substring(log.lastIndexOf('/') + 1),
                least[0],
                least[1] - least[0],
                least[2] - least[1],
                least[3] - least[2]);
    }

    private static ClientTable table(ClientObserver observer, AgentFamilies agents, LogClocks clocks) {
        ClientSettings settings = ClientSettings.DEFAULT;
        ClientKey key = ClientKey.of("a key of benchmarks".getBytes(StandardCharsets.US_ASCII));
        ClientIdentity identity = new ClientIdentity(key, settings, -1);
        return new ClientTable(
                identity, settings.tableSize(), 1, System::currentTimeMillis, List.of(observer), agents, clocks);
    }

    private double nanos(Consumer<Request> stage) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < REQUESTS; i++) {
            stage.accept(next());
        }
        return (threads.getCurrentThreadCpuTime() - begin) / (double) REQUESTS;
    }

    /** Time goes on with each turn over the lines, as it does in a log. */
    private Request next() {
        if (++next >= times.length) {
            next = 0;
            turn++;
        }
        Request request = requests.get(next);
        request.record().timeMillis = times[next] + turn * span;
        return request;
    }

    /** {@code api} or {@code clients} are made up, a hundred in a second: of 200 clients, or of a thousand. */
    private static List<byte[]> lines(String log) throws IOException {
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
                            i / 6_000,
                            i / 100 % 60,
                            100 + i,
                            i % 7,
                            i % 50 == 0 ? 404 : 200,
                            100 + client % 40)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return lines;
    }
}
