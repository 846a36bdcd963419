package io.apilog.slo;

import static java.util.stream.Collectors.joining;

import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Label;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is added up, and what is left: the labels that vary within a service go, whatever else a target carries stays, as in
 * {@code apilog-recording.rules.yml}, on whose records the rules of objectives are built.
 */
public final class Levels {
    /** The requests per second of each operation and status of a service. */
    static final String REQUESTS = "source_endpoint_method_status:apilog_requests:rate5m";

    /** The same by instance, for messages that say which one it is. */
    static final String REQUESTS_BY_INSTANCE = "instance_source_endpoint_method_status:apilog_requests:rate5m";

    /** The durations per second of each operation of a service, those of failures apart. */
    static final String DURATIONS = "source_endpoint_method_outcome_le:apilog_request_duration_seconds_bucket:rate5m";

    /** What varies within a service. The rules in the repository have the same list. */
    public static final List<String> OF_INSTANCES = List.of(
            "instance",
            "pod",
            "pod_name",
            "pod_ip",
            "pod_uid",
            "container",
            "container_name",
            "node",
            "node_name",
            "nodename",
            "host",
            "hostname",
            "host_ip",
            "uid",
            "pod_template_hash",
            "controller_revision_hash",
            "app_kubernetes_io_version",
            "helm_sh_chart");

    private final MetricsSettings metrics;

    Levels(MetricsSettings metrics) {
        this.metrics = metrics;
    }

    /** Whether the shipped rules record what this exporter shows: they know the labels under the exporter's own names. */
    boolean areRecorded() {
        return metrics.naming() == Naming.APILOG
                && Stream.of(Label.SOURCE, Label.ENDPOINT, Label.METHOD, Label.STATUS)
                        .allMatch(label -> metrics.shown(label).equals(label.text()));
    }

    /** The sum of what is recorded of the operations of a service. */
    String ofOperations(String recorded, String... more) {
        return sum(Stream.concat(ofRequests(), Stream.of(more)).toList(), recorded);
    }

    /** The sum of rates of what the exporters show. */
    String ofRaw(String selector, String... more) {
        return sum(
                Stream.of(OF_INSTANCES.stream(), ofRequests(), Stream.of(more))
                        .flatMap(labels -> labels)
                        .toList(),
                "rate(" + selector + "[5m])");
    }

    /** Extra labels from fields of a line vary as requests do; those that are fixed for a source stay. */
    private Stream<String> ofRequests() {
        List<String> labels = new ArrayList<>(
                List.of(metrics.shown(Label.ENDPOINT), metrics.shown(Label.METHOD), metrics.shown(Label.STATUS)));
        if (metrics.naming().hasErrorType()) {
            labels.add("error_type");
        }
        metrics.extraLabels().stream().map(ExtraLabel::name).forEach(labels::add);
        return labels.stream();
    }

    private static String sum(Collection<String> dropped, String expr) {
        return "sum without (" + dropped.stream().distinct().collect(joining(", ")) + ") (" + expr + ")";
    }
}
