package io.apilog.dashboards;

import java.util.function.UnaryOperator;

/**
 * A number as it is now, coloured and named by what is usual for it: what the same hour of the week before and the day before had. No
 * constant says what is good of an API that nobody has seen. Usual values are taken from what rules have recorded only, since the counters
 * of two hours would cost more than everything else on a page.
 *
 * @param value without labels
 * @param usual without labels
 * @param least how far beyond the usual a value is no news, however steady it was
 */
record Headline(String value, String usual, double least) {
    private static final String WEEK = "167h30m";
    private static final String DAY = "23h30m";

    private static final String USUAL = "as usual";
    private static final String ABOVE = "above the usual";
    private static final String FAR_ABOVE = "far above the usual";
    private static final String BELOW = "below the usual";
    private static final String UNKNOWN = "no usual yet";

    static Headline ofRequests() {
        return new Headline(
                TrafficPanels.allRequests(),
                Measure.REQUESTS.recorded(Window.hourBefore(WEEK)) + " or "
                        + Measure.REQUESTS.recorded(Window.hourBefore(DAY)),
                0.5);
    }

    /** The share of the requests that failed. */
    static Headline ofServerErrors() {
        return new Headline(
                share(Measure.FAILED.rate(), TrafficPanels.allRequests()),
                average(before -> share(Measure.FAILED, before)),
                0.005);
    }

    /** The share of the requests that were refused by the API's rules. */
    static Headline ofClientErrors() {
        Measure refused = Measure.requests(PromQl.CLIENT_ERRORS);
        return new Headline(
                share(refused.rate(), TrafficPanels.allRequests()), average(before -> share(refused, before)), 0.01);
    }

    static Headline ofLatency() {
        return new Headline(Histogram.ofRequests().quantile(0.95), average(Headline::p95), 0.02);
    }

    /** For what is bad where it is high. */
    Panel highIsBad(String title, String description, int width, Unit unit) {
        return panel(title, description, width, unit, " <= 1.5")
                .instantQuery(where(" > 1.5 <= 3"), ABOVE, "orange")
                .instantQuery(where(" > 3"), FAR_ABOVE, "red");
    }

    /** For what is news where it is high, and where it is low. */
    Panel changeIsNews(String title, String description, int width, Unit unit) {
        return panel(title, description, width, unit, " <= 1.5 >= 0.5")
                .instantQuery(where(" > 1.5"), ABOVE, "orange")
                .instantQuery(where(" < 0.5"), BELOW, "orange");
    }

    private Panel panel(String title, String description, int width, Unit unit, String asUsual) {
        return Panels.namedStat(
                        title,
                        description
                                + " Coloured by what is usual, that of the same hour a day and a week before: green up to one and a half "
                                + "times of it, red beyond three times.",
                        width)
                .unit(unit)
                .instantQuery(where(asUsual), USUAL, "green")
                .instantQuery("(" + value + ") unless (" + usual + ")", UNKNOWN, "blue");
    }

    /** The value, where it is so many times the usual. */
    private String where(String times) {
        return "(" + value + ") and (((" + value + ") + " + least + ") / ((" + usual + ") + " + least + ")" + times
                + ")";
    }

    private static String share(Measure part, String before) {
        Window window = Window.hourBefore(before);
        return share(part.recorded(window), Measure.REQUESTS.recorded(window));
    }

    private static String share(String part, String whole) {
        return PromQl.share(part, whole);
    }

    private static String p95(String before) {
        return "histogram_quantile(0.95, " + Measure.BUCKETS.recorded(Window.hourBefore(before), "le") + ") >= 0";
    }

    /** Of the two, or of the one that there is. */
    private static String average(UnaryOperator<String> before) {
        return "avg(label_replace(" + before.apply(DAY) + ", \"back\", \"1d\", \"\", \"\") or label_replace("
                + before.apply(WEEK) + ", \"back\", \"1w\", \"\", \"\"))";
    }
}
