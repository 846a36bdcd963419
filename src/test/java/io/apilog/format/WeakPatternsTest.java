package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.line.Sample;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines of other programs that fit a fixed pattern, which must not bring its unit with it. */
class WeakPatternsTest {
    private final List<Detection> found = new ArrayList<>();

    private static final String REQUEST = "\"GET /orders HTTP/1.1\" 200";
    private static final String COMBINED =
            "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] " + REQUEST + " 512 \"-\" \"curl/8.5.0\" ";
    private static final String[] SECONDS = {"0.004", "0.120", "0.031", "1.204", "0.052", "0.007", "0.090", "0.016"};
    private static final String[] MICROS = {"4103", "120877", "31004", "97203", "52001", "7002", "90110", "16999"};
    private static final String[] MILLIS = {"4", "120", "31", "1204", "0", "7", "3", "16"};

    @Test
    void a_level_before_the_client_is_no_host_of_caddy() {
        assertThat(unit("2026-11-21 09:00:00,123 INFO " + COMBINED, "", SECONDS))
                .contains(Unit.SECONDS);
        assertThat(unit("2026-11-21 09:00:00,123 INFO " + COMBINED, "", MICROS)).isEmpty();
    }

    @Test
    void seconds_behind_a_date_and_a_host_are_not_milliseconds_of_caddy() {
        assertThat(unit("2026-11-21 09:00:00 web01 " + COMBINED, "", SECONDS)).contains(Unit.SECONDS);
        assertThat(unit("2026/11/21 09:00:00 www.example.com " + COMBINED, "", SECONDS))
                .contains(Unit.SECONDS);
        assertThat(unit("2026/11/21 09:00:00 www.example.com " + COMBINED, "", MILLIS))
                .contains(Unit.MILLISECONDS);
    }

    @Test
    void a_program_that_writes_whole_milliseconds_writes_no_decimals() {
        String bars = "2026-11-21T09:00:00.123Z|64bf0c|192.0.2.1|-|GET|/a|200|80|512|";
        String java = "2026-11-21T09:00:00.123 - /192.0.2.1:64003 " + REQUEST + ' ';

        assertThat(unit(bars, "|curl/8.5", MILLIS)).contains(Unit.MILLISECONDS);
        assertThat(unit(bars, "|curl/8.5", SECONDS)).contains(Unit.SECONDS);
        assertThat(unit(java, "", MILLIS)).contains(Unit.MILLISECONDS);
        assertThat(unit(java, "", SECONDS)).contains(Unit.SECONDS);
    }

    @Test
    void three_decimals_below_one_are_seconds_or_milliseconds_of_granian() {
        String line = "[21/Nov/2026:09:00:00 +0000] 192.0.2.9 - " + REQUEST + " ";

        assertThat(unit(line, "", SECONDS)).isNotEqualTo(Optional.of(Unit.MILLISECONDS));
        assertThat(unit(line, "", "12.304", "4.102", "120.871", "31.004", "97.203"))
                .contains(Unit.MILLISECONDS);
    }

    @Test
    void six_decimals_of_actix_are_seconds_where_they_are_too_short_for_milliseconds() {
        String line = "[2026-11-21T09:00:00Z INFO  shop::access] 192.0.2.1 " + REQUEST + " 12 \"-\" \"curl/8.5.0\" ";

        assertThat(unit(line, "", "0.000412", "0.003100", "0.012044", "0.300871", "0.001204"))
                .contains(Unit.SECONDS);
        assertThat(unit(line, "", "2.345678", "0.412345", "12.044000", "31.300871", "1.204555"))
                .isEmpty();
    }

    @Test
    void the_name_of_actix_s_logger_does_not_say_which_of_its_two_units_is_written() {
        String line = "[2026-11-21T09:00:00Z INFO  actix_web::middleware::logger] 192.0.2.1 " + REQUEST
                + " 12 \"-\" \"curl/8.5.0\" ";

        assertThat(unit(line, "", "0.000412", "0.003100", "0.012044", "0.300871", "0.001204"))
                .contains(Unit.SECONDS);
        assertThat(unit(line, "", "2.345678", "0.412345", "12.044000", "31.300871", "1.204555"))
                .isEmpty();
        assertThat(unit(line, "", many(0.2))).isEmpty();
    }

    @Test
    void actix_s_default_is_presumed_for_short_times_and_that_is_said() {
        String line = "[2026-11-21T09:00:00Z INFO  actix_web::middleware::logger] 192.0.2.1 " + REQUEST
                + " 12 \"-\" \"curl/8.5.0\" ";

        assertThat(unit(line, "", many(0.02))).contains(Unit.SECONDS);
        assertThat(found).singleElement().matches(Detection::unseen);
        assertThat(unit(line, "", many(0.0008))).contains(Unit.SECONDS);
        assertThat(found).singleElement().matches(detection -> !detection.unseen());
    }

    /** So many numbers with six decimals from here to twice as much. */
    private static String[] many(double from) {
        return IntStream.range(0, 40)
                .mapToObj(i -> String.format(Locale.ROOT, "%.6f", from + from * i / 40))
                .toArray(String[]::new);
    }

    private Optional<Unit> unit(String before, String after, String... numbers) {
        List<byte[]> lines = new ArrayList<>();
        for (String number : numbers) {
            lines.add((before + number + after).getBytes(ISO_8859_1));
        }
        found.clear();
        new FileParser(FormatSettings.AUTO, new Sample(lines), found::add);
        assertThat(found).hasSize(1);
        return found.get(0).unit();
    }
}
