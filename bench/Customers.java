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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What following clients and what they met adds to a line, in processor time of one warm thread, which other work on the machine changes less than
 * the time that goes by; and what ten million different clients take of the heap.
 *
 * <p>java -Xmx64m -XX:+UseSerialGC -cp target/apilog-exporter.jar bench/Customers.java [ROUNDS]
 */
public final class Customers {
    private static final int CLIENTS = 2_000;
    private static final int LINES = 1 << 14;
    private static final int ROUND = 1_000_000;
    private static final List<Source> SOURCES = List.of(new Source(0, "web", Map.of()));

    private final AccessRecord record = new AccessRecord();
    private final Request request = new Request(SOURCES.get(0), new LogFile("web", "access.log"), new Line(), record);
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final CustomersPart part;
    private final ClientTable table;
    private long millis = 1_700_000_000_000L;

    private Customers(boolean counts, boolean all) {
        for (int i = 0; i < 40; i++) {
            endpoints.add(new Endpoint(3 + i, "/page/" + i, Rule.PATH));
        }
        CustomerSettings settings = new CustomerSettings(
                new ExperienceSettings(true, all, all, 1_000_000_000L, List.of(), EnumSet.allOf(AgentFamily.class)),
                new SessionSettings(all, all, Set.of(AgentFamily.BROWSER)),
                all ? List.of(new Funnel("f", List.of(Funnel.Step.of("/page/1"), Funnel.Step.of("/page/2")))) : List.of());
        EventContext context =
                new EventContext(new InsightBudget(new InsightSettings(2_000)), SOURCES, List::of, () -> 0);
        part = counts ? new CustomersPart(settings, SOURCES, context, System::nanoTime) : null;
        List<ClientObserver> observers = counts ? List.of(part) : List.of();
        ClientIdentity identity = new ClientIdentity(ClientKey.of(ClientKey.random()), ClientSettings.DEFAULT, -1);
        table = new ClientTable(identity, ClientSettings.DEFAULT.tableSize(), 1, () -> 0, observers);
    }

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        System.out.printf("%-40s %8s%n", "", "ns/line");
        print("reading over the lines", null, rounds);
        print("following clients", new Customers(false, false), rounds);
        print("with what is counted by default", new Customers(true, false), rounds);
        print("with everything", new Customers(true, true), rounds);
        tenMillion();
    }

    private static void print(String what, Customers customers, int rounds) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        int[] at = new int[3 * LINES + 1];
        for (int i = 0; i < LINES; i++) {
            int client = random.nextInt(CLIENTS);
            int version = 100 + client % 40;
            at[3 * i] = text.length();
            text.append("192.0.").append(client / 250).append('.').append(client % 250);
            at[3 * i + 1] = text.length();
            text.append("Mozilla/5.0 (X11; Linux x86_64; rv:").append(version).append(".0) Firefox/").append(version);
            at[3 * i + 2] = text.length();
            text.append("/page/").append(random.nextInt(40)).append("?q=").append(random.nextInt(1_000));
        }
        at[3 * LINES] = text.length();
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        Customers lines = customers == null ? new Customers(false, false) : customers;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        for (int round = -3; round < rounds; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < ROUND; i++) {
                lines.ask(bytes, at, 3 * (i & LINES - 1), i, customers != null);
            }
            double nanos = (threads.getCurrentThreadCpuTime() - before) / (double) ROUND;
            least = round < 0 ? least : Math.min(least, nanos);
        }
        System.out.printf("%-40s %8.0f%n", what, least);
    }

    private void ask(byte[] bytes, int[] at, int line, int number, boolean tells) {
        record.client.set(bytes, at[line], at[line + 1]);
        record.userAgent.set(bytes, at[line + 1], at[line + 2]);
        record.target.set(bytes, at[line + 2], at[line + 3]);
        tell(number, tells);
    }

    /** One of a thousand lines a second, of which one in fifty fails and one in twenty is slow. */
    private void tell(int number, boolean tells) {
        record.status = number % 50 == 7 ? 500 : 200;
        record.durationNanos = number * 7919L % 1_050 * 1_000_000;
        record.timeMillis = millis++;
        request.begin(request.line(), 0);
        request.read(record, number % 8 == 0 ? HttpMethod.POST : HttpMethod.GET);
        request.named(endpoints.get(number * 31 % 40));
        if (tells) {
            if (part != null) {
                part.counted(request);
            }
            table.counted(request);
        }
    }

    private static void tenMillion() {
        Customers customers = new Customers(true, true);
        byte[] address = new byte[16];
        for (int i = 1; i <= 10_000_000; i++) {
            byte[] digits = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, address, 0, digits.length);
            customers.record.client.set(address, 0, digits.length);
            customers.tell(i, true);
            if (i == 100_000 || i == 1_000_000 || i == 10_000_000) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(
                        "%,10d clients: %,d KiB of heap, %,d saved%n",
                        i,
                        (runtime.totalMemory() - runtime.freeMemory()) / 1024,
                        customers.part.write(customers.part.copy()).length);
            }
        }
    }
}
