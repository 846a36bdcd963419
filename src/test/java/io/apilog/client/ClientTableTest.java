package io.apilog.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.agent.AgentFamily;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientTableTest {
    private static final double DAY = 86_400;
    private static final double BEGIN = 20_000 * DAY;

    private final ClientIdentity identity =
            new ClientIdentity(ClientKey.of("a secret of this fleet".getBytes(US_ASCII)), ClientSettings.DEFAULT, -1);
    private final AtomicLong wall = new AtomicLong();
    private final Asking asking = new Asking();

    /** Counts a client's requests in its second number, and writes down what it is told. */
    private static final class Counting implements ClientObserver {
        final List<String> told = new ArrayList<>();

        @Override
        public int cells() {
            return 2;
        }

        @Override
        public void seen(Request request, ClientRow row) {
            row.set(1, row.get(1) + 1);
            told.add((row.isNew() ? "new " : "") + row.get(1) + " after " + row.sinceMillis());
        }

        @Override
        public void idle(ClientRow row) {
            told.add("idle " + row.get(1) + " for " + row.sinceMillis());
        }

        @Override
        public void evicted(ClientRow row) {
            told.add("evicted " + row.get(1));
        }

        @Override
        public void ended(ClientRow row) {
            told.add("ended " + row.get(1));
        }

        @Override
        public void vacated(Endpoint endpoint, ClientRow row) {
            told.add(endpoint + " vacated " + row.get(1));
        }
    }

    private final Counting counting = new Counting();

    @Test
    void a_client_keeps_its_numbers_from_request_to_request() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.1", 0);
        ask(table, "192.0.2.2", 1);
        ask(table, "192.0.2.1", 2.5);
        assertThat(counting.told).contains("new 1 after 0", "new 1 after 0", "2 after 2500");
    }

    @Test
    void observers_do_not_see_each_others_numbers() {
        Counting other = new Counting();
        ClientTable table = table(1024, counting, other);
        ask(table, "192.0.2.1", 0);
        ask(table, "192.0.2.1", 0);
        assertThat(other.told).containsExactly("new 1 after 0", "2 after 0").isEqualTo(counting.told);
    }

    @Test
    void what_a_client_asks_in_two_sources_is_in_two_rows() {
        ClientTable table = new ClientTable(identity, 1024, 2, wall::get, List.of(counting));
        for (int i = 0; i < 2; i++) {
            Source source = new Source(i, "s" + i, Map.of());
            table.counted(new Asking(source, new AccessRecord())
                    .client("192.0.2.1")
                    .atSecond(BEGIN)
                    .request());
        }
        assertThat(counting.told).containsExactly("new 1 after 0", "new 1 after 0");
    }

    @Test
    void a_row_s_time_never_runs_backwards() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.1", 10);
        ask(table, "192.0.2.1", 10 - DAY);
        ask(table, "192.0.2.1", 11);
        assertThat(counting.told).containsExactly("new 1 after 0", "2 after 0", "3 after 1000");
    }

    @Test
    void a_row_that_one_line_of_tomorrow_moved_begins_anew_with_the_next_of_today() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.2", 0);
        ask(table, "192.0.2.1", 0);
        ask(table, "192.0.2.1", DAY);
        ask(table, "192.0.2.1", 1);
        ask(table, "192.0.2.1", 1.001);
        assertThat(counting.told)
                .containsExactly(
                        "new 1 after 0",
                        "new 1 after 0",
                        "2 after 86400000",
                        "evicted 2",
                        "new 1 after 0",
                        "2 after 1");
        assertThat(table.evictions(0)).isZero();
    }

    @Test
    void rows_of_a_time_that_was_wrong_are_given_up() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.9", DAY);
        ask(table, "192.0.2.1", 0);
        ask(table, "192.0.2.1", 1);
        assertThat(counting.told).containsExactly("new 1 after 0", "new 1 after 0", "evicted 1", "2 after 1000");
    }

    @Test
    void a_log_without_times_goes_by_the_wall_clock() {
        ClientTable table = table(1024, counting);
        table.counted(asking.client("192.0.2.1").withoutTime().request());
        wall.addAndGet(4_000);
        table.counted(asking.request());
        assertThat(counting.told).containsExactly("new 1 after 0", "2 after 4000");
    }

    @Test
    void of_eight_clients_the_one_idle_for_longest_leaves() {
        ClientTable table = table(8, counting);
        for (int i = 0; i < 8; i++) {
            ask(table, "192.0.2." + i, i * 0.001);
            ask(table, "192.0.2." + i, i * 0.001);
        }
        ask(table, "192.0.2.0", 0.009);
        counting.told.clear();
        ask(table, "192.0.2.99", 0.010);
        ask(table, "192.0.2.0", 0.011);
        ask(table, "192.0.2.1", 0.012);
        assertThat(counting.told)
                .containsExactly("evicted 2", "new 1 after 0", "4 after 2", "evicted 2", "new 1 after 0");
        assertThat(table.evictions(0)).isEqualTo(2);
    }

    @Test
    void a_million_clients_in_a_minute_leave_one_after_the_other() {
        ClientTable table = table(16_384);
        for (int i = 0; i < 1_000_000; i++) {
            ask(table, "client-" + i, i * 60e-6);
        }
        assertThat(table.evictions(0)).isEqualTo(1_000_000 - table.size());
        assertThat(table.size()).isEqualTo(16_384);
    }

    @Test
    void the_table_grows_with_its_clients_and_keeps_what_is_known_of_each() {
        ClientTable table = table(16_384, counting);
        for (int round = 1; round <= 3; round++) {
            counting.told.clear();
            for (int i = 0; i < 3_000; i++) {
                ask(table, "client-" + i, round);
            }
            int times = round;
            assertThat(counting.told.stream().filter(told -> !told.startsWith("idle")))
                    .hasSize(3_000)
                    .allMatch(told -> told.startsWith(times == 1 ? "new 1 after" : times + " after 1000"));
        }
        assertThat(table.evictions(0)).isZero();
        assertThat(table.size()).isGreaterThanOrEqualTo(4_096);
        assertThat(table(16_384).size()).isEqualTo(256);
    }

    @Test
    void a_client_that_does_not_ask_is_looked_at_about_once_a_minute_of_the_log() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.1", 0);
        for (int second = 1; second <= 600; second++) {
            ask(table, "192.0.2.2", second);
        }
        assertThat(counting.told.stream().filter(told -> told.startsWith("idle 1 for")))
                .hasSizeBetween(9, 10);
    }

    @Test
    void nobody_is_looked_at_while_the_log_s_time_stands_still() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.1", 0);
        for (int i = 0; i < 100_000; i++) {
            ask(table, "192.0.2.2", 0);
        }
        assertThat(counting.told).noneMatch(told -> told.startsWith("idle"));
    }

    @Test
    void the_end_ends_every_row() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.1", 0);
        ask(table, "192.0.2.1", 1);
        table.end();
        table.end();
        ask(table, "192.0.2.1", 2);
        assertThat(counting.told).containsExactly("new 1 after 0", "2 after 1000", "ended 2", "new 1 after 0");
    }

    @Test
    void every_row_hears_of_an_endpoint_that_is_gone() {
        ClientTable table = table(1024, counting);
        ask(table, "192.0.2.1", 0);
        table.vacated(new Endpoint(7, "/gone", Rule.LEARNED));
        assertThat(counting.told).endsWith("/gone vacated 1");
    }

    @Test
    void a_line_that_says_nothing_of_who_asked_has_no_row() {
        ClientTable table = table(1024, counting);
        ask(table, "", 0);
        assertThat(counting.told).isEmpty();
    }

    @Test
    void what_is_known_of_a_client_is_not_its_address() {
        List<Long> clients = new ArrayList<>();
        ClientTable table = table(1024, new ClientObserver() {
            @Override
            public int cells() {
                return 0;
            }

            @Override
            public void seen(Request request, ClientRow row) {
                clients.add(row.client());
            }
        });
        ask(table, "192.0.2.1", 0);
        assertThat(clients).containsExactly(identity.of(asking.request().record(), AgentFamily.NONE));
    }

    @Test
    void following_clients_allocates_nothing() {
        ClientTable table = table(16_384, new ClientObserver() {
            @Override
            public int cells() {
                return 3;
            }

            @Override
            public void seen(Request request, ClientRow row) {
                row.set(2, row.get(2) + row.sinceMillis());
            }

            @Override
            public void idle(ClientRow row) {
                row.set(0, row.nowMillis());
            }
        });
        Request request = asking.client("192.0.2.1").agent("curl/8.5").request();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = 0;
        for (int round = 0; round < 2; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 100_000; i++) {
                asking.atSecond(BEGIN + i);
                table.counted(request);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(allocated).isLessThan(10_000);
    }

    private ClientTable table(int rows, ClientObserver... observers) {
        return new ClientTable(identity, rows, 1, wall::get, List.of(observers));
    }

    private void ask(ClientTable table, String address, double second) {
        table.counted(asking.client(address).atSecond(BEGIN + second).request());
    }
}
