package io.apilog.customer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.apilog.agent.AgentFamily;
import io.apilog.client.ClientIdentity;
import io.apilog.client.ClientKey;
import io.apilog.client.ClientSettings;
import io.apilog.client.ClientTable;
import io.apilog.insight.EventContext;
import io.apilog.insight.InsightBudget;
import io.apilog.insight.InsightSettings;
import io.apilog.part.SourceNames;
import io.apilog.request.AccessRecord;
import io.apilog.request.Asking;
import io.apilog.request.Endpoint;
import io.apilog.request.HttpMethod;
import io.apilog.request.Rule;
import io.apilog.request.Source;
import io.apilog.state.SectionReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A log of customers' requests, written request by request, and what is counted of it. */
final class Customers {
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
    static final double BEGIN = 20_000 * 86_400.0;

    private static final List<Source> SOURCES = List.of(new Source(0, "web", Map.of()));

    final CustomersPart part;
    final ClientTable table;
    long nanos;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private String agent = BROWSER;

    Customers(CustomerSettings settings) {
        this(settings, 1024);
    }

    Customers(CustomerSettings settings, int rows) {
        InsightBudget budget = new InsightBudget(new InsightSettings(10_000));
        EventContext context = new EventContext(budget, SOURCES, () -> new ArrayList<>(endpoints.values()), () -> 0);
        part = new CustomersPart(settings, SOURCES, context, () -> nanos);
        ClientIdentity identity = new ClientIdentity(
                ClientKey.of("a secret of this fleet".getBytes(US_ASCII)), ClientSettings.DEFAULT, -1);
        table = new ClientTable(identity, rows, 1, () -> 0, List.of(part));
    }

    /** Everything on, with a target of a second. */
    static CustomerSettings everything(Funnel... funnels) {
        return settings(List.of(), EnumSet.allOf(AgentFamily.class), funnels);
    }

    static CustomerSettings settings(List<RouteTarget> targets, Set<AgentFamily> customers, Funnel... funnels) {
        return new CustomerSettings(
                new ExperienceSettings(true, true, true, 1_000_000_000L, targets, customers),
                new SessionSettings(true, true, Set.of(AgentFamily.BROWSER, AgentFamily.MOBILE_APP)),
                List.of(funnels));
    }

    Customers with(String userAgent) {
        this.agent = userAgent;
        return this;
    }

    /** {@code GET /cart}, answered within no time. */
    Customers ask(String client, double second, String request, int status) {
        return ask(client, second, request, status, 0);
    }

    Customers ask(String client, double second, String request, int status, double took) {
        String[] words = request.split(" ", -1);
        Asking asking = new Asking(SOURCES.get(0), new AccessRecord())
                .client(client)
                .agent(agent)
                .target(words[1])
                .atSecond(BEGIN + second)
                .took(took)
                .answered(status)
                .method(HttpMethod.ofLabel(words[0]))
                .endpoint(endpoint(words[1]));
        part.counted(asking.request());
        table.counted(asking.request());
        return this;
    }

    Endpoint endpoint(String path) {
        return switch (path) {
            case "malformed" -> Endpoint.MALFORMED;
            case "unmatched" -> Endpoint.UNMATCHED;
            default ->
                endpoints.computeIfAbsent(
                        path.replaceAll("[?].*", "").replaceAll("/\\d+", "/{id}"),
                        name -> new Endpoint(3 + endpoints.size(), name, Rule.PATH));
        };
    }

    /** Goes by in the log, with another client's requests. */
    Customers until(double second) {
        double from = part == null ? 0 : table.nowMillis(0) / 1e3 - BEGIN;
        for (double at = from; at <= second; at += 30) {
            String before = agent;
            with("kube-probe/1.30").ask("192.0.2.254", at, "GET /healthz", 200).with(before);
        }
        return this;
    }

    /** As after a reload: endpoints keep their indexes. */
    Customers reloaded(CustomerSettings settings) {
        Customers next = new Customers(settings);
        next.endpoints.putAll(endpoints);
        next.nanos = nanos;
        next.part.restore(part.copy(), SourceNames.UNCHANGED);
        next.table.goOn(table, new int[] {0});
        return next;
    }

    Customers end() {
        part.end();
        table.end();
        return this;
    }

    void vacate(String path) {
        Endpoint endpoint = endpoint(path);
        endpoints.remove(path);
        part.vacated(endpoint);
        table.vacated(endpoint);
    }

    /** What a process that comes after this one begins with. */
    Customers restarted(CustomerSettings settings) throws Exception {
        Customers next = new Customers(settings);
        next.endpoints.putAll(endpoints);
        next.part.restore(part.read(1, new SectionReader(part.write(part.copy()))), SourceNames.UNCHANGED);
        return next;
    }

    byte[] saved() {
        return part.write(part.copy());
    }

    /** The samples of a family without the source, and without zeros: {@code /cart left 1}. */
    List<String> samples(String family) {
        List<String> lines = new ArrayList<>();
        part.families(part.copy())
                .forEach(samples -> samples.samples.forEach(sample -> {
                    if (sample.name.equals(family) && sample.value != 0) {
                        List<String> labels = sample.labelValues.subList(1, sample.labelValues.size());
                        String value = sample.value == Math.rint(sample.value)
                                ? String.valueOf((long) sample.value)
                                : String.valueOf(sample.value);
                        lines.add((String.join(" ", labels) + " " + value).strip());
                    }
                }));
        return lines;
    }

    List<String> outcomes() {
        return samples("apilog_failure_outcomes_total");
    }

    List<String> affected() {
        return samples("apilog_clients_affected");
    }
}
