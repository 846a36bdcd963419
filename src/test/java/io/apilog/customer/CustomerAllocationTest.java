package io.apilog.customer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.agent.AgentFamily;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerAllocationTest {
    private static final int REQUESTS = 200_000;
    private static final int CLIENTS = 500;
    private static final Source WEB = new Source(0, "web", Map.of());

    @Test
    void a_line_of_a_known_client_allocates_nothing_with_everything_on() {
        EventContext context =
                new EventContext(new InsightBudget(new InsightSettings(10_000)), List.of(WEB), List::of, () -> 0);
        Funnel funnel = new Funnel("buy", List.of(Funnel.Step.of("/page-1"), Funnel.Step.of("/page-2")));
        CustomersPart part = new CustomersPart(
                Customers.settings(List.of(), EnumSet.allOf(AgentFamily.class), funnel),
                List.of(WEB),
                context,
                System::nanoTime);
        ClientTable table = new ClientTable(
                new ClientIdentity(
                        ClientKey.of("a secret of this fleet".getBytes(US_ASCII)), ClientSettings.DEFAULT, -1),
                16_384,
                1,
                () -> 0,
                List.of(part));
        List<Request> requests = requests();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = 0;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < REQUESTS; i++) {
                Request request = requests.get(i % requests.size());
                request.record().timeMillis = 1_700_000_000_000L + (round * (long) REQUESTS + i) * 50;
                part.counted(request);
                table.counted(request);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(allocated).isLessThan(20_000);
    }

    private static List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        List<Endpoint> endpoints = IntStream.range(0, 5)
                .mapToObj(page -> new Endpoint(3 + page, "/page-" + page, Rule.PATH))
                .toList();
        for (int i = 0; i < CLIENTS * 7; i++) {
            int page = i % 5;
            requests.add(new Asking(WEB, new AccessRecord())
                    .client("192.0.2." + i % CLIENTS)
                    .agent(Customers.BROWSER)
                    .target("/page-" + page + "?i=" + i)
                    .answered(i % 9 == 0 ? 500 : 200)
                    .took(i % 4 == 0 ? 1.5 : 0.1)
                    .method(i % 3 == 0 ? HttpMethod.POST : HttpMethod.GET)
                    .endpoint(endpoints.get(page))
                    .request());
        }
        return requests;
    }
}
