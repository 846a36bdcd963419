package io.apilog.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking at a request allocates nothing, whatever it says and however many clients there are. */
class SecurityAllocationTest {
    private static final int ROUNDS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Watched log = new Watched();

    private static Asking asking(int i) {
        return Watched.from("192.0.2." + i, i).endpoint(Watched.USER).target("/users/" + i);
    }

    private static List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        requests.add(asking(1).request());
        requests.add(asking(2).target("/users/2?q=%D9%85%D8%AD%D8%B5&a=1+2").request());
        requests.add(asking(3)
                .target("/?q=%2527+union/**/select+1")
                .endpoint(Watched.HOME)
                .request());
        requests.add(asking(4)
                .target("/" + "%252e".repeat(10_000))
                .endpoint(Endpoint.UNMATCHED)
                .answered(404)
                .request());
        requests.add(asking(5)
                .target("/login")
                .endpoint(Watched.LOGIN)
                .method(HttpMethod.POST)
                .answered(401)
                .request());
        requests.add(asking(6).agent("sqlmap/1.8").request());
        requests.add(asking(7).user("alice").request());
        return requests;
    }

    @Test
    void a_request_that_is_looked_at_allocates_nothing() {
        List<Request> requests = requests();
        run(requests, 50);
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        run(requests, ROUNDS / 100);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(allocated).isLessThan(10_000);
    }

    private void run(List<Request> requests, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < requests.size(); i++) {
                log.see(requests.get(i));
            }
        }
    }

    /** Each probes once: the row of each is taken from another. */
    @Test
    void ten_million_clients_take_no_more_memory_than_a_thousand() {
        byte[] address = "2001:db8::0000:0000".getBytes(StandardCharsets.US_ASCII);
        Asking asking =
                asking(1).target("/admin.php").endpoint(Endpoint.UNMATCHED).answered(404);
        Request request = asking.request();
        request.record().client.set(address, 0, address.length);
        ask(request, address, 0, 100_000);
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        ask(request, address, 100_000, 10_000_000);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(100_000);
        assertThat(log.events()).isEmpty();
    }

    private void ask(Request request, byte[] address, int from, int to) {
        for (int client = from; client < to; client++) {
            int rest = client;
            for (int digit = address.length - 1; digit > address.length - 9; digit--) {
                digit -= digit == address.length - 5 ? 1 : 0;
                address[digit] = (byte) "0123456789abcdef".charAt(rest & 15);
                rest >>>= 4;
            }
            request.record().timeMillis += client % 100 == 0 ? 1 : 0;
            log.see(request);
        }
    }
}
