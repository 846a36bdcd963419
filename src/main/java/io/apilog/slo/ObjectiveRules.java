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
    private static final String ON_OBJECTIVE = "on (sloth_id, sloth_slo, sloth_service) group_left";

    /** Fewer bad requests within the long window are no reason to disturb anyone, however few requests there were. */
    private static final int LEAST_FAILED = 10;

    /** The interval of the groups: with it, the sum of what was recorded is a number of requests. */
    private static final int SECONDS_BETWEEN_RECORDS = 60;

    private static final String RUNBOOKS = "https://github.com/apilog/apilog-exporter/blob/main/docs/runbooks/";

    private final Objective objective;
    private final String source;
    private final Sli sli;
    private final String id;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final String selector;

    ObjectiveRules(String service, Objective objective, MetricsSettings metrics) {
        this.objective = objective;
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
        for (Urgency urgency : Urgency.values()) {
            alert(file, urgency, urgency.possible(objective.budget()));
        }
    }

    /** Long windows are shares of requests, not averages of shares: an hour of the night weighs what it had of requests. */
    private void indicators(RuleFile file) {
        file.record("slo:events:rate5m", sli.events(), labels);
        file.record(
                "slo:events_failed:rate5m",
                sli.failed() + "\n  or on (job, " + source + ") slo:events:rate5m" + selector + " * 0",
                labels);
        file.record(
                "slo:sli_error:ratio_rate5m",
                "slo:events_failed:rate5m" + selector + "\n  / (slo:events:rate5m" + selector + " > 0)",
                windowed("5m"));
        file.record("slo:events:rate30m", average("slo:events:rate5m", "30m"), labels);
        file.record("slo:events_failed:rate30m", average("slo:events_failed:rate5m", "30m"), labels);
        file.record(
                "slo:sli_error:ratio_rate30m",
                "slo:events_failed:rate30m" + selector + "\n  / (slo:events:rate30m" + selector + " > 0)",
                windowed("30m"));
        for (String window : LONG_WINDOWS) {
            file.record("slo:sli_error:ratio_rate" + window, share("rate5m", window), windowed(window));
        }
        // Half hours that do not overlap: as exact, and a thirtieth of the values.
        file.record(
                "slo:sli_error:ratio_rate" + PERIOD_DAYS + "d",
                share("rate30m", PERIOD_DAYS + "d:30m"),
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
        file.record("slo:current_burn_rate:ratio", burnRate("5m"), labels);
        file.record("slo:period_burn_rate:ratio", burnRate(PERIOD_DAYS + "d"), labels);
        file.record("slo:period_error_budget_remaining:ratio", "1 - slo:period_burn_rate:ratio" + selector, labels);
        Map<String, String> info = with(labels, "sloth_mode", "cli-gen-prom");
        info.put("sloth_objective", objective.target().toPlainString());
        info.put("sloth_spec", "apilog-exporter");
        file.record("sloth_slo_info", "vector(1)", info);
    }

    private static String vector(BigDecimal value) {
        return "vector(" + value.toPlainString() + ")";
    }

    private String burnRate(String window) {
        return "max without (sloth_window) (slo:sli_error:ratio_rate" + window + selector + ")\n  / " + ON_OBJECTIVE
                + " slo:error_budget:ratio" + selector;
    }

    private void alert(RuleFile file, Urgency urgency, List<BurnRate> rates) {
        if (rates.isEmpty()) {
            return;
        }
        boolean slow = objective.latency().isPresent();
        String name = slow ? "ApilogLatencyBudgetBurn" : "ApilogErrorBudgetBurn";
        Map<String, String> alertLabels = new LinkedHashMap<>();
        alertLabels.put("severity", urgency.severity());
        alertLabels.put("sloth_severity", urgency.word());
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(
                "summary",
                slow
                        ? "Requests are slower than the objective allows, too many to keep it."
                        : "Requests fail, too many to keep the objective.");
        annotations.put("description", description(slow, urgency));
        annotations.put("runbook_url", RUNBOOKS + name + ".md");
        annotations.put(
                "dashboard_url",
                "/d/apilog-slo?var-job={{ $labels.job | urlquery }}&var-source={{ $labels." + source
                        + " | urlquery }}&var-slo={{ $labels.sloth_id | urlquery }}");
        file.alert(name, rates.stream().map(this::passes).collect(joining("\nor\n")), alertLabels, annotations);
    }

    private String description(boolean slow, Urgency urgency) {
        String bad = slow
                ? "took longer than "
                        + objective.latency().map(MetricsSettings::le).orElse("") + " s"
                : "failed";
        return "{{ $value | humanizePercentage }} of the requests of the objective {{ $labels.sloth_slo }} in source {{ $labels."
                + source + " }} (job {{ $labels.job }}) " + bad + "; "
                + objective.budget().movePointRight(2).toPlainString() + "% may. At this pace the budget of "
                + PERIOD_DAYS + " days is spent "
                + (urgency == Urgency.PAGE ? "within days." : "before they are over.");
    }

    private String passes(BurnRate rate) {
        String threshold = rate.threshold(objective.budget()).toPlainString();
        return "(\n  " + above(rate.slow(), threshold) + "\n    and " + above(rate.quick(), threshold) + "\n    and "
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
