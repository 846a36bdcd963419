package io.apilog.metrics.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Samples;
import io.apilog.metrics.Settings;
import io.apilog.metrics.api.ApiMetrics;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtraLabelsTest {
    private static final Source WEB = new Source(0, "web", Map.of("site", "shop"));
    private static final String REQUESTS = "apilog_requests_total";
    private static final String OVERFLOW = "apilog_label_overflow_requests_total";

    private final Settings settings = new Settings();
    private AccessRecord record = new AccessRecord();
    private ApiMetrics api = new ApiMetrics(settings.make(), List.of(WEB));

    @Test
    void they_stand_behind_our_own_labels_and_before_those_of_the_source() {
        use(ExtraLabel.ofField("tenant", "tenant", 9), ExtraLabel.ofField("host", "host", 9));
        record.durationNanos = 1;
        count("acme", "example.com");
        String labels = "source=web,endpoint=unmatched,method=GET,status=none,tenant=acme,host=example.com,site=shop";
        assertThat(samples(REQUESTS)).containsExactly("{" + labels + "} 1.0");
        assertThat(samples("apilog_request_duration_seconds_bucket"))
                .first()
                .isEqualTo("{" + labels + ",le=0.005} 1.0");
    }

    @Test
    void what_the_log_does_not_carry_is_an_empty_value() {
        use(ExtraLabel.ofField("tenant", "tenant", 9));
        count("");
        assertThat(tenants()).containsExactly("tenant= 1.0");
    }

    @Test
    void over_the_limit_a_value_is_other_and_that_is_counted() {
        use(ExtraLabel.ofField("tenant", "tenant", 2));
        for (String tenant : List.of("a", "b", "c", "d", "a", "")) {
            count(tenant);
        }
        assertThat(tenants()).containsExactly("tenant=a 2.0", "tenant=b 1.0", "tenant=other 2.0", "tenant= 1.0");
        assertThat(samples(OVERFLOW)).containsExactly("{source=web,label=tenant} 2.0");
    }

    @Test
    void without_extra_labels_there_is_no_count_of_their_overflow() {
        assertThat(samples(OVERFLOW)).isEmpty();
    }

    @Test
    void a_value_named_other_is_not_a_second_series_of_that_name() {
        use(ExtraLabel.ofField("tenant", "tenant", 1));
        count("a");
        count("other");
        count("b");
        assertThat(tenants()).containsExactly("tenant=a 1.0", "tenant=other 2.0");
    }

    @Test
    void values_that_differ_only_in_what_is_cleaned_are_one() {
        use(ExtraLabel.ofField("tenant", "tenant", 9), ExtraLabel.ofField("host", "host", 9));
        count("a\u0007", "Example.COM:8080");
        count("a\u0001", "example.com");
        assertThat(samples(REQUESTS))
                .singleElement()
                .asString()
                .contains("tenant=a\ufffd,host=example.com,")
                .endsWith(" 2.0");
    }

    @Test
    void however_many_combinations_there_are_the_budget_holds_and_every_request_is_counted() {
        settings.budget = 2_000;
        use(
                ExtraLabel.ofField("a", "a", 10_000),
                ExtraLabel.ofField("b", "b", 10_000),
                ExtraLabel.ofField("host", "host", 10_000));
        Random random = new Random(20261121);
        int requests = LabelSet.MAX_EXTRAS + 20_000;
        for (int i = 0; i < requests; i++) {
            count("a" + random.nextInt(9_000), "b" + random.nextInt(9_000), "h" + random.nextInt(9_000));
        }
        assertThat(api.series()).isLessThanOrEqualTo(2_000);
        assertThat(samples(REQUESTS).stream()
                        .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' '))))
                        .sum())
                .isEqualTo(requests);
        assertThat(samples(REQUESTS)).anyMatch(sample -> sample.contains("a=other,b=other,host=other"));
    }

    @Test
    void values_of_series_that_expired_make_room_for_others() {
        settings.expireIdle = Duration.ofMinutes(10);
        use(ExtraLabel.ofField("pod", "pod", 2));
        api.expire(0);
        count("a");
        count("b");
        api.expire(1);
        count("b");
        api.expire(Duration.ofMinutes(11).toNanos());
        count("c");
        count("d");
        assertThat(samples(REQUESTS))
                .extracting(sample -> sample.replaceAll(".*,pod=([a-z]*),.*}", "$1"))
                .containsExactly("b 2.0", "c 1.0", "other 1.0");
    }

    @Test
    void a_value_that_is_known_allocates_nothing() {
        use(ExtraLabel.ofField("tenant", "tenant", 9), ExtraLabel.ofField("host", "host", 1));
        set("acm\u00e9", "EXAMPLE.com:443");
        countMany();
        set("acm\u00e9", "over.example.com");
        countMany();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        countMany();
        // The counter itself may cost some bytes; one byte a request would be fifty thousand.
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(5_000);
    }

    private void countMany() {
        for (int i = 0; i < 50_000; i++) {
            api.count(WEB, Endpoint.UNMATCHED, HttpMethod.GET, record);
        }
    }

    private void use(ExtraLabel... labels) {
        settings.extraLabels = List.of(labels);
        api = new ApiMetrics(settings.make(), List.of(WEB));
        record = new AccessRecord(
                settings.extraLabels.stream().map(ExtraLabel::field).toList(), Map.of());
    }

    private void count(String... values) {
        set(values);
        api.count(WEB, Endpoint.UNMATCHED, HttpMethod.GET, record);
    }

    private void set(String... values) {
        for (int i = 0; i < values.length; i++) {
            byte[] bytes = values[i].getBytes(StandardCharsets.UTF_8);
            record.extras[i].set(bytes, 0, bytes.length);
        }
    }

    private List<String> tenants() {
        return samples(REQUESTS).stream()
                .map(sample -> sample.replaceAll(".*,(tenant=[a-z]*),.*}", "$1"))
                .toList();
    }

    private List<String> samples(String name) {
        return Samples.of(api.snapshot().families(), name);
    }
}
