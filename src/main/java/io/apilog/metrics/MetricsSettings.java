package io.apilog.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How requests are counted and shown.
 *
 * @param budget the most sample lines of the API families, those of routes aside; at least {@link #LEAST_LINES} for each source
 * @param naming under which names families and labels are shown
 * @param status how requests are told apart by status; not {@link StatusLabel#NONE}
 * @param durationStatus how the duration histogram tells statuses apart
 * @param zeroScrapes in how many of its first scrapes a new series is shown as 0, 0 to 10
 * @param labels a label's name in the contract to the name it is shown under, which wins over that of {@code naming}
 * @param extraLabels what is added behind the labels of the contract, in this order
 * @param durationBuckets upper bounds in seconds, ascending, without +Inf
 * @param upstreamBuckets the same for the attempts upstream
 * @param disabled metrics that are neither counted nor shown; never {@link Metric#REQUESTS}
 * @param expireIdle how long a series is kept that nothing is counted in; zero: always
 * @param rules what of a request is believed
 */
public record MetricsSettings(
        int budget,
        Naming naming,
        StatusLabel status,
        StatusLabel durationStatus,
        int zeroScrapes,
        Map<String, String> labels,
        List<ExtraLabel> extraLabels,
        List<Double> durationBuckets,
        List<Double> upstreamBuckets,
        Set<Metric> disabled,
        Duration expireIdle,
        RequestRules rules) {
    /** The default bounds, in seconds: OpenTelemetry's for {@code http.server.request.duration}. */
    public static final List<Double> DEFAULT_BUCKETS =
            List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5., 7.5, 10.);

    /** The most sample lines where nothing is configured. */
    public static final int DEFAULT_BUDGET = 20_000;

    /** How many sample lines of each source there is always room for: one for each class of status, and one where none was sent. */
    public static final int LEAST_LINES = 10;

    /** What holds where nothing is configured. */
    public static final MetricsSettings DEFAULT = new MetricsSettings(
            DEFAULT_BUDGET,
            Naming.APILOG,
            StatusLabel.CODE,
            StatusLabel.CODE,
            1,
            Map.of(),
            List.of(),
            DEFAULT_BUCKETS,
            DEFAULT_BUCKETS,
            Set.of(),
            Duration.ZERO);

    /** With the rules that hold where nothing is configured. */
    public MetricsSettings(
            int budget,
            Naming naming,
            StatusLabel status,
            StatusLabel durationStatus,
            int zeroScrapes,
            Map<String, String> labels,
            List<ExtraLabel> extraLabels,
            List<Double> durationBuckets,
            List<Double> upstreamBuckets,
            Set<Metric> disabled,
            Duration expireIdle) {
        this(
                budget,
                naming,
                status,
                durationStatus,
                zeroScrapes,
                labels,
                extraLabels,
                durationBuckets,
                upstreamBuckets,
                disabled,
                expireIdle,
                RequestRules.DEFAULT);
    }

    /** The same for one look at everything that was counted: nothing is held back and nothing expires. */
    public MetricsSettings forOneLook() {
        return new MetricsSettings(
                budget,
                naming,
                status,
                durationStatus,
                0,
                labels,
                extraLabels,
                durationBuckets,
                upstreamBuckets,
                disabled,
                Duration.ZERO,
                rules);
    }

    /** Whether a family is counted and shown. */
    public boolean shows(Metric metric) {
        return !disabled.contains(metric);
    }

    /** The families without those that are switched off. */
    public List<MetricFamilySamples> shown(List<MetricFamilySamples> families) {
        Set<String> left = disabled.stream()
                .map(metric -> Collector.Type.COUNTER == metric.type()
                        ? metric.fullName().replaceFirst("_total$", "")
                        : metric.fullName())
                .collect(Collectors.toSet());
        return families.stream().filter(family -> !left.contains(family.name)).toList();
    }

    /** The name a label of the API families is shown under. */
    public String shown(Label label) {
        return labels.getOrDefault(label.text(), naming.of(label));
    }

    /** The name a family of the API is shown under. */
    public String shown(Metric metric) {
        return naming.of(metric);
    }

    /** A bound of a histogram as the label {@code le} has it. */
    public static String le(double seconds) {
        return Collector.doubleToGoString(seconds);
    }
}
