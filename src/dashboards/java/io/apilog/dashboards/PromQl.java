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

    static final String METHOD = "method";

    /** Matches nothing where what rules have recorded is to be taken. */
    static final String NOT_RECORDED = SOURCE + "!~\"$recorded\"";

    private static final String IS_RECORDED =
            "job=~\"$job\", " + SOURCE + "=~\"$source\", " + SOURCE + "=~\"$recorded\"";

    static final String SERVER_ERRORS = "status=~\"5..\"";

    static final String CLIENT_ERRORS = "status=~\"4..\"";

    private static final String OPERATION = ENDPOINT + "=~\"$endpoint\", " + METHOD + "=~\"$method\"";

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

    /** A metric of operations, by endpoint and method. */
    static String ofOperation(String metric, String... matchers) {
        return select(metric, TARGET + ", " + SOURCE + "=~\"$source\", " + OPERATION, matchers);
    }

    /** What is recorded of sources, or of all operations of them. Instances are in none of it. */
    static String ofRecordedSource(String recorded, String... matchers) {
        return select(recorded, IS_RECORDED, matchers);
    }

    /** What is recorded of operations. */
    static String ofRecordedOperation(String recorded, String... matchers) {
        return select(recorded, IS_RECORDED + ", " + OPERATION, matchers);
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
        return aggregate("sum", expression, labels);
    }

    static String maxBy(String expression, String... labels) {
        return aggregate("max", expression, labels);
    }

    /** Copies the label of endpoints to the one that names the column. */
    static String asColumn(String expression) {
        return "label_join(" + expression + ", \"" + ENDPOINT_COLUMN + "\", \"\", \"" + ENDPOINT + "\")";
    }

    /** The few that matter of what may be hundreds, of one moment. */
    static String top(int count, String expression) {
        return "topk(" + count + ", " + expression + ")";
    }

    /** The few counters' rates that matter over all of the time shown: the same lines from its beginning to its end. */
    static String topRates(int count, String selector, String... labels) {
        String shown = sumBy("increase(" + selector + "[$__range] @ end())", labels);
        return sumBy(rate(selector), labels) + " and " + top(count, shown + " > 0");
    }

    /** The few of any lines that are greatest at some point of the time shown: the same ones from its beginning to its end. */
    static String topOf(int count, String expression) {
        return expression + " and " + top(count, "max_over_time((" + expression + ")[$__range:$__interval] @ end())");
    }

    /** A share of sums without labels: 0 where the part is absent, nothing where the whole is 0. */
    static String share(String part, String whole) {
        if (part.startsWith("sum by") || whole.startsWith("sum by")) {
            // Nothing of the part would be found: every share would be 0.
            throw new IllegalArgumentException("a share of sums by label: " + part + " / " + whole);
        }
        return "(" + part + " or vector(0)) / (" + whole + " > 0)";
    }

    /**
     * The share of all requests in the time shown that a counter of some of them has. What is recorded is of five minutes, so a share of it at one
     * moment would be of another time than what no rule records.
     */
    static String shareOfAll(String selector) {
        return share(sum(increase(selector)), Measure.REQUESTS.ofAll().total());
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
