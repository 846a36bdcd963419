package io.apilog.standard;

import io.apilog.endpoint.route.ApiOperation;
import io.apilog.endpoint.route.ApiOperations;
import io.apilog.insight.EventContext;
import io.apilog.insight.EventPart;
import io.apilog.request.AccessRecord;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was asked for, for a report: each operation with its requests, its first and its last one. Of no more than some thousand of each. */
public final class ComplianceTally extends EventPart {
    private static final int MOST = 10_000;
    private static final String OTHERS = "other";

    private final ApiOperations operations;
    private final int consumerAt;
    private final Map<Asked, Seen> asked = new TreeMap<>();
    private final Seen all = new Seen();
    private final PageFiles files = new PageFiles();

    /**
     * What was asked for.
     *
     * @param status that no document has; 0 where that is not the matter
     * @param consumer who asked for what is deprecated; empty where nobody is told from others
     */
    public record Asked(String endpoint, String method, int status, String consumer, Matter matter)
            implements Comparable<Asked> {
        @Override
        public int compareTo(Asked other) {
            int by = matter.compareTo(other.matter);
            by = by == 0 ? endpoint.compareTo(other.endpoint) : by;
            by = by == 0 ? method.compareTo(other.method) : by;
            by = by == 0 ? Integer.compare(status, other.status) : by;
            return by == 0 ? consumer.compareTo(other.consumer) : by;
        }
    }

    /** What is the matter with a request. */
    public enum Matter {
        /** Nothing: a document has it. */
        DOCUMENTED,
        /** No document has its endpoint. */
        ENDPOINT,
        /** No document has its method there. */
        METHOD,
        /** No document has its status there. */
        STATUS,
        /** A document calls it deprecated. */
        DEPRECATED
    }

    /** How often, and when first and last; 0 where the log has no times. Mutable while lines come. */
    public static final class Seen {
        private long requests;
        private long firstMillis;
        private long lastMillis;

        void add(long millis) {
            requests++;
            if (millis >= 0) {
                firstMillis = firstMillis == 0 ? millis : Math.min(firstMillis, millis);
                lastMillis = Math.max(lastMillis, millis);
            }
        }

        /** How many. */
        public long requests() {
            return requests;
        }

        /** When first, in milliseconds since 1970. */
        public long firstMillis() {
            return firstMillis;
        }

        /** When last. */
        public long lastMillis() {
            return lastMillis;
        }
    }

    /** @param consumerAt which of the extras of a record names the consumer; less than 0 for none */
    public ComplianceTally(EventContext context, ApiOperations operations, int consumerAt) {
        super(context);
        this.operations = operations;
        this.consumerAt = consumerAt;
    }

    @Override
    public void counted(Request request) {
        AccessRecord record = request.record();
        all.add(record.timeMillis);
        Endpoint endpoint = request.endpoint();
        if (endpoint.isSpecial() || endpoint.rule() == Rule.STATIC) {
            return;
        }
        ApiOperation operation = operations.find(endpoint, request.method());
        if (operation == null) {
            if (operations.has(endpoint)) {
                if (request.method() != HttpMethod.OPTIONS) {
                    add(request, 0, "", Matter.METHOD);
                }
            } else if (!files.has(endpoint)) {
                add(request, 0, "", Matter.ENDPOINT);
            }
            return;
        }
        add(request, 0, "", Matter.DOCUMENTED);
        if (record.status >= 100
                && !operation.statuses().isEmpty()
                && !operation.statuses().has(record.status)) {
            add(request, record.status, "", Matter.STATUS);
        }
        if (operation.deprecated()) {
            add(request, 0, consumerAt < 0 ? "" : record.extras[consumerAt].toString(), Matter.DEPRECATED);
        }
    }

    private void add(Request request, int status, String consumer, Matter matter) {
        String endpoint = request.endpoint().name();
        Asked one = new Asked(endpoint, request.method().label(), status, consumer, matter);
        Seen seen = asked.get(one);
        if (seen == null) {
            Asked key = asked.size() < MOST ? one : new Asked(OTHERS, OTHERS, 0, "", matter);
            seen = asked.computeIfAbsent(key, none -> new Seen());
        }
        seen.add(request.record().timeMillis);
    }

    /** What there was of a matter. */
    public Map<Asked, Seen> of(Matter matter) {
        Map<Asked, Seen> some = new TreeMap<>(asked);
        some.keySet().removeIf(one -> one.matter() != matter);
        return some;
    }

    /** The operations that nobody called, as method and endpoint. */
    public List<ApiOperations.Documented> neverCalled() {
        Map<Asked, Seen> called = of(Matter.DOCUMENTED);
        List<ApiOperations.Documented> never = new ArrayList<>();
        for (ApiOperations.Documented one : operations.all()) {
            String endpoint = one.endpoint().name();
            String method = one.operation().method().label();
            boolean asHead = method.equals(HttpMethod.GET.label())
                    && called.containsKey(new Asked(endpoint, HttpMethod.HEAD.label(), 0, "", Matter.DOCUMENTED));
            if (!asHead && !called.containsKey(new Asked(endpoint, method, 0, "", Matter.DOCUMENTED))) {
                never.add(one);
            }
        }
        return never;
    }

    /** All requests. */
    public Seen all() {
        return all;
    }

    @Override
    public void vacated(Endpoint endpoint) {
        super.vacated(endpoint);
        files.forget(endpoint);
    }

    @Override
    public String name() {
        return "compliance";
    }

    @Override
    public String without() {
        return "a report begins anew";
    }
}
