package io.apilog.metrics.setting;

import io.apilog.metrics.Metric;
import io.apilog.settings.NearestWord;
import io.apilog.settings.Node;
import io.apilog.settings.Problems;
import io.apilog.settings.Schema;
import io.apilog.settings.ValueType;
import io.apilog.settings.type.ScalarSchemas;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a metric that can be done without. */
final class MetricType implements ValueType<Metric> {
    @Override
    public String expectation() {
        return "the name of a metric";
    }

    @Override
    public Schema schema() {
        return ScalarSchemas.words(Arrays.stream(Metric.values())
                .filter(metric -> metric != Metric.REQUESTS)
                .map(Metric::fullName)
                .toList());
    }

    @Override
    public @Nullable Metric read(Node node, Problems.Report report) {
        if (!(node instanceof Node.Scalar scalar) || scalar.absent()) {
            report.unexpected(node, expectation());
            return null;
        }
        Optional<Metric> metric = Metric.of(scalar.text());
        if (metric.isEmpty()) {
            report.at(node.place(), "unknown metric " + scalar.described() + ": " + expected(scalar.text()));
        } else if (metric.get() == Metric.REQUESTS) {
            report.at(node.place(), "'" + scalar.text() + "' cannot be left out: every request is counted in it");
            return null;
        }
        return metric.orElse(null);
    }

    private static String expected(String text) {
        List<String> names =
                Arrays.stream(Metric.values()).map(Metric::fullName).toList();
        return NearestWord.to(text, names)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("expected one of those in docs/metrics.md");
    }
}
