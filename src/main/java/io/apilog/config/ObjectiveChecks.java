package io.apilog.config;

import static java.util.stream.Collectors.joining;

import io.apilog.metrics.Metric;
import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.setting.MetricsSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import io.apilog.slo.SloSection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an objective's keys cannot check alone: whether what is counted can tell that it is kept. */
final class ObjectiveChecks {
    private final Values values;
    private final Problems problems;

    ObjectiveChecks(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void run() {
        Set<String> names = new HashSet<>();
        for (Values objective : values.get(SloSection.OBJECTIVES)) {
            name(objective, names);
            if (!objective.wasGiven(SloSection.OBJECTIVE_TARGET)) {
                problems.about(SloSection.OBJECTIVE_TARGET.path())
                        .at(objective.place(), "expected a percentage, found nothing");
            }
            if (objective.get(SloSection.OBJECTIVE_LATENCY) > 0) {
                latency(objective.located(SloSection.OBJECTIVE_LATENCY));
            }
            failures(objective);
            sources(objective);
        }
    }

    /** Where only classes are counted, a code is never seen. */
    private void failures(Values objective) {
        Key<StatusLabel> label = objective.get(SloSection.OBJECTIVE_LATENCY) > 0
                ? MetricsSection.DURATION_STATUS
                : MetricsSection.STATUS;
        if (values.get(label) != StatusLabel.CLASS) {
            return;
        }
        for (Located<String> status : objective.get(SloSection.OBJECTIVE_FAILURES)) {
            if (Character.isDigit(status.value().charAt(1))) {
                problems.about(SloSection.OBJECTIVE_FAILURES.path())
                        .at(
                                status.place(),
                                "with " + label.path() + ": class only classes are counted: expected "
                                        + status.value().charAt(0) + "xx or none, found " + Quoted.of(status.value()));
            }
        }
    }

    private void name(Values objective, Set<String> names) {
        Located<String> name = objective.located(SloSection.OBJECTIVE_NAME);
        Problems.Report report = problems.about(SloSection.OBJECTIVE_NAME.path());
        if (objective.isBad(SloSection.OBJECTIVE_NAME)) {
            return;
        }
        if (name.value().isEmpty()) {
            report.at(objective.place(), "expected a name, found nothing");
        } else if (!names.add(name.value())) {
            report.at(name.place(), "another objective is named " + Quoted.of(name.value()) + " too");
        }
    }

    /** Between two bounds nothing is counted, so nothing can be said of it. */
    private void latency(Located<Double> latency) {
        Problems.Report report = problems.about(SloSection.OBJECTIVE_LATENCY.path());
        List<Double> bounds = values.get(MetricsSection.DURATION_BUCKETS);
        if (!bounds.contains(latency.value())) {
            double nearest = bounds.stream()
                    .min(Comparator.comparingDouble(bound -> Math.abs(bound - latency.value())))
                    .orElseThrow();
            report.at(
                    latency.place(),
                    "expected a bound of metrics.duration_buckets ("
                            + bounds.stream().map(ObjectiveChecks::plain).collect(joining(", ")) + "), found "
                            + plain(latency.value()) + ": the nearest is " + plain(nearest));
        } else if (values.get(MetricsSection.DISABLED).stream()
                .anyMatch(metric -> metric.value() == Metric.REQUEST_DURATION)) {
            report.at(latency.place(), "durations are not counted: metrics.disabled has them");
        }
    }

    private static String plain(double seconds) {
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }

    private void sources(Values objective) {
        Set<String> known = values.get(SourcesSection.SOURCES).stream()
                .map(source -> source.get(SourcesSection.SOURCE_NAME))
                .collect(Collectors.toSet());
        for (Located<String> source : objective.get(SloSection.OBJECTIVE_SOURCE)) {
            // A file of objectives alone has no sources.
            if (!known.isEmpty() && !known.contains(source.value())) {
                String near = NearestWord.to(source.value(), known)
                        .map(word -> ": did you mean '" + word + "'?")
                        .orElse("");
                problems.about(SloSection.OBJECTIVE_SOURCE.path())
                        .at(source.place(), "there is no source " + Quoted.of(source.value()) + near);
            }
        }
    }
}
