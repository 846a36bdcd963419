package io.apilog.customer;

import io.apilog.agent.AgentFamily;
import io.apilog.client.ClientObserver;
import io.apilog.client.ClientRow;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventCopies;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.Source;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What customers met and did. What was counted goes on over any end; what is open of a client is in its row, and ends with the process: its failures
 * then count as {@code unknown}.
 */
public final class CustomersPart implements ObservingPart<CustomersPart.Copy>, ClientObserver {
    private static final int VERSION = 1;

    private final CustomerSettings settings;
    private final TraitTable traits;
    private final CustomerEvents events;
    private final MetClients met;
    private final Failures failures;
    private final Retries retries;
    private final Sessions sessions;
    private final FunnelProgress funnels;
    private final int cells;
    private final boolean countsMet;
    private CustomerTraits trait;
    private int answer;
    private final boolean[] isCustomer = new boolean[AgentFamily.ALL.size()];

    /** One moment. */
    public static final class Copy {
        private final EventCopies counted;
        private final EventCopies open;
        private final List<MetClients.Copy> met;

        private Copy(EventCopies counted, EventCopies open, List<MetClients.Copy> met) {
            this.counted = counted;
            this.open = open;
            this.met = List.copyOf(met);
        }
    }

    /**
     * Counts as configured.
     *
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public CustomersPart(CustomerSettings settings, List<Source> sources, EventContext context, LongSupplier nanoTime) {
        this.settings = settings;
        this.countsMet = settings.experience().enabled();
        this.traits = new TraitTable(settings);
        this.trait = traits.of(Endpoint.OTHER);
        this.events = new CustomerEvents(settings, sources, context);
        this.met = new MetClients(sources, nanoTime);
        this.failures = new Failures(events, traits);
        int behind = Sessions.SESSION + Sessions.CELLS;
        this.retries = new Retries(events, behind);
        this.sessions = new Sessions(events, traits, settings.sessions().agents());
        int behindRetries = behind + (events.countsRetries() ? Retries.CELLS : 0);
        this.funnels = new FunnelProgress(events, settings.funnels(), behindRetries);
        this.cells = behindRetries + FunnelProgress.cells(settings.funnels().size());
        settings.experience().customers().forEach(agent -> isCustomer[agent.ordinal()] = true);
    }

    @Override
    public int cells() {
        return cells;
    }

    /** What is counted of every request, whoever asked; before {@link #seen} is told who did. */
    @Override
    public void counted(Request request) {
        trait = traits.of(request.endpoint());
        answer = AnswerBits.of(request.record(), trait.targetNanos());
        if (AnswerBits.is(answer, AnswerBits.SLOW) && request.endpoint() != Endpoint.MALFORMED) {
            events.waited(request.source(), request.endpoint(), request.record().durationNanos - trait.targetNanos());
        }
    }

    @Override
    public void seen(Request request, ClientRow row) {
        Endpoint endpoint = request.endpoint();
        met.goOn(row);
        if (endpoint == Endpoint.MALFORMED || !isCustomer[row.agent().ordinal()]) {
            return;
        }
        boolean action = trait.isAction(request.method());
        failures.settle(row, action);
        if (row.sinceMillis() >= Sessions.ENDS_AFTER) {
            endSession(row, true);
        }
        if (countsMet) {
            met.answered(row, answer, request.record().durationNanos >= 0);
        }
        failures.answered(row, endpoint, request.method(), answer);
        if (events.countsRetries()) {
            retries.answered(row, request, answer);
        }
        if (action) {
            sessions.acted(row, endpoint, request.method(), answer);
            if (sessions.has(row)) {
                funnels.acted(row, trait, request.method(), answer);
            }
        }
    }

    @Override
    public void goOn(ClientObserver before, int[] sources) {
        if (before instanceof CustomersPart last) {
            met.goOn(last.met, sources);
            events.endpoints().forEach(traits::of);
        }
    }

    /** Its open failures were taken for lost with all that is not saved. */
    @Override
    public void carried(ClientRow row) {
        failures.carried(row);
    }

    private void endSession(ClientRow row, boolean left) {
        sessions.end(row, left);
        funnels.end(row);
    }

    @Override
    public void idle(ClientRow row) {
        failures.settle(row, false);
        if (row.sinceMillis() >= Sessions.ENDS_AFTER) {
            endSession(row, true);
        }
    }

    @Override
    public void evicted(ClientRow row) {
        failures.giveUp(row);
        endSession(row, false);
    }

    @Override
    public void ended(ClientRow row) {
        met.goOn(row);
        failures.settle(row, false);
        failures.giveUp(row);
        endSession(row, row.sinceMillis() >= Sessions.ENDS_AFTER);
    }

    @Override
    public void vacated(Endpoint endpoint) {
        events.vacated(endpoint);
    }

    @Override
    public void vacated(Endpoint endpoint, ClientRow row) {
        failures.vacated(endpoint, row);
        sessions.vacated(endpoint, row);
    }

    @Override
    public void end() {
        met.end();
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "what customers met begins at 0";
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public Copy copy() {
        List<MetClients.Copy> windows = settings.experience().enabled() ? met.copy() : List.of();
        return new Copy(events.shown().copy(), events.open().copy(), windows);
    }

    @Override
    public Copy upTo(Copy of, long copy) {
        return new Copy(of.counted.upTo(copy), of.open, of.met);
    }

    @Override
    public List<String> restore(Copy before, SourceNames names) {
        return events.restore(before.counted, before.open, names);
    }

    @Override
    public byte[] write(Copy copy) {
        SectionWriter out = new SectionWriter();
        events.shown().write(out, copy.counted);
        events.open().write(out, copy.open);
        return out.toBytes();
    }

    @Override
    public Copy read(int version, SectionReader in) throws DamagedSnapshotException {
        EventCopies counted = events.shown().read(in);
        EventCopies open = events.open().read(in);
        in.end();
        return new Copy(counted, open, List.of());
    }

    @Override
    public List<MetricFamilySamples> families(Copy copy) {
        List<MetricFamilySamples> families = new ArrayList<>();
        if (settings.experience().enabled()) {
            families.addAll(MetClients.families(copy.met));
        }
        families.addAll(events.shown().families(copy.counted));
        return families;
    }
}
