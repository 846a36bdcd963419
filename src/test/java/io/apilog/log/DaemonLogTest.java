package io.apilog.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class DaemonLogTest {
    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Logger source = LoggerFactory.getLogger("io.apilog.source.tail.FollowedStream");
    private final Logger jetty = LoggerFactory.getLogger("org.eclipse.jetty.server.Server");
    private final Logger library = LoggerFactory.getLogger("org.example.Library");

    @AfterEach
    void set_back() {
        DaemonLog.configure(LogLevel.INFO, LogFormat.TEXT);
    }

    @Test
    void text_shows_time_level_area_and_message() {
        configure(LogLevel.INFO, LogFormat.TEXT);

        source.info("following {} files", 3);

        assertThat(lines()).singleElement().asString().matches(TIME + " INFO source: following 3 files");
    }

    @Test
    void the_journal_gets_a_severity_and_no_second_time() {
        DaemonLog.configure(LogLevel.DEBUG, LogFormat.TEXT, true, out);

        source.error("a");
        source.warn("b\nc");
        source.info("d");
        source.debug("e");

        assertThat(lines()).containsExactly("<3>source: a", "<4>source: b\\nc", "<6>source: d", "<7>source: e");
    }

    @Test
    void a_stream_that_is_not_standard_error_is_no_journal() {
        assertThat(Journal.takesErrors(Map.of())).isFalse();
        assertThat(Journal.takesErrors(Map.of("JOURNAL_STREAM", "1:1"))).isFalse();
        assertThat(Journal.takesErrors(Map.of("JOURNAL_STREAM", Journal.identity(Path.of("/proc/self/fd/2")))))
                .isTrue();
    }

    @Test
    void json_shows_the_same_as_members() throws IOException {
        configure(LogLevel.INFO, LogFormat.JSON);

        source.warn("a \"quoted\" \\ path");

        JsonNode event = new ObjectMapper().readTree(lines().get(0));
        assertThat(event.fieldNames()).toIterable().containsExactly("ts", "level", "area", "msg");
        assertThat(event.get("ts").asText()).matches(TIME);
        assertThat(event.get("level").asText()).isEqualTo("warn");
        assertThat(event.get("area").asText()).isEqualTo("source");
        assertThat(event.get("msg").asText()).isEqualTo("a \"quoted\" \\ path");
    }

    @ParameterizedTest
    @EnumSource
    void an_event_is_one_line_whatever_its_message_holds(LogFormat format) {
        configure(LogLevel.DEBUG, format);

        source.error("a\nb\r\tc\u001b[31m\u2028\u202e\0", new IllegalStateException("d\ne"));

        assertThat(out.toString(UTF_8).chars().filter(c -> c < ' ' || c == 0x2028 || c == 0x202e))
                .containsExactly((int) '\n');
        assertThat(lines()).hasSize(1);
    }

    @Test
    void text_shows_control_characters_by_their_code() {
        configure(LogLevel.INFO, LogFormat.TEXT);

        source.info("a\nb\u001b[31m\u202e");

        assertThat(out.toString(UTF_8)).endsWith(": a\\nb\\u001b[31m\\u202e\n");
    }

    @Test
    void json_gives_control_characters_back() throws IOException {
        configure(LogLevel.INFO, LogFormat.JSON);

        source.info("a\nb\u001b[31m \ud83d\ude00 \udb40\udc01");

        assertThat(new ObjectMapper().readTree(lines().get(0)).get("msg").asText())
                .isEqualTo("a\nb\u001b[31m \ud83d\ude00 \udb40\udc01");
    }

    @Test
    void an_error_is_shown_by_class_and_message_without_its_trace() {
        configure(LogLevel.INFO, LogFormat.TEXT);

        source.warn("cannot read", new IOException("no space"));

        assertThat(lines()).singleElement().asString().endsWith(": cannot read (java.io.IOException: no space)");
    }

    @Test
    void at_debug_an_error_is_shown_with_its_trace_and_its_causes() throws IOException {
        configure(LogLevel.DEBUG, LogFormat.JSON);

        source.warn("cannot read", new IOException("no space", new IllegalStateException("full")));

        JsonNode event = new ObjectMapper().readTree(lines().get(0));
        assertThat(event.get("error").asText()).isEqualTo("java.io.IOException: no space");
        assertThat(event.get("stack").asText())
                .startsWith("java.io.IOException: no space\n\tat io.apilog.log.DaemonLogTest.")
                .contains("\ncaused by java.lang.IllegalStateException: full\n\tat ");
    }

    @Test
    void a_trace_without_end_is_cut() {
        configure(LogLevel.DEBUG, LogFormat.TEXT);

        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);
        source.warn("going in circles", first);

        assertThat(out.toString(UTF_8).split("caused by")).hasSize(5);
    }

    @Test
    void a_very_long_message_is_cut() {
        configure(LogLevel.INFO, LogFormat.TEXT);

        source.info("x".repeat(100_000));

        assertThat(out.toString(UTF_8)).endsWith("x...\n").hasSizeLessThan(Escaped.LONGEST + 200);
    }

    @Test
    void an_event_without_a_message_is_written_too() {
        configure(LogLevel.INFO, LogFormat.TEXT);

        source.info((String) null);

        assertThat(lines()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void events_below_the_level_are_not_written(LogLevel level) {
        configure(level, LogFormat.TEXT);

        source.debug("debug");
        source.info("info");
        source.warn("warn");
        source.error("error");

        assertThat(lines())
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactlyElementsOf(Stream.of(LogLevel.values())
                        .filter(shown -> shown.compareTo(level) >= 0)
                        .map(shown -> shown.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void jetty_is_heard_from_warn_on() {
        configure(LogLevel.DEBUG, LogFormat.TEXT);

        jetty.info("started");
        jetty.warn("trouble");

        assertThat(lines()).singleElement().asString().endsWith(" WARN server: trouble");
    }

    @Test
    void jetty_is_no_louder_than_the_daemon() {
        configure(LogLevel.ERROR, LogFormat.TEXT);

        jetty.warn("trouble");

        assertThat(lines()).isEmpty();
    }

    @Test
    void libraries_are_heard_from_info_on() {
        configure(LogLevel.DEBUG, LogFormat.TEXT);

        library.debug("detail");
        library.info("news");

        assertThat(lines()).singleElement().asString().endsWith(" INFO example: news");
    }

    @Test
    void setting_up_again_replaces_what_was_set_up() {
        configure(LogLevel.INFO, LogFormat.TEXT);
        configure(LogLevel.INFO, LogFormat.TEXT);

        source.info("once");

        assertThat(lines()).hasSize(1);
    }

    @Test
    void what_is_said_during_a_shutdown_is_written() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), LastWords.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).endsWith(" INFO app: saved\n");
    }

    private void configure(LogLevel level, LogFormat format) {
        DaemonLog.configure(level, format, false, out);
    }

    private List<String> lines() {
        return out.toString(UTF_8).lines().toList();
    }
}
