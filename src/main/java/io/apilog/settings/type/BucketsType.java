package io.apilog.settings.type;

import io.apilog.settings.Located;
import io.apilog.settings.Node;
import io.apilog.settings.Problems;
import io.apilog.settings.Schema;
import io.apilog.settings.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bounds of a histogram in seconds, ascending. */
public final class BucketsType implements ValueType<List<Double>> {
    private static final int MOST_SECONDS = 1_000_000;
    private static final int MOST_BUCKETS = 50;

    private final ListType<Double> bounds = new ListType<>(ScalarType.seconds(MOST_SECONDS), 1, MOST_BUCKETS, false);

    @Override
    public String expectation() {
        return "a list of up to " + MOST_BUCKETS + " ascending numbers of seconds above 0";
    }

    @Override
    public Schema schema() {
        return bounds.schema().with("uniqueItems", true);
    }

    @Override
    public @Nullable List<Double> read(Node node, Problems.Report report) {
        List<Located<Double>> found = bounds.read(node, report);
        if (found == null) {
            return null;
        }
        for (int i = 1; i < found.size(); i++) {
            double before = found.get(i - 1).value();
            double bound = found.get(i).value();
            if (bound <= before) {
                report.at(found.get(i).place(), "expected ascending bounds, found " + bound + " after " + before);
                return null;
            }
        }
        return found.stream().map(Located::value).toList();
    }
}
