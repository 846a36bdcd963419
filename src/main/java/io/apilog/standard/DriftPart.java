package io.apilog.standard;

import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.ApiOperations;
import io.apilog.insight.Dimension;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventFamilies;
import io.apilog.insight.EventFamily;
import io.apilog.metrics.Metric;
import io.apilog.part.ObservingPart;
import io.apilog.part.SavedParts;
import io.apilog.part.SourceNames;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import io.apilog.state.SectionWriter;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds requests against the operations of OpenAPI documents: what no document has, what is deprecated, and what is never called. What scanners
 * ask for makes no endpoint, so it is not undocumented.
 */
public final class DriftPart implements ObservingPart<DriftCopy> {
    private static final int VERSION = 1;
    private static final int ENDPOINT = 0;
    private static final int METHOD = 1;
    private static final int STATUS = 2;
    private static final int METHODS = HttpMethod.values().length;

    private final ApiOperations operations;
    private final List<Source> sources;
    private final EventFamilies families;
    private final PageFiles files = new PageFiles();
    private final EventFamily undocumented;
    private final EventFamily deprecated;

    /** By source, and by the places of {@link #places}: when an operation was called first and last. */
    private final long[][] first;

    private final long[][] last;

    /** By endpoint and method, one more than the operation's place among all; 0 for none. */
    private final int[] places;

    private final List<ApiOperations.Documented> all;

    /** Nothing is called yet. */
    public DriftPart(EventContext context, ApiOperations operations, List<Source> sources) {
        this.operations = operations;
        this.sources = List.copyOf(sources);
        this.families = new EventFamilies(context);
        this.undocumented =
                families.counter(Metric.UNDOCUMENTED_REQUESTS, Dimension.words("endpoint", "method", "status"));
        this.deprecated = families.counter(Metric.DEPRECATED_REQUESTS, Dimension.endpoint());
        this.all = operations.all();
        int endpoints =
                all.stream().mapToInt(one -> one.endpoint().index()).max().orElse(-1) + 1;
        this.places = new int[endpoints * METHODS];
        for (int i = 0; i < all.size(); i++) {
            places[place(all.get(i).endpoint(), all.get(i).operation().method())] = i + 1;
        }
        this.first = new long[sources.size()][all.size()];
        this.last = new long[sources.size()][all.size()];
    }

    private static int place(Endpoint endpoint, HttpMethod method) {
        return endpoint.index() * METHODS + method.ordinal();
    }

    @Override
    public void counted(Request request) {
        Endpoint endpoint = request.endpoint();
        if (endpoint.isSpecial() || endpoint.rule() == Rule.STATIC) {
            return;
        }
        ApiOperation operation = operations.find(endpoint, request.method());
        if (operation == null) {
            if (operations.has(endpoint)) {
                if (request.method() != HttpMethod.OPTIONS) {
                    undocumented.add(request.source(), METHOD, 1);
                }
            } else if (!files.has(endpoint)) {
                undocumented.add(request.source(), ENDPOINT, 1);
            }
            return;
        }
        int status = request.record().status;
        if (status >= 100
                && !operation.statuses().isEmpty()
                && !operation.statuses().has(status)) {
            undocumented.add(request.source(), STATUS, 1);
        }
        if (operation.deprecated()) {
            deprecated.add(request.source(), endpoint, 1);
        }
        called(request.source().index(), places[place(endpoint, operation.method())] - 1, request.record().timeMillis);
    }

    private void called(int source, int place, long millis) {
        long when = Math.max(1, millis);
        if (place >= 0) {
            long before = first[source][place];
            first[source][place] = before == 0 ? when : Math.min(before, when);
            last[source][place] = Math.max(last[source][place], when);
        }
    }

    @Override
    public void vacated(Endpoint endpoint) {
        files.forget(endpoint);
        families.vacated(endpoint);
    }

    @Override
    public DriftCopy copy() {
        List<DriftCopy.Call> calls = new ArrayList<>();
        List<DriftCopy.States> states = new ArrayList<>();
        for (Source source : sources) {
            int called = 0;
            int old = 0;
            for (int i = 0; i < all.size(); i++) {
                long when = first[source.index()][i];
                if (when > 0) {
                    ApiOperations.Documented one = all.get(i);
                    called++;
                    old += one.operation().deprecated() ? 1 : 0;
                    calls.add(new DriftCopy.Call(
                            source.name(),
                            one.endpoint().name(),
                            one.operation().method().label(),
                            when,
                            last[source.index()][i]));
                }
            }
            states.add(new DriftCopy.States(source.name(), called, all.size() - called, old));
        }
        return new DriftCopy(families.copy(), calls, states);
    }

    @Override
    public List<String> restore(DriftCopy before, SourceNames names) {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byName.put(
                    key(
                            all.get(i).endpoint().name(),
                            all.get(i).operation().method().label()),
                    i);
        }
        for (DriftCopy.Call call : before.calls()) {
            Integer place = byName.get(key(call.endpoint(), call.method()));
            String now = names.now(call.source());
            for (Source source : sources) {
                if (place != null && source.name().equals(now)) {
                    called(source.index(), place, call.firstMillis());
                    called(source.index(), place, call.lastMillis());
                }
            }
        }
        return families.restore(before.events(), names);
    }

    private static String key(String endpoint, String method) {
        return method + " " + endpoint;
    }

    @Override
    public DriftCopy upTo(DriftCopy of, long copy) {
        return new DriftCopy(of.events().upTo(copy), of.calls(), of.states());
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String without() {
        return "counters of undocumented and deprecated requests begin at 0, and every operation is called never yet";
    }

    @Override
    public boolean isMissed(SavedParts saved) {
        return false;
    }

    @Override
    public byte[] write(DriftCopy copy) {
        SectionWriter out = new SectionWriter();
        families.write(out, copy.events());
        out.number(copy.calls().size());
        for (DriftCopy.Call call : copy.calls()) {
            out.text(call.source()).text(call.endpoint()).text(call.method());
            out.number(call.firstMillis()).number(call.lastMillis());
        }
        return out.toBytes();
    }

    @Override
    public DriftCopy read(int version, SectionReader in) throws DamagedSnapshotException {
        var events = families.read(in);
        List<DriftCopy.Call> calls = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            calls.add(new DriftCopy.Call(
                    in.text(), in.text(), in.text(), in.number(1, Long.MAX_VALUE), in.number(1, Long.MAX_VALUE)));
        }
        in.end();
        return new DriftCopy(events, calls, List.of());
    }

    @Override
    public List<MetricFamilySamples> families(DriftCopy copy) {
        List<MetricFamilySamples> shown = new ArrayList<>(families.families(copy.events()));
        List<Sample> samples = new ArrayList<>();
        for (DriftCopy.States one : copy.states()) {
            samples.add(Metric.API_OPERATIONS.sample(one.called(), one.source(), "called"));
            samples.add(Metric.API_OPERATIONS.sample(one.neverCalled(), one.source(), "never_called"));
            samples.add(Metric.API_OPERATIONS.sample(one.deprecatedCalled(), one.source(), "deprecated_called"));
        }
        shown.add(Metric.API_OPERATIONS.family(samples));
        return shown;
    }

    /** The operations that documents have, by endpoint and method. */
    public List<ApiOperations.Documented> operations() {
        return all;
    }
}
