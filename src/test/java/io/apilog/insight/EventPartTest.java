package io.apilog.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.metrics.Metric;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Families of events: bounded, saved and restored by the texts of their labels, first shown as 0. */
class EventPartTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Source SHOP = new Source(1, "shop", Map.of());
    private static final Endpoint ORDERS = new Endpoint(3, "/orders", Rule.ROUTE);
    private static final Endpoint CARTS = new Endpoint(4, "/carts", Rule.ROUTE);

    private final InsightBudget budget = new InsightBudget(new InsightSettings(100));
    private final List<Endpoint> known = new ArrayList<>(List.of(ORDERS, CARTS));
    private long copies = 1;

    /** By labels that are there today: an endpoint and a word, and a word alone. */
    private static final class Outcomes extends EventPart {
        final EventFamily byEndpoint;
        final EventFamily byReason;
        final EventFamily times;

        Outcomes(EventContext context) {
            super(context);
            byEndpoint = events.counter(Metric.RESPONSE_BYTES, Dimension.endpoint(), Dimension.words("GET", "POST"));
            byReason = events.seconds(Metric.LINES_REJECTED, Dimension.words("late", "early"));
            times = events.histogram(
                    Metric.UPSTREAM_DURATION, List.of(1.0, 10.0), Dimension.endpoint(), Dimension.words("GET", "POST"));
        }

        @Override
        public String name() {
            return "outcomes";
        }

        @Override
        public String without() {
            return "outcomes begin at 0";
        }
    }

    private Outcomes part() {
        return new Outcomes(new EventContext(budget, List.of(WEB, SHOP), () -> known, () -> copies));
    }

    private static List<String> lines(Outcomes part, EventCopies copy) {
        List<String> lines = new ArrayList<>();
        part.families(copy)
                .forEach(family -> family.samples.forEach(
                        (Sample sample) -> lines.add(sample.name + sample.labelValues + " " + sample.value)));
        return lines;
    }

    private static EventCopies saved(Outcomes part) throws Exception {
        return part.read(1, new SectionReader(part.write(part.copy())));
    }

    @Test
    void events_are_counted_by_source_endpoint_and_word() {
        Outcomes part = part();
        part.byEndpoint.add(WEB, ORDERS, 1, 2);
        part.byEndpoint.add(WEB, ORDERS, 1, 3);
        part.byEndpoint.add(SHOP, Endpoint.OTHER, 0, 1);
        part.byReason.add(SHOP, 0, 1_500_000_000L);

        assertThat(lines(part, part.copy()))
                .containsExactly(
                        "apilog_response_bytes_total[web, /orders, POST] 5.0",
                        "apilog_response_bytes_total[shop, other, GET] 1.0",
                        "apilog_lines_rejected_total[shop, late] 1.5");
    }

    @Test
    void a_histogram_has_buckets_count_and_sum() {
        Outcomes part = part();
        part.times.add(WEB, CARTS, 0, 2_000_000_000L);

        assertThat(lines(part, part.copy()))
                .containsExactly(
                        "apilog_upstream_duration_seconds_bucket[web, /carts, GET, 1.0] 0.0",
                        "apilog_upstream_duration_seconds_bucket[web, /carts, GET, 10.0] 1.0",
                        "apilog_upstream_duration_seconds_bucket[web, /carts, GET, +Inf] 1.0",
                        "apilog_upstream_duration_seconds_count[web, /carts, GET] 1.0",
                        "apilog_upstream_duration_seconds_sum[web, /carts, GET] 2.0");
    }

    @Test
    void what_was_saved_goes_on_under_other_indexes_and_another_name_of_the_source() throws Exception {
        Outcomes part = part();
        part.byEndpoint.add(WEB, CARTS, 1, 5);
        part.times.add(WEB, CARTS, 1, 7);
        EventCopies saved = saved(part);
        known.clear();
        Endpoint carts = new Endpoint(9, "/carts", Rule.ROUTE);
        known.add(carts);
        Outcomes next = part();
        next.restore(saved, new SourceNames() {
            @Override
            public Source now(Source before) {
                return SHOP;
            }

            @Override
            public String now(String before) {
                return "shop";
            }
        });
        next.byEndpoint.add(SHOP, carts, 1, 1);

        assertThat(lines(next, next.copy()))
                .contains(
                        "apilog_response_bytes_total[shop, /carts, POST] 6.0",
                        "apilog_upstream_duration_seconds_count[shop, /carts, POST] 1.0");
    }

    @Test
    void what_is_not_there_any_more_is_dropped_and_the_rest_goes_on() throws Exception {
        Outcomes part = part();
        part.byEndpoint.add(WEB, CARTS, 1, 5);
        part.byEndpoint.add(WEB, ORDERS, 1, 6);
        EventCopies saved = saved(part);
        known.remove(CARTS);
        Outcomes next = part();
        next.restore(saved, SourceNames.UNCHANGED);

        assertThat(lines(next, next.copy())).containsExactly("apilog_response_bytes_total[web, /orders, POST] 6.0");
    }

    @Test
    void a_new_series_is_0_for_one_who_has_not_seen_it() {
        Outcomes part = part();
        copies = 7;
        part.byEndpoint.add(WEB, CARTS, 1, 5);

        assertThat(lines(part, part.upTo(part.copy(), 6)))
                .containsExactly("apilog_response_bytes_total[web, /carts, POST] 0.0");
        assertThat(lines(part, part.upTo(part.copy(), 7)))
                .containsExactly("apilog_response_bytes_total[web, /carts, POST] 5.0");
    }

    @Test
    void over_four_fifths_of_the_budget_events_count_under_other_which_is_counted() {
        Outcomes part = part();
        for (int i = 0; i < 200; i++) {
            part.byEndpoint.add(WEB, new Endpoint(10 + i, "/e" + i, Rule.LEARNED), 0, 1);
        }

        part.times.add(WEB, CARTS, 0, 1);

        assertThat(part.byEndpoint.size()).isEqualTo(81);
        assertThat(lines(part, part.copy()))
                .contains(
                        "apilog_response_bytes_total[web, other, GET] 120.0",
                        "apilog_upstream_duration_seconds_count[web, other, GET] 1.0");
        assertThat(budget.overflowed()).isEqualTo(121);
    }

    @Test
    void series_of_an_endpoint_that_is_gone_are_dropped_and_give_their_room_back() {
        Outcomes part = part();
        part.byEndpoint.add(WEB, CARTS, 1, 5);
        part.times.add(WEB, CARTS, 1, 5);
        part.byEndpoint.add(WEB, ORDERS, 1, 6);
        part.vacated(CARTS);

        assertThat(lines(part, part.copy())).containsExactly("apilog_response_bytes_total[web, /orders, POST] 6.0");
        assertThat(budget.used()).isEqualTo(1);
    }
}
