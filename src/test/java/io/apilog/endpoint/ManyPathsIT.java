package io.apilog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Memory stays flat whatever paths come. {@code -Dapilog.distinctPaths=10000000} for more of them. */
class ManyPathsIT {
    private static final int PATHS = Integer.getInteger("apilog.distinctPaths", 2_000_000);
    private static final long MOST_BYTES = 16L << 20;

    /** Words without digits, so that nothing is taken for an id; all answered, which is the worst there is. */
    @Test
    void distinct_paths_need_no_memory_of_their_own() {
        Requests requests = Requests.withBudget(EndpointSettings.DEFAULT_BUDGET);
        Random random = new Random(11);
        send(requests, random, PATHS / 10);
        long before = used();
        long start = System.nanoTime();
        send(requests, random, PATHS);
        double micros = (System.nanoTime() - start) / 1e3 / PATHS;
        long grown = used() - before;
        System.out.printf(
                Locale.ROOT,
                "%,d distinct paths: %,d KiB more than before, %.1f us each, %,d endpoints, %,d positions%n",
                PATHS,
                grown / 1024,
                micros,
                requests.namer().named(),
                requests.namer().positions().size());

        assertThat(grown).isLessThan(MOST_BYTES);
        assertThat(requests.namer().minted()).isLessThanOrEqualTo(EndpointSettings.DEFAULT_BUDGET);
        assertThat(requests.namer().named()).isLessThanOrEqualTo(2 * EndpointSettings.DEFAULT_BUDGET);
        assertThat(micros).as("microseconds for each").isLessThan(100);
    }

    private static void send(Requests requests, Random random, int count) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < count; i++) {
            path.setLength(0);
            for (int segments = 1 + random.nextInt(5); segments > 0; segments--) {
                path.append('/');
                for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
                    path.append((char) ('a' + random.nextInt(26)));
                }
            }
            requests.get(path.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
