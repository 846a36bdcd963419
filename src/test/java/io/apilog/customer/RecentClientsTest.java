package io.apilog.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.apilog.bytes.QuickHash;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RecentClientsTest {
    private static final long BEGIN = 20_000 * 86_400_000L;
    private static final long MINUTE = 60_000;

    private final RecentClients clients = new RecentClients(4096);
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void it_is_exact_up_to_its_bound() {
        for (int round = 0; round < 3; round++) {
            SplittableRandom same = new SplittableRandom(5);
            for (int i = 0; i < 4096; i++) {
                clients.add(same.nextLong(), BEGIN);
            }
            assertThat(clients.within(300, BEGIN)).isEqualTo(4096);
        }
    }

    @Test
    void over_its_bound_it_is_right_within_a_few_per_cent() {
        double sum = 0;
        int runs = 50;
        for (int run = 0; run < runs; run++) {
            RecentClients many = new RecentClients(4096);
            for (int i = 0; i < 100_000; i++) {
                many.add(random.nextLong(), BEGIN + i / 10);
            }
            double error = many.within(3600, BEGIN + 10_000) / 100_000.0 - 1;
            sum += error * error;
        }
        assertThat(Math.sqrt(sum / runs)).isLessThan(0.025);
    }

    @Test
    void ten_million_clients_take_no_more_room() {
        for (int i = 0; i < 10_000_000; i++) {
            clients.add(random.nextLong(), BEGIN + i / 5_000);
        }
        assertThat(clients.bytes()).isEqualTo(8192 * 8);
        assertThat(clients.within(3600, BEGIN + 2_000)).isCloseTo(10_000_000, Percentage.withPercentage(8));
    }

    @Test
    void where_there_are_few_again_each_counts_for_itself_again() {
        for (int i = 0; i < 1_000_000; i++) {
            clients.add(random.nextLong(), BEGIN);
        }
        for (int minute = 61; minute < 200; minute++) {
            for (int i = 0; i < 20; i++) {
                clients.add(QuickHash.mixed(minute * 1_000 + i), BEGIN + minute * MINUTE);
            }
        }
        assertThat(clients.within(300, BEGIN + 199 * MINUTE + 1)).isEqualTo(100);
    }

    @Test
    void windows_are_as_sets_of_those_that_were_there() {
        Random order = new Random(17);
        RecentClients few = new RecentClients(256);
        java.util.Map<Long, Long> last = new java.util.HashMap<>();
        long now = BEGIN;
        for (int i = 0; i < 200_000; i++) {
            now += order.nextInt(60_000);
            long client = order.nextInt(400);
            last.put(client, now);
            few.add(QuickHash.mixed(client), now);
            if (i % 100 == 0) {
                long since = now / 1000 - 900;
                long exact =
                        last.values().stream().filter(at -> at / 1000 > since).count();
                assertThat(few.within(900, now)).isCloseTo(exact, within(0L));
            }
        }
    }
}
