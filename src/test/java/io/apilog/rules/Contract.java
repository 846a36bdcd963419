package io.apilog.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics and labels that may be relied on, from {@code metrics.txt}. */
final class Contract {
    /** What Prometheus adds to every series. */
    static final Set<String> TARGET_LABELS = Set.of("job", "instance");

    private static final Map<String, Set<String>> LABELS_BY_METRIC = read();

    private Contract() {}

    static boolean hasMetric(String metric) {
        return LABELS_BY_METRIC.containsKey(metric);
    }

    static boolean hasLabel(String metric, String label) {
        return TARGET_LABELS.contains(label)
                || LABELS_BY_METRIC.getOrDefault(metric, Set.of()).contains(label);
    }

    static Set<String> labels() {
        return Stream.concat(
                        TARGET_LABELS.stream(),
                        LABELS_BY_METRIC.values().stream().flatMap(Set::stream))
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> read() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream("metrics.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" ")))
                    .collect(Collectors.toMap(
                            words -> words.get(0), words -> Set.copyOf(words.subList(1, words.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
