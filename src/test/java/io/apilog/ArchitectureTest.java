package io.apilog;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The house rules that a machine can check; {@code docs/architecture.md} says why they are as they are. */
@AnalyzeClasses(packages = "io.apilog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.apilog.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_within_packages_are_free_of_cycles =
            slices().matching("io.apilog.(**)").should().beFreeOfCycles();

    @ArchTest
    static void no_name_means_two_things(JavaClasses all) {
        Map<String, List<String>> byName = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName.values()).filteredOn(names -> names.size() > 1).isEmpty();
    }

    private static final int MOST_CLASSES = 30;
    private static final int LARGEST_CIRCLE = 4;

    @ArchTest
    static void no_package_is_a_hall(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_CLASSES);
        assertThat(sizes.keySet()).isEmpty();
    }

    @ArchTest
    static void no_circle_of_classes_is_large(JavaClasses all) {
        List<Set<String>> large = CirclesOfClasses.in(all).stream()
                .filter(circle -> circle.size() > LARGEST_CIRCLE)
                .toList();
        assertThat(large).isEmpty();
    }

    @ArchTest
    static final ArchRule line_knows_nothing_of_the_project = onlyKnows("line");

    @ArchTest
    static final ArchRule settings_are_a_leaf = onlyKnows("settings", "bytes");

    @ArchTest
    static final ArchRule stages_know_settings_only_where_they_declare_theirs = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.apilog.settings..",
                    "io.apilog.config..",
                    "io.apilog.openapi..",
                    "io.apilog.webconfig..",
                    "io.apilog.cli..",
                    "io.apilog.app..")
            .and()
            .haveNameNotMatching(
                    ".*(Section|Config|Config\\$NamedEndpoint|LinkRules|LabelName|MetricType|CustomerTypes)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.apilog.settings..");

    @ArchTest
    static final ArchRule bytes_know_nothing = onlyKnows("bytes");

    @ArchTest
    static final ArchRule request_is_what_everybody_speaks_of = onlyKnows("request", "line", "bytes");

    @ArchTest
    static final ArchRule agents_are_known_by_their_words = onlyKnows("agent", "request", "bytes");

    @ArchTest
    static final ArchRule audience_knows_clients_and_events = onlyKnows(
            "audience",
            "agent",
            "client",
            "insight",
            "metrics",
            "part",
            "request",
            "state",
            "unique",
            "bytes",
            "settings");

    @ArchTest
    static final ArchRule security_knows_clients_and_events = onlyKnows(
            "security", "agent", "client", "insight", "metrics", "part", "request", "state", "bytes", "settings");

    @ArchTest
    static final ArchRule causes_know_who_asks =
            onlyKnows("cause", "agent", "client", "part", "request", "state", "bytes");

    @ArchTest
    static final ArchRule uniques_know_what_they_are_saved_in = onlyKnows("unique", "state");

    @ArchTest
    static final ArchRule only_uniques_use_sketches = onlyIn("com.dynatrace..", "unique");

    @ArchTest
    static final ArchRule parts_know_what_is_saved_and_what_is_seen = onlyKnows("part", "request", "state");

    @ArchTest
    static final ArchRule clients_are_known_by_what_requests_say =
            onlyKnows("client", "request", "line", "agent", "bytes", "settings");

    @ArchTest
    static final ArchRule customers_are_clients_that_met_something = onlyKnows(
            "customer",
            "client",
            "agent",
            "insight",
            "metrics",
            "part",
            "state",
            "request",
            "endpoint",
            "bytes",
            "settings");

    @ArchTest
    static final ArchRule state_knows_its_settings = onlyKnows("state", "settings", "bytes");

    @ArchTest
    static final ArchRule source_knows_only_line_and_how_to_save =
            onlyKnows("source", "line", "state", "bytes", "settings");

    @ArchTest
    static final ArchRule format_knows_lines_and_what_everybody_speaks_of =
            onlyKnows("format", "line", "request", "bytes");

    @ArchTest
    static final ArchRule endpoint_knows_no_format = onlyKnows("endpoint", "request", "bytes", "settings");

    @ArchTest
    static final ArchRule metrics_know_what_they_count =
            onlyKnows("metrics", "line", "request", "endpoint", "settings");

    @ArchTest
    static final ArchRule insight_knows_what_parts_are_made_of =
            onlyKnows("insight", "metrics", "part", "request", "state", "settings");

    @ArchTest
    static final ArchRule pipeline_knows_the_stages_of_a_line =
            onlyKnows("pipeline", "line", "request", "format", "endpoint", "metrics", "settings");

    @ArchTest
    static final ArchRule http_knows_no_stage_and_what_is_told = onlyKnows("http", "overview", "settings");

    @ArchTest
    static final ArchRule overview_knows_only_sums = noClasses()
            .that()
            .resideInAPackage("io.apilog.overview..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.apilog..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                            "io.apilog.overview..", "io.apilog.metrics.operation..", "io.apilog.metrics.history.."))));

    @ArchTest
    static final ArchRule slo_knows_only_the_names_of_what_is_shown =
            onlyKnows("slo", "metrics", "settings", "request");

    /** Who parses them, tells clients by them, judges them, and shows one line to whoever has the log itself. */
    @ArchTest
    static final ArchRule what_says_who_asked_is_read_in_few_places = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.apilog.request..",
                    "io.apilog.format..",
                    "io.apilog.agent..",
                    "io.apilog.client..",
                    "io.apilog.security..",
                    "io.apilog.data..")
            .and()
            .doNotHaveFullyQualifiedName("io.apilog.app.explain.ExplainedLine")
            .and()
            .doNotHaveFullyQualifiedName("io.apilog.pipeline.Filter")
            .and()
            .doNotHaveFullyQualifiedName("io.apilog.endpoint.EndpointNamer")
            .should()
            .accessField(AccessRecord.class, "client")
            .orShould()
            .accessField(AccessRecord.class, "user")
            .orShould()
            .accessField(AccessRecord.class, "userAgent")
            .orShould()
            .accessField(AccessRecord.class, "referer");

    @ArchTest
    static final ArchRule privacy_knows_nothing = onlyKnows("privacy");

    @ArchTest
    static final ArchRule data_knows_trails_clients_and_events =
            onlyKnows("data", "audit", "client", "insight", "metrics", "part", "request", "state", "settings");

    @ArchTest
    static final ArchRule standard_knows_what_is_documented_and_events =
            onlyKnows("standard", "endpoint", "insight", "metrics", "part", "request", "state", "bytes", "settings");

    @ArchTest
    static final ArchRule audit_knows_how_to_save = onlyKnows("audit", "state");

    @ArchTest
    static final ArchRule log_knows_its_settings = onlyKnows("log", "settings");

    @ArchTest
    static final ArchRule demo_knows_nothing = onlyKnows("demo");

    @ArchTest
    static final ArchRule config_knows_only_settings = onlyKnows(
            "config",
            "source",
            "state",
            "format",
            "endpoint",
            "metrics",
            "insight",
            "client",
            "customer",
            "agent",
            "security",
            "data",
            "standard",
            "pipeline",
            "slo",
            "http",
            "log",
            "settings",
            "audience",
            "bytes",
            "request");

    @ArchTest
    static final ArchRule openapi_knows_places_and_what_an_operation_is =
            onlyKnows("openapi", "settings", "request", "endpoint");

    @ArchTest
    static final ArchRule webconfig_knows_places_and_what_the_server_asks_for =
            onlyKnows("webconfig", "settings", "http");

    @ArchTest
    static final ArchRule only_logins_check_hashes = onlyIn("at.favre..", "http");

    @ArchTest
    static final ArchRule commands_know_only_what_they_start = onlyKnows(
            "cli", "bytes", "endpoint", "app", "audit", "config", "http", "log", "source", "terminal", "settings");

    @ArchTest
    static final ArchRule only_source_uses_commons_io = onlyIn("org.apache.commons.io..", "source");

    @ArchTest
    static final ArchRule only_http_uses_jetty = onlyIn("org.eclipse.jetty..", "http");

    @ArchTest
    static final ArchRule only_what_shows_metrics_uses_simpleclient = onlyIn(
            "io.prometheus..",
            "metrics",
            "part",
            "insight",
            "audience",
            "customer",
            "security",
            "data",
            "standard",
            "http",
            "app");

    @ArchTest
    static final ArchRule only_what_reads_yaml_uses_its_parser = onlyIn("org.yaml..", "settings", "openapi");

    @ArchTest
    static final ArchRule only_what_reads_or_writes_json_uses_its_parser =
            onlyIn("com.fasterxml.jackson..", "format", "openapi", "settings", "overview", "app");

    @ArchTest
    static final ArchRule only_formats_are_regular_expressions_of_users = onlyIn("com.google.re2j..", "format");

    @ArchTest
    static final ArchRule only_the_command_line_uses_picocli = onlyIn("picocli..", "cli");

    @ArchTest
    static final ArchRule raw_lines_are_read_only_where_formats_are = noClasses()
            .that()
            .resideOutsideOfPackages("io.apilog.format..", "io.apilog.line..")
            .should()
            .callMethod(Line.class, "bytes")
            .because("a raw line must reach neither a label nor a log");

    @ArchTest
    static final ArchRule only_main_ends_the_jvm = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule no_attics = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .andShould()
            .notBeAssignableTo(java.util.logging.LogManager.class);

    @ArchTest
    static final ArchRule no_mutable_statics = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .areNotAnonymousClasses()
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule clocks_are_injected = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.apilog.source..", "io.apilog.pipeline..", "io.apilog.metrics..", "io.apilog.endpoint..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    private static ArchRule onlyKnows(String name, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "io.apilog." + name + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "io.apilog." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("io.apilog." + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.apilog..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed))));
    }

    private static ArchRule onlyIn(String library, String... packages) {
        String[] allowed = new String[packages.length];
        for (int i = 0; i < packages.length; i++) {
            allowed[i] = "io.apilog." + packages[i] + "..";
        }
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
