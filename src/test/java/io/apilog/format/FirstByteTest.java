package io.apilog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times until the first byte of an answer, which are not what the client waited. */
class FirstByteTest {
    private static final String[] HANDLED = {"hit", "miss", "pass", "hit", "synth"};

    @Test
    void varnishncsa_s_time_beside_what_it_did_is_that_until_the_first_byte() {
        ReadLog log = ReadLog.of(40, i -> combined("/a/" + i) + seconds(i) + ' ' + HANDLED[i % 5]);

        isLeftOut(log);
        isLeftOut(ReadLog.of(40, i -> combined("/a/" + i) + HANDLED[i % 5] + ' ' + seconds(i)));
        isLeftOut(ReadLog.of(40, i -> combined("/a/" + i) + seconds(i) + " \"" + HANDLED[i % 5] + '"'));
    }

    @Test
    void six_decimals_behind_a_request_with_a_whole_url_are_varnishncsa_s() {
        isLeftOut(ReadLog.of(40, i -> combined("http://www.example.com/a/" + i) + seconds(i)));
    }

    @Test
    void varnishncsa_s_whole_time_in_microseconds_is_the_duration_beside_it() {
        ReadLog log = ReadLog.of(
                40,
                i -> combined("http://www.example.com/a/" + i)
                        + (1_300 + 1_000 * i)
                        + ' '
                        + seconds(i)
                        + ' '
                        + HANDLED[i % 5]);

        assertThat(log.nanos.get(3)).isEqualTo(4_300_000);
    }

    @Test
    void seconds_beside_the_state_of_nginx_s_cache_are_the_duration() {
        String[] states = {"HIT", "MISS", "-", "BYPASS", "HIT"};
        ReadLog log = ReadLog.of(40, i -> combined("/a/" + i) + "0.00" + i % 4 + ' ' + states[i % 5]);

        assertThat(log.nanos.get(3)).isEqualTo(3_000_000);
    }

    @Test
    void six_decimals_alone_behind_a_path_are_the_duration() {
        ReadLog log = ReadLog.of(40, i -> combined("/a/" + i) + seconds(i));

        assertThat(log.nanos.get(3)).isEqualTo(3_456_000 + 789_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ttfb",
                "time_to_first_byte",
                "time_firstbyte",
                "TTFB_ms",
                "first_byte_time",
                "first_byte_ms",
                "firstbyte",
                "timeToFirstByteMs"
            })
    void a_name_says_that_it_is_a_first_byte(String name) {
        isLeftOut(ReadLog.of(
                40,
                i -> "{\"method\":\"GET\",\"path\":\"/a/" + i + "\",\"status\":200,\"" + name + "\":" + seconds(i)
                        + "}"));
        isLeftOut(ReadLog.of(40, i -> "method=GET path=/a/" + i + " status=200 " + name + '=' + seconds(i)));
        isLeftOut(ReadLog.of(40, i -> combined("/a/" + i) + name + '=' + seconds(i)));
    }

    @Test
    void the_whole_is_taken_beside_it() {
        IntFunction<String> json = i -> "{\"method\":\"GET\",\"path\":\"/a/" + i + "\",\"status\":200,\"ttfb\":"
                + seconds(i) + ",\"duration_ms\":12}";

        assertThat(ReadLog.of(40, json).nanos).containsOnly(12_000_000L);
        assertThat(ReadLog.of(40, i -> combined("/a/" + i) + "ttfb=" + seconds(i) + " rt=0.00" + i % 4).nanos)
                .contains(3_000_000L);
    }

    private static void isLeftOut(ReadLog log) {
        assertThat(log.requests).hasSize(40);
        assertThat(log.isUntimed()).isTrue();
        assertThat(log.found).last().matches(Detection::undecided);
        assertThat(log.found.get(log.found.size() - 1).why()).contains("first byte");
    }

    private static String combined(String target) {
        return "192.0.2.7 - - [21/Nov/2026:09:00:00 +0000] \"GET " + target
                + " HTTP/1.1\" 200 512 \"-\" \"curl/8.5.0\" ";
    }

    private static String seconds(int i) {
        return String.format(Locale.ROOT, "%.6f", 0.001245 + i * 0.001);
    }
}
