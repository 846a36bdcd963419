package io.apilog.http.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CounterMetricFamily;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpositionTest {
    private static final List<String> HOSTILE = List.of(
            "back\\slash",
            "quo\"te",
            "new\nline",
            "\\n",
            "\\",
            "cr\rtab\tescape\u001bdelete\u007f",
            "nul\u0000",
            "half\uD83D",
            "\uDE00half",
            "whole\uD83D\uDE00",
            "\u2028\u202E\u0085",
            "} 1\n# EOF",
            "");

    @Test
    void text_escapes_what_would_end_a_value() throws IOException {
        assertThat(written(Exposition.TEXT_004, "a\\b\"c\nd")).contains("{path=\"a\\\\b\\\"c\\nd\",} 1.0\n");
    }

    @Test
    void openmetrics_escapes_what_would_end_a_value() throws IOException {
        assertThat(written(Exposition.OPENMETRICS_100, "a\\b\"c\nd")).contains("{path=\"a\\\\b\\\"c\\nd\"} 1.0\n");
    }

    @Test
    void openmetrics_ends_with_its_mark() throws IOException {
        assertThat(written(Exposition.OPENMETRICS_100, "a")).endsWith("\n# EOF\n");
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() throws IOException {
        assertThat(written(Exposition.TEXT_004, "x\uD83Dy")).contains("\"x\uFFFDy\"");
    }

    @ParameterizedTest
    @EnumSource
    void every_hostile_value_stays_on_its_line(Exposition exposition) throws IOException {
        String text = written(exposition, HOSTILE.toArray(String[]::new));
        assertThat(text.split("\n", -1))
                .filteredOn(line -> line.startsWith("a_total{"))
                .hasSize(HOSTILE.size());
    }

    @Test
    void promtool_reads_every_hostile_value() throws Exception {
        assumeTrue(promtoolIsThere(), "promtool is not installed: the exposition was not checked with it");
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(
                    written(Exposition.TEXT_004, HOSTILE.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(said).isZero();
    }

    private static boolean promtoolIsThere() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .anyMatch(folder -> new File(folder, "promtool").canExecute());
    }

    private static String written(Exposition exposition, String... values) throws IOException {
        CounterMetricFamily family = new CounterMetricFamily("a_total", "Help \\ and\nmore.", List.of("path"));
        for (String value : values) {
            family.addMetric(List.of(value), 1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exposition.write(out, List.<MetricFamilySamples>of(family));
        return out.toString(StandardCharsets.UTF_8);
    }
}
