package io.apilog.metrics.api;

import io.apilog.metrics.label.ExtraLabels;
import io.apilog.metrics.label.LabelSet;
import io.apilog.metrics.series.Family;
import io.apilog.metrics.series.FamilyDefinition;
import io.apilog.metrics.series.SavedFamily;
import io.apilog.request.Endpoint;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Brings saved series back into families that count: those of an equal definition, under the numbers that names have now. */
final class SeriesRestoration {
    private final SavedSeries saved;
    private final ExtraLabels extras;
    private final List<Optional<Source>> sources;
    private final List<Optional<Endpoint>> endpoints;
    private final Map<Integer, Integer> combinations = new HashMap<>();

    /** @param endpoints the endpoint of a name; empty where there is none, whose rows are then dropped */
    SeriesRestoration(
            SavedSeries saved,
            ExtraLabels extras,
            List<Source> sources,
            Function<String, Optional<Endpoint>> endpoints) {
        this.saved = saved;
        this.extras = extras;
        this.sources =
                saved.sources().stream().map(source -> same(source, sources)).toList();
        this.endpoints = saved.endpoints().stream()
                .map(name -> name.isEmpty() ? Optional.<Endpoint>empty() : endpoints.apply(name))
                .toList();
    }

    /** A source is the same where its name and its fixed labels are. */
    private static Optional<Source> same(Source source, List<Source> sources) {
        return sources.stream().filter(source::isSame).findFirst();
    }

    /** Adds what was saved; the definitions of families that were not there as they are now, and so begin at 0. */
    List<FamilyDefinition> into(ApiFamilies families, Placement placement) {
        List<FamilyDefinition> anew = new ArrayList<>();
        for (Family family : families.all) {
            Optional<SavedFamily> same = saved.families().stream()
                    .filter(candidate -> candidate.definition().equals(family.definition()))
                    .findFirst();
            same.ifPresentOrElse(rows -> add(rows, family, placement), () -> anew.add(family.definition()));
        }
        return List.copyOf(anew);
    }

    private void add(SavedFamily rows, Family family, Placement placement) {
        int width = SavedFamily.width(rows.definition());
        for (int i = 0; i < rows.keys().length; i++) {
            long key = rows.keys()[i];
            Optional<Source> source = sources.get(LabelSet.source(key));
            Optional<Endpoint> endpoint = endpoints.get(LabelSet.endpoint(key));
            if (source.isEmpty() || endpoint.isEmpty() || !family.isCounted()) {
                continue;
            }
            long own = LabelSet.pack(
                    source.get().index(),
                    endpoint.get().index(),
                    combination(LabelSet.extra(key)),
                    LabelSet.method(key),
                    LabelSet.status(key));
            int row = placement.row(family, own, endpoint.get());
            if (row != Placement.NOWHERE) {
                family.series().restore(row, rows.cells(), i * width, rows.born()[i]);
            }
        }
    }

    private int combination(int number) {
        return combinations.computeIfAbsent(
                number, saved -> extras.number(this.saved.extras().get(saved)));
    }
}
