package io.apilog.http.scrape;

import static io.apilog.http.scrape.Exposition.OPENMETRICS_100;
import static io.apilog.http.scrape.Exposition.TEXT_004;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
    private static final String PROMETHEUS_2_42 = "application/openmetrics-text;version=1.0.0,"
            + "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
    private static final String PROMETHEUS_3_5 =
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                    + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,"
                    + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1";
    private static final String PROMETHEUS_3_5_NATIVE_HISTOGRAMS =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,"
                    + PROMETHEUS_3_5;
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    @ParameterizedTest
    @ValueSource(strings = {PROMETHEUS_2_42, PROMETHEUS_3_5, PROMETHEUS_3_5_NATIVE_HISTOGRAMS})
    void prometheus_gets_openmetrics(String accept) {
        assertThat(exposition(accept)).isEqualTo(OPENMETRICS_100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", BROWSER, "", "text/*", "application/json", "text/plain", ",;,"})
    void everyone_else_gets_text(String accept) {
        assertThat(exposition(accept)).isEqualTo(TEXT_004);
    }

    @Test
    void no_header_gets_text() {
        assertThat(Negotiation.exposition(List.of())).isEqualTo(TEXT_004);
    }

    @Test
    void the_heavier_weight_wins_whatever_the_order() {
        assertThat(exposition("application/openmetrics-text;q=0.4, text/plain;q=0.5"))
                .isEqualTo(TEXT_004);
        assertThat(exposition("text/plain;q=0.4, application/openmetrics-text;q=0.5"))
                .isEqualTo(OPENMETRICS_100);
    }

    @Test
    void at_equal_weights_the_first_named_wins() {
        assertThat(exposition("text/plain, application/openmetrics-text")).isEqualTo(TEXT_004);
        assertThat(exposition("application/openmetrics-text, text/plain")).isEqualTo(OPENMETRICS_100);
    }

    @Test
    void at_equal_weights_a_name_wins_over_a_wildcard() {
        assertThat(exposition("*/*, application/openmetrics-text")).isEqualTo(OPENMETRICS_100);
    }

    @Test
    void a_weight_of_zero_is_a_refusal() {
        assertThat(exposition("application/openmetrics-text;q=0")).isEqualTo(TEXT_004);
        assertThat(exposition("text/plain;q=0, */*;q=0.1")).isEqualTo(OPENMETRICS_100);
    }

    @Test
    void a_version_not_spoken_is_not_matched() {
        assertThat(exposition("application/openmetrics-text;version=0.0.1, text/plain;version=0.0.4;q=0.5"))
                .isEqualTo(TEXT_004);
    }

    @Test
    void case_spaces_and_quotes_do_not_matter() {
        assertThat(exposition("Application/OpenMetrics-Text ; Version=\"1.0.0\" ; Q=0.9 , text/plain ;q=0.1"))
                .isEqualTo(OPENMETRICS_100);
    }

    @Test
    void several_headers_are_one_list() {
        assertThat(Negotiation.exposition(List.of("text/plain;q=0.1", "application/openmetrics-text")))
                .isEqualTo(OPENMETRICS_100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "2", "-1", "0.1234", "x", "", "0,5", ".5", "NaN"})
    void an_item_with_an_unreadable_weight_is_as_if_not_there(String weight) {
        assertThat(exposition("application/openmetrics-text;q=" + weight + ", text/plain;q=0.001"))
                .isEqualTo(TEXT_004);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "deflate, gzip, br", "gzip;q=0.5", "x-gzip", "*", "GZIP", "identity;q=0.5, gzip;q=0.5"})
    void gzip_is_used_where_it_is_accepted(String acceptEncoding) {
        assertThat(Negotiation.gzip(List.of(acceptEncoding))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "*;q=0",
                "gzip;q=0, *",
                "identity, gzip;q=0.9",
                "gzip;q=nonsense"
            })
    void gzip_is_not_used_where_it_is_not_wanted(String acceptEncoding) {
        assertThat(Negotiation.gzip(List.of(acceptEncoding))).isFalse();
    }

    private static Exposition exposition(String accept) {
        return Negotiation.exposition(List.of(accept));
    }
}
