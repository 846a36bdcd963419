package io.apilog.security;

import io.apilog.agent.AgentFamilies;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.client.LogClocks;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.Request;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.request.TargetSigns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A log that is being watched: requests go in, and what was found comes out. */
final class Watched {
    static final Source WEB = new Source(0, "web", Map.of());
    static final Endpoint HOME = new Endpoint(3, "/", Rule.PATH);
    static final Endpoint LOGIN = new Endpoint(4, "/login", Rule.PATH);
    static final Endpoint USER = new Endpoint(5, "/users/{id}", Rule.SHAPE);
    static final Endpoint IMAGE = new Endpoint(6, "/image/{id}", Rule.SHAPE);
    static final Endpoint QUERY = new Endpoint(8, "/graphql", Rule.PATH);

    /** When it begins, in seconds since 1970. */
    static final double NOW = 1_795_000_000;

    final SecurityPart part;
    long nanos = 1;
    final ClientTable table;

    Watched() {
        this(SecuritySettings.DEFAULT);
    }

    Watched(SecuritySettings settings) {
        AgentFamilies agents = new AgentFamilies();
        EventContext context = new EventContext(
                new InsightBudget(InsightSettings.DEFAULT),
                List.of(WEB),
                () -> List.of(HOME, LOGIN, USER, IMAGE, QUERY),
                () -> 0);
        LogClocks clocks = LogClocks.live(1, () -> (long) (NOW * 1e3));
        part = new SecurityPart(context, settings, agents, new TargetSigns(), clocks, List.of(WEB), () -> nanos);
        ClientIdentity identity = new ClientIdentity(
                ClientKey.of("a key of tests alone".getBytes(StandardCharsets.US_ASCII)), ClientSettings.DEFAULT, -1);
        table = new ClientTable(identity, 1024, 1, () -> (long) (NOW * 1e3), List.of(part), agents, clocks);
    }

    /** From an address, so many seconds after the beginning. */
    static Asking from(String address, double second) {
        return new Asking()
                .client(address)
                .agent("Mozilla/5.0 (X11) Firefox/140.0")
                .atSecond(NOW + second)
                .answered(200);
    }

    Watched see(Asking asking) {
        see(asking.request());
        return this;
    }

    void see(Request request) {
        part.counted(request);
        table.counted(request);
    }

    void vacated(Endpoint endpoint) {
        part.vacated(endpoint);
        table.vacated(endpoint);
    }

    /** Counters by metric and last label; none of what is 0. */
    Map<String, Integer> counts(String metric) {
        Map<String, Integer> counts = new TreeMap<>();
        part.families(part.copy())
                .forEach(family -> family.samples.stream()
                        .filter(sample -> sample.name.equals(metric) && sample.value > 0)
                        .forEach(sample -> counts.put(sample.labelValues.get(1), (int) sample.value)));
        return counts;
    }

    Map<String, Integer> events() {
        return counts("apilog_security_events_total");
    }
}
