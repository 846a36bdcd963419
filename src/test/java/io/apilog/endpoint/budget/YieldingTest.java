package io.apilog.endpoint.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.endpoint.Requests;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An endpoint idle for seven days yields its place, but only when the table is full. */
class YieldingTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // the clock may go over the top
    private final List<Endpoint> vacated = new ArrayList<>();
    private final EndpointNamer namer = namer(2, "/routes/{id}");
    private final Requests requests = new Requests(namer);

    private EndpointNamer namer(int budget, String... routes) {
        EndpointNamer made = new EndpointNamer(new EndpointSettings(List.of(routes), budget), List.of(), nanos::get);
        made.whenVacated(vacated::add);
        return made;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        namer.tick();
    }

    @Test
    void a_new_endpoint_takes_the_place_of_the_one_idle_for_longest() {
        Endpoint a = requests.get("/a");
        requests.get("/b");
        pass(Duration.ofDays(4));
        Endpoint b = requests.get("/b");
        pass(Duration.ofDays(3));

        Endpoint c = requests.get("/c");

        assertThat(c.name()).isEqualTo("/c");
        assertThat(c.index()).isEqualTo(a.index());
        assertThat(vacated).containsExactly(a);
        assertThat(requests.get("/b")).isSameAs(b);
        assertThat(namer.minted()).isEqualTo(2);
        assertThat(namer.endpoints()).extracting(Endpoint::index).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_one_that_yielded_is_new_when_it_is_asked_for_again() {
        requests.get("/a");
        requests.get("/b");
        pass(Duration.ofDays(7));
        requests.get("/c");

        assertThat(requests.send(HttpMethod.GET, "/a", 404)).isSameAs(Endpoint.UNMATCHED);
        assertThat(requests.get("/a").name()).isEqualTo("/a");
        assertThat(requests.get("/b")).isSameAs(Endpoint.OTHER);
    }

    @Test
    void nothing_yields_a_moment_before_seven_days_are_over() {
        requests.get("/a");
        requests.get("/b");
        pass(Duration.ofDays(7).minusNanos(1));

        assertThat(requests.get("/c")).isSameAs(Endpoint.OTHER);
        pass(Duration.ofNanos(1));
        assertThat(requests.get("/c").name()).isEqualTo("/c");
    }

    @Test
    void nothing_yields_where_there_is_room() {
        requests.get("/a");
        pass(Duration.ofDays(70));

        requests.get("/b");

        assertThat(vacated).isEmpty();
        assertThat(requests.get("/a").name()).isEqualTo("/a");
    }

    @Test
    void a_request_that_is_refused_keeps_an_endpoint_from_being_idle() {
        requests.get("/a");
        requests.get("/b");
        pass(Duration.ofDays(6));
        requests.send(HttpMethod.GET, "/a", 404);
        requests.send(HttpMethod.GET, "/b", 503);
        pass(Duration.ofDays(6));

        assertThat(requests.get("/c")).isSameAs(Endpoint.OTHER);
    }

    @Test
    void routes_never_yield() {
        requests.get("/a");
        requests.get("/b");
        pass(Duration.ofDays(30));
        requests.get("/c");
        requests.get("/d");

        assertThat(requests.get("/routes/7").rule()).isEqualTo(Rule.ROUTE);
        assertThat(vacated).extracting(Endpoint::name).containsExactly("/a", "/b");
    }

    @Test
    void a_request_that_makes_no_endpoint_takes_no_place() {
        requests.get("/a");
        requests.get("/b");
        pass(Duration.ofDays(30));

        assertThat(requests.send(HttpMethod.GET, "/c", 404)).isSameAs(Endpoint.UNMATCHED);
        assertThat(vacated).isEmpty();
    }
}
