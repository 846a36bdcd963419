package io.apilog.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Source;
import io.apilog.request.Text;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFiltersTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Source API = new Source(1, "api", Map.of());

    private final EndpointNamer namer = new EndpointNamer(EndpointSettings.DEFAULT);
    private final AccessRecord record = new AccessRecord();

    @Test
    void without_filters_every_request_is_counted_under_its_endpoint() {
        RequestFilters none = filters();
        set("/users/42", 200);
        assertThat(none.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(RequestFilters.NONE);
        assertThat(none.endpoint().name()).isEqualTo("/users/{id}");
    }

    @ParameterizedTest
    @CsvSource({
        "/health,true",
        "/health?verbose=1,true",
        "/health#top,true",
        "http://example.com/health,true",
        "https://example.com:8443/health?a=http://b/c,true",
        "/healthy,false",
        "/x?path=/health,false",
        "http://example.com?/health,false"
    })
    void a_path_is_the_target_without_host_and_query(String target, boolean meant) {
        RequestFilters health = filters(paths("health", "/health"));
        set(target, 200);
        assertThat(health.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(meant ? 0 : RequestFilters.NONE);
    }

    @Test
    void all_conditions_must_hold_and_one_word_of_each() {
        RequestFilters probes = filters(new FilterSettings(
                "probes",
                Set.of("web"),
                List.of(),
                List.of("/a", "/b"),
                Set.of("GET", "HEAD"),
                Set.of("2xx", "404", "none"),
                List.of("probe"),
                0));
        set("/b", 204);
        agent("Example-Probe/1");
        assertThat(probes.leftOutBy(WEB, HttpMethod.HEAD, record)).isZero();
        assertThat(probes.leftOutBy(API, HttpMethod.HEAD, record)).isEqualTo(RequestFilters.NONE);
        assertThat(probes.leftOutBy(WEB, HttpMethod.POST, record)).isEqualTo(RequestFilters.NONE);
        record.status = 403;
        assertThat(probes.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(RequestFilters.NONE);
        record.status = 404;
        assertThat(probes.leftOutBy(WEB, HttpMethod.GET, record)).isZero();
        record.status = (int) AccessRecord.ABSENT;
        assertThat(probes.leftOutBy(WEB, HttpMethod.GET, record)).isZero();
        agent("curl");
        assertThat(probes.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(RequestFilters.NONE);
        agent("probe");
        set("/c", 200);
        assertThat(probes.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(RequestFilters.NONE);
    }

    @Test
    void what_is_dropped_by_its_path_makes_no_endpoint() {
        RequestFilters assets = filters(paths("assets", "*.css"));
        set("/styles/main.css", 200);
        assertThat(assets.leftOutBy(WEB, HttpMethod.GET, record)).isZero();
        assertThat(namer.named()).isZero();
        assertThatThrownBy(assets::endpoint).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_endpoint_is_asked_for_by_its_name() {
        RequestFilters users = filters(new FilterSettings(
                "users", Set.of(), List.of("/users/{id}", "/admin/*"), List.of(), Set.of(), Set.of(), List.of(), 0));
        for (int time = 0; time < 2; time++) {
            set("/users/" + time, 200);
            assertThat(users.leftOutBy(WEB, HttpMethod.GET, record)).isZero();
            set("/orders/" + time, 200);
            assertThat(users.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(RequestFilters.NONE);
            set("/admin/panel", 200);
            assertThat(users.leftOutBy(WEB, HttpMethod.GET, record)).isZero();
        }
    }

    @Test
    void the_first_filter_that_means_a_request_decides_even_to_keep_it() {
        FilterSettings most = new FilterSettings(
                "most", Set.of(), List.of(), List.of("/a"), Set.of(), Set.of(), List.of(), 0.999_999_999);
        RequestFilters filters = filters(most, paths("rest", "/*"));
        set("/a", 200);
        assertThat(filters.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(RequestFilters.NONE);
        assertThat(filters.endpoint().name()).isEqualTo("/a");
        set("/b", 200);
        assertThat(filters.leftOutBy(WEB, HttpMethod.GET, record)).isEqualTo(1);
        assertThat(filters.name(1)).isEqualTo("rest");
    }

    @Test
    void asking_allocates_nothing() {
        RequestFilters filters = filters(
                paths("css", "*.css"),
                new FilterSettings(
                        "bots", Set.of("web"), List.of("/x"), List.of(), Set.of(), Set.of("5xx"), List.of("bot"), 0.5));
        set("/users/42?a=b", 503);
        agent("Example-Bot/2");
        ask(filters);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        ask(filters);
        // The counter itself may cost some bytes; one byte a request would be fifty thousand.
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(5_000);
    }

    private void ask(RequestFilters filters) {
        for (int i = 0; i < 50_000; i++) {
            filters.leftOutBy(WEB, HttpMethod.GET, record);
        }
    }

    private RequestFilters filters(FilterSettings... settings) {
        return new RequestFilters(namer, List.of(settings));
    }

    static FilterSettings paths(String name, String... paths) {
        return new FilterSettings(name, Set.of(), List.of(), List.of(paths), Set.of(), Set.of(), List.of(), 0);
    }

    private void set(String target, int status) {
        text(record.target, target);
        record.status = status;
    }

    private void agent(String agent) {
        text(record.userAgent, agent);
    }

    private static void text(Text text, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        text.set(bytes, 0, bytes.length);
    }
}
