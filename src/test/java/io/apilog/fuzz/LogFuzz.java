package io.apilog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.apilog.app.report.Once;
import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.settings.ConfigException;
import io.apilog.terminal.ProgressOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way of a log, from bytes to the text that is scraped. */
class LogFuzz {
    private static final Config CONFIG = config();

    private static Config config() {
        try {
            return ConfigLoader.load(Map.of(), List.of("-"), Map.of(), Inputs.REQUIRED);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<byte[]> samples() {
        return Seeds.logs().stream().map(Seeds.Sample::bytes);
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "6s")
    void each_line_is_counted_once_and_no_label_holds_a_control_character(byte[] log)
            throws ConfigException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Once(CONFIG, ProgressOutput.NONE).run(new ByteArrayInputStream(log), out);
        String text = out.toString(StandardCharsets.UTF_8);
        long accepted = sum(text, "apilog_lines_total{source=\"default\",result=\"accepted\"");
        assertThat(sum(text, "apilog_requests_total{")).isEqualTo(accepted);
        assertThat(sum(text, "apilog_lines_total{")).isBetween(lines(log), lines(log) + furtherEntries(log));
        assertThat(sum(text, "apilog_lines_rejected_total{"))
                .isEqualTo(sum(text, "apilog_lines_total{source=\"default\",result=\"rejected\""));
        assertThat(text.chars().noneMatch(c -> c < ' ' && c != '\n' || c == 127))
                .isTrue();
    }

    /** Line feeds, and one more where the last line has none. */
    private static long lines(byte[] log) {
        long lines = 0;
        for (byte b : log) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines + (log.length > 0 && log[log.length - 1] != '\n' ? 1 : 0);
    }

    /** The most entries that lines can have besides their first: only one that begins as an object or an array has several. */
    private static long furtherEntries(byte[] log) {
        String text = new String(log, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
        return Arrays.stream(text.split("\n", -1))
                .map(String::strip)
                .filter(line -> line.startsWith("{") || line.startsWith("["))
                .mapToLong(line ->
                        Math.max(0, line.chars().filter(c -> c == '{').count() - 1))
                .sum();
    }

    private static long sum(String text, String start) {
        return (long) text.lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
