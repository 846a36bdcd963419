package io.apilog.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apilog.format.Corpus.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads real logs of others and prints what came of each. They are not part of the project: where they do not stand beside it, in
 * {@code ../shared/corpus}, these tests are reported as skipped.
 */
class CorpusIT {
    private static final StringBuilder TABLE = new StringBuilder();

    @BeforeEach
    void the_corpus_is_there() {
        assumeTrue(
                Corpus.isThere(),
                "skipped: there is no " + Corpus.FOLDER.toAbsolutePath().normalize());
    }

    @AfterAll
    static void print() {
        System.out.print(TABLE);
    }

    static Stream<Path> files() throws IOException {
        if (!Corpus.isThere()) {
            return Stream.of(Corpus.FOLDER);
        }
        try (Stream<Path> all = Files.walk(Corpus.FOLDER)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().matches(".*(\\.(log|txt|input|jsonl)|/access_log\\w*|/apache_logs)"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_line_comes_to_a_result(Path file) throws IOException {
        Reading reading = Corpus.read(file, (number, line, result, parser) -> {
            assertThat(result).isNotNull().isNotEqualTo(Rejection.PARSER_FAILED);
            assertThat(parser.rejectedAt()).isBetween(0, Math.max(1, line.length));
        });
        assertThat(reading.accepted + reading.rejected() + reading.ignored).isEqualTo(reading.lines);
        TABLE.append(String.format(
                Locale.ROOT,
                "%-66s %6d lines %6d accepted %5d ignored  rejected %s  %s%n",
                Corpus.FOLDER.relativize(file),
                reading.lines,
                reading.accepted,
                reading.ignored,
                reading.rejected,
                reading.formats));
    }

    @ParameterizedTest
    @CsvSource({
        "elastic-examples-apache/apache_logs, combined none",
        "zanbil-nginx-loki/zanbil_first40k.log, combined none",
        "nginx-json-2013/access.json.log, json s",
        "gitlab-api-json/apilog_samples.jsonl, json s",
        "nasa-aug95/access_log_Aug95, common none",
        "twiki-2004-apache/access_log, common none",
        "hackers-access-basjes/hackers-access.log, combined none",
        "w3af-scan/w3af.txt, combined none",
        "tomcat-liferay-2010/localhost_access_log.txt, common none",
        "crowdsec-apache-http-probing/apache-http-probing.log, common none",
    })
    void a_pure_access_log_is_read_whole(String file, String format) throws IOException {
        Reading reading = Corpus.read(Corpus.FOLDER.resolve(file), (number, line, result, parser) -> {});
        assertThat(reading.accepted).isEqualTo(reading.lines);
        assertThat(reading.formats).first().isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"beats-apache/test.log", "beats-apache/darwin-2.4.23.log", "beats-nginx/test.log"})
    void lines_say_what_their_authors_say_they_do(String name) throws IOException {
        Path file = Corpus.FOLDER.resolve(name);
        JsonNode all = new ObjectMapper().readTree(Files.readString(Path.of(file + "-expected.json"), UTF_8));
        Map<String, JsonNode> expected = new HashMap<>();
        all.forEach(event -> expected.put(event.get("event.original").asText(), event));
        Reading reading = Corpus.read(file, (number, line, result, parser) -> {
            JsonNode event = expected.remove(new String(line, UTF_8));
            if (event == null) {
                assertThat(line).isEmpty();
                return;
            }
            assertThat(result).isInstanceOf(AccessRecord.class);
            AccessRecord read = (AccessRecord) result;
            assertThat(said(read)).as("line %d", number).isEqualTo(said(event));
            assertThat(clients(event)).as("line %d", number).contains(read.client.toString());
        });
        assertThat(expected).isEmpty();
        assertThat(reading.rejected()).isZero();
    }

    private static List<String> said(AccessRecord read) {
        return List.of(
                read.method.toString(),
                read.target.toString(),
                Integer.toString(read.status),
                Long.toString(read.responseBytes));
    }

    private static List<String> said(JsonNode event) {
        return List.of(
                event.path("http.request.method").asText(),
                event.path("url.original").asText(),
                event.path("http.response.status_code").asText(),
                event.path("http.response.body.bytes").asText("-1"));
    }

    /** Of a list of addresses the authors take the first public one, others the first: what a client is, is a matter of view. */
    private static List<String> clients(JsonNode event) {
        List<String> clients = new ArrayList<>();
        clients.add(event.path("source.address").asText());
        event.path("nginx.access.remote_ip_list").forEach(address -> clients.add(address.asText()));
        return clients;
    }

    @ParameterizedTest
    @ValueSource(strings = {"netdata-weblog/common.log"})
    void only_lines_that_are_no_entries_are_rejected(String name) throws IOException {
        Corpus.read(Corpus.FOLDER.resolve(name), (number, line, result, parser) -> {
            if (result instanceof Rejection) {
                assertThat(new String(line, ISO_8859_1)).startsWith("Unmatched!");
            }
        });
    }
}
