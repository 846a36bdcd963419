package io.apilog.insight;

import io.apilog.metrics.Metric;
import io.apilog.metrics.label.LabelValues;
import io.apilog.metrics.series.Buckets;
import io.apilog.metrics.series.SeriesTable;
import io.apilog.request.Endpoint;
import io.apilog.request.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A family of counters, or a histogram, of what happens to requests: by source, and by up to four labels that are an endpoint or one of a few
 * words. A series is made when the event happens for the first time, as far as the {@link InsightBudget} goes, and then under the endpoint
 * {@code other}. An event of a known series allocates nothing. Used by the reading thread, and for copies inside a commit.
 */
public final class EventFamily {
    private static final int SOURCE_BITS = 10;
    /** The highest numbers are left for words in place of endpoints. */
    private static final int MOST_ENDPOINTS = (1 << 18) - 8;

    private static final long ENDPOINT_BITS = (1 << 18) - 1;

    private final Metric metric;
    private final List<Dimension> dimensions;
    private final int[] shifts;
    private final Buckets buckets;
    private final double unit;
    private final int lines;
    private final SeriesTable table;
    private final EventContext context;
    private int most = Integer.MAX_VALUE;

    private EventFamily(
            Metric metric, List<Double> bounds, double unit, EventContext context, List<Dimension> dimensions) {
        if (metric.labels().size() != dimensions.size() + 1) {
            throw new IllegalArgumentException(metric.fullName() + " has the labels " + metric.labels());
        }
        this.metric = metric;
        this.dimensions = List.copyOf(dimensions);
        this.buckets = new Buckets(bounds);
        this.unit = unit;
        boolean histogram = !bounds.isEmpty();
        this.lines = histogram ? buckets.samples() : 1;
        this.table = new SeriesTable(histogram ? buckets.width() : 1);
        this.context = context;
        this.shifts = new int[dimensions.size()];
        int shift = 0;
        for (int i = dimensions.size() - 1; i >= 0; i--) {
            shifts[i] = shift;
            shift += dimensions.get(i).bits();
        }
        if (shift > Long.SIZE - SOURCE_BITS) {
            throw new IllegalArgumentException(metric.fullName() + " has labels of " + shift + " bits");
        }
    }

    static EventFamily counter(Metric metric, double unit, EventContext context, List<Dimension> dimensions) {
        return new EventFamily(metric, List.of(), unit, context, dimensions);
    }

    static EventFamily histogram(
            Metric metric, List<Double> bounds, double unit, EventContext context, List<Dimension> dimensions) {
        return new EventFamily(metric, bounds, unit, context, dimensions);
    }

    /** The same with so many series at most; further events count under the endpoint {@code other}. */
    public EventFamily atMost(int series) {
        this.most = series;
        return this;
    }

    /** An event by words alone, one of each dimension, in their order. */
    public void add(Source source, int word, long amount) {
        count(source(source) | at(0, word), amount);
    }

    /** The same by two words. */
    public void add(Source source, int first, int second, long amount) {
        count(source(source) | at(0, first) | at(1, second), amount);
    }

    /** The same by three words. */
    public void add(Source source, int first, int second, int third, long amount) {
        count(source(source) | at(0, first) | at(1, second) | at(2, third), amount);
    }

    /** The same by four words. */
    public void add(Source source, int first, int second, int third, int fourth, long amount) {
        count(source(source) | at(0, first) | at(1, second) | at(2, third) | at(3, fourth), amount);
    }

    /** An event of a source, where that is the only label. */
    public void add(Source source, long amount) {
        count(source(source), amount);
    }

    /** An event by the endpoint alone. */
    public void add(Source source, Endpoint endpoint, long amount) {
        count(source(source) | at(0, endpoint), amount);
    }

    /** An event by the endpoint, and behind it a word, or a word in place of another endpoint. */
    public void add(Source source, Endpoint endpoint, int word, long amount) {
        count(source(source) | at(0, endpoint) | at(1, word), amount);
    }

    /** An event by the endpoint, and behind it two words. */
    public void add(Source source, Endpoint endpoint, int first, int second, long amount) {
        count(source(source) | at(0, endpoint) | at(1, first) | at(2, second), amount);
    }

    /** An event between two endpoints. */
    public void add(Source source, Endpoint from, Endpoint to, long amount) {
        count(source(source) | at(0, from) | at(1, to), amount);
    }

    /** The same where a word stands in place of the first. */
    public void add(Source source, int from, Endpoint to, long amount) {
        count(source(source) | at(0, from) | at(1, to), amount);
    }

    /** How many series there are. */
    public int size() {
        return table.size();
    }

    private long source(Source source) {
        int width = shifts.length == 0 ? 0 : shifts[0] + dimensions.get(0).bits();
        return (long) source.index() << width;
    }

    private long at(int dimension, int word) {
        int number = dimensions.get(dimension) instanceof Dimension.OfEndpoint endpoint ? endpoint.number(word) : word;
        return (long) number << shifts[dimension];
    }

    private long at(int dimension, Endpoint endpoint) {
        Endpoint within = endpoint.index() < MOST_ENDPOINTS ? endpoint : Endpoint.OTHER;
        context.remember(within);
        return (long) within.index() << shifts[dimension];
    }

    private void count(long key, long amount) {
        int row = table.row(key);
        if (row < 0) {
            row = newRow(key, context.firstCopy());
        }
        if (row >= 0) {
            add(row, amount);
        }
    }

    private void add(int row, long amount) {
        if (lines > 1) {
            buckets.observe(table.cells(), row, amount);
        } else {
            table.add(row, amount);
        }
    }

    private int newRow(long key, long firstCopy) {
        long other = other(key);
        boolean isRoom = table.size() < most;
        if (isRoom
                && (other == key
                        ? context.budget().takeKept(lines)
                        : context.budget().take(lines))) {
            return table.addRow(key, firstCopy);
        }
        // A bound of the family's own is no lack of budget.
        context.budget().overflowed(isRoom ? 1 : 0);
        int row = table.row(other);
        if (row >= 0 || other == key) {
            return row;
        }
        return context.budget().takeKept(lines) ? table.addRow(other, firstCopy) : -1;
    }

    /** The same with {@code other} for each endpoint and each value. */
    private long other(long key) {
        long other = key;
        for (int i = 0; i < shifts.length; i++) {
            if (dimensions.get(i) instanceof Dimension.OfEndpoint) {
                other &= ~(ENDPOINT_BITS << shifts[i]);
                other |= at(i, Endpoint.OTHER);
            } else if (dimensions.get(i) instanceof Dimension.OfValues values) {
                other &= ~((1L << values.bits()) - 1 << shifts[i]);
                other |= at(i, LabelValues.OTHER);
            }
        }
        return other;
    }

    /** The series of an endpoint that is gone are dropped. */
    void vacated(Endpoint endpoint) {
        int before = table.size();
        table.retainKeys(key -> {
            for (int i = 0; i < shifts.length; i++) {
                if (dimensions.get(i) instanceof Dimension.OfEndpoint && number(key, i) == endpoint.index()) {
                    return false;
                }
            }
            return true;
        });
        context.budget().giveBack((before - table.size()) * lines);
    }

    private int number(long key, int dimension) {
        return (int)
                (key >>> shifts[dimension] & (1L << dimensions.get(dimension).bits()) - 1);
    }

    private int sourceOf(long key) {
        return (int)
                (key >>> (shifts.length == 0 ? 0 : shifts[0] + dimensions.get(0).bits()));
    }

    /** A copy, with the texts of its labels. */
    EventCopy copy() {
        SeriesTable.Rows rows = table.copy();
        List<List<String>> labels = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            labels.add(texts(rows.key(row)));
        }
        return new EventCopy(metric, buckets, unit, labels, rows);
    }

    private List<String> texts(long key) {
        List<String> texts = new ArrayList<>(shifts.length + 1);
        texts.add(context.source(sourceOf(key)).name());
        for (int i = 0; i < shifts.length; i++) {
            int number = number(key, i);
            texts.add(text(dimensions.get(i), number));
        }
        return texts;
    }

    private String text(Dimension dimension, int number) {
        if (dimension instanceof Dimension.OfWords of) {
            return of.words().get(number);
        }
        if (dimension instanceof Dimension.OfValues of) {
            return of.text(number);
        }
        int word = (int) ENDPOINT_BITS - number;
        List<String> words = ((Dimension.OfEndpoint) dimension).words();
        return word < words.size() ? words.get(word) : context.endpoint(number).name();
    }

    Metric metric() {
        return metric;
    }

    /** How many numbers a series has. */
    int width() {
        return lines > 1 ? buckets.width() : 1;
    }

    private static int word(Dimension dimension, String text) {
        if (dimension instanceof Dimension.OfValues of) {
            return of.number(text);
        }
        List<String> words =
                dimension instanceof Dimension.OfWords of ? of.words() : ((Dimension.OfEndpoint) dimension).words();
        return words.indexOf(text);
    }

    /** Adds a series that was saved. Returns whether its labels are known: else it is dropped. */
    boolean restore(List<String> labels, long[] cells, long firstCopy) {
        if (labels.size() != shifts.length + 1 || cells.length != width()) {
            return false;
        }
        Source source = context.source(labels.get(0));
        if (source == null) {
            return false;
        }
        long key = source(source);
        for (int i = 0; i < shifts.length; i++) {
            String text = labels.get(i + 1);
            int word = word(dimensions.get(i), text);
            Endpoint endpoint = word < 0 ? context.endpoint(text) : null;
            if (word >= 0) {
                key |= at(i, word);
            } else if (endpoint != null && dimensions.get(i) instanceof Dimension.OfEndpoint) {
                key |= at(i, endpoint);
            } else {
                return false;
            }
        }
        int row = table.row(key);
        if (row < 0) {
            row = newRow(key, firstCopy);
        }
        if (row >= 0) {
            table.restore(row, cells, 0, firstCopy);
        }
        return true;
    }
}
