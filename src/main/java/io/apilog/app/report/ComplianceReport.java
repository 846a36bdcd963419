package io.apilog.app.report;

import io.apilog.app.part.FileMetrics;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.stage.StandardParts;
import io.apilog.app.stage.Surroundings;
import io.apilog.app.whole.WholeLogs;
import io.apilog.config.Config;
import io.apilog.data.DataAccessPart;
import io.apilog.data.DataResource;
import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.ApiOperations;
import io.apilog.insight.EventPart;
import io.apilog.openapi.OpenApiDocument;
import io.apilog.openapi.OpenApiDocuments;
import io.apilog.part.ObservingPart;
import io.apilog.request.ExtraField;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.source.once.UnreadableLogException;
import io.apilog.standard.ComplianceTally;
import io.apilog.standard.ComplianceTally.Asked;
import io.apilog.standard.ComplianceTally.Matter;
import io.apilog.standard.ComplianceTally.Seen;
import io.apilog.standard.CredentialsPart;
import io.apilog.standard.HttpRulesPart;
import io.apilog.terminal.ProgressOutput;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads logs to their end and prints whether requests kept to standards: {@code report compliance}. */
public final class ComplianceReport {
    private final Config config;
    private final List<OpenApiDocument> before;
    private final ConfiguredStages counting;
    private final ProgressOutput progressOutput;
    private final boolean json;
    private final PrintStream out;

    /**
     * Prepares a report.
     *
     * @param before documents of before, of which it is told what is called though it is gone; empty for none
     * @throws ConfigException for what cannot be understood
     */
    public ComplianceReport(
            Config config, List<String> before, boolean json, ProgressOutput progressOutput, PrintStream out)
            throws ConfigException {
        this.config = config;
        this.json = json;
        this.progressOutput = progressOutput;
        this.out = out;
        List<Located<String>> files = before.stream()
                .map(file -> new Located<>(file, Place.of("--before")))
                .toList();
        this.before = OpenApiDocuments.read(files, config.endpoints().openapiMaxBytes());
        this.counting =
                new ConfiguredStages(config, config.metrics().forOneLook(), System::nanoTime, ComplianceReport::parts);
    }

    private static List<ObservingPart<?>> parts(Config of, Surroundings around) {
        String field = of.insight().audience().consumerField();
        int consumer = field.isEmpty() ? -1 : around.extras().indexOf(ExtraField.of(field));
        List<ObservingPart<?>> parts = new ArrayList<>(List.of(
                new ComplianceTally(around.events(), around.namer().operations(), consumer),
                new CredentialsPart(around.events(), around.signs()),
                StandardParts.http(of, around, true)));
        List<DataResource> resources = of.insight().data().resources();
        if (!resources.isEmpty()) {
            parts.add(new DataAccessPart(around.events(), resources));
        }
        return parts;
    }

    /**
     * Reads and prints.
     *
     * @param standardInput read where a path is {@code -}
     * @throws UnreadableLogException a file is not there or cannot be read to its end; nothing was printed
     */
    public void run(InputStream standardInput) throws UnreadableLogException {
        new WholeLogs(config, counting, 1, progressOutput).read(standardInput, new FileMetrics(counting.sources()));
        List<ReportSection> sections = sections();
        out.print(json ? ReportForms.json(sections) : ReportForms.text(sections));
    }

    private List<ReportSection> sections() {
        ComplianceTally tally = counting.observing(ComplianceTally.class).orElseThrow();
        List<ReportSection> sections = new ArrayList<>();
        sections.add(new ReportSection(
                "log", "What was read", "nothing", List.of("requests", "first", "last"), List.of(times(tally.all()))));
        if (!counting.documents().isEmpty()) {
            documents(tally, sections);
        }
        sections.add(
                section("secrets_in_urls", "Secrets and personal data in addresses", CredentialsPart.class, "kind"));
        sections.add(section("http_violations", "Not as HTTP has it", HttpRulesPart.class, "kind"));
        if (counting.observing(DataAccessPart.class).isPresent()) {
            sections.add(data());
        }
        return sections;
    }

    private void documents(ComplianceTally tally, List<ReportSection> sections) {
        List<List<String>> undocumented = new ArrayList<>();
        for (Matter matter : List.of(Matter.ENDPOINT, Matter.METHOD, Matter.STATUS)) {
            tally.of(matter)
                    .forEach((asked, seen) -> undocumented.add(row(
                            List.of(
                                    matter.name().toLowerCase(java.util.Locale.ROOT),
                                    asked.method(),
                                    asked.endpoint(),
                                    asked.status() == 0 ? "" : Integer.toString(asked.status())),
                            seen)));
        }
        sections.add(new ReportSection(
                "undocumented",
                "Asked for, and in no document",
                "nothing",
                List.of("kind", "method", "endpoint", "status", "requests", "first", "last"),
                undocumented));
        List<List<String>> never = new ArrayList<>();
        for (ApiOperations.Documented one : tally.neverCalled()) {
            never.add(List.of(
                    one.operation().method().label(),
                    one.endpoint().name(),
                    one.operation().deprecated() ? "deprecated" : ""));
        }
        sections.add(new ReportSection(
                "never_called",
                "In a document, and never called",
                "every operation was called",
                List.of("method", "endpoint", "state"),
                never));
        List<List<String>> deprecated = new ArrayList<>();
        tally.of(Matter.DEPRECATED)
                .forEach((asked, seen) ->
                        deprecated.add(row(List.of(asked.method(), asked.endpoint(), asked.consumer()), seen)));
        sections.add(new ReportSection(
                "deprecated_called",
                "Deprecated, and called",
                "nothing",
                List.of("method", "endpoint", "consumer", "requests", "first", "last"),
                deprecated));
        if (!before.isEmpty()) {
            sections.add(zombies(tally));
        }
    }

    /** What a document of before had, no document of now has, and is called all the same. */
    private ReportSection zombies(ComplianceTally tally) {
        List<List<String>> rows = new ArrayList<>();
        for (Matter matter : List.of(Matter.ENDPOINT, Matter.METHOD)) {
            for (Map.Entry<Asked, Seen> one : tally.of(matter).entrySet()) {
                Asked asked = one.getKey();
                if (before.stream()
                        .flatMap(document -> document.operations().stream())
                        .anyMatch(operation -> isOf(operation.value(), asked))) {
                    rows.add(row(List.of(asked.method(), asked.endpoint()), one.getValue()));
                }
            }
        }
        return new ReportSection(
                "zombies",
                "In a document of before, in none of now, and called",
                "nothing",
                List.of("method", "endpoint", "requests", "first", "last"),
                rows);
    }

    private static boolean isOf(ApiOperation operation, Asked asked) {
        String[] path = operation.path().split("/", -1);
        String[] endpoint = asked.endpoint().split("/", -1);
        boolean fits = operation.method().label().equals(asked.method()) && path.length == endpoint.length;
        for (int i = 0; fits && i < path.length; i++) {
            fits = path[i].contains("{") || path[i].equals(endpoint[i]);
        }
        return fits;
    }

    private <P extends EventPart> ReportSection section(String key, String title, Class<P> part, String label) {
        List<List<String>> rows = new ArrayList<>();
        P of = counting.observing(part).orElseThrow();
        for (MetricFamilySamples family : of.families(of.copy())) {
            family.samples.stream()
                    .filter(sample -> sample.labelNames.equals(List.of("source", "endpoint", label)))
                    .forEach(sample -> rows.add(List.of(
                            sample.labelValues.get(1), sample.labelValues.get(2), Long.toString((long) sample.value))));
        }
        rows.sort((a, b) -> (a.get(0) + ' ' + a.get(1)).compareTo(b.get(0) + ' ' + b.get(1)));
        return new ReportSection(key, title, "nothing", List.of("endpoint", label, "requests"), rows);
    }

    private ReportSection data() {
        List<List<String>> rows = new ArrayList<>();
        DataAccessPart part = counting.observing(DataAccessPart.class).orElseThrow();
        part.families(part.copy())
                .forEach(family -> family.samples.forEach(sample -> rows.add(List.of(
                        sample.labelValues.get(1),
                        sensitivity(sample.labelValues.get(1)),
                        sample.labelValues.get(2),
                        sample.labelValues.get(3),
                        sample.labelValues.get(4),
                        Long.toString((long) sample.value)))));
        rows.sort((a, b) -> String.join(" ", a).compareTo(String.join(" ", b)));
        return new ReportSection(
                "data_access",
                "Data that is watched",
                "nobody asked for it",
                List.of("resource", "sensitivity", "operation", "principal", "outcome", "requests"),
                rows);
    }

    private String sensitivity(String resource) {
        return config.insight().data().resources().stream()
                .filter(one -> one.name().equals(resource))
                .map(DataResource::sensitivity)
                .findFirst()
                .orElse("");
    }

    private static List<String> row(List<String> cells, Seen seen) {
        List<String> row = new ArrayList<>(cells);
        row.addAll(times(seen));
        return row;
    }

    private static List<String> times(Seen seen) {
        return List.of(Long.toString(seen.requests()), time(seen.firstMillis()), time(seen.lastMillis()));
    }

    private static String time(long millis) {
        return millis == 0 ? "" : Instant.ofEpochMilli(millis).toString();
    }
}
