package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.ENDPOINT;
import static io.apilog.dashboards.PromQl.ENDPOINT_COLUMN;
import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.asColumn;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.share;
import static io.apilog.dashboards.PromQl.shareBy;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;
import static io.apilog.dashboards.PromQl.topRates;

/** Customers, and not requests: how many were hit, where, what they did then, and which ways they go. */
final class CustomerDashboard {
    static final String UID = "apilog-customers";

    private static final String CONSUMERS = "apilog_consumer_requests_total";
    private static final String OUTCOMES = "apilog_failure_outcomes_total";
    private static final String WAIT = "apilog_excess_wait_seconds_total";
    private static final String RETRIES = "apilog_retries_total";
    private static final String SESSIONS = "apilog_sessions_total";
    private static final String TRANSITIONS = "apilog_transitions_total";
    private static final String FUNNEL = "apilog_funnel_total";
    private static final String NONE_ENDED = "No session has ended yet: one does half an hour behind its last request";
    private static final String LAST_MINUTES = "window=\"5m\"";

    /** As in the alert: 2 % of the clients. */
    private static final Thresholds HIT =
            Thresholds.from("green").then("orange", 0.005).then("red", 0.02);

    private static final Thresholds LOST =
            Thresholds.from("green").then("orange", 0.1).then("red", 0.3);

    private CustomerDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Customers",
                        "How many customers met errors and slow answers, where, what they did then, and which ways they go.",
                        Variables.showing(Variables.SOURCE))
                .row("How many were hit?", hit(), shareHit(), slow(), active(), left(), waited())
                .row("By what?", affected(), shareAffected())
                .row("Where, and what did they do then?", endpoints(), outcomes(), leftWhere(), waitedWhere())
                .row("Who asks?", unique(), agents())
                .foldedRow(
                        "How long until it went well? (with experience.recovery and experience.retries)",
                        recovery(),
                        retries(),
                        retriesWhere())
                .foldedRow("How did sessions go? (with sessions.enabled)", sessions(), frustrated(), sessionRequests())
                .foldedRow("Which consumers? (with consumers.field)", consumers(), consumersFailing())
                .foldedRow("Which ways do they go? (with sessions.transitions)", ways(), entries(), exits())
                .foldedRow("Where do funnels lose? (with funnels)", funnels(), lost());
    }

    private static String clients(String kind) {
        return sum(ofSource("apilog_clients_affected", LAST_MINUTES, "kind=\"" + kind + "\""));
    }

    private static String allClients() {
        return sum(ofSource("apilog_clients_active", LAST_MINUTES));
    }

    private static Panel hit() {
        return Panels.stat("Met an error", "Clients that met an error within five minutes.", 4)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .fixedColor("text")
                .query(clients("error"), "clients");
    }

    private static Panel shareHit() {
        return Panels.stat(
                        "Share of clients",
                        "Of those that asked within five minutes, how many met an error: one that fails a thousand times is one.",
                        4)
                .unit(Unit.SHARE)
                .decimals(2)
                .thresholds(HIT)
                .query(share(clients("error"), allClients()), "share");
    }

    private static Panel slow() {
        return Panels.stat("Waited", "Clients that met an answer over its target within five minutes.", 4)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .fixedColor("text")
                .noValue("no durations in the log")
                .query(clients("slow"), "clients");
    }

    private static Panel active() {
        return Panels.stat("Clients", "That asked within five minutes, without bots and monitors.", 4)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .fixedColor("text")
                .query(allClients(), "clients");
    }

    private static Panel left() {
        return Panels.stat(
                        "Left after a failure",
                        "Share of the failures within the time shown behind which the client, a browser or an app, did nothing for half an hour.",
                        4)
                .unit(Unit.SHARE)
                .decimals(1)
                .thresholds(LOST)
                .noValue("nobody yet")
                .instantQuery(
                        knownShare(
                                sum(increase(ofSource(OUTCOMES, "outcome=\"left\""))),
                                sum(increase(ofSource(OUTCOMES)))),
                        "left");
    }

    /** Nothing where there is no part: what is known half an hour later is not 0 before. */
    private static String knownShare(String part, String whole) {
        return part + " / (" + whole + " > 0)";
    }

    private static Panel waited() {
        return Panels.stat(
                        "Waited too long",
                        "By how much answers took longer than their target within the time shown, in all.",
                        4)
                .unit(Unit.SECONDS)
                .decimals(1)
                .fixedColor("text")
                .noValue("no durations in the log, or none too long")
                .instantQuery(sum(increase(ofSource(WAIT))), "waited");
    }

    private static Panel affected() {
        return kinds(Panels.timeSeries(
                        "Clients that met something",
                        "Within the five minutes before each point. refused: 403 or 429, after a success.",
                        12,
                        8)
                .unit(Unit.COUNT)
                .decimals(0)
                .query(clients("error"), "error", Palette.SERVER_ERROR)
                .query(clients("slow"), "slow", Palette.CLIENT_ERROR)
                .query(clients("refused"), "refused", Palette.THIRD));
    }

    private static Panel kinds(Panel panel) {
        return panel.unfilled();
    }

    private static Panel shareAffected() {
        return kinds(Panels.timeSeries(
                        "Share of the clients that met something",
                        "Of those that asked. The alert looks at errors over 2 %, of more than ten clients.",
                        12,
                        8)
                .unit(Unit.SHARE)
                .line(0.02)
                .query(share(clients("error"), allClients()), "error", Palette.SERVER_ERROR)
                .query(share(clients("slow"), allClients()), "slow", Palette.CLIENT_ERROR)
                .query(share(clients("refused"), allClients()), "refused", Palette.THIRD));
    }

    private static Panel endpoints() {
        String all = byEndpoint(ofSource(OUTCOMES));
        return new Table(
                        "Failures by endpoint",
                        "Within the time shown: 5xx, no status, or four times the target. Recovered: the same went well within five minutes.",
                        24,
                        9,
                        "Failures")
                .label(ENDPOINT_COLUMN, "Endpoint")
                .label(SOURCE, "Source", 110)
                .column("Failures", Unit.REQUESTS, all, "decimals", 0)
                .barColumn("Recovered", shareBy(ofOutcome("recovered"), all))
                .colouredColumn("Left", Unit.SHARE, 1, LOST, knownShare(ofOutcome("left"), all))
                .barColumn("Again bad", shareBy(ofOutcome("repeated"), all))
                .barColumn("Moved on", shareBy(ofOutcome("moved_on"), all))
                .column("Waited too long", Unit.SECONDS, byEndpoint(ofSource(WAIT)), "custom.width", 130)
                .panel()
                .noValue("none");
    }

    private static String ofOutcome(String outcome) {
        return byEndpoint(ofSource(OUTCOMES, "outcome=\"" + outcome + "\""));
    }

    /** For a table, whose column has one name whatever the label is called. */
    private static String byEndpoint(String selector) {
        return sumBy(asColumn(increase(selector)), SOURCE, ENDPOINT_COLUMN);
    }

    private static Panel outcomes() {
        Panel panel = Panels.timeSeries(
                        "What they did then",
                        "Failures by outcome, at the time when it was known: what left is known half an hour later.",
                        8,
                        8)
                .manySeries()
                .unit(Unit.PER_SECOND)
                .stacked()
                .noValue("No failure");
        outcome(panel, "recovered", Palette.SUCCESS);
        outcome(panel, "repeated", Palette.CLIENT_ERROR);
        outcome(panel, "moved_on", Palette.NEUTRAL);
        outcome(panel, "left", Palette.SERVER_ERROR);
        return outcome(panel, "unknown", Palette.GREY);
    }

    private static Panel outcome(Panel panel, String outcome, String colour) {
        return panel.query(sum(rate(ofSource(OUTCOMES, "outcome=\"" + outcome + "\""))), outcome, colour);
    }

    private static Panel leftWhere() {
        return Panels.timeSeries(
                        "Left, by endpoint", "Failures behind which the client went. The five with most.", 8, 8)
                .manySeries()
                .unit(Unit.PER_SECOND)
                .noValue("Nobody left")
                .query(topRates(5, ofSource(OUTCOMES, "outcome=\"left\""), ENDPOINT), legend(ENDPOINT));
    }

    private static Panel waitedWhere() {
        return Panels.timeSeries(
                        "Customers waiting too long, by endpoint",
                        "How many wait over the target at a time, on average. The five endpoints with most.",
                        8,
                        8)
                .manySeries()
                .unit(Unit.COUNT)
                .noValue("Nobody waited too long")
                .query(topRates(5, ofSource(WAIT), ENDPOINT), legend(ENDPOINT));
    }

    private static Panel unique() {
        return Panels.timeSeries(
                        "Unique clients",
                        "Within each window before a point, bots and monitors too. A client of two instances counts twice here: docs/fleet.md.",
                        12,
                        8)
                .unit(Unit.COUNT)
                .unfilled()
                .query(sumBy(ofSource("apilog_unique_clients"), "window"), "{{window}}");
    }

    private static Panel consumers() {
        return Panels.timeSeries(
                        "Requests by consumer", "The ten with most; other: those that are not shown one by one.", 12, 8)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue("consumers.field names no field")
                .query(topRates(10, ofSource(CONSUMERS), "consumer"), "{{consumer}}");
    }

    private static Panel consumersFailing() {
        return Panels.timeSeries(
                        "Failing, by consumer",
                        "Requests answered 5xx, or not at all. The ten consumers with most: one of them alone is one customer's trouble.",
                        12,
                        8)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue("Nobody's requests fail")
                .query(topRates(10, ofSource(CONSUMERS, "status_class=~\"5xx|none\""), "consumer"), "{{consumer}}");
    }

    private static Panel agents() {
        return Panels.timeSeries("Requests by kind of program", "By words in the agent that each request names.", 12, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .query(sumBy(rate(ofSource("apilog_requests_by_agent_total")), "agent"), "{{agent}}");
    }

    private static Panel recovery() {
        String buckets = sumBy(rate(ofSource("apilog_recovery_seconds_bucket")), "le");
        return Panels.timeSeries(
                        "Time to recovery",
                        "From a client's first failure at an endpoint to its next success there.",
                        8,
                        8)
                .unit(Unit.SECONDS)
                .unfilled()
                .query("histogram_quantile(0.5, " + buckets + ") >= 0", "half", Palette.NEUTRAL)
                .query("histogram_quantile(0.95, " + buckets + ") >= 0", "95 %", Palette.CLIENT_ERROR);
    }

    private static Panel retries() {
        return Panels.timeSeries(
                        "Sent again",
                        "After an error or a slow answer within 10 s; success: a POST within 3 s, as a button pressed twice.",
                        8,
                        8)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .unfilled()
                .query(sumBy(rate(ofSource(RETRIES)), "after"), "{{after}}");
    }

    private static Panel retriesWhere() {
        return Panels.timeSeries("Sent again, by endpoint", "The five endpoints with most.", 8, 8)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .query(topRates(5, ofSource(RETRIES), ENDPOINT), legend(ENDPOINT));
    }

    private static Panel sessions() {
        Panel panel = Panels.timeSeries(
                        "Sessions by how they went",
                        "At their end. frustrated: three bad answers, or one at last.",
                        12,
                        8)
                .unit(Unit.PER_SECOND)
                .noValue(NONE_ENDED)
                .stacked();
        experience(panel, "good", Palette.SUCCESS);
        experience(panel, "slow", Palette.CLIENT_ERROR);
        experience(panel, "error", Palette.THIRD);
        return experience(panel, "frustrated", Palette.SERVER_ERROR);
    }

    private static Panel experience(Panel panel, String experience, String colour) {
        return panel.query(sum(rate(ofSource(SESSIONS, "experience=\"" + experience + "\""))), experience, colour);
    }

    private static Panel frustrated() {
        return Panels.stat("Frustrated", "Share of the sessions that ended within the time shown.", 6)
                .unit(Unit.SHARE)
                .noValue("none ended yet")
                .decimals(1)
                .thresholds(LOST)
                .instantQuery(
                        share(
                                sum(increase(ofSource(SESSIONS, "experience=\"frustrated\""))),
                                sum(increase(ofSource(SESSIONS)))),
                        "frustrated");
    }

    private static Panel sessionRequests() {
        return Panels.stat(
                        "Requests of a session",
                        "On average, without pictures, scripts and the like, within the time shown.",
                        6)
                .unit(Unit.COUNT)
                .decimals(1)
                .noValue("none ended yet")
                .fixedColor("text")
                .instantQuery(
                        sum(increase(ofSource("apilog_session_requests_sum"))) + " / ("
                                + sum(increase(ofSource("apilog_session_requests_count"))) + " > 0)",
                        "requests");
    }

    private static Panel ways() {
        return new Table("Ways", "From endpoint to endpoint within a session, within the time shown.", 12, 10, "Times")
                .label("from", "From")
                .label("to", "To")
                .column(
                        "Times",
                        Unit.REQUESTS,
                        sumBy(increase(ofSource(TRANSITIONS, "from!=\"entry\", to!=\"exit\"")), "from", "to") + " > 0",
                        "decimals",
                        0)
                .panel();
    }

    private static Panel entries() {
        return new Table("Entries", "Where sessions begin.", 6, 10, "Times")
                .label("to", "Endpoint")
                .column(
                        "Times",
                        Unit.REQUESTS,
                        sumBy(increase(ofSource(TRANSITIONS, "from=\"entry\"")), "to") + " > 0",
                        "decimals",
                        0)
                .panel();
    }

    private static Panel exits() {
        return new Table("Exits", "Where sessions end.", 6, 10, "Times")
                .label("from", "Endpoint")
                .column(
                        "Times",
                        Unit.REQUESTS,
                        sumBy(increase(ofSource(TRANSITIONS, "to=\"exit\"")), "from") + " > 0",
                        "decimals",
                        0)
                .panel()
                .noValue(NONE_ENDED);
    }

    private static Panel funnels() {
        String reached = ofStep("result=\"reached\"");
        return new Table(
                        "Steps",
                        "Within the time shown: sessions that reached a step, and the share of them that was lost before the next, which is known half"
                                + " an hour later.",
                        14,
                        9,
                        "Reached")
                .label("funnel", "Funnel", 110)
                .label("step", "Step")
                .column("Reached", Unit.REQUESTS, reached, "decimals", 0)
                .colouredColumn("Lost", Unit.SHARE, 1, LOST, knownShare(ofStep("result=~\"lost.*\""), reached))
                .column(
                        "After an error",
                        Unit.SHARE,
                        knownShare(ofStep("result=\"lost_after_error\""), reached),
                        "custom.width",
                        120)
                .column(
                        "After waiting",
                        Unit.SHARE,
                        knownShare(ofStep("result=\"lost_after_slow\""), reached),
                        "custom.width",
                        120)
                .panel()
                .noValue("none yet");
    }

    private static String ofStep(String result) {
        return sumBy(increase(ofSource(FUNNEL, result)), "funnel", "step");
    }

    private static Panel lost() {
        return Panels.timeSeries("Lost, by step", "At the end of the session. The ten steps that lose most.", 10, 9)
                .manySeries()
                .unit(Unit.PER_SECOND)
                .noValue(NONE_ENDED)
                .query(topRates(10, ofSource(FUNNEL, "result=~\"lost.*\""), "funnel", "step"), "{{funnel}} {{step}}");
    }
}
