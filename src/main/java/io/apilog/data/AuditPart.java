package io.apilog.data;

import io.apilog.audit.AuditException;
import io.apilog.audit.EpochKey;
import io.apilog.audit.LineBuffer;
import io.apilog.audit.Pseudonymizer;
import io.apilog.audit.Pseudonymous;
import io.apilog.audit.SignedHead;
import io.apilog.audit.TrailKeys;
import io.apilog.audit.trail.AuditTrail;
import io.apilog.audit.trail.TrailState;
import io.apilog.client.ClientIdentity;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import io.apilog.request.Rule;
import io.apilog.request.Text;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes requests for data into an audit trail, exactly once with the counts: where the trail stood is saved with them, and a start cuts it back
 * to there.
 */
public final class AuditPart implements ObservingPart<TrailState> {
    private static final Logger LOG = LoggerFactory.getLogger(AuditPart.class);

    private final AuditSettings settings;
    private final TrailKeys keys;
    private final AuditTrail trail;
    private final InstantSource clock;
    private final ClientIdentity clients;
    private final Resources resources;
    private final LineTexts texts;
    private final ClientPrefix prefix = new ClientPrefix();
    private final LineBuffer line = new LineBuffer(1_024);
    private volatile @Nullable EpochKey epoch;
    private @Nullable Pseudonymizer pseudonyms;
    private int usedEpoch;
    private boolean complained;
    private boolean unforced;

    /**
     * Writes nothing before the first request or copy.
     *
     * @param clients tells whose address a request's is behind proxies
     * @param clock gives the time of epochs, and of lines that no request has
     */
    public AuditPart(
            AuditSettings settings, TrailKeys keys, AuditTrail trail, ClientIdentity clients, InstantSource clock) {
        this.settings = settings;
        this.keys = keys;
        this.trail = trail;
        this.clients = clients;
        this.clock = clock;
        this.resources = new Resources(settings.resources());
        this.texts = new LineTexts(settings.resources());
    }

    @Override
    public void counted(Request request) {
        DataOperation operation = DataOperation.of(request.method());
        int resource = operation == null ? Resources.NONE : resources.of(request);
        if (operation == null || resource == Resources.NONE) {
            return;
        }
        AccessRecord record = request.record();
        line.cut(0);
        line.raw(texts.source(request.source())).raw(texts.resource(resource));
        line.raw(texts.operation(operation)).raw(texts.outcome(AccessOutcome.of(record.status)));
        line.raw(endpoint(request, resource)).raw(texts.method(request.method()));
        if (record.status >= 0) {
            line.ascii(",\"status\":").number(record.status);
        }
        writePseudonyms(record, resource);
        int before = line.length();
        if (!prefix.write(clients.address(record), line.ascii(",\"client\":\""))) {
            line.cut(before);
        } else {
            line.put('"');
        }
        trail.add(record.timeMillis >= 0 ? record.timeMillis : clock.millis(), line);
    }

    /**
     * By its own name only where the configuration gave it that: what is learned of paths, or written by a log, can hold the very id that stands
     * beside it as a pseudonym.
     */
    private byte[] endpoint(Request request, int resource) {
        Endpoint endpoint = request.endpoint();
        boolean configured = endpoint.rule() == Rule.ROUTE || endpoint.rule() == Rule.OPENAPI;
        return configured || endpoint.isSpecial()
                ? texts.endpoint(endpoint)
                : texts.endpoint(resource, resources.pattern(request, resource));
    }

    private void writePseudonyms(AccessRecord record, int resource) {
        Pseudonymizer now = pseudonyms();
        if (now == null) {
            return;
        }
        line.ascii(",\"epoch\":").number(now.epoch().number());
        Text user = record.user;
        boolean named = !user.isEmpty() && !(user.length() == 1 && user.at(0) == '-');
        if (named) {
            line.ascii(",\"authenticated\":").ascii(ClientIdentity.hasPrincipal(record) ? "true" : "false");
            line.ascii(",\"principal\":\"");
            now.write(Pseudonymous.PRINCIPAL, user.bytes(), user.from(), user.to(), line);
            line.put('"');
        }
        if (resources.findObject(record, resource)) {
            line.ascii(",\"object\":\"");
            now.write(
                    Pseudonymous.OBJECT,
                    resources.path().bytes(),
                    resources.object().from(),
                    resources.object().to(),
                    line);
            line.put('"');
        }
    }

    @SuppressWarnings("ReferenceEquality") // A key that is made anew is another one.
    private @Nullable Pseudonymizer pseudonyms() {
        EpochKey current = epoch;
        if (current == null) {
            current = refreshed();
        }
        Pseudonymizer now = pseudonyms;
        if (current != null && (now == null || now.epoch() != current)) {
            now = new Pseudonymizer(current);
            pseudonyms = now;
        }
        return now;
    }

    /** The key of now; where there is none, names and ids are left out, and that is said. */
    private synchronized @Nullable EpochKey refreshed() {
        EpochKey before = epoch;
        try {
            EpochKey now =
                    keys.epochs().current(clock.instant(), settings.trail().epoch(), usedEpoch);
            if (before == null || before.number() != now.number()) {
                epoch = now;
            }
            usedEpoch = now.number();
            complained = false;
        } catch (AuditException e) {
            if (!complained) {
                complained = true;
                LOG.error("pseudonyms of the audit trail: {}", e.getMessage());
            }
        }
        return epoch;
    }

    @Override
    public void vacated(Endpoint endpoint) {
        resources.forget(endpoint);
        texts.forget(endpoint);
    }

    @Override
    public Set<RequestText> texts() {
        return Set.of(RequestText.USER);
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String without() {
        return "the audit trail goes on behind what is in its files, and its counters with what is in the last of them";
    }

    /** Nothing is lost where there was no trail. */
    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public TrailState copy() {
        return trail.copy(usedEpoch());
    }

    private synchronized int usedEpoch() {
        return usedEpoch;
    }

    @Override
    public List<String> restore(TrailState before, SourceNames names) {
        synchronized (this) {
            usedEpoch = Math.max(usedEpoch, before.epoch());
        }
        trail.restore(before);
        return List.of();
    }

    @Override
    public byte[] write(TrailState copy) {
        trail.await(copy);
        return copy.write();
    }

    @Override
    public TrailState read(int version, SectionReader in) throws DamagedSnapshotException {
        return TrailState.read(version, in);
    }

    @Override
    public void force(TrailState copy) {
        unforced = !trail.force(copy);
    }

    @Override
    public void settled(TrailState copy) {
        if (!unforced) {
            trail.settled(copy);
        }
        refreshed();
    }

    /** What was signed last; empty where nothing was since the start. Any thread. */
    public Optional<SignedHead> signed() {
        return trail.signed();
    }

    @Override
    public List<MetricFamilySamples> families(TrailState copy) {
        return List.of(
                Metric.AUDIT_RECORDS.family(List.of(Metric.AUDIT_RECORDS.sample((double) copy.records()))),
                Metric.AUDIT_FAILURES.family(List.of(Metric.AUDIT_FAILURES.sample((double) copy.failures()))),
                Metric.AUDIT_TREE_SIZE.family(List.of(Metric.AUDIT_TREE_SIZE.sample((double) copy.signed()))));
    }
}
