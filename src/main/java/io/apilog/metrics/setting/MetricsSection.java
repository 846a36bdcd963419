package io.apilog.metrics.setting;

import io.apilog.metrics.ExtraLabel;
import io.apilog.metrics.Metric;
import io.apilog.metrics.MetricsSettings;
import io.apilog.metrics.Naming;
import io.apilog.metrics.RequestRules;
import io.apilog.metrics.StatusLabel;
import io.apilog.settings.Binding;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Presence;
import io.apilog.settings.Values;
import io.apilog.settings.type.BindingsType;
import io.apilog.settings.type.BucketsType;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarSchemas;
import io.apilog.settings.type.ScalarType;
import io.apilog.settings.type.SectionsType;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The settings of what is counted, and of how it is shown. */
public final class MetricsSection {
    private static final String EXTRA_LABEL = "metrics.extra_labels[].";
    private static final int MOST_LABELS = 20;

    public static final Key<Integer> METRICS_BUDGET = new Key<>(
            "metrics.budget",
            ScalarType.wholeNumber(100, 10_000_000),
            MetricsSettings.DEFAULT_BUDGET,
            "20000",
            "The most exposed sample lines of the API families");

    public static final Key<Naming> NAMING = new Key<>(
            "metrics.naming",
            ScalarType.oneOf(Naming.class),
            MetricsSettings.DEFAULT.naming(),
            "apilog",
            "The names of the API families and their labels: the exporter's own, or OpenTelemetry's where it has them");

    public static final Key<StatusLabel> STATUS = new Key<>(
            "metrics.status",
            ScalarType.oneOf(StatusLabel.CODE, StatusLabel.CLASS),
            MetricsSettings.DEFAULT.status(),
            "code",
            "The label `status` of the count of requests: the code, or its class (`2xx`), for fewer series");

    public static final Key<StatusLabel> DURATION_STATUS = new Key<>(
            "metrics.duration_status",
            ScalarType.oneOf(StatusLabel.values()),
            MetricsSettings.DEFAULT.durationStatus(),
            "code",
            "The label `status` of the duration histogram: the code, its class (`2xx`), or none, for fewer series");

    public static final Key<Integer> ZERO_SCRAPES = new Key<>(
            "metrics.zero_scrapes",
            ScalarType.wholeNumber(0, 10),
            MetricsSettings.DEFAULT.zeroScrapes(),
            "1",
            "In how many of its first scrapes a new series is shown as 0, so that its first increase is seen");

    public static final Key<List<Binding>> METRICS_LABELS = new Key<>(
            "metrics.labels",
            new BindingsType(
                    "a map of " + String.join(", ", LabelName.OWN) + " to label names",
                    ScalarSchemas.words(LabelName.OWN),
                    LabelName::faultOfRenamed,
                    LabelName.shown(),
                    LabelName::faultOfShown,
                    LabelName.OWN.size()),
            List.of(),
            "{}",
            "Other names for the exporter's own labels");

    public static final Key<String> EXTRA_LABEL_NAME = new Key<>(
            EXTRA_LABEL + "name",
            ScalarType.text("a label name", LabelName.added()),
            "",
            "",
            "The label's name; required");

    public static final Key<String> EXTRA_LABEL_FIELD = new Key<>(
            EXTRA_LABEL + "field",
            ScalarType.text("the name of a field"),
            "",
            "",
            "`host`, `protocol`, or a field as the log names it: a JSON path, an LTSV label, a variable, a column, a"
                    + " group");

    public static final Key<String> EXTRA_LABEL_CAPTURE = new Key<>(
            EXTRA_LABEL + "capture",
            ScalarType.text("the name of a capture"),
            "",
            "",
            "In place of `field`: a name in braces of `sources[].captures`");

    public static final Key<Integer> EXTRA_LABEL_LIMIT = new Key<>(
            EXTRA_LABEL + "limit",
            ScalarType.wholeNumber(1, 10_000),
            ExtraLabel.DEFAULT_LIMIT,
            "100",
            "The most values; further ones are `other`");

    public static final Key<List<Values>> EXTRA_LABELS = new Key<>(
            "metrics.extra_labels",
            new SectionsType(
                    EXTRA_LABEL,
                    List.of(EXTRA_LABEL_NAME, EXTRA_LABEL_FIELD, EXTRA_LABEL_CAPTURE, EXTRA_LABEL_LIMIT),
                    MOST_LABELS,
                    new Presence(
                            List.of(EXTRA_LABEL_NAME), List.of(), List.of(EXTRA_LABEL_FIELD, EXTRA_LABEL_CAPTURE))),
            List.of(),
            "[]",
            "Labels that are added to the API families");

    public static final Key<List<Double>> DURATION_BUCKETS = new Key<>(
            "metrics.duration_buckets",
            new BucketsType(),
            MetricsSettings.DEFAULT_BUCKETS,
            "[0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]",
            "The bounds of the duration histogram, in seconds; `+Inf` is added");

    public static final Key<List<Double>> UPSTREAM_BUCKETS = new Key<>(
            "metrics.upstream_buckets",
            new BucketsType(),
            MetricsSettings.DEFAULT_BUCKETS,
            DURATION_BUCKETS.defaultText(),
            "The same for the attempts upstream");

    public static final Key<List<Located<Metric>>> DISABLED = new Key<>(
            "metrics.disabled",
            ListType.of(new MetricType(), Metric.values().length),
            List.of(),
            "[]",
            "Metrics that are not counted and not shown, by the exporter's own names");

    public static final Key<Duration> EXPIRE_IDLE = new Key<>(
            "metrics.expire_idle",
            ScalarType.durationOrOff(Duration.ofMinutes(10), Duration.ofDays(365)),
            MetricsSettings.DEFAULT.expireIdle(),
            "off",
            "How long a series is kept that nothing is counted in; `off` keeps every series");

    public static final Key<Duration> MAX_DURATION = new Key<>(
            "metrics.max_duration",
            ScalarType.duration(Duration.ofSeconds(1), Duration.ofDays(365)),
            MetricsSettings.DEFAULT.rules().maxDuration(),
            "24h",
            "A duration above this is none: the request counts, and is in `apilog_durations_left_out_total`");

    public static final Key<RequestRules.Grpc> GRPC_STATUS = new Key<>(
            "metrics.grpc_status",
            ScalarType.oneOf(RequestRules.Grpc.values()),
            RequestRules.Grpc.MAPPED,
            "mapped",
            "The label `status` of a gRPC call that failed: the HTTP status that says the same, or, with `http`, the"
                    + " one sent");

    /** What it declares. */
    public static final ConfigSection<MetricsSettings> SECTION = new ConfigSection<>(
            List.of(
                    METRICS_BUDGET,
                    NAMING,
                    STATUS,
                    DURATION_STATUS,
                    ZERO_SCRAPES,
                    METRICS_LABELS,
                    EXTRA_LABELS,
                    DURATION_BUCKETS,
                    UPSTREAM_BUCKETS,
                    DISABLED,
                    EXPIRE_IDLE,
                    MAX_DURATION,
                    GRPC_STATUS),
            MetricsSection::metrics);

    private MetricsSection() {}

    private static MetricsSettings metrics(Values values) {
        return new MetricsSettings(
                values.get(METRICS_BUDGET),
                values.get(NAMING),
                values.get(STATUS),
                values.get(DURATION_STATUS),
                values.get(ZERO_SCRAPES),
                Binding.plain(values.get(METRICS_LABELS)),
                values.get(EXTRA_LABELS).stream()
                        .map(MetricsSection::extraLabel)
                        .toList(),
                values.get(DURATION_BUCKETS),
                values.get(UPSTREAM_BUCKETS),
                Set.copyOf(Located.plain(values.get(DISABLED))),
                values.get(EXPIRE_IDLE),
                new RequestRules(values.get(MAX_DURATION), values.get(GRPC_STATUS) == RequestRules.Grpc.MAPPED));
    }

    private static ExtraLabel extraLabel(Values values) {
        String name = values.get(EXTRA_LABEL_NAME);
        int limit = values.get(EXTRA_LABEL_LIMIT);
        return values.wasGiven(EXTRA_LABEL_FIELD)
                ? ExtraLabel.ofField(name, values.get(EXTRA_LABEL_FIELD), limit)
                : ExtraLabel.ofCapture(name, values.get(EXTRA_LABEL_CAPTURE), limit);
    }
}
