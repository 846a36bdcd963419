package io.apilog.config;

import io.apilog.pipeline.FilterSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Problems;
import io.apilog.settings.Quoted;
import io.apilog.settings.Values;
import io.apilog.source.SourceSettings;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a filter's keys cannot check alone. */
final class FilterChecks {
    private final Values values;
    private final Set<String> given;
    private final Problems problems;

    /** @param given the sources of files that are given on the command line */
    FilterChecks(Values values, Set<String> given, Problems problems) {
        this.values = values;
        this.given = given;
        this.problems = problems;
    }

    void run() {
        Set<String> names = new HashSet<>();
        for (Values filter : values.get(FilterSection.FILTERS)) {
            name(filter, names);
            sources(filter);
            if (FilterSection.FILTER_CONDITIONS.stream().noneMatch(filter::wasGiven)) {
                problems.about("filters[]")
                        .at(
                                filter.place(),
                                "expected one of "
                                        + FilterSection.FILTER_CONDITIONS.stream()
                                                .map(Key::name)
                                                .collect(Collectors.joining(", "))
                                        + ": this leaves out every request");
            }
        }
    }

    private void name(Values filter, Set<String> names) {
        Located<String> name = filter.located(FilterSection.FILTER_NAME);
        Problems.Report report = problems.about(FilterSection.FILTER_NAME.path());
        if (filter.isBad(FilterSection.FILTER_NAME)) {
            return;
        }
        if (name.value().isEmpty()) {
            report.at(filter.place(), "expected a name, found nothing");
        } else if (!names.add(name.value())) {
            report.at(name.place(), "another filter is named " + Quoted.of(name.value()) + " too");
        }
    }

    private void sources(Values filter) {
        Set<String> known = values.get(SourcesSection.SOURCES).stream()
                .map(source -> source.get(SourcesSection.SOURCE_NAME))
                .collect(Collectors.toSet());
        known.addAll(given);
        if (known.isEmpty()) {
            known.add(SourceSettings.DEFAULT_NAME);
        }
        for (Located<String> source : filter.get(FilterSection.FILTER_SOURCE)) {
            if (!known.contains(source.value())) {
                String near = NearestWord.to(source.value(), known)
                        .map(word -> ": did you mean '" + word + "'?")
                        .orElse("");
                problems.about(FilterSection.FILTER_SOURCE.path())
                        .at(source.place(), "there is no source " + Quoted.of(source.value()) + near);
            }
        }
    }
}
