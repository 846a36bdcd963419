package io.apilog.metrics.series;

import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The sample lines of a copied histogram, each made when it is read and not kept: of a hundred thousand there is one at a time. Reading
 * them in order takes the labels of a series once; reading again gives the same samples, made anew.
 */
final class HistogramSamples extends AbstractList<Sample> {
    private final FamilySnapshot family;
    private final Buckets bounds;

    /** The samples of a family of histograms. */
    HistogramSamples(FamilySnapshot family) {
        this.family = family;
        this.bounds = family.buckets();
    }

    @Override
    public int size() {
        return family.size() * bounds.samples();
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
        private final String bucketName = family.name() + "_bucket";
        private int row;
        private int line;
        private long cumulative;
        private FamilySnapshot.Labels series = new FamilySnapshot.Labels(List.of(), List.of());
        private List<String> bucketNames = List.of();

        InOrder(int row) {
            this.row = row;
        }

        @Override
        public boolean hasNext() {
            return row < family.size();
        }

        @Override
        public Sample next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (line == 0) {
                series = family.labels(row);
                bucketNames = with(series.names(), "le");
                cumulative = 0;
            }
            int bucket = line++;
            if (bucket < bounds.count()) {
                cumulative += family.bucket(row, bucket);
                return new Sample(
                        bucketName, bucketNames, with(series.values(), bounds.text(bucket)), (double) cumulative);
            }
            if (bucket == bounds.count()) {
                return new Sample(family.name() + "_count", series.names(), series.values(), (double) cumulative);
            }
            double sum = family.sum(row);
            row++;
            line = 0;
            return new Sample(family.name() + "_sum", series.names(), series.values(), sum);
        }

        private static List<String> with(List<String> list, String last) {
            List<String> longer = new ArrayList<>(list.size() + 1);
            longer.addAll(list);
            longer.add(last);
            return longer;
        }
    }
}
