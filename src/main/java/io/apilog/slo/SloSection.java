package io.apilog.slo;

import io.apilog.metrics.label.LabelSet;
import io.apilog.request.HttpMethod;
import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.Located;
import io.apilog.settings.Place;
import io.apilog.settings.Presence;
import io.apilog.settings.ReloadRule;
import io.apilog.settings.Values;
import io.apilog.settings.type.ListType;
import io.apilog.settings.type.ScalarType;
import io.apilog.settings.type.SectionsType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The settings of objectives. */
public final class SloSection {
    private static final String OBJECTIVE = "slo.objectives[].";
    private static final int MOST_OBJECTIVES = 100;
    private static final int MOST_PATTERNS = 100;
    private static final int MOST_PER_SECOND = 1_000_000_000;

    public static final Key<String> SLO_SERVICE = new Key<>(
            "slo.service",
            ScalarType.name(),
            SloConfig.DEFAULT_SERVICE,
            SloConfig.DEFAULT_SERVICE,
            "What the objectives are of: the label `sloth_service` of the rules that `apilog-exporter slo` prints",
            ReloadRule.AT_ONCE);

    public static final Key<Double> SLO_CAPACITY = new Key<>(
            "slo.capacity",
            ScalarType.positive("requests per second", MOST_PER_SECOND),
            0.0,
            "",
            "How many requests per second the service is known to bear; an alert says when the daily peak is about to"
                    + " pass it",
            ReloadRule.AT_ONCE);

    public static final Key<String> OBJECTIVE_NAME = new Key<>(
            OBJECTIVE + "name", ScalarType.name(), "", "", "The label `sloth_slo`; required", ReloadRule.AT_ONCE);

    public static final Key<BigDecimal> OBJECTIVE_TARGET = new Key<>(
            OBJECTIVE + "target",
            ScalarType.percentage(),
            BigDecimal.ZERO,
            "",
            "The share of requests that is to be good, in per cent; required",
            ReloadRule.AT_ONCE);

    public static final Key<Double> OBJECTIVE_LATENCY = new Key<>(
            OBJECTIVE + "latency",
            ScalarType.secondsOrDuration(),
            0.0,
            "",
            "Where it is given, a request is good if it took no longer, one that failed aside; else if it did not fail."
                    + " One of `metrics.duration_buckets`",
            ReloadRule.AT_ONCE);

    public static final Key<List<Located<String>>> OBJECTIVE_FAILURES = new Key<>(
            OBJECTIVE + "failures",
            ListType.oneOrMore(ScalarType.status(), 1_000),
            List.of(new Located<>("5xx", Place.of("default"))),
            "5xx",
            "The statuses of a request that failed",
            ReloadRule.AT_ONCE);

    public static final Key<List<Located<String>>> OBJECTIVE_SOURCE = new Key<>(
            OBJECTIVE + "source",
            ListType.oneOrMore(ScalarType.text("the name of a source"), LabelSet.MAX_SOURCES),
            List.of(),
            "",
            "Names of sources; without it each source has the objective for itself",
            ReloadRule.AT_ONCE);

    public static final Key<List<Located<String>>> OBJECTIVE_ENDPOINT = new Key<>(
            OBJECTIVE + "endpoint",
            ListType.oneOrMore(ScalarType.text("an endpoint such as /users/{id} or /orders/*"), MOST_PATTERNS),
            List.of(),
            "",
            "Endpoints, each a route or an operation of an OpenAPI document, or `*` for any characters of some;"
                    + " without it all but `unmatched` and `malformed`",
            ReloadRule.AT_ONCE);

    public static final Key<List<Located<String>>> OBJECTIVE_METHOD = new Key<>(
            OBJECTIVE + "method",
            ListType.oneOrMore(ScalarType.oneOf(HttpMethod.LABELS), HttpMethod.LABELS.size()),
            List.of(),
            "",
            "Methods as their label has them; without it all",
            ReloadRule.AT_ONCE);

    public static final Key<List<Values>> OBJECTIVES = new Key<>(
            "slo.objectives",
            new SectionsType(
                    OBJECTIVE,
                    List.of(
                            OBJECTIVE_NAME,
                            OBJECTIVE_TARGET,
                            OBJECTIVE_LATENCY,
                            OBJECTIVE_FAILURES,
                            OBJECTIVE_SOURCE,
                            OBJECTIVE_ENDPOINT,
                            OBJECTIVE_METHOD),
                    MOST_OBJECTIVES,
                    Presence.of(List.of(OBJECTIVE_NAME, OBJECTIVE_TARGET))),
            List.of(),
            "[]",
            "What share of which requests is to be good, over 30 days",
            ReloadRule.AT_ONCE);

    /** What it declares. */
    public static final ConfigSection<SloConfig> SECTION =
            new ConfigSection<>(List.of(SLO_SERVICE, SLO_CAPACITY, OBJECTIVES), SloSection::settings);

    private SloSection() {}

    private static SloConfig settings(Values values) {
        return new SloConfig(
                values.get(SLO_SERVICE),
                Optional.of(values.get(SLO_CAPACITY)).filter(capacity -> capacity > 0),
                values.get(OBJECTIVES).stream().map(SloSection::objective).toList(),
                values.get(OBJECTIVES).stream()
                        .flatMap(objective -> objective.get(OBJECTIVE_ENDPOINT).stream())
                        .toList());
    }

    private static Objective objective(Values values) {
        return new Objective(
                values.get(OBJECTIVE_NAME),
                values.get(OBJECTIVE_TARGET),
                Optional.of(values.get(OBJECTIVE_LATENCY)).filter(latency -> latency > 0),
                Located.plain(values.get(OBJECTIVE_FAILURES)),
                Located.plain(values.get(OBJECTIVE_SOURCE)),
                Located.plain(values.get(OBJECTIVE_ENDPOINT)),
                Located.plain(values.get(OBJECTIVE_METHOD)));
    }
}
