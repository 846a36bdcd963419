package io.apilog.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.FormatSettings;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.metrics.MetricsSettings;
import io.apilog.request.Endpoint;
import io.apilog.request.Ignored;
import io.apilog.request.LineObserver;
import io.apilog.request.Rejection;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineObserversTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final String HEALTH =
            "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"GET /health HTTP/1.1\" 200 2 \"-\" \"curl/8.5\"";
    private static final String USER =
            "192.0.2.7 - - [21/Nov/2026:09:00:01 +0000] \"GET /users/17 HTTP/1.1\" 404 51 \"-\" \"curl/8.5\"";

    private final List<String> told = new ArrayList<>();

    private LineObserver observer(String name, RequestText... texts) {
        return new LineObserver() {
            @Override
            public void counted(Request request) {
                told.add(name + " counted " + request.method() + " " + request.endpoint() + " "
                        + request.record().status + " of " + request.source().name());
            }

            @Override
            public void filtered(Request request, int filter) {
                told.add(name + " filtered by " + filter);
            }

            @Override
            public void rejected(Request unread, Rejection reason, int at) {
                told.add(name + " rejected " + reason.label());
            }

            @Override
            public void ignored(Request unread, Ignored kind) {
                told.add(name + " ignored " + kind.label());
            }

            @Override
            public void vacated(Endpoint endpoint) {
                told.add(name + " vacated " + endpoint);
            }

            @Override
            public Set<RequestText> texts() {
                return Set.of(texts);
            }
        };
    }

    @Test
    void each_line_is_told_once_to_each_observer_in_their_order() {
        EndpointNamer namer =
                new EndpointNamer(new EndpointSettings(List.of("/users/{id}"), EndpointSettings.DEFAULT.budget()));
        Pipelines pipelines = new Pipelines(
                Map.of("web", WEB),
                Map.of("web", FormatSettings.AUTO),
                Map.of(),
                MetricsSettings.DEFAULT.rules(),
                new RequestFilters(namer, List.of(RequestFiltersTest.paths("health", "/health"))),
                new LineObservers(List.of(observer("first"), observer("second"))),
                () -> 0);
        LineSink sink = pipelines.open(
                new LogFile("web", "/var/log/access.log"), new Sample(List.of(USER.getBytes(ISO_8859_1))));
        List.of(USER, HEALTH, "rubbish", "").forEach(text -> accept(sink, text));
        assertThat(told)
                .containsExactly(
                        "first counted GET /users/{id} 404 of web",
                        "second counted GET /users/{id} 404 of web",
                        "first filtered by 0",
                        "second filtered by 0",
                        "first rejected no_match",
                        "second rejected no_match",
                        "first ignored blank",
                        "second ignored blank");
    }

    @Test
    void all_are_told_that_an_endpoint_is_gone() {
        new LineObservers(List.of(observer("first"), observer("second"))).vacated(Endpoint.OTHER);
        assertThat(told).containsExactly("first vacated other", "second vacated other");
    }

    @Test
    void several_among_them_are_told_in_their_order() {
        LineObserver nested = new LineObservers(List.of(observer("second"), observer("third")));
        new LineObservers(List.of(observer("first"), nested, observer("fourth"))).vacated(Endpoint.OTHER);
        assertThat(told)
                .containsExactly(
                        "first vacated other", "second vacated other", "third vacated other", "fourth vacated other");
    }

    @Test
    void the_texts_of_all_are_read() {
        LineObserver both = new LineObservers(
                List.of(observer("first", RequestText.USER), observer("second", RequestText.USER, RequestText.HOST)));
        assertThat(both.texts()).containsExactlyInAnyOrder(RequestText.USER, RequestText.HOST);
    }

    private static void accept(LineSink sink, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 1);
        sink.accept(line);
    }
}
