package io.apilog.dashboards;

/**
 * The bands of the anomaly rules, as the alert on them has it: outside where two of three strategies say so, so the middle one of three
 * limits, or the wider of two. They are of whole sources, so there is none where operations or instances are chosen, and those of errors and
 * latency cannot be added up, so there is none where several sources are. There is none either before there is a day to compare with.
 */
final class Bands {
    static final String LEGEND = "usual band";

    private Bands() {}

    /** Of all sources together. */
    static String ofRequests(String side) {
        return "sum(" + agreed("requests", side) + ")";
    }

    /** Of the only source there is. */
    static String of(String type, String side) {
        return "max(" + agreed(type, side) + ") and on () (count(group without (anomaly_strategy) ("
                + limits(type, side) + ")) == 1)";
    }

    private static String agreed(String type, String side) {
        String limits = limits(type, side);
        String wider = side.equals("lower") ? "min" : "max";
        return "(quantile without (anomaly_strategy) (0.5, " + limits + ") and count without (anomaly_strategy) ("
                + limits + ") == 3 or "
                + wider + " without (anomaly_strategy) (" + limits + ") and count without (anomaly_strategy) (" + limits
                + ") == 2) and on (job, source) "
                + PromQl.ofRecordedSource("source:apilog_requests:yesterday");
    }

    private static String limits(String type, String side) {
        return PromQl.ofRecordedSource(
                "anomaly:" + side + "_band",
                PromQl.SOURCE + "=~\"$whole\"",
                "anomaly_strategy=~\"apilog_.+\"",
                "anomaly_type=\"" + type + "\"");
    }
}
