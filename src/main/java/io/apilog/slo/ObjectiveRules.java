package io.apilog.slo;

import static java.util.stream.Collectors.joining;

import io.apilog.metrics.Label;
import io.apilog.metrics.MetricsSettings;
import io.apilog.slo.BurnRate.Urgency;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of one objective: what is counted, what is left of the budget, and who is told when it is spent too quickly. */
final class ObjectiveRules {
    private static final int PERIOD_DAYS = 30;
    private static final List<String> LONG_WINDOWS = List.of("1h", "2h", "6h", "1d", "3d");
    private static final int PERIOD_SECONDS = PERIOD_DAYS * 86_400;

    private static final String HALF_HOUR = "slo:events_failed:rate30m%s\n  / (slo:events:rate30m%s > 0)";

    /** So many clients are no outage, however many requests they send. */
    private static final int FEW_CLIENTS = 3;

    /** And no outage only beside ten times as many that are served. */
    private static final String FEW_SHARE = "0.1";

    /** Matches what is of an objective with what is not. */
    private static final String OF_SERVICE = "ignoring (sloth_id, sloth_slo, sloth_service)";

    private static final String ON_OBJECTIVE = "on (sloth_id, sloth_slo, sloth_service) group_left";

    /** Fewer bad requests within the long window are no reason to disturb anyone, however few requests there were. */
    private static final int LEAST_FAILED = 10;

    /** The interval of the groups: with it, the sum of what was recorded is a number of requests. */
    private static final int SECONDS_BETWEEN_RECORDS = 60;

    private static final String RUNBOOKS = "https://github.com/apilog/apilog-exporter/blob/main/docs/runbooks/";

    private static final String MORE = "{{ with $labels.service }}, service {{ . }}{{ end }}{{ with $labels.namespace"
            + " }}, namespace {{ . }}{{ end }}{{ with $labels.cluster }}, cluster {{ . }}{{ end }}";

    private final Objective objective;
    private final MetricsSettings metrics;
    private final String source;
    private final Sli sli;
    private final String id;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final String selector;

    ObjectiveRules(String service, Objective objective, MetricsSettings metrics) {
        this.objective = objective;
        this.metrics = metrics;
        this.source = metrics.shown(Label.SOURCE);
        this.sli = Sli.of(objective, metrics);
        this.id = service + "-" + objective.name();
        labels.put("sloth_id", id);
        labels.put("sloth_service", service);
        labels.put("sloth_slo", objective.name());
        this.selector = "{sloth_id=\"" + id + "\"}";
    }

    void writeTo(RuleFile file) {
        file.group("sloth-slo-sli-recordings-" + id);
        indicators(file);
        file.group("sloth-slo-meta-recordings-" + id);
        meta(file);
        file.group("sloth-slo-alerts-" + id);
        alerts(file);
    }

    /** Long windows are shares of requests, not averages of shares: an hour of the night weighs what it had of requests. */
    private void indicators(RuleFile file) {
        file.record("slo:events:rate5m", sli.events(), labels);
        file.record(
                "slo:events_failed:rate5m",
                sli.absentIsNone()
                        ? sli.failed() + "\n  or " + OF_SERVICE + " slo:events:rate5m" + selector + " * 0"
                        : sli.failed(),
                labels);
        file.record(
                "slo:sli_error:ratio_rate5m",
                "slo:events_failed:rate5m" + selector + "\n  / (slo:events:rate5m" + selector + " > 0)",
                windowed("5m"));
        file.record("slo:events:rate30m", average("slo:events:rate5m", "30m"), labels);
        file.record("slo:events_failed:rate30m", average("slo:events_failed:rate5m", "30m"), labels);
        file.record("slo:sli_error:ratio_rate30m", HALF_HOUR.formatted(selector, selector), windowed("30m"));
        for (String window : LONG_WINDOWS) {
            file.record("slo:sli_error:ratio_rate" + window, share("rate5m", window), windowed(window));
        }
        // Half hours that do not overlap: as exact, and a thirtieth of the values. Until the first one is over, what
        // was seen of it.
        file.record(
                "slo:sli_error:ratio_rate" + PERIOD_DAYS + "d",
                share("rate30m", PERIOD_DAYS + "d:30m") + "\n  or " + HALF_HOUR.formatted(selector, selector),
                windowed(PERIOD_DAYS + "d"));
    }

    private String share(String rate, String window) {
        return average("slo:events_failed:" + rate, window) + "\n  / (" + average("slo:events:" + rate, window)
                + " > 0)";
    }

    private String average(String metric, String window) {
        return "avg_over_time(" + metric + selector + "[" + window + "])";
    }

    private Map<String, String> windowed(String window) {
        return with(labels, "sloth_window", window);
    }

    private void meta(RuleFile file) {
        file.record("slo:objective:ratio", vector(objective.ratio()), labels);
        file.record("slo:error_budget:ratio", vector(objective.budget()), labels);
        file.record("slo:time_period:days", "vector(" + PERIOD_DAYS + ")", labels);
        objective
                .latency()
                .ifPresent(seconds -> file.record("slo:latency:seconds", vector(BigDecimal.valueOf(seconds)), labels));
        file.record("slo:history_start:timestamp", historyStart(), labels);
        file.record(
                "slo:history:seconds", "clamp_min(time() - slo:history_start:timestamp" + selector + ", 60)", labels);
        file.record("slo:current_burn_rate:ratio", burnRate("5m"), labels);
        file.record(
                "slo:period_burn_rate:ratio", burnRate(PERIOD_DAYS + "d") + "\n  * " + seen(PERIOD_SECONDS), labels);
        file.record("slo:period_error_budget_remaining:ratio", "1 - slo:period_burn_rate:ratio" + selector, labels);
        Map<String, String> info = with(labels, "sloth_mode", "cli-gen-prom");
        info.put("sloth_objective", objective.target().toPlainString());
        info.put("sloth_spec", "apilog-exporter");
        file.record("sloth_slo_info", "vector(1)", info);
    }

    /** Since when it is looked at: what this rule said before, and now where it said nothing. */
    private String historyStart() {
        String start = "slo:history_start:timestamp" + selector;
        return "(\n  last_over_time(" + start + "[1d])\n    or last_over_time(" + start + "[" + PERIOD_DAYS
                + "d:1h])\n)\n  and slo:events:rate5m" + selector + "\n  or slo:events:rate5m" + selector
                + " * 0 + time()";
    }

    /** The share of a window that has been seen: what was not seen is not taken for as bad as what was. */
    private String seen(long seconds) {
        return "clamp_max(slo:history:seconds" + selector + " / " + seconds + ", 1)";
    }

    private static String vector(BigDecimal value) {
        return "vector(" + value.toPlainString() + ")";
    }

    private String burnRate(String window) {
        return "max without (sloth_window) (slo:sli_error:ratio_rate" + window + selector + ")\n  / " + ON_OBJECTIVE
                + " slo:error_budget:ratio" + selector;
    }

    private void alerts(RuleFile file) {
        String pages = conditions(Urgency.PAGE);
        String tickets = conditions(Urgency.TICKET);
        if (!pages.isEmpty()) {
            burns(file, Urgency.PAGE, "(\n" + indented(pages) + "\n)\n  unless " + OF_SERVICE + "\n  " + fewClients());
        }
        // What few clients explain waits until the morning.
        String ofFew = pages.isEmpty()
                ? ""
                : "\nor\n(\n" + indented(pages) + "\n)\n  and " + OF_SERVICE + "\n  " + fewClients();
        burns(file, Urgency.TICKET, tickets + ofFew);
        blind(file);
    }

    private String conditions(Urgency urgency) {
        return urgency.possible(objective.budget()).stream().map(this::passes).collect(joining("\nor\n"));
    }

    private static String indented(String lines) {
        return lines.lines().map(line -> "  " + line).collect(joining("\n"));
    }

    /** Few, and few of those that ask: behind a load balancer all clients are one. Nothing where clients are not counted. */
    private String fewClients() {
        String instances = "sum without (" + String.join(", ", Levels.OF_INSTANCES) + ", window";
        return "(((" + instances + ", kind) (apilog_clients_affected{window=\"1h\", kind=\""
                + (isLatency() ? "slow" : "error") + "\"}) > 0) <= " + FEW_CLIENTS + ")\n  <= " + FEW_SHARE + " * "
                + instances
                + ") (apilog_clients_active{window=\"1h\"}))";
    }

    private boolean isLatency() {
        return objective.latency().isPresent();
    }

    private void burns(RuleFile file, Urgency urgency, String expr) {
        if (expr.isEmpty()) {
            return;
        }
        String name = isLatency() ? "ApilogLatencyBudgetBurn" : "ApilogErrorBudgetBurn";
        Map<String, String> alertLabels = new LinkedHashMap<>();
        alertLabels.put("severity", urgency.severity());
        alertLabels.put("sloth_severity", urgency.word());
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(
                "summary",
                isLatency()
                        ? "Requests are slower than the objective allows, too many to keep it."
                        : "Requests fail, too many to keep the objective.");
        annotations.put("description", description(urgency));
        annotations.put("why", new Why(sli, metrics).template());
        annotations.put("runbook_url", RUNBOOKS + name + ".md");
        annotations.put("dashboard_url", dashboard());
        file.alert(name, expr, Map.of("keep_firing_for", "5m"), alertLabels, annotations);
    }

    private String dashboard() {
        return "/d/apilog-slo?var-job={{ $labels.job | urlquery }}&var-source={{ $labels." + source
                + " | urlquery }}&var-slo={{ $labels.sloth_id | urlquery }}";
    }

    /** An objective on what is not there is kept for ever: a bound that no bucket has, an endpoint of another name, rules that are not loaded. */
    private void blind(RuleFile file) {
        String failed = "slo:events_failed:rate5m" + selector;
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", "An objective has nothing to look at.");
        annotations.put(
                "description",
                "No request counts for the objective " + objective.name() + "{{ with $labels." + source
                        + " }} in source {{ . }}{{ end }}, though exporters answer: it looks kept whatever happens ({{"
                        + " $value }}).");
        annotations.put("why", "It looks at " + sli.events());
        annotations.put("runbook_url", RUNBOOKS + "ApilogObjectiveBlind.md");
        annotations.put("dashboard_url", "/d/apilog-slo?var-slo=" + id);
        Map<String, String> more = with(labels, "severity", "warning");
        file.alert(
                "ApilogObjectiveBlind",
                "(\n  absent(" + failed + ")\n    or slo:events:rate5m" + selector + " unless " + failed
                        + "\n)\n  and on () apilog_build_info",
                Map.of("for", "1h"),
                more,
                annotations);
    }

    private String description(Urgency urgency) {
        String bad = isLatency()
                ? "took longer than "
                        + objective.latency().map(ObjectiveRules::plain).orElse("") + " s"
                : "failed";
        return "{{ $value | humanizePercentage }} of the requests of the objective {{ $labels.sloth_slo }} in source"
                + " {{ $labels."
                + source + " }} (job {{ $labels.job }}" + MORE + ") " + bad + "; "
                + objective.budget().movePointRight(2).toPlainString() + "% may. At this pace the budget of "
                + PERIOD_DAYS + " days is spent "
                + (urgency == Urgency.PAGE ? "within days." : "before they are over.") + seenOfPeriod();
    }

    /** Says so where the period is longer than the history. */
    private String seenOfPeriod() {
        return Why.SERVICE + "{{ range query (printf `slo:history:seconds{%ssloth_id=%q} < " + PERIOD_SECONDS
                + "` $of $labels.sloth_id) }} {{ . | value | humanizeDuration }} of " + PERIOD_DAYS
                + " days were seen.{{ end }}";
    }

    private static String plain(double seconds) {
        return new BigDecimal(Double.toString(seconds)).stripTrailingZeros().toPlainString();
    }

    private String passes(BurnRate rate) {
        String threshold = rate.threshold(objective.budget()).toPlainString();
        return "(\n  " + above(rate.slow(), threshold) + " / " + seen(rate.slowSeconds()) + "\n    and "
                + above(rate.quick(), threshold) + "\n    and "
                + "sum_over_time(slo:events_failed:rate5m" + selector + "[" + rate.slow() + "]) * "
                + SECONDS_BETWEEN_RECORDS
                + " > " + LEAST_FAILED + "\n)";
    }

    private String above(String window, String threshold) {
        return "max without (sloth_window) (slo:sli_error:ratio_rate" + window + selector + ") > " + threshold;
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return more;
    }
}
