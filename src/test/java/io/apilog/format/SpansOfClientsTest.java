package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Spans of a request that the program made of another are none that it answered, however their kind is written. */
class SpansOfClientsTest {
    private static final String TIMES =
            "\"startTimeUnixNano\":\"1795251602000000000\",\"endTimeUnixNano\":\"1795251602012000000\"";

    @Test
    void otlp_writes_the_kind_as_a_number() {
        assertThat(answered((kind, url) -> flat(kind.equals("server") ? "2" : "3", url)))
                .isTrue();
        assertThat(answered((kind, url) -> flat(kind.equals("server") ? "2" : "4", url)))
                .isTrue();
    }

    @Test
    void in_batches_of_one_span_too() {
        BiFunction<String, String, String> batch =
                (kind, url) -> "{\"resourceSpans\":[{\"resource\":{\"attributes\":[]},\"scopeSpans\":[{\"spans\":["
                        + flat(kind.equals("server") ? "2" : "3", url) + "]}]}]}";

        assertThat(answered(batch)).isTrue();
        assertThat(ReadLog.of(20, i -> batch.apply("server", "/api/" + i)).found)
                .as("found in the first lines")
                .hasSize(1);
    }

    @Test
    void other_kinds_of_otlp_count() {
        assertThat(ReadLog.of(20, i -> flat(String.valueOf(i % 2 * 4 + 1), "/api/" + i)).requests)
                .hasSize(20);
    }

    @Test
    void its_name_in_protobuf_is_known() {
        assertThat(answered((kind, url) -> "{\"traceId\":\"5b8e\",\"name\":\"GET\",\"kind\":\"SPAN_KIND_"
                        + kind.toUpperCase(Locale.ROOT) + "\"," + attributes(url) + ",\"durationMs\":12}"))
                .isTrue();
    }

    @Test
    void jaeger_has_it_among_its_tags() {
        assertThat(answered((kind, url) ->
                        "{\"traceID\":\"5b8e\",\"spanID\":\"1\",\"operationName\":\"GET\",\"startTime\":1795251602000000,\"duration\":12000,"
                                + "\"tags\":[{\"key\":\"span.kind\",\"type\":\"string\",\"value\":\""
                                + kind + "\"},"
                                + "{\"key\":\"http.method\",\"value\":\"GET\"},{\"key\":\"http.url\",\"value\":\""
                                + url + "\"},"
                                + "{\"key\":\"http.status_code\",\"type\":\"int64\",\"value\":200}]}"))
                .isTrue();
    }

    @Test
    void the_libraries_count_from_0() {
        assertThat(answered((kind, url) -> "{\"traceId\":\"5b8e\",\"name\":\"GET\",\"id\":\"1\",\"kind\":"
                        + (kind.equals("server") ? 1 : 2)
                        + ",\"timestamp\":1795251602000000,\"duration\":12345,\"attributes\":{\"http.method\":\"GET\",\"http.url\":\""
                        + url + "\",\"http.status_code\":200},\"status\":{\"code\":0}}"))
                .isTrue();
    }

    @Test
    void a_number_elsewhere_says_nothing() {
        assertThat(ReadLog.of(
                                20,
                                i -> "{\"time\":\"2026-11-21T09:00:00Z\",\"kind\":3,\"method\":\"GET\",\"path\":\"/api/"
                                        + i + "\",\"status\":200,\"duration_ms\":12}")
                        .requests)
                .hasSize(20);
    }

    /** Whether the spans of servers count and those of clients do not. */
    private static boolean answered(BiFunction<String, String, String> span) {
        List<String> lines = IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0
                        ? span.apply("server", "/api/orders/" + i)
                        : span.apply("client", "https://stock.example.com/items/" + i))
                .toList();
        ReadLog log = ReadLog.of(lines);
        return log.requests.size() == 20
                && log.ignored == 20
                && log.requests.stream().allMatch(one -> one.startsWith("GET /api/orders/"));
    }

    private static String flat(String kind, String url) {
        return "{\"traceId\":\"5b8e\",\"spanId\":\"1\",\"name\":\"GET\",\"kind\":" + kind + "," + TIMES + ","
                + "\"attributes\":[{\"key\":\"http.request.method\",\"value\":{\"stringValue\":\"GET\"}},"
                + "{\"key\":\"" + (url.startsWith("/") ? "url.path" : "url.full") + "\",\"value\":{\"stringValue\":\""
                + url + "\"}},"
                + "{\"key\":\"http.response.status_code\",\"value\":{\"intValue\":\"200\"}}],\"status\":{}}";
    }

    private static String attributes(String url) {
        return "\"attributes\":{\"http.request.method\":\"GET\",\"url.full\":\"" + url
                + "\",\"http.response.status_code\":200}";
    }
}
