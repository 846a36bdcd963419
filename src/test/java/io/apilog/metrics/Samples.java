package io.apilog.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Families as short texts, such as {@code {source=web,method=GET} 1.0}. */
public final class Samples {
    private Samples() {}

    /** All samples of that name, in their order. */
    public static List<String> of(List<MetricFamilySamples> families, String name) {
        return families.stream()
                .flatMap(family -> family.samples.stream())
                .filter(sample -> sample.name.equals(name))
                .map(sample -> labels(sample) + " " + sample.value)
                .toList();
    }

    private static String labels(Sample sample) {
        return IntStream.range(0, sample.labelNames.size())
                .mapToObj(i -> sample.labelNames.get(i) + "=" + sample.labelValues.get(i))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
