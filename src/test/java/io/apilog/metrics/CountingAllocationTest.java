package io.apilog.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountingAllocationTest {
    private static final int REQUESTS = 100_000;

    @Test
    void a_request_of_a_known_label_set_allocates_nothing() {
        Source web = new Source(0, "web", Map.of());
        ApiMetrics api = new ApiMetrics(MetricsSettings.DEFAULT, List.of(web));
        AccessRecord record = new AccessRecord();
        record.status = 200;
        record.durationNanos = 5_000_000;
        record.responseBytes = 512;
        record.requestBytes = 99;
        record.addUpstream(4_000_000);
        count(api, web, record);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        count(api, web, record);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        // The counter itself may cost some bytes; one byte a request would be a hundred thousand.
        assertThat(allocated).isLessThan(10_000);
    }

    private static void count(ApiMetrics api, Source source, AccessRecord record) {
        for (int i = 0; i < REQUESTS; i++) {
            api.count(source, Endpoint.UNMATCHED, HttpMethod.GET, record);
        }
    }
}
