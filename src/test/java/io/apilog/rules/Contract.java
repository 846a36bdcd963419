package io.apilog.rules;

import io.apilog.slo.Levels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics and labels that may be relied on, from {@code metrics.txt}. */
final class Contract {
    /** What targets of one service have in common, as far as rules name it: whatever else there is, they keep. */
    static final Set<String> SERVICE_LABELS = Set.of("job", "cluster", "environment", "namespace", "service", "app");

    /** What varies within a service, which rules add up over. */
    static final List<String> INSTANCE_LABELS = Levels.OF_INSTANCES;

    /** What Prometheus adds to every series. */
    static final Set<String> TARGET_LABELS =
            Stream.concat(SERVICE_LABELS.stream(), INSTANCE_LABELS.stream()).collect(Collectors.toUnmodifiableSet());

    /** What Prometheus makes of our labels where a target has labels of the same name and honor_labels is not set. */
    private static final String RENAMED = "exported_";

    private static final Map<String, Set<String>> LABELS_BY_METRIC = read();

    private Contract() {}

    static boolean hasMetric(String metric) {
        return LABELS_BY_METRIC.containsKey(metric);
    }

    static boolean hasLabel(String metric, String label) {
        return TARGET_LABELS.contains(label)
                || label.startsWith(RENAMED)
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
