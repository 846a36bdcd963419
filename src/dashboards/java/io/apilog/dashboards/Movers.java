package io.apilog.dashboards;

import static io.apilog.dashboards.OperationPanels.operationsOf;
import static io.apilog.dashboards.PromQl.ENDPOINT_COLUMN;
import static io.apilog.dashboards.PromQl.METHOD;
import static io.apilog.dashboards.PromQl.SOURCE;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changed: operations that are not as usual, what of them moved, from where to where, and how many requests that met. Everything is taken
 * from what rules have recorded, the usual as well, so a list of hundreds of operations costs little and says what alerts say.
 */
final class Movers {
    private static final int SHOWN = 10;
    private static final String LABELS = SOURCE + ", " + METHOD + ", " + ENDPOINT_COLUMN + ", what";
    private static final String OPERATION = "source_endpoint_method:";

    private static final String REQUESTS = of(OPERATION + "apilog_requests:rate5m");
    private static final String USUAL_REQUESTS = of(OPERATION + "apilog_requests:rate5m_usual");
    private static final String FAILED = of(OPERATION + "apilog_requests_failed:rate5m");
    private static final String USUAL_FAILED = usualOf("apilog_requests_failed:ratio_rate5m_usual");
    private static final String UNSERVED = of(OPERATION + "apilog_requests_unserved:rate5m");
    private static final String USUAL_UNSERVED = usualOf("apilog_requests_unserved:ratio_rate5m_usual");
    /** What was never turned away is news from the second day on: on the first, nothing was ever. */
    private static final String NOTHING_YESTERDAY = REQUESTS + " * 0 and on (" + SOURCE + ") "
            + Window.SHOWN.recorded().apply(PromQl.ofRecordedSource("source:apilog_requests:yesterday"));

    private static final String TIMED = of(OPERATION + "apilog_request_duration_seconds_count:rate5m");
    private static final String SECONDS = of(OPERATION + "apilog_request_duration_seconds_sum:rate5m");
    private static final String LOST = of(OPERATION + "apilog_request_duration_seconds:lost_rate5m");
    /** Seconds of the time shown in which the operation was there: less than the time shown on the first day. */
    private static final String SEEN = PromQl.maxBy(
            PromQl.asColumn("count_over_time("
                    + PromQl.ofRecordedOperation(OPERATION + "apilog_requests:rate5m")
                    + "[$__range:$__interval]) * $__interval_ms / 1000"),
            SOURCE,
            METHOD,
            ENDPOINT_COLUMN);

    private static final String MEAN = SECONDS + " / (" + TIMED + " > 0)";

    /**
     * Something that can move.
     *
     * @param impact requests a second; only of operations that moved so far that it is news
     */
    private record Kind(String what, String from, String to, String impact) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "5xx, %",
                    "100 * " + USUAL_FAILED + " / (" + REQUESTS + " > 0)",
                    "100 * " + FAILED + " / (" + REQUESTS + " > 0)",
                    excess(FAILED, orNone(USUAL_FAILED), 0.01)),
            new Kind(
                    "4xx or none, %",
                    "100 * " + USUAL_UNSERVED + " / (" + REQUESTS + " > 0)",
                    "100 * " + UNSERVED + " / (" + REQUESTS + " > 0)",
                    excess(UNSERVED, "2 * (" + USUAL_UNSERVED + " or " + NOTHING_YESTERDAY + ")", 0.02)),
            new Kind(
                    "mean time, ms",
                    "1000 * (" + MEAN + " - " + LOST + " / (" + TIMED + " > 0))",
                    "1000 * " + MEAN,
                    LOST + " / (" + MEAN + " > 0) > 0.3 * " + TIMED + " and " + LOST + " > 0.01 * " + TIMED),
            new Kind(
                    "requests per s",
                    USUAL_REQUESTS,
                    REQUESTS,
                    "abs(" + REQUESTS + " - " + USUAL_REQUESTS + ") > " + USUAL_REQUESTS + " * 0.5 > 0.1"));

    private Movers() {}

    static Panel panel(int width, int height) {
        String impact = union(kind -> "(" + kind.impact + ") * " + SEEN);
        String moved = PromQl.top(SHOWN, "(" + impact + ") > " + 10);
        return new Table(
                        "What moved",
                        "Operations that are not as usual at this hour, over all of the time shown: the " + SHOWN
                                + " that matter most. Impact: "
                                + "the requests that failed, were refused, came or stayed away more than usual; of slower ones, as many as would "
                                + "have taken the time that was lost. Needs the recording rules.",
                        width,
                        height,
                        "Impact")
                .label(ENDPOINT_COLUMN, "Endpoint")
                .link("Endpoint", Links.toOperation())
                .label(METHOD, "Method", 72)
                .label("what", "What moved", 112)
                .column(
                        "From",
                        Unit.COUNT,
                        among(union(kind -> kind.from), moved),
                        "custom.width",
                        72,
                        "noValue",
                        "unknown")
                .column("To", Unit.COUNT, among(union(kind -> kind.to), moved), "custom.width", 72)
                .column("Impact", Unit.REQUESTS, moved, "decimals", 0, "custom.width", 84)
                .label(SOURCE, "Source", 72)
                .panel()
                .noValue("Everything is as usual, or nothing is known to be usual yet")
                .overTimeShown(250);
    }

    private static String among(String expression, String moved) {
        return "(" + expression + ") and on (" + LABELS + ") " + moved;
    }

    private static String union(Function<Kind, String> value) {
        return KINDS.stream()
                .map(kind -> "label_replace(" + value.apply(kind) + ", \"what\", \"" + kind.what + "\", \"\", \"\")")
                .collect(Collectors.joining(" or "));
    }

    /** By how much it is more, where that is more than a share of the requests. */
    private static String excess(String now, String usual, double share) {
        return "(" + now + " - " + usual + ") > " + share + " * " + REQUESTS;
    }

    /** 0 for operations without a past. */
    private static String orNone(String usual) {
        return "(" + usual + " or " + REQUESTS + " * 0)";
    }

    /** Requests a second that a usual share would be of those that there are: shares of several services cannot be added up. */
    private static String usualOf(String share) {
        String each = PromQl.asColumn(Window.SHOWN.recorded().apply(PromQl.ofRecordedOperation(OPERATION + share))
                + " * "
                + Window.SHOWN.recorded().apply(PromQl.ofRecordedOperation(OPERATION + "apilog_requests:rate5m")));
        return PromQl.sumBy(each, SOURCE, METHOD, ENDPOINT_COLUMN);
    }

    private static String of(String recorded) {
        return operationsOf(recorded, Window.SHOWN);
    }
}
