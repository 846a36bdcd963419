package io.apilog.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.report.Once;
import io.apilog.blackbox.Exposition;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.terminal.ProgressOutput;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers met in real logs of ordinary days; the whole table is printed. */
class CustomerTableIT {
    private static final String OUTCOMES = "apilog_failure_outcomes_total";

    @TempDir
    Path dir;

    @BeforeEach
    void assumeTheCorpusIsThere() {
        Corpus.assumeItIsThere();
    }

    private Exposition read(String log) throws Exception {
        Path config = Files.writeString(dir.resolve("apilog.yaml"), """
                experience: {recovery: true, retries: true}
                sessions: {enabled: true, transitions: true}
                """);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Once(
                        ConfigLoader.load(
                                Map.of(Flag.CONFIG_FILE, List.of(config.toString())),
                                List.of(Corpus.file(log).toString()),
                                Map.of(),
                                Inputs.REQUIRED),
                        ProgressOutput.NONE)
                .run(InputStream.nullInputStream(), out);
        Exposition read = Exposition.parse(out.toString(UTF_8));
        System.out.printf(
                "%-58s %6.0f lines, %5.0f sessions of %5.1f requests, %3.0f of %5.0f clients hit in the last hour, failures: %4.0f recovered,"
                        + " %4.0f repeated, %3.0f moved on, %3.0f left, %3.0f unknown; double submits: %3.0f%n",
                log,
                sum(read, "apilog_lines_total", Map.of("result", "accepted")),
                sum(read, "apilog_sessions_total", Map.of()),
                sum(read, "apilog_session_requests_sum", Map.of())
                        / Math.max(1, sum(read, "apilog_session_requests_count", Map.of())),
                sum(read, "apilog_clients_affected", Map.of("window", "1h", "kind", "error")),
                sum(read, "apilog_clients_active", Map.of("window", "1h")),
                sum(read, OUTCOMES, Map.of("outcome", "recovered")),
                sum(read, OUTCOMES, Map.of("outcome", "repeated")),
                sum(read, OUTCOMES, Map.of("outcome", "moved_on")),
                sum(read, OUTCOMES, Map.of("outcome", "left")),
                sum(read, OUTCOMES, Map.of("outcome", "unknown")),
                sum(read, "apilog_retries_total", Map.of("after", "success")));
        return read;
    }

    /** 0 where there is none. */
    private static double sum(Exposition read, String family, Map<String, String> labels) {
        double sum = read.sum(family, labels);
        return Double.isNaN(sum) ? 0 : sum;
    }

    /** 2.6 % of the requests, which would wake somebody: all of one client that polls one endpoint. */
    @Test
    void a_thousand_failures_of_a_shop_are_of_one_client() throws Exception {
        Exposition shop = read("zanbil-nginx-loki/zanbil_first40k.log");
        assertThat(sum(shop, "apilog_requests_total", Map.of("status", "500"))).isEqualTo(1_040);
        assertThat(sum(shop, "apilog_clients_affected", Map.of("window", "1h", "kind", "error")))
                .isEqualTo(1);
        assertThat(sum(shop, "apilog_clients_active", Map.of("window", "1h"))).isGreaterThan(1_300);
        assertThat(sum(shop, OUTCOMES, Map.of())).isEqualTo(1_040);
        assertThat(sum(shop, OUTCOMES, Map.of("endpoint", "/rapidGrails/jsonList")))
                .isEqualTo(1_040);
        assertThat(sum(shop, OUTCOMES, Map.of("outcome", "left"))).isZero();
    }

    /** Bots are no customers, so of their failures nothing is told. */
    @ParameterizedTest
    @CsvSource({
        "elastic-examples-apache/apache_logs",
        "nginx-json-2013/access.json.log",
        "nasa-aug95/access_log_Aug95",
        "tomcat-liferay-2010/localhost_access_log.txt",
        "twiki-2004-apache/access_log",
        "gitlab-api-json/apilog_samples.jsonl",
        "lnav/logfile_shop_access_log.0",
    })
    void no_more_failures_have_an_outcome_than_were_answered(String log) throws Exception {
        Exposition read = read(log);
        double failed = sum(read, "apilog_requests_total", Map.of())
                - sum(read, "apilog_requests_total", Map.of("status", "200"));
        assertThat(sum(read, OUTCOMES, Map.of())).isLessThanOrEqualTo(failed);
        assertThat(sum(read, "apilog_retries_total", Map.of("after", "success")))
                .isLessThan(100);
        assertThat(sum(read, "apilog_insight_overflow_total", Map.of())).isZero();
    }
}
