package io.apilog.dashboards;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queries' building blocks. Every selector made here is limited by the dashboard's variables. */
final class PromQl {
    /** The name of this label can be mapped in the exporter's configuration; then change it here and write the dashboards anew. */
    static final String ENDPOINT = "endpoint";

    static final String SOURCE = "source";

    static final String SERVER_ERRORS = "status=~\"5..\"";

    static final String CLIENT_ERRORS = "status=~\"4..\"";

    private static final String TARGET = "job=~\"$job\", instance=~\"$instance\"";

    private PromQl() {}

    /** A metric of the exporter itself. */
    static String ofExporter(String metric, String... matchers) {
        return select(metric, TARGET, matchers);
    }

    /** A metric of a source. */
    static String ofSource(String metric, String... matchers) {
        return select(metric, TARGET + ", " + SOURCE + "=~\"$source\"", matchers);
    }

    /** A metric of endpoints. */
    static String ofEndpoint(String metric, String... matchers) {
        return select(metric, TARGET + ", " + SOURCE + "=~\"$source\", " + ENDPOINT + "=~\"$endpoint\"", matchers);
    }

    /** Per second, at each point of a graph. */
    static String rate(String selector) {
        return "rate(" + selector + "[$__rate_interval])";
    }

    /** Over all of the time that the dashboard shows. */
    static String increase(String selector) {
        return "increase(" + selector + "[$__range])";
    }

    /** Per second, averaged over all of the time that the dashboard shows. */
    static String meanRate(String selector) {
        return increase(selector) + " / $__range_s";
    }

    static String sum(String expression) {
        return "sum(" + expression + ")";
    }

    static String sumBy(String expression, String... labels) {
        return "sum by (" + String.join(", ", labels) + ") (" + expression + ")";
    }

    /** From the buckets of a classic histogram. Nothing, rather than NaN, where nothing was observed. */
    static String quantile(double quantile, String bucketsByLe) {
        return "histogram_quantile(" + quantile + ", " + bucketsByLe + ") >= 0";
    }

    /** A share of sums without labels: 0 where the part is absent, nothing where the whole is 0. */
    static String share(String part, String whole) {
        return "(" + part + " or vector(0)) / (" + whole + " > 0)";
    }

    /** A share by label: 0 where the part is absent, nothing where the whole is 0. */
    static String shareBy(String part, String whole) {
        return "(" + part + " or " + whole + " * 0) / (" + whole + " > 0)";
    }

    private static String select(String metric, String variables, String... matchers) {
        String own =
                Stream.concat(Stream.of(variables), Arrays.stream(matchers)).collect(Collectors.joining(", "));
        return metric + "{" + own + "}";
    }
}
