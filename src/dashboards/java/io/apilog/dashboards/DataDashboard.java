package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;

/** Which data is asked for, by whom and with what outcome, and whether the trail of it can be relied on. */
final class DataDashboard {
    static final String UID = "apilog-data";

    private static final String ACCESS = "apilog_data_access_total";
    private static final String RESOURCE = "resource";
    private static final String OPERATION = "operation";
    private static final String OUTCOME = "outcome";
    private static final String PRINCIPAL = "principal";
    private static final String NONE = "none";
    private static final Thresholds NEWS = Thresholds.from("green").then("red", 1);

    /** No green where there is no trail. */
    private static final Thresholds MISSING = Thresholds.from("text").then("red", 1);

    private DataDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Data access",
                        "Which data is asked for, what is done with it, for whom and with what outcome; and whether the audit trail is"
                                + " whole. Who asked for what exactly is in the trail: apilog-exporter audit query.",
                        Variables.showing(Variables.SOURCE))
                .opensAt("24h")
                .row("Is all well?", denied(), failures(), written(), signed(), anonymousShare(), alerts())
                .row("What is asked for?", byResource(), byOperation())
                .row("Who is let in, and who is not?", byOutcome(), anonymous())
                .row("Which data is changed?", changes(), table());
    }

    private static String share(String part) {
        return PromQl.share(sum(rate(ofSource(ACCESS, part))), sum(rate(ofSource(ACCESS))));
    }

    private static Panel denied() {
        return Panels.stat("Denied", "The share of the requests for data that were refused, now.", 4)
                .unit(Unit.SHARE)
                .decimals(2)
                .noValue(NONE)
                .fixedColor("text")
                .instantQuery(share(OUTCOME + "=\"denied\""), "share");
    }

    private static Panel failures() {
        return Panels.stat(
                        "Not written", "Requests that could not be written into the audit trail, in the time shown.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .noValue("no trail")
                .thresholds(MISSING)
                .instantQuery(
                        "sum(increase(" + PromQl.ofExporter("apilog_audit_failures_total") + "[$__range]))",
                        "requests");
    }

    private static Panel written() {
        return Panels.stat("Written", "Requests that were written into the audit trail, in the time shown.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .noValue("no trail")
                .fixedColor("text")
                .instantQuery(
                        "sum(increase(" + PromQl.ofExporter("apilog_audit_records_total") + "[$__range]))", "requests");
    }

    private static Panel signed() {
        return Panels.stat("Signed", "Lines of the audit trail that are under a signature. It never falls.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .noValue("no trail")
                .fixedColor("text")
                .instantQuery("sum(" + PromQl.ofExporter("apilog_audit_tree_size") + ")", "lines");
    }

    private static Panel anonymousShare() {
        return Panels.stat("To nobody", "The share of the requests for data that no user is behind, now.", 4)
                .unit(Unit.SHARE)
                .decimals(2)
                .noValue(NONE)
                .fixedColor("text")
                .instantQuery(share(PRINCIPAL + "=\"anonymous\""), "share");
    }

    private static Panel alerts() {
        return Panels.stat("Alerts", "Alerts on the audit trail that are firing now.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .thresholds(NEWS)
                .instantQuery(
                        "count(ALERTS{alertname=~\"ApilogAudit.+\", alertstate=\"firing\", job=~\"$job|\"}) or vector(0)",
                        "firing");
    }

    private static Panel byResource() {
        return Panels.timeSeries("By resource", "Requests for each of the data that are watched.", 12, 9)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .noValue(NONE)
                .query(sumBy(rate(ofSource(ACCESS)), RESOURCE), legend(RESOURCE));
    }

    private static Panel byOperation() {
        return Panels.timeSeries("By operation", "What is done with it: read, created, updated, deleted.", 12, 9)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .noValue(NONE)
                .query(sumBy(rate(ofSource(ACCESS)), OPERATION), legend(OPERATION));
    }

    private static Panel byOutcome() {
        return Panels.timeSeries(
                        "Denied and failed", "Requests for data that were not answered, by data and outcome.", 12, 9)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(
                        sumBy(rate(ofSource(ACCESS, OUTCOME + "!=\"allowed\"")), RESOURCE, OUTCOME) + " > 0",
                        legend(RESOURCE, OUTCOME));
    }

    private static Panel anonymous() {
        return Panels.timeSeries(
                        "Given to nobody",
                        "Requests for data that were answered, where the log has no user: public data, or a login that is missing.",
                        12,
                        9)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(
                        sumBy(
                                        rate(ofSource(
                                                ACCESS, PRINCIPAL + "=\"anonymous\", " + OUTCOME + "=\"allowed\"")),
                                        RESOURCE)
                                + " > 0",
                        legend(RESOURCE));
    }

    private static Panel changes() {
        return Panels.timeSeries("Changes", "Data that was created, updated and deleted.", 12, 9)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(
                        sumBy(
                                        rate(ofSource(ACCESS, OPERATION + "!=\"read\", " + OUTCOME + "=\"allowed\"")),
                                        RESOURCE,
                                        OPERATION)
                                + " > 0",
                        legend(RESOURCE, OPERATION));
    }

    private static Panel table() {
        return Panels.bars("In all of the time shown", "Requests for data by what was done with it.", 12, 9)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .noValue(NONE)
                .fixedColor(Palette.THIRD)
                .instantQuery(
                        "topk(10, " + sumBy(increase(ofSource(ACCESS)), RESOURCE, OPERATION, OUTCOME) + " > 0)",
                        legend(RESOURCE, OPERATION, OUTCOME));
    }
}
