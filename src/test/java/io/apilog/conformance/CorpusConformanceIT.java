package io.apilog.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.apilog.request.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads real logs of others as {@code explain --json} does and compares what came of them with what their authors say, where they do.
 * The logs are not part of the project: where they do not stand beside it, these tests are reported as skipped. Prints a table of all
 * folders.
 */
class CorpusConformanceIT {
    private static final ConformanceTable TABLE = new ConformanceTable();

    /** Logs of nothing but requests: at most one line in a hundred may be something else, and one in a thousand be rejected. */
    private static final List<String> PURE = List.of(
            "elastic-examples-apache/apache_logs",
            "zanbil-nginx-loki/zanbil_first40k.log",
            "nginx-json-2013/access.json.log",
            "gitlab-api-json/apilog_samples.jsonl",
            "nasa-aug95/access_log_Aug95",
            "twiki-2004-apache/access_log",
            "hackers-access-basjes/hackers-access.log",
            "w3af-scan/w3af.txt",
            "tomcat-liferay-2010/localhost_access_log.txt",
            "crowdsec-apache-http-probing/apache-http-probing.log",
            "crowdsec-traefik_base-http-scenario/traefik_base-http-scenario.log",
            "crowdsec-envoy-http-crawl-non_statics/envoy-http-crawl-non_statics.log",
            "lnav/logfile_shop_access_log.0",
            "opensearch-amazon_elb/raw.log",
            "opensearch-amazon_s3/raw.log");

    /** Files of expected results that say nothing of their log: these are empty. */
    private static final List<String> SAY_NOTHING = List.of(
            "crowdsec-apache-http-probing",
            "crowdsec-apache2-http-sensitive-files",
            "crowdsec-apache_log4j2_cve-2021-44228",
            "crowdsec-nginx-http-generic-bf",
            "crowdsec-nginx-http-sqli-probing",
            "crowdsec-nginx-http-w00twoot",
            "crowdsec-traefik_base-http-scenario",
            // These say only what was wrapped, see what_is_wrapped_is_read_as_if_it_were_not.
            "crowdsec-cri-logs",
            "crowdsec-docker-logs",
            // No document in these is of a line of the log beside it: neither client and port nor time are found there.
            "opensearch-amazon_cloudfront",
            "opensearch-amazon_elb",
            "opensearch-amazon_s3");

    @TempDir
    Path dir;

    @BeforeEach
    void the_corpus_is_there() {
        Corpus.assumeItIsThere();
    }

    @AfterAll
    static void print() {
        System.out.print(TABLE);
    }

    static Stream<Path> logs() throws IOException {
        List<Path> logs = Corpus.logs();
        return logs.isEmpty() ? Stream.of(Path.of("no corpus")) : logs.stream();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void every_line_is_read_as_its_authors_do_or_rejected_for_a_reason_that_is_listed(Path log) throws Exception {
        String name = Corpus.name(log);
        Reading reading = Reading.of(log);
        Agreement agreement = Agreement.of(reading, ExpectedLines.all(log));
        TABLE.add(name, reading, agreement);
        assertThat(agreement.differences())
                .as("differences from what the authors say")
                .allMatch(difference -> Exceptions.contains(name, difference));
        assertThat(reading.reasons("rejected")).as("rejected lines").isEqualTo(Exceptions.rejected(name));
        assertThat(reading.lines())
                .as("requests that can be read")
                .noneMatch(CorpusConformanceIT::isReadableAndMalformed);
    }

    /** A path that has control characters in it is none (RFC 9112, section 3.2). */
    private static boolean isReadableAndMalformed(Seen line) {
        return line.endpoint().equals(Endpoint.MALFORMED.name())
                && (line.target().startsWith("/") || line.target().startsWith("http"))
                && line.target().chars().noneMatch(Character::isISOControl);
    }

    static Stream<String> pure() {
        return PURE.stream();
    }

    @ParameterizedTest
    @MethodSource("pure")
    void a_pure_access_log_is_read_whole(String name) throws Exception {
        Reading reading = Reading.of(Corpus.file(name));
        assertThat(reading.accepted()).isGreaterThanOrEqualTo(reading.lines().size() * 999L / 1000);
        assertThat(reading.count("ignored")).isLessThanOrEqualTo(reading.lines().size() / 100);
    }

    @Test
    void every_file_of_expected_results_is_made_use_of() throws IOException {
        for (Path log : Corpus.logs()) {
            String folder = log.getParent().getFileName().toString();
            boolean expected = Files.exists(Path.of(log + "-expected.json"))
                    || Files.exists(log.resolveSibling("parser.assert"))
                    || Files.exists(log.resolveSibling("sample.json"))
                    || log.toString().endsWith(".input");
            assertThat(!ExpectedLines.all(log).isEmpty())
                    .as(folder)
                    .isEqualTo(expected && !SAY_NOTHING.contains(folder));
        }
    }

    @Test
    void every_exception_is_needed_and_they_are_few() throws Exception {
        for (Exceptions.Otherwise exception : Exceptions.OTHERWISE) {
            Path log = Corpus.file(exception.log());
            assertThat(Agreement.of(Reading.of(log), ExpectedLines.all(log)).differences())
                    .anyMatch(difference -> exception.is(exception.log(), difference));
        }
        long compared = 0;
        for (Path log : Corpus.logs()) {
            compared += ExpectedLines.all(log).size();
        }
        assertThat(Exceptions.OTHERWISE.size() * 200L).isLessThanOrEqualTo(compared);
    }

    @ParameterizedTest
    @CsvSource({"crowdsec-docker-logs/docker-logs.log, 3", "crowdsec-cri-logs/cri-logs.log, 2"})
    void what_is_wrapped_is_read_as_if_it_were_not(String name, int entries) throws Exception {
        List<String> inner = WrappedMessages.in(Corpus.file(name));
        Reading bare = Reading.of(Files.write(dir.resolve("inner.log"), inner));
        Reading wrapped = Reading.of(Corpus.file(name));
        List<String> seen = wrapped.lines().stream()
                .filter(Seen::accepted)
                .map(CorpusConformanceIT::content)
                .toList();
        assertThat(seen)
                .hasSize(entries)
                .isSubsetOf(
                        bare.lines().stream().map(CorpusConformanceIT::content).toList());
    }

    private static String content(Seen line) {
        return String.join(
                " ",
                line.method(),
                line.target(),
                line.client(),
                String.valueOf(line.status()),
                String.valueOf(line.bytes()),
                String.valueOf(line.duration()));
    }

    @ParameterizedTest
    @CsvSource({"common.log", "full.log"})
    void netdatas_totals_are_reached_without_being_told_the_format(String log) throws Exception {
        JsonNode expected = Totals.netdata(log);
        Reading reading = Reading.of(Corpus.file("netdata-weblog/" + log));
        assertThat(reading.lines()).hasSize(expected.path("requests").asInt());
        // Words that can be no entry are messages.
        assertThat(reading.count("rejected") + reading.count("ignored"))
                .isEqualTo(expected.path("req_unmatched").asLong());
        assertThat(Totals.sum(reading, line -> true, Seen::bytes))
                .isEqualTo(expected.path("bytes_sent").asLong());
        expected.properties().forEach(metric -> {
            String name = metric.getKey();
            long value = metric.getValue().asLong();
            if (name.startsWith("req_method_")) {
                assertThat(Totals.count(reading, line -> name.endsWith("_" + line.method())))
                        .as(name)
                        .isEqualTo(value);
            } else if (name.startsWith("resp_code_")) {
                assertThat(Totals.count(reading, line -> name.endsWith("_" + line.status())))
                        .as(name)
                        .isEqualTo(value);
            }
        });
        assertThat(Totals.count(reading, line -> line.client().contains(":")))
                .isEqualTo(expected.path("req_ipv6").asLong());
    }

    @Test
    void netdatas_durations_are_reached_with_the_format_that_its_test_has() throws Exception {
        JsonNode expected = Totals.netdata("full.log");
        Reading reading = Reading.of(
                Corpus.file("netdata-weblog/full.log"),
                "$host:$server_port $remote_addr - - [$time_local] \"$request\" $status $body_bytes_sent"
                        + " $request_length $duration_us $upstream_us $rest");
        // As netdata does it: the time of a request that switched protocols is none of its length.
        assertThat(Totals.sum(reading, line -> line.status() != 101, line -> line.duration() * 1e6))
                .isEqualTo(expected.path("req_proc_time_sum").asLong());
        assertThat(Totals.count(reading, line -> line.status() != 101))
                .isEqualTo(expected.path("req_proc_time_count").asLong());
    }

    @Test
    void mtails_totals_of_apache_are_reached_with_the_format_that_its_program_has() throws Exception {
        Map<String, Long> golden = Totals.golden(Corpus.file("mtail/apache-common.golden"));
        // Three whole numbers: nothing in the log says that they are microseconds.
        Reading reading = Reading.of(
                Corpus.file("mtail/apache-common.log"),
                "%h %l %u %t \"%r\" %>s %b %D \"%{Referer}i\" \"%{User-Agent}i\"");
        assertThat(golden).hasSize(9);
        golden.forEach((metric, value) -> {
            long seen = Totals.sum(
                    reading, line -> isOf(metric, line), line -> switch (metric.substring(0, metric.indexOf(' '))) {
                        case "apache_http_requests_total" -> 1;
                        case "apache_http_response_time" -> line.duration() * 1e6;
                        default -> line.bytes() == null ? 0 : line.bytes();
                    });
            assertThat(seen).as(metric).isEqualTo(value);
        });
    }

    private static boolean isOf(String metric, Seen line) {
        return metric.contains("request_method=" + line.method())
                && metric.contains("status_code=" + line.status())
                && (!metric.contains("request_uri=") || metric.contains("request_uri=" + line.target() + ","))
                && (!metric.contains("remote_host=") || metric.contains("remote_host=" + line.client() + ","));
    }

    @Test
    void mtails_totals_of_lighttpd_are_reached_with_the_format_that_its_program_has() throws Exception {
        Map<String, Long> golden = Totals.golden(Corpus.file("mtail/lighttpd_accesslog.golden"));
        Reading reading = Reading.of(
                Corpus.file("mtail/lighttpd_access.log"),
                "%h %V %u %t \"%r\" %>s %b %I %O %T \"%{Referer}i\" \"%{User-Agent}i\"");
        for (int status : new int[] {200, 304}) {
            // The program leaves out the probes, which come from nowhere.
            assertThat(Totals.count(
                            reading,
                            line -> line.status() == status && !line.client().isEmpty()))
                    .isEqualTo(golden.get("request status=" + status));
            assertThat(Totals.sum(
                            reading,
                            line -> line.status() == status && !line.client().isEmpty(),
                            Seen::duration))
                    .isEqualTo(golden.get("time_taken status=" + status));
        }
    }
}
