package io.apilog.config;

import io.apilog.metrics.Label;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.setting.LabelName;
import io.apilog.metrics.setting.MetricsSection;
import io.apilog.settings.Binding;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import io.apilog.source.SourceSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What no key can check alone: settings that contradict each other. */
final class CrossChecks {
    private static final String STANDARD_INPUT = "-";
    private static final String READ_TWICE = "standard input ('-') can be read only once";

    private final Values values;
    private final List<String> files;
    private final Problems problems;
    private final List<SourceSettings> given;

    CrossChecks(Values values, List<String> files, Problems problems) {
        this.values = values;
        this.files = files;
        this.problems = problems;
        this.given = NamedFiles.of(files);
    }

    void run() {
        Set<String> own = shownLabels();
        Set<String> all = new ExtraLabelChecks(values, problems).run(own);
        Set<String> names = new HashSet<>();
        for (Values source : values.get(SourcesSection.SOURCES)) {
            if (!source.isBad(SourcesSection.SOURCE_NAME)) {
                name(source, names);
            }
            if (!source.wasGiven(SourcesSection.SOURCE_PATHS)) {
                problems.about(SourcesSection.SOURCE_PATHS.path())
                        .at(source.place(), "expected one or more paths, found nothing");
            }
            addedLabels(source, own, all);
        }
        standardInput();
        budget();
        new FilterChecks(values, given.stream().map(SourceSettings::name).collect(Collectors.toSet()), problems).run();
        new ObjectiveChecks(values, problems).run();
        new FunnelChecks(values, problems).run();
        new DataChecks(values, problems).run();
        new ShownFieldChecks(values, problems).run();
        if (files.stream().anyMatch(String::isBlank)) {
            problems.add(Place.of("FILE"), "expected the name of a file, found ''");
        }
    }

    private void name(Values source, Set<String> names) {
        Located<String> name = source.located(SourcesSection.SOURCE_NAME);
        Problems.Report report = problems.about(SourcesSection.SOURCE_NAME.path());
        if (!names.add(name.value())) {
            report.at(name.place(), "another source is named " + Quoted.of(name.value()) + " too");
        } else if (given.stream().anyMatch(named -> named.name().equals(name.value()))) {
            report.at(
                    name.place(),
                    "files given on the command line are the source " + Quoted.of(name.value())
                            + ": choose another name");
        }
    }

    /** The exporter's own labels under the names they are shown by. */
    private Set<String> shownLabels() {
        Map<String, String> shown = new HashMap<>();
        for (Label label : LabelName.OWN_LABELS) {
            shown.put(label.text(), values.get(MetricsSection.NAMING).of(label));
        }
        List<Binding> renamings = values.get(MetricsSection.METRICS_LABELS);
        renamings.forEach(
                renaming -> shown.put(renaming.name().value(), renaming.value().value()));
        Map<String, Integer> uses = new HashMap<>();
        shown.values().forEach(name -> uses.merge(name, 1, Integer::sum));
        for (Binding renaming : renamings) {
            String name = renaming.value().value();
            if (uses.getOrDefault(name, 0) > 1) {
                problems.about(MetricsSection.METRICS_LABELS.path())
                        .at(renaming.value().place(), "two labels would be named '" + name + "'");
            }
        }
        Set<String> names = new HashSet<>(uses.keySet());
        if (values.get(MetricsSection.NAMING).hasErrorType()) {
            names.add(Label.ERROR_TYPE.text());
        }
        return names;
    }

    private void addedLabels(Values source, Set<String> own, Set<String> all) {
        for (Binding label : source.get(SourcesSection.SOURCE_LABELS)) {
            String name = label.name().value();
            if (all.contains(name)) {
                String owner = own.contains(name)
                        ? "is one of the exporter's own after renaming"
                        : "is one of metrics.extra_labels";
                problems.about(SourcesSection.SOURCE_LABELS.path())
                        .at(label.name().place(), "the label '" + name + "' " + owner);
            }
        }
    }

    private void budget() {
        int sources = values.get(SourcesSection.SOURCES).size() + given.size();
        Located<Integer> budget = values.located(MetricsSection.METRICS_BUDGET);
        if (budget.value() < sources * MetricsSettings.LEAST_LINES) {
            problems.about(MetricsSection.METRICS_BUDGET.path())
                    .at(
                            budget.place(),
                            "expected at least " + sources * MetricsSettings.LEAST_LINES + ", "
                                    + MetricsSettings.LEAST_LINES + " for each of " + sources + " sources, found "
                                    + budget.value());
        }
    }

    private void standardInput() {
        long uses = given.stream()
                .flatMap(source -> source.paths().stream())
                .filter(STANDARD_INPUT::equals)
                .count();
        if (uses > 1) {
            problems.add(Place.of("FILE"), READ_TWICE);
        }
        for (Values source : values.get(SourcesSection.SOURCES)) {
            for (Located<String> path : source.get(SourcesSection.SOURCE_PATHS)) {
                if (path.value().equals(STANDARD_INPUT) && uses++ > 0) {
                    problems.about(SourcesSection.SOURCE_PATHS.path()).at(path.place(), READ_TWICE);
                }
            }
        }
    }
}
