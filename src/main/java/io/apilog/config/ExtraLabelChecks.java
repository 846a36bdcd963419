package io.apilog.config;

import io.apilog.format.LabelFields;
import io.apilog.metrics.setting.LabelName;
import io.apilog.metrics.setting.MetricsSection;
import io.apilog.pipeline.PathTemplate;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the keys of an extra label cannot check alone. */
final class ExtraLabelChecks {
    private final Values values;
    private final Problems problems;
    private final Set<String> captures;
    private final Set<String> origins = new HashSet<>();

    ExtraLabelChecks(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
        this.captures = values.get(SourcesSection.SOURCES).stream()
                .flatMap(source -> source.get(SourcesSection.SOURCE_CAPTURES).stream())
                .map(Located::value)
                .flatMap(List::stream)
                .map(PathTemplate::names)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /**
     * Checks them.
     *
     * @param shown the names that labels have already
     * @return those names and the extra ones
     */
    Set<String> run(Set<String> shown) {
        Set<String> names = new HashSet<>(shown);
        for (Values label : values.get(MetricsSection.EXTRA_LABELS)) {
            name(label, names);
            boolean field = label.wasGiven(MetricsSection.EXTRA_LABEL_FIELD);
            if (field == label.wasGiven(MetricsSection.EXTRA_LABEL_CAPTURE)) {
                String found = field ? "both" : "neither";
                problems.about("metrics.extra_labels[]")
                        .at(label.place(), "expected either 'field' or 'capture', found " + found);
            } else {
                origin(label, field ? MetricsSection.EXTRA_LABEL_FIELD : MetricsSection.EXTRA_LABEL_CAPTURE);
            }
        }
        return names;
    }

    private void name(Values label, Set<String> names) {
        if (label.isBad(MetricsSection.EXTRA_LABEL_NAME)) {
            return;
        }
        Located<String> name = label.located(MetricsSection.EXTRA_LABEL_NAME);
        Problems.Report report = problems.about(MetricsSection.EXTRA_LABEL_NAME.path());
        Optional<String> fault = name.value().isEmpty()
                ? Optional.of("expected a label name, found nothing")
                : LabelName.faultOfAdded(name.value());
        if (fault.isPresent()) {
            report.at(name.place(), fault.get());
        } else if (!names.add(name.value())) {
            report.at(name.place(), "there is a label '" + name.value() + "' already");
        }
    }

    private void origin(Values label, Key<String> key) {
        if (label.isBad(key)) {
            return;
        }
        Located<String> origin = label.located(key);
        Optional<String> fault = key.equals(MetricsSection.EXTRA_LABEL_FIELD)
                ? faultOfField(origin.value())
                : faultOfCapture(origin.value());
        if (fault.isPresent()) {
            problems.about(key.path()).at(origin.place(), fault.get());
        } else if (!origins.add(key.name() + " " + origin.value())) {
            String message = "another label has the " + key.name() + " " + Quoted.of(origin.value()) + " already";
            problems.about(key.path()).at(origin.place(), message);
        }
    }

    private static Optional<String> faultOfField(String field) {
        return LabelFields.fault(field).map(fault -> Quoted.of(field) + " can be no label: " + fault);
    }

    private Optional<String> faultOfCapture(String capture) {
        if (captures.contains(capture)) {
            return Optional.empty();
        }
        String near = NearestWord.to(capture, captures)
                .map(word -> ": did you mean '" + word + "'?")
                .orElse("");
        return Optional.of("no source has " + Quoted.of(capture) + " in its 'captures'" + near);
    }
}
