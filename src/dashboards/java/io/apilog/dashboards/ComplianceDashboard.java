package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.ENDPOINT;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;
import static io.apilog.dashboards.PromQl.topRates;

/** Whether requests keep to standards: nothing secret in addresses, what documents say, HTTP and TLS as they should be today. */
final class ComplianceDashboard {
    static final String UID = "apilog-compliance";

    private static final String SECRETS = "apilog_credentials_in_url_total";
    private static final String UNDOCUMENTED = "apilog_undocumented_requests_total";
    private static final String DEPRECATED = "apilog_deprecated_requests_total";
    private static final String OPERATIONS = "apilog_api_operations";
    private static final String VIOLATIONS = "apilog_http_violations_total";
    private static final String TLS = "apilog_tls_requests_total";
    private static final String SCHEMES = "apilog_scheme_requests_total";
    private static final int POINTS = 1000;
    private static final String KIND = "kind";
    private static final String NONE = "none";
    private static final Thresholds NEWS = Thresholds.from("green").then("red", 1);

    private ComplianceDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Compliance",
                        "Whether requests keep to standards: nothing secret in addresses, nothing that documents do not have, no old"
                                + " version of HTTP or TLS.",
                        Variables.showing(Variables.SOURCE))
                .opensAt("24h")
                .row(
                        "Is all well?",
                        secrets(
                                "Secrets",
                                "Passwords, tokens, keys and card numbers in addresses.",
                                "kind!=\"email\"",
                                NEWS),
                        secrets(
                                "Mail addresses",
                                "Addresses of mail in addresses of requests.",
                                "kind=\"email\"",
                                Thresholds.from("green").then("orange", 1)),
                        undocumentedShare(),
                        operations(
                                "Never called",
                                "Operations of OpenAPI documents that nobody ever called.",
                                "never_called"),
                        operations(
                                "Deprecated, called",
                                "Operations that are called though they are deprecated.",
                                "deprecated_called"),
                        alerts())
                .row("What is sent in addresses?", secretsOverTime(), secretsByEndpoint())
                .foldedRow("What do documents not have? (with endpoints.openapi)", undocumented(), deprecated())
                .foldedRow("What is not as HTTP has it? (with standards.http)", violations(), violationsByEndpoint())
                .foldedRow(
                        "How do requests come? (with standards.tls_field and standards.scheme_field)",
                        tls(),
                        schemes());
    }

    private static Panel secrets(String title, String description, String kinds, Thresholds thresholds) {
        return Panels.stat(title, description + " Requests in the time shown.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .noValue(NONE)
                .thresholds(thresholds)
                .instantQuery(sum(increase(ofSource(SECRETS, kinds))), "requests");
    }

    private static Panel undocumentedShare() {
        return Panels.stat("Undocumented", "The share of the requests that no document has, in the time shown.", 4)
                .unit(Unit.SHARE)
                .decimals(2)
                .noValue("no document")
                .fixedColor("text")
                .instantQuery(
                        PromQl.shareOfAll(ofSource(UNDOCUMENTED))
                                // Where there is no document, nothing is looked for: that is not none.
                                + " and on () " + ofSource(OPERATIONS),
                        "share")
                .overTimeShown(POINTS);
    }

    private static Panel operations(String title, String description, String state) {
        return Panels.stat(title, description + " The most of a source.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .noValue("no document")
                .fixedColor("text")
                .instantQuery("max(" + ofSource(OPERATIONS, "state=\"" + state + "\"") + ")", "operations");
    }

    private static Panel alerts() {
        return Panels.stat("Alerts", "Alerts on secrets in addresses that are firing now.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .thresholds(NEWS)
                .instantQuery(
                        "count(ALERTS{alertname=\"ApilogSecretsInUrls\", alertstate=\"firing\", source=~\"$source|\","
                                + " job=~\"$job|\"}) or vector(0)",
                        "firing");
    }

    private static Panel secretsOverTime() {
        return Panels.timeSeries("Secrets by kind", "What it is, never what it says.", 12, 9)
                .unit(Unit.COUNT)
                .decimals(0)
                .barsOfMinutes()
                .stacked()
                .noValue(NONE)
                .colour("email", Palette.CLIENT_ERROR)
                .colour("token", Palette.SERVER_ERROR)
                .colour("password", Palette.THIRD)
                .colour("api_key", Palette.NEUTRAL)
                .colour("card", Palette.SECOND)
                .query(
                        "round(" + sumBy("increase(" + ofSource(SECRETS) + "[$__rate_interval])", KIND) + ") > 0",
                        legend(KIND));
    }

    private static Panel secretsByEndpoint() {
        return Panels.bars("Secrets by endpoint", "Where it is sent, in the time shown.", 12, 9)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .noValue(NONE)
                .fixedColor(Palette.SERVER_ERROR)
                .instantQuery(
                        "topk(15, " + sumBy(increase(ofSource(SECRETS)), ENDPOINT, KIND) + " > 0)",
                        legend(ENDPOINT, KIND));
    }

    private static Panel undocumented() {
        return Panels.timeSeries("Undocumented", "Endpoints, methods and statuses that no document has.", 12, 9)
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(sumBy(rate(ofSource(UNDOCUMENTED)), KIND), legend(KIND));
    }

    private static Panel deprecated() {
        return Panels.timeSeries(
                        "Deprecated", "Requests for what is deprecated: the endpoints with most of them.", 12, 9)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(topRates(10, ofSource(DEPRECATED), ENDPOINT), legend(ENDPOINT));
    }

    private static Panel violations() {
        return Panels.timeSeries(
                        "Violations by kind", "Bodies where there are none, HTTP/1.0, plain HTTP, old TLS.", 12, 9)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(sumBy(rate(ofSource(VIOLATIONS)), KIND), legend(KIND));
    }

    private static Panel violationsByEndpoint() {
        return Panels.bars("Violations by endpoint", "Where, in the time shown.", 12, 9)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .noValue(NONE)
                .fixedColor(Palette.CLIENT_ERROR)
                .instantQuery(
                        "topk(15, " + sumBy(increase(ofSource(VIOLATIONS)), ENDPOINT, KIND) + " > 0)",
                        legend(ENDPOINT, KIND));
    }

    private static Panel tls() {
        return Panels.timeSeries("TLS", "Requests by version.", 12, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .noValue("standards.tls_field names no field of the log")
                .query(sumBy(rate(ofSource(TLS)), "version"), legend("version"));
    }

    private static Panel schemes() {
        return Panels.timeSeries("Scheme", "Requests with and without encryption.", 12, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .noValue("standards.scheme_field names no field of the log")
                .query(sumBy(rate(ofSource(SCHEMES)), "scheme"), legend("scheme"));
    }
}
