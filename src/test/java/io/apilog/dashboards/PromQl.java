package io.apilog.dashboards;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queries' building blocks. Every selector made here is limited by the dashboard's variables. */
final class PromQl {
    /** The label of endpoints by the name it has here; a variable finds it out, since it can be mapped. */
    static final String ENDPOINT = "$endpoint_label";

    /** The same label in tables, whose columns need names that stay. */
    static final String ENDPOINT_COLUMN = "endpoint";

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

    /** Per second, at each point of a graph, as it was that much earlier. */
    static String rateBefore(String selector, String offset) {
        return "rate(" + selector + "[$__rate_interval] offset " + offset + ")";
    }

    /** Over all of the time that the dashboard shows. */
    static String increase(String selector) {
        return "increase(" + selector + "[$__range])";
    }

    /** Over as much time again, just before what the dashboard shows. */
    static String increaseBefore(String selector) {
        return "increase(" + selector + "[$__range] offset $__range)";
    }

    /** Per second, averaged over all of the time that the dashboard shows. */
    static String meanRate(String selector) {
        return increase(selector) + " / $__range_s";
    }

    static String sum(String expression) {
        return "sum(" + expression + ")";
    }

    static String sumBy(String expression, String... labels) {
        return aggregate("sum", expression, labels);
    }

    static String maxBy(String expression, String... labels) {
        return aggregate("max", expression, labels);
    }

    /** Added up by source and endpoint, for a table: the column's name is the same whatever the label's. */
    static String sumByEndpoint(String expression, String... more) {
        String[] labels = Stream.concat(Stream.of(SOURCE, ENDPOINT_COLUMN), Arrays.stream(more))
                .toArray(String[]::new);
        return sumBy(asColumn(expression), labels);
    }

    /** Copies the label of endpoints to the one that names the column. */
    static String asColumn(String expression) {
        return "label_join(" + expression + ", \"" + ENDPOINT_COLUMN + "\", \"\", \"" + ENDPOINT + "\")";
    }

    /** The few that matter of what may be hundreds. */
    static String top(int count, String expression) {
        return "topk(" + count + ", " + expression + ")";
    }

    /** A share of sums without labels: 0 where the part is absent, nothing where the whole is 0. */
    static String share(String part, String whole) {
        return "(" + part + " or vector(0)) / (" + whole + " > 0)";
    }

    /** A share by label: 0 where the part is absent, nothing where the whole is 0. */
    static String shareBy(String part, String whole) {
        return "(" + part + " or " + whole + " * 0) / (" + whole + " > 0)";
    }

    static String legend(String... labels) {
        return Arrays.stream(labels).map(label -> "{{" + label + "}}").collect(Collectors.joining(" "));
    }

    private static String aggregate(String how, String expression, String... labels) {
        return how + " by (" + String.join(", ", labels) + ") (" + expression + ")";
    }

    private static String select(String metric, String variables, String... matchers) {
        String own =
                Stream.concat(Stream.of(variables), Arrays.stream(matchers)).collect(Collectors.joining(", "));
        return metric + "{" + own + "}";
    }
}
