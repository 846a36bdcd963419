package io.apilog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.ExtraField;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not as HTTP has it is counted by endpoint, and no byte of a header is taken for a body. */
class HttpRulesPartTest {
    private static final Source WEB = new Source(0, "web", Map.of());
    private static final Endpoint USERS = new Endpoint(3, "/users", Rule.ROUTE);

    private final AccessRecord record =
            new AccessRecord(List.of(ExtraField.of("ssl_protocol"), ExtraField.of("scheme")), Map.of());
    private final Asking asking =
            new Asking(WEB, record).endpoint(USERS).target("/users").answered(200);
    private final HttpRulesPart part = new HttpRulesPart(
            new EventContext(new InsightBudget(InsightSettings.DEFAULT), List.of(WEB), () -> List.of(USERS), () -> 0),
            true,
            1,
            0,
            1);

    private Map<String, Double> counted(String family) {
        Map<String, Double> counts = new TreeMap<>();
        part.families(part.copy()).stream()
                .flatMap(one -> one.samples.stream())
                .filter(sample -> sample.name.equals(family))
                .forEach(sample -> counts.put(String.join(" ", sample.labelValues), sample.value));
        return counts;
    }

    private void see() {
        part.counted(asking.request());
    }

    private HttpRulesPartTest protocol(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        record.protocol.set(bytes, 0, bytes.length);
        return this;
    }

    @Test
    void a_body_on_get_counts_where_the_log_shows_bodies_alone() {
        record.requestBytes = 12;
        see();
        assertThat(counted("apilog_http_violations_total")).isEmpty();
        record.requestBytes = 0;
        see();
        record.requestBytes = 12;
        see();
        asking.method(HttpMethod.POST);
        see();
        assertThat(counted("apilog_http_violations_total")).isEqualTo(Map.of("web /users body_on_get", 1.0));
    }

    @Test
    void a_body_on_get_counts_whatever_it_is_answered() {
        record.requestBytes = 0;
        see();
        record.requestBytes = 12;
        asking.answered(404).endpoint(Endpoint.UNMATCHED);
        see();
        asking.answered(-1);
        see();
        assertThat(counted("apilog_http_violations_total")).isEqualTo(Map.of("web unmatched body_on_get", 1.0));
    }

    @Test
    void a_body_on_204_counts_where_the_log_shows_bodies_alone() {
        asking.answered(204);
        record.responseBytes = 200;
        see();
        record.responseBytes = 0;
        see();
        record.responseBytes = 2;
        see();
        asking.answered(200);
        see();
        assertThat(counted("apilog_http_violations_total")).isEqualTo(Map.of("web /users body_on_204", 1.0));
    }

    @Test
    void old_versions_and_plain_requests_count() {
        protocol("HTTP/1.0");
        asking.extra(0, "TLSv1.1").extra(1, "https");
        see();
        protocol("HTTP/1.1");
        asking.extra(0, "").extra(1, "http");
        see();
        asking.extra(1, "").target("http://example.com:80/users");
        see();
        assertThat(counted("apilog_http_violations_total"))
                .isEqualTo(Map.of("web /users http_1_0", 1.0, "web /users old_tls", 1.0, "web /users plain_http", 2.0));
        assertThat(counted("apilog_scheme_requests_total")).isEqualTo(Map.of("web http", 2.0, "web https", 1.0));
        assertThat(counted("apilog_tls_requests_total")).isEqualTo(Map.of("web 1.1", 1.0, "web none", 2.0));
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, 1.3", "TLSv1.2, 1.2", "TLSv1.1, 1.1", "TLSv1, 1.0", "TLSv1.0, 1.0", "SSLv3, ssl", "-, none",
        "1.2, 1.2", "TLS 1.3, 1.3", "tls1.2, 1.2", "772, 1.3", "769, 1.0", "0x0303, 1.2", "VersionTLS12, 1.2",
        "QUIC, other", "x, other", "773, other", "1.9, other"
    })
    void versions_of_tls_are_known_however_they_are_written(String written, String label) {
        byte[] bytes = written.getBytes(StandardCharsets.US_ASCII);
        Text text = new AccessRecord().host;
        text.set(bytes, 0, bytes.length);
        assertThat(TlsVersion.labels().get(TlsVersion.of(text).ordinal())).isEqualTo(label);
    }
}
