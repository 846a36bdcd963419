package io.apilog.security;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientObserver;
import io.apilog.client.ClientRow;
import io.apilog.client.LogClocks;
import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamilies;
import io.apilog.insight.EventFamily;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Source;
import io.apilog.request.TargetSigns;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** Finds who should not be here, and counts it. Has to be told of a request before it is told of the request's client. */
public final class SecurityPart implements ObservingPart<SecurityCopy>, ClientObserver {
    private static final int VERSION = 1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final EventFamilies families;
    private final EventFamily events;
    private final EventFamily attacks;
    private final EventFamily unauthenticated;
    private final boolean postures;
    private final List<Source> sources;
    private final LongSupplier nanoTime;
    private final AttackSearch search;
    private final SecurityWatch watch;
    private final Offenders offenders = new Offenders();
    private final LogClocks clocks;
    private final ActiveSources[] active;
    private final AuthPosture[] posture;
    private final long[] quietSince;
    private final long[] copiedAt;

    /**
     * Nothing is found yet.
     *
     * @param agents shared with whoever else asks for the kind of a request's program
     * @param signs likewise with whoever looks at targets
     * @param clocks those that clients are followed by
     * @param sources by their indexes
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public SecurityPart(
            EventContext context,
            SecuritySettings settings,
            AgentFamilies agents,
            TargetSigns signs,
            LogClocks clocks,
            List<Source> sources,
            LongSupplier nanoTime) {
        this.sources = List.copyOf(sources);
        this.nanoTime = nanoTime;
        EndpointTraits traits = new EndpointTraits(settings.loginEndpoints());
        this.search = new AttackSearch(agents, signs, traits);
        this.families = new EventFamilies(context);
        this.events = families.counter(
                Metric.SECURITY_EVENTS,
                Dimension.words(
                        SecurityKind.ALL.stream().map(SecurityKind::label).toList()));
        this.attacks = families.counter(
                Metric.ATTACK_REQUESTS,
                Dimension.words(Arrays.stream(AttackPattern.values())
                        .map(AttackPattern::label)
                        .toList()));
        this.postures = settings.unauthenticatedSuccess();
        this.unauthenticated = families.counter(Metric.UNAUTHENTICATED_SUCCESS, Dimension.endpoint());
        this.watch = new SecurityWatch(settings, traits, signs, this::raised);
        this.clocks = clocks;
        this.active = new ActiveSources[sources.size()];
        this.posture = new AuthPosture[sources.size()];
        this.quietSince = new long[sources.size()];
        this.copiedAt = new long[sources.size()];
        Arrays.setAll(active, i -> new ActiveSources());
        Arrays.setAll(posture, i -> new AuthPosture());
    }

    @Override
    public Set<RequestText> texts() {
        return Set.of(RequestText.USER, RequestText.USER_AGENT, RequestText.REFERER);
    }

    @Override
    public void counted(Request request) {
        AccessRecord record = request.record();
        int source = request.source().index();
        clocks.take(request);
        long found = search.in(request);
        watch.found(found);
        if (found != 0) {
            count(request.source(), AttackWords.patterns(found));
        }
        if (postures && record.status >= 200 && record.status < 400) {
            boolean principal = ClientIdentity.hasPrincipal(record);
            if (posture[source].isAmiss(request.endpoint(), principal)) {
                unauthenticated.add(request.source(), request.endpoint(), 1);
            }
        }
    }

    private void count(Source source, int patterns) {
        for (int rest = patterns; rest != 0; rest &= rest - 1) {
            attacks.add(source, Integer.numberOfTrailingZeros(rest), 1);
        }
    }

    @Override
    public int cells() {
        return watch.cells();
    }

    @Override
    public void seen(Request request, ClientRow row) {
        watch.seen(request, row);
    }

    @Override
    public void idle(ClientRow row) {
        watch.idle(row);
    }

    @Override
    public void evicted(ClientRow row) {
        watch.evicted(row);
    }

    @Override
    public void vacated(Endpoint endpoint, ClientRow row) {
        watch.vacated(endpoint, row);
    }

    private void raised(SecurityKind kind, Request request, ClientRow row, long now) {
        Source source = request.source();
        events.add(source, kind.ordinal(), 1);
        active[source.index()].add(kind, Math.min(now, clocks.nowMillis(source.index())));
        offenders.add(
                row.client(), source.index(), kind, now, request.endpoint().name());
    }

    @Override
    public void vacated(Endpoint endpoint) {
        families.vacated(endpoint);
        for (AuthPosture one : posture) {
            one.forget(endpoint);
        }
    }

    /** The clients with most events, the worst first. Inside a commit. */
    public List<Offender> offenders() {
        return offenders.all();
    }

    @Override
    public SecurityCopy copy() {
        List<SecurityCopy.Active> all = new ArrayList<>();
        for (Source source : sources) {
            int[] clients = active[source.index()].at(now(source.index()));
            for (SecurityKind kind : SecurityKind.ALL) {
                if (clients[kind.ordinal()] >= 0) {
                    all.add(new SecurityCopy.Active(source.name(), kind, clients[kind.ordinal()]));
                }
            }
        }
        return new SecurityCopy(families.copy(), all);
    }

    /** The log's time, and how long it has been standing still. */
    private long now(int source) {
        long logged = clocks.nowMillis(source);
        if (logged != copiedAt[source] || quietSince[source] == 0) {
            copiedAt[source] = logged;
            quietSince[source] = nanoTime.getAsLong();
        }
        return Math.max(0, logged) + (nanoTime.getAsLong() - quietSince[source]) / NANOS_PER_MILLI;
    }

    @Override
    public List<String> restore(SecurityCopy before, SourceNames names) {
        return families.restore(before.events(), names);
    }

    @Override
    public SecurityCopy upTo(SecurityCopy of, long copy) {
        return new SecurityCopy(of.events().upTo(copy), of.active());
    }

    @Override
    public String name() {
        return "security";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "security events and attacks begin at 0";
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public byte[] write(SecurityCopy copy) {
        SectionWriter out = new SectionWriter();
        families.write(out, copy.events());
        return out.toBytes();
    }

    @Override
    public SecurityCopy read(int version, SectionReader in) throws DamagedSnapshotException {
        SecurityCopy read = new SecurityCopy(families.read(in), List.of());
        in.end();
        return read;
    }

    @Override
    public List<MetricFamilySamples> families(SecurityCopy copy) {
        List<MetricFamilySamples> shown = new ArrayList<>(families.families(copy.events()));
        List<Sample> samples = new ArrayList<>();
        for (SecurityCopy.Active one : copy.active()) {
            samples.add(Metric.SECURITY_ACTIVE.sample(
                    one.clients(), one.source(), one.kind().label()));
        }
        shown.add(Metric.SECURITY_ACTIVE.family(samples));
        return shown;
    }
}
