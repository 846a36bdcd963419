package io.apilog.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the shipped rules record, and which labels that has. */
public final class Recorded {
    /** There where {@code slo.capacity} is set. */
    private static final String CAPACITY = "apilog:requests_capacity:rate";

    private static final Set<String> OF_SLOTH = Set.of(
            "job",
            "source",
            "sloth_id",
            "sloth_service",
            "sloth_slo",
            "sloth_window",
            "sloth_severity",
            "sloth_mode",
            "sloth_objective",
            "sloth_spec");

    private static final Set<String> OF_ANOMALIES =
            Set.of("job", "source", "anomaly_name", "anomaly_type", "anomaly_strategy", "anomaly_select");

    private final List<String> names = Shipped.recordedNames();

    /** Whether others have made this name, whose dashboards ask for it: it is not in the form of ours. */
    static boolean isForeign(String name) {
        return name.startsWith("slo:") || name.startsWith("sloth_") || name.startsWith("anomaly:");
    }

    /** Whether a rule records it. */
    public boolean has(String name) {
        return names.contains(name) || name.equals(CAPACITY);
    }

    /** Whether what is recorded under that name has the label. */
    public static boolean hasLabel(String name, String label) {
        if (Contract.SERVICE_LABELS.contains(label)) {
            return !name.equals(CAPACITY);
        }
        if (isForeign(name)) {
            return (name.startsWith("anomaly:") ? OF_ANOMALIES : OF_SLOTH).contains(label);
        }
        return levelOf(name).contains(label.replaceFirst("^exported_", ""));
    }

    /** Every label that a record or an alert can have besides those of the exporter's own. */
    static Set<String> labels() {
        return Stream.concat(OF_SLOTH.stream(), OF_ANOMALIES.stream()).collect(Collectors.toSet());
    }

    /** The first part of a recorded name is the list of the exporter's own labels that it has, and {@code instance}. */
    private static List<String> levelOf(String recordedName) {
        return List.of(recordedName.substring(0, recordedName.indexOf(':')).split("_", -1));
    }
}
