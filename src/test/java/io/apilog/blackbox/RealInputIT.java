package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.apilog.blackbox.ApilogCommand.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real logs against counts that other programs make of them. The logs are not part of the project. */
class RealInputIT {
    private static final Path CORPUS = Path.of("../shared/corpus");

    private static Path corpus(String file) {
        Path path = CORPUS.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), path + " is not there");
        return path;
    }

    private static Exposition once(Path log) {
        Ended ended = ApilogCommand.of("--once", log).run();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.metrics();
    }

    private static Map<String, Long> byStatus(Exposition metrics, String name) {
        return metrics.named(name)
                .collect(Collectors.toMap(
                        sample -> sample.labels().get("status"),
                        sample -> (long) sample.value(),
                        Long::sum,
                        TreeMap::new));
    }

    /** What awk makes of the log: a number for each word. */
    private static Map<String, Long> awk(String fieldSeparator, String program, Path log) {
        String printing = program + " END { for (word in n) print word, n[word] }";
        return Programs.output(List.of(Programs.required("awk"), "-F", fieldSeparator, printing, log.toString()))
                .lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1]), Long::sum, TreeMap::new));
    }

    @Test
    void an_apache_log_has_as_many_requests_of_each_status_as_awk_finds() {
        Path log = corpus("elastic-examples-apache/apache_logs");
        Map<String, Long> expected = awk("\"", "{ split($3, field, \" \"); n[field[1]]++ }", log);

        Exposition metrics = once(log);

        assertThat(expected.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
        assertThat(byStatus(metrics, "apilog_requests_total")).isEqualTo(expected);
        assertThat(metrics.lines()).containsOnly(entry("accepted", 10_000L));
    }

    @Test
    void a_log_in_json_has_its_durations_except_where_protocols_were_switched() {
        Path log = corpus("nginx-json-2013/access.json.log");
        Map<String, Long> timed = awk("\"", """
                { status = ""; time = ""
                  for (i = 2; i <= NF; i++) {
                    if ($i == "status") status = $(i + 2)
                    if ($i == "request_time") time = $(i + 2)
                  }
                  if (time ~ /^[0-9]+\\.[0-9]+$/) n[status]++ }
                """, log);
        assertThat(timed.remove("101")).isEqualTo(248L);

        Exposition metrics = once(log);

        assertThat(metrics.lines()).containsOnly(entry("accepted", 10_049L));
        assertThat(byStatus(metrics, "apilog_requests_total")).containsEntry("101", 248L);
        assertThat(byStatus(metrics, "apilog_request_duration_seconds_count")).isEqualTo(timed);
    }

    @Test
    void a_shop_with_a_path_for_each_product_has_few_endpoints_and_loses_no_line() {
        Exposition metrics = once(corpus("zanbil-nginx-loki/zanbil_first40k.log"));

        assertThat(metrics.lines()).containsOnly(entry("accepted", 40_000L));
        assertThat(metrics.sum("apilog_requests_total", Map.of())).isEqualTo(40_000);
        List<String> endpoints = metrics.named("apilog_requests_total")
                .map(sample -> sample.labels().get("endpoint"))
                .filter(endpoint -> endpoint.startsWith("/"))
                .distinct()
                .toList();
        assertThat(endpoints)
                .hasSizeBetween(20, 300)
                .allSatisfy(endpoint -> assertThat(endpoint)
                        .doesNotContain("%", "?")
                        .matches("[\\x21-\\x7e]+")
                        .doesNotContainPattern("/[0-9]+(/|$)"));
    }

    @Test
    void a_real_log_gives_the_same_bytes_twice() {
        Path log = corpus("elastic-examples-apache/apache_logs");

        assertThat(ApilogCommand.of("--once", log).run().out())
                .isEqualTo(ApilogCommand.of("--once", log).run().out());
    }
}
