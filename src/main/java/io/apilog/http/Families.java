package io.apilog.http;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.Predicate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is shown of the families that were gathered. */
final class Families {
    private static final String CREATED = "_created";

    private Families() {}

    /**
     * The families without the time at which each child was created. simpleclient adds that as a series of its own unless an
     * environment variable says otherwise, which it reads once and in no other way.
     *
     * @param names the samples to keep, as in {@code ?name[]=}; empty for all
     */
    static List<MetricFamilySamples> select(Enumeration<MetricFamilySamples> families, Set<String> names) {
        List<MetricFamilySamples> selected = new ArrayList<>();
        while (families.hasMoreElements()) {
            MetricFamilySamples family = select(families.nextElement(), names);
            if (family != null) {
                selected.add(family);
            }
        }
        return selected;
    }

    private static @Nullable MetricFamilySamples select(MetricFamilySamples family, Set<String> names) {
        String created = family.name + CREATED;
        if (!names.isEmpty()) {
            Predicate<String> wanted =
                    name -> names.contains(name) && !(mayHaveCreated(family) && name.equals(created));
            return family.filter(wanted);
        }
        if (!hasCreated(family, created)) {
            return family;
        }
        MetricFamilySamples kept = family.filter(name -> !name.equals(created));
        return kept == null ? withoutSamples(family) : kept;
    }

    private static boolean hasCreated(MetricFamilySamples family, String created) {
        if (mayHaveCreated(family)) {
            for (Sample sample : family.samples) {
                if (sample.name.equals(created)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayHaveCreated(MetricFamilySamples family) {
        return family.type == Collector.Type.COUNTER
                || family.type == Collector.Type.HISTOGRAM
                || family.type == Collector.Type.SUMMARY;
    }

    private static MetricFamilySamples withoutSamples(MetricFamilySamples family) {
        return new MetricFamilySamples(family.name, family.unit, family.type, family.help, List.of());
    }
}
