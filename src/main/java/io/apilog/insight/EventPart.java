package io.apilog.insight;

import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;

/** A part that keeps nothing but families of events: it makes them in its constructor, and counts in what it observes. */
public abstract class EventPart implements ObservingPart<EventCopies> {
    private static final int VERSION = 1;

    /** Where it makes its families. */
    protected final EventFamilies events;

    /** With the families that it makes. */
    protected EventPart(EventContext context) {
        this.events = new EventFamilies(context);
    }

    @Override
    public final int version() {
        return VERSION;
    }

    /** Versions that did not have the part lost nothing of it. */
    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public void vacated(Endpoint endpoint) {
        events.vacated(endpoint);
    }

    @Override
    public final EventCopies copy() {
        return events.copy();
    }

    @Override
    public final EventCopies upTo(EventCopies of, long copy) {
        return of.upTo(copy);
    }

    @Override
    public final List<String> restore(EventCopies before, SourceNames names) {
        return events.restore(before, names);
    }

    @Override
    public final byte[] write(EventCopies copy) {
        SectionWriter out = new SectionWriter();
        events.write(out, copy);
        return out.toBytes();
    }

    @Override
    public final EventCopies read(int version, SectionReader in) throws DamagedSnapshotException {
        EventCopies read = events.read(in);
        in.end();
        return read;
    }

    @Override
    public List<MetricFamilySamples> families(EventCopies copy) {
        return events.families(copy);
    }
}
