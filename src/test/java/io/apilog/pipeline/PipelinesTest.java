package io.apilog.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.endpoint.EndpointNamer;
import io.apilog.endpoint.EndpointSettings;
import io.apilog.format.FormatSettings;
import io.apilog.format.FormatSpec;
import io.apilog.format.pattern.FormatException;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.metrics.MetricsSettings;
import io.apilog.request.LineObserver;
import io.apilog.request.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelinesTest {
    private static final String COMBINED =
            "192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl/8.5.0\"";
    private static final String JSON = "{\"method\":\"GET\",\"path\":\"/j\",\"status\":200,\"duration_ms\":7}";
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Source API = new Source(1, "api", Map.of());
    private static final LogFile FILE = new LogFile("web", "/var/log/access.log");
    private static final int MOST_SHOWN = 1_000;
    private static final int MOST_SAID = 20;

    private final CapturedLog said = new CapturedLog(Pipelines.class);

    @AfterEach
    void close() {
        said.close();
    }

    @Test
    void the_format_of_a_path_is_said_once_however_often_its_file_is_another() {
        Pipelines pipelines = pipelines(FormatSettings.AUTO);
        for (int i = 0; i < 3; i++) {
            open(pipelines, FILE, COMBINED);
        }
        assertThat(said.messages()).hasSize(1).first().asString().startsWith("/var/log/access.log: format combined");
        assertThat(pipelines.formats()).hasSize(1);
    }

    @Test
    void a_further_format_of_a_file_is_said_as_one() {
        LineSink sink = open(pipelines(FormatSettings.AUTO), FILE, COMBINED);
        accept(sink, JSON);
        accept(sink, JSON);
        assertThat(said.messages()).hasSize(2).last().asString().startsWith("/var/log/access.log: also format json");
    }

    @Test
    void a_file_of_which_nothing_can_be_read_any_more_is_said_once_without_its_lines() {
        LineSink sink = open(pipelines(FormatSettings.AUTO), FILE, COMBINED);
        for (int i = 0; i < 3_000; i++) {
            accept(sink, "s3cret no format " + i);
        }
        assertThat(said.messages())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("/var/log/access.log: line after line is rejected")
                .contains("combined")
                .doesNotContain("s3cret");
    }

    @Test
    void formats_of_ever_more_files_are_neither_kept_nor_said_but_those_new_to_a_source_are() throws FormatException {
        Pipelines pipelines = pipelines(new FormatSettings(FormatSpec.parse("combined"), Map.of(), null));
        for (int i = 0; i < MOST_SHOWN + 10; i++) {
            open(pipelines, new LogFile("web", "/var/log/" + i), COMBINED);
        }
        assertThat(said.messages()).hasSize(MOST_SAID);
        open(pipelines, new LogFile("web", "/var/log/" + MOST_SHOWN), COMBINED);
        assertThat(said.messages()).hasSize(MOST_SAID);
        open(pipelines, new LogFile("api", "/var/log/api"), COMBINED);
        assertThat(said.messages()).hasSize(MOST_SAID + 1);
        assertThat(pipelines.formats()).hasSize(MOST_SHOWN + 1);
    }

    @Test
    void ever_more_files_in_no_format_that_is_known_are_not_all_named() {
        Pipelines pipelines = pipelines(FormatSettings.AUTO);
        for (int i = 0; i < 10 * MOST_SAID; i++) {
            open(pipelines, new LogFile("web", "/var/log/" + i), "what a program says of itself");
        }
        assertThat(said.messages()).hasSize(MOST_SAID);
        assertThat(said.messages().get(MOST_SAID - 1)).endsWith("More files like this are not named");
    }

    private static Pipelines pipelines(FormatSettings web) {
        return new Pipelines(
                Map.of("web", WEB, "api", API),
                Map.of("web", web, "api", web),
                Map.of(),
                MetricsSettings.DEFAULT.rules(),
                new RequestFilters(new EndpointNamer(EndpointSettings.DEFAULT), List.of()),
                new LineObserver() {},
                () -> 0);
    }

    private static LineSink open(Pipelines pipelines, LogFile file, String line) {
        return pipelines.open(file, new Sample(List.of(line.getBytes(ISO_8859_1))));
    }

    private static void accept(LineSink sink, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        Line line = new Line();
        line.set(bytes, 0, bytes.length, 1);
        sink.accept(line);
    }
}
