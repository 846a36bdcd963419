package io.apilog.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
    private static final List<String> WORDS =
            List.of("sources", "endpoints", "metrics", "web", "log", "listen_address");

    @ParameterizedTest
    @CsvSource({
        "enpoints, endpoints",
        "endpointss, endpoints",
        "endpiont, endpoints",
        "Metrics, metrics",
        "metrisc, metrics",
        "logs, log",
        "wbe, web",
        "listen-address, listen_address",
        "listenAddress, listen_address"
    })
    void a_slip_is_understood(String word, String meant) {
        assertThat(NearestWord.to(word, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "budget", "we_are_far_away", "''"})
    void a_word_that_is_far_from_all_has_no_neighbour(String word) {
        assertThat(NearestWord.to(word, WORDS)).isEmpty();
    }

    @Test
    void a_very_long_word_is_not_compared() {
        assertThat(NearestWord.to("a".repeat(100_000), WORDS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ca, ac, 1", "abc, abc, 0", "abc, '', 3", "kitten, sitting, 3", "ca, abc, 3"})
    void the_distance_counts_slips(String a, String b, int slips) {
        assertThat(NearestWord.distance(a, b)).isEqualTo(slips);
    }
}
