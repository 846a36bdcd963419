package io.apilog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.config.ConfigReference;
import io.apilog.config.Flag;
import io.apilog.format.Format;
import io.apilog.metrics.Label;
import io.apilog.metrics.Metric;
import io.apilog.pipeline.DurationAdvice;
import io.apilog.request.Ignored;
import io.apilog.request.Rejection;
import io.apilog.request.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation has what the lists in the code have, and in the same words. */
class DocsTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:IT|Test))\\.([a-z_0-9]+)`");
    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\| `([a-z_0-9-]+)` \\| ([0-9.]+) \\| ([0-9]+) \\|");

    @ParameterizedTest
    @EnumSource
    void each_format_has_a_row_with_its_unit_and_its_patterns_below(Format format) throws IOException {
        String page = page("formats.md");

        assertThat(page).contains("\n| `" + format.id() + "` | " + format.title() + " | " + format.unitRule() + " |");
        assertThat(format.patterns()).allSatisfy(pattern -> assertThat(page).contains("\n    " + pattern + "\n"));
    }

    @ParameterizedTest
    @EnumSource
    void each_rule_that_names_a_request_is_told(Rule rule) throws IOException {
        assertThat(page("endpoints.md")).contains("`" + rule.label() + "`");
    }

    @ParameterizedTest
    @EnumSource
    void each_reason_to_reject_a_line_has_a_row_with_what_to_do(Rejection reason) throws IOException {
        assertThat(page("troubleshooting.md"))
                .containsPattern("\n" + Pattern.quote("| `" + reason.label() + "` | " + reason.meaning() + " | ")
                        + "\\S.* \\|\n");
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_of_ignored_line_has_a_row(Ignored kind) throws IOException {
        assertThat(page("troubleshooting.md")).contains("\n| `" + kind.label() + "` | " + kind.meaning() + " |\n");
    }

    @ParameterizedTest
    @EnumSource
    void each_metric_has_a_row_with_type_labels_and_meaning(Metric metric) throws IOException {
        String labels = metric.labels().stream().map(Label::text).collect(Collectors.joining(", "));

        assertThat(page("metrics.md"))
                .contains("\n| `" + metric.fullName() + "` | "
                        + metric.type().name().toLowerCase(Locale.ROOT) + " | " + labels + " | " + metric.help()
                        + " |\n");
    }

    @ParameterizedTest
    @EnumSource
    void the_readme_names_each_metric(Metric metric) throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + metric.fullName() + "`");
    }

    @ParameterizedTest
    @EnumSource
    void the_readme_has_a_row_for_each_flag(Flag flag) throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("\n| `" + flag.option() + "` | ");
    }

    @Test
    void the_lines_to_paste_are_those_that_the_program_gives() throws IOException {
        assertThat(Files.readString(DOCS.resolve("formats.md"))).contains(DurationAdvice.lines());
    }

    @Test
    void the_table_of_keys_is_the_one_that_the_code_prints() throws IOException {
        assertThat(page("configuration.md")).contains("\n" + ConfigReference.keys());
    }

    @Test
    void the_table_of_flags_is_the_one_that_the_code_prints() throws IOException {
        assertThat(page("configuration.md")).contains("\n" + ConfigReference.flags());
    }

    @Test
    void the_table_of_packages_has_each_package() throws IOException {
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/io/apilog"))) {
            assertThat(packages.filter(Files::isDirectory)
                            .map(folder -> "\n| `" + folder.getFileName() + "` | ")
                            .toList())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(page("architecture.md")).contains(row));
        }
    }

    @Test
    void each_test_that_a_guarantee_names_is_there() throws IOException {
        List<MatchResult> named = TEST.matcher(page("guarantees.md")).results().toList();

        assertThat(named).hasSizeGreaterThan(40).allSatisfy(test -> {
            try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
                Path file = files.filter(path -> path.endsWith(test.group(1) + ".java"))
                        .findFirst()
                        .orElseThrow();
                assertThat(Files.readString(file)).contains("void " + test.group(2) + "(");
            }
        });
    }

    @Test
    void libraries_are_listed_with_the_version_and_size_they_have() throws IOException {
        List<String> listed = LIBRARY.matcher(page("architecture.md"))
                .results()
                .map(row -> row.group(1) + "-" + row.group(2) + ".jar " + row.group(3))
                .toList();

        assertThat(listed).isNotEmpty().isSubsetOf(jarsWithKilobytes());
    }

    @Test
    void each_library_of_the_build_file_that_is_in_the_jar_is_listed() throws IOException {
        String page = page("architecture.md");
        String build = Files.readString(Path.of("pom.xml"));
        String dependencies = build.substring(build.indexOf("<dependencies>"), build.indexOf("</dependencies>"));
        List<String> shipped = Arrays.stream(dependencies.split("</dependency>"))
                .filter(dependency -> dependency.contains("<artifactId>") && !dependency.contains("<scope>test"))
                .map(dependency -> dependency.replaceAll("(?s).*<artifactId>(.*)</artifactId>.*", "$1"))
                .toList();

        assertThat(shipped).isNotEmpty().allSatisfy(library -> assertThat(page).contains("\n| `" + library + "` | "));
    }

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(
                List.of(Path.of("README.md"), Path.of("CHANGELOG.md"), Path.of(".github", "CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(DOCS)) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_to_files_of_the_project_lead_somewhere(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results().map((MatchResult link) -> link.group(1)))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    private static List<String> jarsWithKilobytes() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar")) {
                jars.add(jar.getFileName() + " " + Math.round(Files.size(jar) / 1000.0));
            }
        }
        return jars;
    }

    private static String page(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }
}
