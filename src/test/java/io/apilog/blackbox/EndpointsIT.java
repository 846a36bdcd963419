package io.apilog.blackbox;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints of real logs, written to {@code target/endpoints} to be read by eye. The logs are not part of the project. */
class EndpointsIT {
    private static final Path CORPUS = Path.of("../shared/corpus");
    private static final String SHOP = "zanbil-nginx-loki/zanbil_first40k.log";
    private static final Set<String> MINTING =
            Set.of("101", "302", "303", "304", "307", "409", "410", "412", "415", "422", "500", "501");

    @TempDir
    Path folder;

    private static Path corpus(String file) {
        Path path = CORPUS.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), path + " is not there");
        return path;
    }

    private static Exposition once(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("--once"));
        all.addAll(List.of(arguments));
        Ended ended = ApilogCommand.of(all.toArray()).run();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.metrics();
    }

    /** Requests by endpoint, printed for people to read. */
    private static Map<String, Long> endpoints(String log) throws IOException {
        Path path = corpus(log);
        Map<String, Long> requests = once(path)
                .named("apilog_requests_total")
                .collect(groupingBy(sample -> sample.labels().get("endpoint"), TreeMap::new, summingLong(sample ->
                        (long) sample.value())));
        Path report = Path.of("target", "endpoints", log.replace('/', '_') + ".txt");
        Files.createDirectories(report.getParent());
        Files.write(
                report,
                requests.entrySet().stream()
                        .sorted(comparing((Map.Entry<String, Long> entry) -> -entry.getValue()))
                        .map(entry -> String.format(Locale.ROOT, "%7d %s", entry.getValue(), entry.getKey()))
                        .toList());
        return requests;
    }

    private static long sum(Map<String, Long> requests) {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void a_shop_has_the_routes_that_its_developers_would_write_down() throws IOException {
        Map<String, Long> requests = endpoints(SHOP);
        List<Long> named = requests.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("/"))
                .map(Map.Entry::getValue)
                .sorted(Collections.reverseOrder())
                .toList();
        long all = named.stream().mapToLong(Long::longValue).sum();
        long busiest = named.stream().limit(99).mapToLong(Long::longValue).sum();
        List<String> families = requests.keySet().stream()
                .filter(name -> name.matches("(/m)?/(product|image|filter|static)(/.*)?"))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d endpoints, %d of product, image, filter and static; %.2f %% of requests named, %.2f %% in the 99"
                        + " busiest%n",
                SHOP,
                named.size(),
                families.size(),
                all / 400.0,
                busiest / 400.0);

        assertThat(sum(requests)).isEqualTo(40_000);
        assertThat(all).isGreaterThan(39_200);
        assertThat(busiest).isGreaterThan(39_200);
        assertThat(families).hasSizeLessThan(70);
        assertThat(named)
                .as("a hundred and ten routes by hand, in several shapes")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(requests.getOrDefault("other", 0L))
                .as("names that came once when twenty others had not come again")
                .isLessThan(80);
        assertThat(requests.keySet())
                .contains(
                        "/product/{id}/{id}/{slug}",
                        "/m/product/{id}/{slug}",
                        "/image/{id}",
                        "/image/{id}/productModel/{size}",
                        "/filter/{list}",
                        "/m/filter/{list}",
                        "/m/browse/{param}/{slug}",
                        "/static/{file}.png",
                        "/static/{file}.js",
                        "/basket/checkout",
                        "/orderAdministration/act/{id}");
    }

    @Test
    void a_log_that_names_its_routes_has_these() throws IOException {
        assertThat(endpoints("gitlab-api-json/apilog_samples.jsonl"))
                .containsOnlyKeys(
                        "/api/:version/internal/allowed",
                        "/api/:version/internal/post_receive",
                        "/api/:version/internal/pre_receive");
    }

    /** The figures are of real pages, files and listings of directories, read by eye: none is a path that a scanner made up. */
    @ParameterizedTest
    @CsvSource({
        "w3af-scan/w3af.txt, 75",
        "hackers-access-basjes/hackers-access.log, 25",
        "crowdsec-apache-http-probing/apache-http-probing.log, 1",
        "crowdsec-nginx-http-sqli-probing/nginx-http-sqli-probing.log, 5"
    })
    void scanners_make_next_to_no_endpoints(String log, int most) throws IOException {
        Map<String, Long> requests = endpoints(log);
        List<String> named =
                requests.keySet().stream().filter(name -> name.startsWith("/")).toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d endpoints of %d requests, %d unmatched%n",
                log,
                named.size(),
                sum(requests),
                requests.getOrDefault("unmatched", 0L));

        assertThat(named).hasSizeLessThanOrEqualTo(most);
        assertThat(named).noneMatch(name -> name.matches("(?i).*(select|union|<script|passwd|\\.\\.|etc/|<|').*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, "elastic-examples-apache/apache_logs", "nasa-aug95/access_log_Aug95"})
    void without_learning_the_order_of_the_lines_decides_only_what_was_refused_before_anything_was_answered(String log)
            throws IOException {
        List<String> lines = Files.readAllLines(corpus(log), StandardCharsets.ISO_8859_1);
        Path config = config("endpoints: {learn: false, budget: 100000}\nmetrics: {budget: 10000000}\n");
        Exposition inOrder = once("--config.file=" + config, write("in-order.log", lines));
        Exposition again = once("--config.file=" + config, write("twice.log", twice(lines)));
        for (int seed = 1; seed <= 2; seed++) {
            Collections.shuffle(lines, new Random(seed));
            Exposition shuffled = once("--config.file=" + config, write("shuffled.log", lines));

            assertThat(answered(shuffled)).isEqualTo(answered(inOrder));
            assertThat(byStatus(shuffled)).isEqualTo(byStatus(inOrder));
            Exposition twice = once("--config.file=" + config, write("shuffled-twice.log", twice(lines)));
            assertThat(minus(twice, shuffled)).as("once all is known").isEqualTo(minus(again, inOrder));
        }
    }

    @Test
    void suggested_routes_name_the_same_log_without_learning() throws IOException {
        Path log = corpus(SHOP);
        Ended suggested = ApilogCommand.of("suggest-routes", log).run();
        assertThat(suggested.exitCode()).as(suggested.err()).isZero();
        Path config = config(suggested.out());

        Exposition named = once("--config.file=" + config, log);
        long routed = named.named("apilog_requests_total")
                .filter(sample -> sample.labels().get("endpoint").startsWith("/"))
                .filter(sample ->
                        suggested.out().contains("- \"" + sample.labels().get("endpoint") + "\""))
                .mapToLong(sample -> (long) sample.value())
                .sum();

        assertThat(ApilogCommand.of("check", config).run().exitCode()).isZero();
        assertThat(routed).isGreaterThan(39_600);
        assertThat(suggested.out())
                .doesNotContain("%", "Mozilla")
                .doesNotContainPattern("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("apilog.yaml"), yaml);
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines, StandardCharsets.ISO_8859_1);
    }

    private static List<String> twice(List<String> lines) {
        return Stream.concat(lines.stream(), lines.stream()).toList();
    }

    /** The requests that were answered in a way that makes endpoints. */
    private static Map<String, Long> answered(Exposition metrics) {
        Map<String, Long> answered = new TreeMap<>(metrics.requests());
        answered.keySet().removeIf(series -> {
            String status = series.substring(series.lastIndexOf(' ') + 1);
            return !status.startsWith("2") && !MINTING.contains(status);
        });
        return answered;
    }

    private static Map<String, Long> byStatus(Exposition metrics) {
        return metrics.requests().entrySet().stream()
                .collect(groupingBy(
                        entry -> entry.getKey().replaceAll(" .* ", " "),
                        TreeMap::new,
                        summingLong(Map.Entry::getValue)));
    }

    private static Map<String, Long> minus(Exposition more, Exposition less) {
        Map<String, Long> difference = new TreeMap<>(more.requests());
        less.requests().forEach((series, count) -> difference.merge(series, -count, Long::sum));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }
}
