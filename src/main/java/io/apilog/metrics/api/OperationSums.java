package io.apilog.metrics.api;

import io.apilog.metrics.StatusLabel;
import io.apilog.metrics.label.LabelSet;
import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationKey;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.metrics.series.Family;
import io.apilog.metrics.series.SeriesLabels;
import io.apilog.metrics.series.SeriesTable;
import io.apilog.metrics.series.SeriesTable.Rows;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up the series of each operation: over its statuses, and over the values of extra labels. */
final class OperationSums {
    private static final int REFUSED = 4;
    private static final int FAILED = 5;

    private final SeriesLabels labels;
    private final List<Source> sources;
    private final List<Double> bounds;
    private final Map<Long, Sum> sums = new LinkedHashMap<>();

    private static final class Sum {
        private final SortedMap<String, Long> statuses = new TreeMap<>();
        private final long[] buckets;
        private long requests;
        private long refused;
        private long failed;

        Sum(int buckets) {
            this.buckets = new long[buckets];
        }
    }

    private OperationSums(SeriesLabels labels, List<Source> sources, List<Double> bounds) {
        this.labels = labels;
        this.sources = sources;
        this.bounds = bounds;
    }

    /** The operations in which anything was counted. */
    static List<OperationTotals> of(
            SeriesLabels labels, List<Source> sources, Family.Copy requests, Family.Copy durations) {
        OperationSums sums =
                new OperationSums(labels, sources, durations.definition().buckets());
        sums.addRequests(requests.rows());
        sums.addDurations(durations.rows());
        return sums.totals();
    }

    private void addRequests(Rows rows) {
        for (int row = 0; row < rows.size(); row++) {
            long count = rows.cell(row, 0);
            if (count == 0) {
                continue;
            }
            Sum sum = sum(rows.key(row));
            int status = LabelSet.status(rows.key(row));
            sum.requests = SeriesTable.sum(sum.requests, count);
            sum.refused += StatusLabel.classOf(status) == REFUSED ? count : 0;
            sum.failed += StatusLabel.classOf(status) == FAILED ? count : 0;
            sum.statuses.merge(StatusLabel.text(status), count, Long::sum);
        }
    }

    private void addDurations(Rows rows) {
        for (int row = 0; row < rows.size(); row++) {
            Sum sum = sum(rows.key(row));
            for (int bucket = 0; bucket < sum.buckets.length; bucket++) {
                sum.buckets[bucket] += rows.cell(row, bucket);
            }
        }
    }

    private Sum sum(long key) {
        long operation = LabelSet.pack(LabelSet.source(key), LabelSet.endpoint(key), 0, LabelSet.method(key), 0);
        return sums.computeIfAbsent(operation, added -> new Sum(bounds.size() + 1));
    }

    private List<OperationTotals> totals() {
        List<OperationTotals> totals = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> {
            if (sum.requests > 0) {
                totals.add(new OperationTotals(
                        new OperationKey(
                                sources.get(LabelSet.source(key)).name(),
                                LabelSet.method(key).label(),
                                labels.endpoint(key)),
                        sum.requests,
                        sum.refused,
                        sum.failed,
                        sum.statuses,
                        new Distribution(bounds, sum.buckets)));
            }
        });
        return totals;
    }
}
