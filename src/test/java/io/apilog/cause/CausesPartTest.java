package io.apilog.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.ExtraField;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesPartTest {
    private static final Endpoint ORDERS = new Endpoint(3, "/orders", Rule.ROUTE);
    private static final Endpoint CARTS = new Endpoint(4, "/carts", Rule.ROUTE);

    private final CausesPart part = Traffic.part();
    private final Asking asking = new Asking(
            Traffic.WEB,
            new AccessRecord(List.of(ExtraField.of("consumer"), ExtraField.of("upstream_addr")), Map.of()));

    private void ask(int times, Endpoint endpoint, int status, double second) {
        for (int i = 0; i < times; i++) {
            part.counted(asking.endpoint(endpoint)
                    .answered(status)
                    .atSecond(Traffic.BEGIN / 1e3 + second)
                    .request());
        }
    }

    private List<Cause> errors() {
        return CauseRanking.of(part.tallies().get(0), Harm.ERROR, 3);
    }

    @Test
    void a_cause_says_how_bad_it_is_and_how_it_was() {
        ask(90, ORDERS, 200, 0);
        ask(10, ORDERS, 500, 0);
        ask(200, CARTS, 200, 0);
        ask(1, CARTS, 200, 450);
        ask(50, ORDERS, 200, 900);
        ask(50, ORDERS, 503, 900);
        ask(200, CARTS, 200, 900);
        assertThat(errors()).singleElement().satisfies(cause -> {
            assertThat(cause.dimension()).isEqualTo(CauseDimension.ENDPOINT);
            assertThat(cause.value()).isEqualTo("/orders");
            assertThat(cause.bad()).isEqualTo(50);
            assertThat(cause.requests()).isEqualTo(100);
            assertThat(cause.share()).isEqualTo(1);
            assertThat(cause.ratio()).isEqualTo(0.5);
            assertThat(cause.ratioBefore()).isBetween(0.09, 0.11);
            assertThat(cause.ratioElsewhere()).isZero();
        });
    }

    @Test
    void what_the_bad_answers_have_in_common_is_said() {
        for (int i = 0; i < 100; i++) {
            asking.client("192.0.2." + i % 50).host(i % 4 == 0 ? "a.example.com" : "b.example.com");
            ask(3, CARTS, 200, i);
            ask(1, ORDERS, i % 4 == 0 ? 502 : 200, i);
        }
        assertThat(errors())
                .first()
                .satisfies(cause -> assertThat(cause.within())
                        .extracting(Cause.Common::value)
                        .contains("502"));
    }

    @Test
    void a_single_bad_answer_of_before_does_not_make_bad_ones_usual() {
        for (int i = 0; i < 900; i++) {
            asking.client("192.0." + i % 3 + ".9").agent(i % 2 == 0 ? "curl/8.5.0" : "kube-probe/1.29");
            ask(1, i % 5 < 2 ? ORDERS : CARTS, i == 7 * 3 ? 503 : 200, i / 3.0);
        }
        for (int i = 0; i < 450; i++) {
            asking.client("192.0." + i % 3 + ".9").agent(i % 2 == 0 ? "curl/8.5.0" : "kube-probe/1.29");
            ask(1, i % 5 < 2 ? ORDERS : CARTS, i % 9 == 0 ? 503 : 200, 850 + i / 9.0);
        }
        assertThat(errors()).first().extracting(Cause::value).isEqualTo("192.0.0.0/24");
    }

    @Test
    void what_is_about_as_usual_has_not_risen() {
        for (int minute = 0; minute < 60; minute++) {
            ask(570 + minute, ORDERS, 500, minute * 60);
            ask(430, ORDERS, 200, minute * 60);
            ask(2_000, CARTS, 200, minute * 60);
        }
        assertThat(errors()).isEmpty();
        assertThat(Explained.of(part.tallies().get(0))).singleElement().satisfies(explained -> {
            assertThat(explained.risen()).isFalse();
            assertThat(explained.causes()).first().extracting(Cause::value).isEqualTo("/orders");
        });
    }

    @Test
    void nothing_stands_out_where_everything_rose_by_the_same() {
        ask(1_000, ORDERS, 200, 0);
        ask(10, ORDERS, 500, 0);
        ask(200, CARTS, 200, 0);
        ask(2, CARTS, 500, 0);
        ask(500, ORDERS, 500, 900);
        ask(500, ORDERS, 200, 900);
        ask(100, CARTS, 500, 900);
        ask(100, CARTS, 200, 900);
        assertThat(errors()).isEmpty();
    }

    @Test
    void four_bad_answers_are_no_sign() {
        ask(4, ORDERS, 500, 0);
        ask(1_000, CARTS, 200, 0);
        assertThat(errors()).isEmpty();
    }

    @Test
    void what_was_long_ago_is_not_recent() {
        ask(50, ORDERS, 500, 0);
        ask(100, CARTS, 200, 0);
        ask(100, CARTS, 200, 900);
        assertThat(errors()).isEmpty();
    }

    @Test
    void an_endpoint_that_is_gone_is_no_cause() {
        ask(50, ORDERS, 500, 0);
        ask(100, CARTS, 200, 0);
        part.vacated(ORDERS);
        assertThat(errors()).isEmpty();
    }

    @Test
    void an_index_that_became_another_endpoints_begins_anew() {
        ask(50, ORDERS, 500, 0);
        ask(100, CARTS, 200, 0);
        ask(1, new Endpoint(ORDERS.index(), "/other", Rule.ROUTE), 200, 0);
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_connection_that_was_switched_is_not_slow() {
        asking.took(3_000);
        ask(50, ORDERS, 101, 0);
        assertThat(CauseRanking.of(part.tallies().get(0), Harm.SLOW, 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.77, 192.0.2.0/24", "2001:db8:7:8::9, 2001:db8:7::/48", "2001:db8::9, 2001:db8:0::/48"})
    void an_address_is_in_its_network(String client, String network) {
        asking.client(client);
        ask(1, ORDERS, 200, 0);
        assertThat(part.tallies().get(0).values())
                .filteredOn(value -> value.dimension() == CauseDimension.NETWORK)
                .extracting(ValueCount::text)
                .containsExactly(network);
    }

    @Test
    void counts_go_on_under_another_configuration() {
        ask(50, ORDERS, 500, 0);
        ask(100, CARTS, 200, 0);
        CausesPart next = Traffic.part();
        next.restore(part.copy(), SourceNames.UNCHANGED);
        assertThat(CauseRanking.of(next.tallies().get(0), Harm.ERROR, 3)).hasSize(1);
    }

    @Test
    void a_cause_is_found_among_a_million_networks() {
        Random random = new Random(9);
        for (int i = 0; i < 1_000_000; i++) {
            asking.client((20 + random.nextInt(80)) + "." + random.nextInt(256) + "." + random.nextInt(256) + ".9");
            ask(1, CARTS, 200, i / 5_000.0);
            if (i % 200 == 0) {
                asking.client("192.0.2.1");
                ask(1, CARTS, 500, i / 5_000.0);
            }
        }
        assertThat(errors()).first().extracting(Cause::value).isEqualTo("192.0.2.0/24");
        assertThat(part.tallies().get(0).values()).hasSizeLessThan(4_096);
    }

    @Test
    void whatever_a_line_holds_is_taken() {
        Random random = new Random(10);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            asking.client(text).host(text).agent(text).extra(0, text).extra(1, text);
            ask(1, ORDERS, random.nextInt(1_200) - 100, random.nextGaussian() * 1e6);
        }
        assertThat(part.tallies()).hasSize(1);
    }

    @Test
    void nothing_is_allocated_once_warm() {
        asking.client("192.0.2.1")
                .host("a.example.com")
                .agent("curl/8.5.0")
                .extra(0, "t")
                .extra(1, "192.0.2.9:80");
        Request good = asking.endpoint(ORDERS)
                .answered(200)
                .atSecond(Traffic.BEGIN / 1e3)
                .request();
        for (int i = 0; i < 30_000; i++) {
            good.record().status = i % 10 == 0 ? 500 : 200;
            part.counted(good);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 3_000; i++) {
            good.record().status = i % 10 == 0 ? 500 : 200;
            good.record().timeMillis += 1_000;
            part.counted(good);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }
}
