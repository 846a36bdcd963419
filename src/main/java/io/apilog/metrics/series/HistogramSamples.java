package io.apilog.metrics.series;

import io.apilog.metrics.series.SeriesTable.Rows;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The sample lines of a copied histogram, each made when it is read and not kept: of a hundred thousand there is one at a time. Reading
 * them in order takes the labels of a series once; reading again gives the same samples, made anew.
 */
public final class HistogramSamples extends AbstractList<Sample> {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The labels of one series, without the bound of a bucket. */
    public record Labels(List<String> names, List<String> values) {}

    private final String name;
    private final Buckets bounds;
    private final Rows rows;
    private final IntFunction<Labels> labels;

    /**
     * The samples of a family.
     *
     * @param name of the family
     * @param labels of the series of a row
     */
    public HistogramSamples(String name, Buckets bounds, Rows rows, IntFunction<Labels> labels) {
        this.name = name;
        this.bounds = bounds;
        this.rows = rows;
        this.labels = labels;
    }

    @Override
    public int size() {
        return rows.size() * bounds.samples();
    }

    @Override
    public Sample get(int index) {
        Objects.checkIndex(index, size());
        InOrder samples = new InOrder(index / bounds.samples());
        for (int skipped = index % bounds.samples(); skipped > 0; skipped--) {
            samples.next();
        }
        return samples.next();
    }

    @Override
    public Iterator<Sample> iterator() {
        return new InOrder(0);
    }

    private final class InOrder implements Iterator<Sample> {
        private final String bucketName = name + "_bucket";
        private int row;
        private int line;
        private long cumulative;
        private Labels series = new Labels(List.of(), List.of());
        private List<String> bucketNames = List.of();

        InOrder(int row) {
            this.row = row;
        }

        @Override
        public boolean hasNext() {
            return row < rows.size();
        }

        @Override
        public Sample next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (line == 0) {
                series = labels.apply(row);
                bucketNames = with(series.names(), "le");
                cumulative = 0;
            }
            int bucket = line++;
            if (bucket < bounds.count()) {
                cumulative += rows.cell(row, bucket);
                return new Sample(
                        bucketName, bucketNames, with(series.values(), bounds.text(bucket)), (double) cumulative);
            }
            if (bucket == bounds.count()) {
                return new Sample(name + "_count", series.names(), series.values(), (double) cumulative);
            }
            double sum = (double) rows.cell(row, bounds.sumColumn()) / NANOS_PER_SECOND;
            row++;
            line = 0;
            return new Sample(name + "_sum", series.names(), series.values(), sum);
        }

        private static List<String> with(List<String> list, String last) {
            List<String> longer = new ArrayList<>(list.size() + 1);
            longer.addAll(list);
            longer.add(last);
            return longer;
        }
    }
}
