package io.apilog.http.scrape;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is shown of the families that were gathered. */
final class ShownFamilies {
    private ShownFamilies() {}

    /** @param names the samples to keep, as in {@code ?name[]=}; empty for all */
    static List<MetricFamilySamples> select(Enumeration<MetricFamilySamples> families, Set<String> names) {
        List<MetricFamilySamples> all = Collections.list(families);
        return names.isEmpty()
                ? all
                : all.stream()
                        .map(family -> family.filter(names::contains))
                        .filter(Objects::nonNull)
                        .toList();
    }
}
