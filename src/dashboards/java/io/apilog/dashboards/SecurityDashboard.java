package io.apilog.dashboards;

import static io.apilog.dashboards.PromQl.SOURCE;
import static io.apilog.dashboards.PromQl.increase;
import static io.apilog.dashboards.PromQl.legend;
import static io.apilog.dashboards.PromQl.ofRecordedSource;
import static io.apilog.dashboards.PromQl.ofSource;
import static io.apilog.dashboards.PromQl.rate;
import static io.apilog.dashboards.PromQl.sum;
import static io.apilog.dashboards.PromQl.sumBy;
import static io.apilog.dashboards.PromQl.topRates;

/** Who should not be here: clients that guess, probe, enumerate and attack, and what no single one of them shows. */
final class SecurityDashboard {
    static final String UID = "apilog-security";

    private static final String EVENTS = "apilog_security_events_total";
    private static final String ACTIVE = "apilog_security_active_sources";
    private static final String ATTACKS = "apilog_attack_requests_total";
    private static final String TO_NOBODY = "apilog_unauthenticated_success_total";
    private static final int POINTS = 1000;
    private static final String KIND = "kind";
    private static final String PATTERN = "pattern";
    private static final String NONE = "none";

    /** Nothing is as it should be, and what comes to every server each day is no red. */
    private static final Thresholds FEW =
            Thresholds.from("green").then("orange", 1).then("red", 10);

    private static final Thresholds NEWS = Thresholds.from("green").then("red", 1);

    private SecurityDashboard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        UID,
                        "apilog / Security",
                        "Who should not be here: clients that guess passwords, probe, enumerate and attack, as events and not as"
                                + " lines. Who they are stands on the page /-/security of each exporter.",
                        Variables.showing(Variables.SOURCE))
                .opensAt("24h")
                .row(
                        "Who is at it now?",
                        now(
                                "Guessing",
                                "Clients that were refused login after login, or sent form after form.",
                                "brute_force|login_burst",
                                FEW),
                        now(
                                "Probing",
                                "Clients that ask for paths that nothing is behind, or call themselves scanners.",
                                "probing|scanner_agent",
                                FEW),
                        now("Attacking", "Clients that send what attacks are made of.", "attack_pattern", FEW),
                        now(
                                "Enumerating",
                                "Clients that are given far more different objects than others.",
                                "enumeration",
                                NEWS),
                        now(
                                "From elsewhere",
                                "Principals that come from a network that they never came from.",
                                "new_source",
                                NEWS),
                        alerts())
                .row("What happened?", events(), active())
                .row("What do they attack?", attacks(), patterns(), share())
                .row("What does no single client show?", logins(), refused(), missing())
                .foldedRow("Who is answered without a login? (with security.unauthenticated_success)", toNobody());
    }

    private static Panel now(String title, String description, String kinds, Thresholds thresholds) {
        return Panels.stat(title, description + " Within five minutes.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .noValue(NONE)
                .thresholds(thresholds)
                .query(sum(ofSource(ACTIVE, KIND + "=~\"" + kinds + "\"")), "clients");
    }

    private static Panel alerts() {
        return Panels.stat("Alerts", "Alerts of these rules that are firing now.", 4)
                .unit(Unit.COUNT)
                .decimals(0)
                .thresholds(NEWS)
                .instantQuery(
                        "count(ALERTS{alertname=~\"Apilog(Logins.+|Probed|Attacked|ObjectsEnumerated|NewSource|AnsweredToNobody)\","
                                + " alertstate=\"firing\", source=~\"$source|\", job=~\"$job|\"}) or vector(0)",
                        "firing");
    }

    private static Panel events() {
        return coloured(Panels.timeSeries(
                        "Events",
                        "Each is a client over a threshold; of one client and kind there is one in five minutes, however many"
                                + " requests it sends.",
                        12,
                        9)
                .unit(Unit.COUNT)
                .decimals(0)
                .barsOfMinutes()
                .stacked()
                .noValue(NONE)
                .query(
                        "round(" + sumBy("increase(" + ofSource(EVENTS) + "[$__rate_interval])", KIND) + ") > 0",
                        legend(KIND)));
    }

    private static Panel active() {
        return coloured(
                Panels.timeSeries("Clients", "How many clients had such an event within the last five minutes.", 12, 9)
                        .unit(Unit.COUNT)
                        .decimals(0)
                        .stacked()
                        .noValue(NONE)
                        .query(sumBy(ofSource(ACTIVE), KIND), legend(KIND)));
    }

    /** A kind of event has the same colour in both, and none is green. */
    private static Panel coloured(Panel panel) {
        return panel.colour("attack_pattern", Palette.SERVER_ERROR)
                .colour("brute_force", Palette.CLIENT_ERROR)
                .colour("login_burst", Palette.SECOND)
                .colour("probing", Palette.NEUTRAL)
                .colour("enumeration", Palette.DAY_BEFORE)
                .colour("scanner_agent", Palette.GREY)
                .colour("new_source", Palette.THIRD);
    }

    private static Panel attacks() {
        return Panels.timeSeries(
                        "Requests that attack",
                        "By what they attack, whatever they were answered. These are lines, and not clients.",
                        12,
                        9)
                .unit(Unit.REQUESTS_PER_SECOND)
                .stacked()
                .noValue(NONE)
                .colour("scanner", Palette.GREY)
                .colour("sql_injection", Palette.SERVER_ERROR)
                .colour("path_traversal", Palette.CLIENT_ERROR)
                .colour("command_injection", Palette.SECOND)
                .colour("xss", Palette.THIRD)
                .colour("jndi", Palette.WEEK_BEFORE)
                .colour("shellshock", Palette.DAY_BEFORE)
                .colour("tls_on_http", Palette.NEUTRAL)
                .query(sumBy(rate(ofSource(ATTACKS)), PATTERN), legend(PATTERN));
    }

    private static Panel patterns() {
        return Panels.bars("In all of the time shown", "Requests by what they attack.", 8, 9)
                .unit(Unit.REQUESTS)
                .decimals(0)
                .noValue(NONE)
                .fixedColor(Palette.SERVER_ERROR)
                .instantQuery("sort_desc(" + sumBy(increase(ofSource(ATTACKS)), PATTERN) + " > 0)", legend(PATTERN));
    }

    private static Panel share() {
        return Panels.tallStat("Of all requests", "The share of the requests that attack, in the time shown.", 4, 9)
                .unit(Unit.SHARE)
                .decimals(3)
                .fixedColor("text")
                .instantQuery(PromQl.shareOfAll(ofSource(ATTACKS)), "share")
                .overTimeShown(POINTS);
    }

    private static Panel logins() {
        return Panels.timeSeries(
                        "Logins",
                        "The share of the requests within six hours that were sent to a form of login, and five times what the day before"
                                + " had: above it an alert fires. Needs the rules.",
                        12,
                        8)
                .unit(Unit.SHARE)
                .noValue("needs the rules")
                .query(PromQl.maxBy(ofRecordedSource("source:apilog_logins:ratio_rate6h"), SOURCE), legend(SOURCE))
                .query(
                        "5 * " + PromQl.maxBy(ofRecordedSource("source:apilog_logins:ratio_rate6h_usual"), SOURCE),
                        legend(SOURCE) + " limit")
                .dashed("/limit$/");
    }

    private static Panel refused() {
        return Panels.timeSeries(
                        "Refused", "Requests that are answered 401 or 403, by endpoint: the most of them.", 6, 8)
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(
                        Measure.requests("status=~\"401|403\"").greatest(5, PromQl.METHOD, PromQl.ENDPOINT),
                        legend(PromQl.METHOD, PromQl.ENDPOINT));
    }

    private static Panel missing() {
        return Panels.timeSeries(
                        "Paths that nothing is behind",
                        "The share of the requests that ask for what was never found, or are no requests.",
                        6,
                        8)
                .unit(Unit.SHARE)
                .noValue(NONE)
                .query(shareWithout("unmatched"), "unmatched", Palette.THIRD)
                .query(shareWithout("malformed"), "malformed", Palette.CLIENT_ERROR);
    }

    private static String shareWithout(String special) {
        Measure without = Measure.REQUESTS.ofAll().with(PromQl.ENDPOINT + "=\"" + special + "\"");
        return PromQl.share(without.rate(), Measure.REQUESTS.ofAll().rate());
    }

    private static Panel toNobody() {
        return Panels.timeSeries(
                        "Answered to nobody",
                        "Answers below 400 without a principal, at endpoints that otherwise have one.",
                        24,
                        8)
                .manySeries()
                .unit(Unit.REQUESTS_PER_SECOND)
                .noValue(NONE)
                .query(topRates(10, ofSource(TO_NOBODY), PromQl.ENDPOINT), legend(PromQl.ENDPOINT));
    }
}
