package io.apilog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.cli.command.Command;
import io.apilog.cli.command.Option;
import io.apilog.config.Flag;
import io.apilog.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any page, runbook, recipe or rule names is there: flags, variables, metrics, files. */
class NamedThingsTest {
    private static final List<String> TREES =
            List.of("docs", "deploy", "bench", "prometheus-rules", "grafana-dashboards", ".github");
    private static final List<String> FILES = List.of("README.md", "CHANGELOG.md", "Dockerfile");
    private static final Pattern READABLE = Pattern.compile(".*\\.(md|ya?ml|sh|service|options|tf)|[^.]*");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w./$-])--[a-z][a-z0-9.-]*[a-z0-9]");
    private static final Pattern METRIC = Pattern.compile("(?<![\\w/.:$^-])apilog_[a-z_]++(?<!_)(?![\\w/*:-])");
    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w$])APILOG_[A-Z_]*[A-Z]");
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w./-])(?:docs|deploy|bench|src|prometheus-rules|grafana-dashboards)/[\\w./-]*[\\w](?![\\w*<{$-])");

    /** {@code src/test/resources/formats/ID/NAME.log}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("/[A-Z]+(\\.|/|$)|-N$");

    /** The options of other programs that are named, by program. */
    private static final Map<String, List<String>> OTHERS = Map.of(
            "docker",
            List.of("--build-arg", "--cap-drop", "--group-add", "--health-cmd", "--read-only", "--rm"),
            "a Dockerfile",
            List.of("--from", "--interval", "--timeout", "--start-period", "--retries"),
            "useradd and groupadd",
            List.of("--gid", "--uid", "--home-dir", "--no-create-home", "--shell"),
            "curl and wget",
            List.of("--header", "--retry-connrefused", "--retry-on-http-error", "--tries", "--waitretry"),
            "git, systemctl, systemd-analyze, kubectl, prometheus",
            List.of(
                    "--short",
                    "--stat",
                    "--additional-suffix",
                    "--now",
                    "--prefix",
                    "--timestamps",
                    "--enable-feature",
                    "--offline"),
            "nobody, in an example of a mistake",
            List.of("--nope"));

    /** Labels that rules join by, what stands in them for a kind of series, and what rules read where an exporter has it. */
    private static final Set<String> NO_METRICS = Set.of(
            "apilog_day",
            "apilog_median",
            "apilog_weeks",
            "apilog_requests",
            "apilog_errors",
            "apilog_latency",
            "apilog_clients_affected",
            "apilog_clients_active");

    static List<Path> pages() throws IOException {
        Set<Path> pages = new TreeSet<>();
        FILES.forEach(file -> pages.add(Path.of(file)));
        for (String tree : TREES) {
            try (Stream<Path> files = Files.walk(Path.of(tree))) {
                files.filter(Files::isRegularFile)
                        .filter(file ->
                                READABLE.matcher(file.getFileName().toString()).matches())
                        .forEach(pages::add);
            }
        }
        return List.copyOf(pages);
    }

    /** Not the benchmarks' scripts: most of what they run are other programs. */
    static List<Path> pagesAboutTheProgram() throws IOException {
        return pages().stream()
                .filter(page -> !page.startsWith("bench") || page.toString().endsWith(".md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pagesAboutTheProgram")
    void each_option_that_is_named_is_there(Path page) throws IOException {
        Set<String> known = Arrays.stream(Command.values())
                .flatMap(command -> command.options().stream())
                .map(Option::name)
                .collect(Collectors.toSet());

        assertThat(named(
                        page,
                        OPTION,
                        option -> !known.contains(option)
                                && OTHERS.values().stream().noneMatch(others -> others.contains(option))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_variable_that_is_named_is_there(Path page) throws IOException {
        Set<String> known = Arrays.stream(Flag.values()).map(Flag::variable).collect(Collectors.toSet());

        assertThat(named(page, VARIABLE, variable -> !known.contains(variable))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_metric_that_is_named_is_there(Path page) throws IOException {
        Set<String> known = Arrays.stream(Metric.values())
                .flatMap(metric ->
                        Stream.of("", "_bucket", "_sum", "_count", "_created").map(part -> metric.fullName() + part))
                .collect(Collectors.toSet());

        assertThat(named(page, METRIC, metric -> !known.contains(metric) && !NO_METRICS.contains(metric)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_file_of_the_project_that_is_named_is_there(Path page) throws IOException {
        assertThat(named(page, FILE, file -> !PLACEHOLDER.matcher(file).find() && !Files.exists(Path.of(file))))
                .isEmpty();
    }

    private static Set<String> named(Path page, Pattern pattern, Predicate<String> wrong) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .filter(wrong)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
