package io.apilog.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.app.Configured;
import io.apilog.app.stage.WhySpan;
import io.apilog.config.Config;
import io.apilog.terminal.ProgressOutput;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyPrintingTest {
    @TempDir
    Path dir;

    private static String lines(int count, String time, String path, int status) {
        return ("192.0.2.1 - - [21/Nov/2026:" + time + " +0000] \"GET " + path + " HTTP/1.1\" " + status
                        + " 5 \"-\" \"curl/8.5\" 0.250\n")
                .repeat(count);
    }

    private String why(String log, String at, String length, boolean json) throws Exception {
        Path file = Files.writeString(dir.resolve("a.log"), log);
        Config config = Configured.files(file.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        new WhyPrinting(config, WhySpan.of(at, length), json, ProgressOutput.NONE, out)
                .run(InputStream.nullInputStream());
        return bytes.toString(UTF_8);
    }

    private static String incident() {
        return lines(300, "08:00:00", "/carts", 200)
                + lines(300, "08:00:00", "/orders", 200)
                + lines(50, "09:05:00", "/carts", 200)
                + lines(40, "09:05:00", "/orders", 503)
                + lines(60, "09:05:00", "/orders", 200)
                + lines(900, "10:00:00", "/carts", 500);
    }

    @Test
    void a_span_is_compared_with_the_day_before_and_what_comes_later_is_left_out() throws Exception {
        assertThat(why(incident(), "2026-11-21T09:10:00Z", "", false)).isEqualTo("""
                default, until 2026-11-21T09:10:00Z: 40 errors, 27 % of 150 requests (0 % the day before): status 503 (100 %)
                  1. endpoint /orders has 100 % of the errors: 40 % of its 100 requests fail, 0 % the day before, and 0 % of all others
                     nearly all of these: status 503 (100 %)
                """);
    }

    @Test
    void without_a_time_it_is_the_end_of_the_log() throws Exception {
        assertThat(why(incident(), "", "", false)).startsWith("default, until 2026-11-21T10:00:00Z: ");
    }

    @Test
    void the_same_is_there_as_json() throws Exception {
        assertThat(why(incident(), "2026-11-21T10:10:00+01:00", "10m", true))
                .contains("\"bad\" : 40", "\"value\" : \"/orders\"", "\"ratio\" : 0.4", "\"risen\" : true");
    }

    @Test
    void where_nothing_failed_that_is_said() throws Exception {
        assertThat(why(incident(), "2026-11-21T08:10:00", "", false))
                .isEqualTo("No errors and no slow requests from 2026-11-21T08:00:00Z to 2026-11-21T08:10:00Z.\n");
    }

    @Test
    void a_value_that_a_client_made_up_does_no_harm_to_a_terminal() throws Exception {
        String log = lines(200, "08:00:00", "/carts", 200) + lines(40, "09:05:00", "/orders", 503);
        assertThat(why(log.replace("\"-\"", "\"\\x1b[31m\""), "2026-11-21T09:10:00Z", "", false))
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        yesterday            | 10m | --at: expected a time such as 2026-11-21T09:10:00Z, found 'yesterday'
        2026-11-21T09:10:00Z | ten | --for: expected a duration such as 90s, 10m or 2h, found 'ten'
        ''                   | 10m | --for: expected --at beside it
        """)
    void what_cannot_be_understood_is_said(String at, String length, String message) {
        assertThatThrownBy(() -> WhySpan.of(at, length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void a_duration_has_a_unit() {
        assertThat(WhySpan.of("2026-11-21T09:10:00Z", "90s").length()).isEqualTo(Duration.ofSeconds(90));
        assertThat(WhySpan.of("2026-11-21T09:10:00Z", "2h").length()).isEqualTo(Duration.ofHours(2));
    }
}
