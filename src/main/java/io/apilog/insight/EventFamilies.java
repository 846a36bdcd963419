package io.apilog.insight;

import io.apilog.metrics.Metric;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The families of events of one part: made at its beginning, then copied, saved, restored and shown together. */
public final class EventFamilies {
    private static final double NANOS_PER_SECOND = 1e9;

    private final EventContext context;
    private final List<EventFamily> all = new ArrayList<>();

    /** None yet. */
    public EventFamilies(EventContext context) {
        this.context = context;
    }

    /** A family of counters; its dimensions are the metric's labels behind {@code source}. */
    public EventFamily counter(Metric metric, Dimension... dimensions) {
        return add(EventFamily.counter(metric, 1, context, List.of(dimensions)));
    }

    /** A family of counters of seconds, whose amounts are nanoseconds. */
    public EventFamily seconds(Metric metric, Dimension... dimensions) {
        return add(EventFamily.counter(metric, NANOS_PER_SECOND, context, List.of(dimensions)));
    }

    /** A histogram of seconds, or of whole numbers each of which is told as so many thousands of millions. */
    public EventFamily histogram(Metric metric, List<Double> bounds, Dimension... dimensions) {
        return add(EventFamily.histogram(metric, bounds, 1, context, List.of(dimensions)));
    }

    private EventFamily add(EventFamily family) {
        all.add(family);
        return family;
    }

    /** An endpoint is gone: its series are dropped. */
    public void vacated(Endpoint endpoint) {
        all.forEach(family -> family.vacated(endpoint));
    }

    /** A copy of now. */
    public EventCopies copy() {
        return new EventCopies(all.stream().map(EventFamily::copy).toList(), List.of());
    }

    /** Goes on with a copy. Returns what is dropped, each as a sentence. */
    public List<String> restore(EventCopies before, SourceNames names) {
        List<String> losses = new ArrayList<>();
        context.learnNames();
        for (SavedEvents saved : before.asSaved()) {
            Optional<EventFamily> family = all.stream()
                    .filter(one -> one.metric().fullName().equals(saved.metric()))
                    .findFirst();
            if (family.isEmpty()
                    || (saved.width() != family.get().width() && !saved.series().isEmpty())) {
                losses.add(saved.metric() + " begins at 0: it is switched off, or has other buckets now");
                continue;
            }
            saved.series().forEach(series -> restore(family.get(), series, names));
        }
        context.forgetNames();
        return losses;
    }

    private static void restore(EventFamily family, SavedEvents.Series series, SourceNames names) {
        List<String> labels = new ArrayList<>(series.labels());
        labels.set(0, names.now(labels.get(0)));
        // As of the API's families, what was counted of endpoints and words that are gone is gone with them.
        family.restore(labels, series.cells(), series.born());
    }

    /** Writes a copy. Any thread. */
    public void write(SectionWriter out, EventCopies copy) {
        SavedEvents.write(out, copy.asSaved());
    }

    /** Reads what {@link #write} wrote. */
    public EventCopies read(SectionReader in) throws DamagedSnapshotException {
        return new EventCopies(List.of(), SavedEvents.read(in));
    }

    /** What a scrape shows of a copy. Any thread. */
    public List<MetricFamilySamples> families(EventCopies copy) {
        return copy.shown().stream().map(EventCopy::family).toList();
    }
}
