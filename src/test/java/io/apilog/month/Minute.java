package io.apilog.month;

import java.util.Arrays;

/** How things are in one minute; incidents change it. */
final class Minute {
    private static final int ENDPOINTS = Endpoint.ALL.length;

    /** Of the requests that the rhythm of days and weeks would have, by endpoint. */
    final double[] traffic = new double[ENDPOINTS];

    /** The share of an endpoint's requests that is answered 5xx. */
    final double[] failing = new double[ENDPOINTS];

    /** The share that is answered 401 besides. */
    final double[] refused = new double[ENDPOINTS];

    /** The share that is answered 404 besides. */
    final double[] missing = new double[ENDPOINTS];

    /** The share that takes between 1 s and 2.5 s, whatever it took before. */
    final double[] slow = new double[ENDPOINTS];

    /** The share that takes between 0.1 s and 0.25 s if it was quicker. */
    final double[] slower = new double[ENDPOINTS];

    /** Requests that come besides, by endpoint; they are answered as all of them. */
    final double[] more = new double[ENDPOINTS];

    /** No exporter answers, and lines wait. */
    boolean exporterDown;

    /** Nothing is written to the log any more, and what happens is lost. */
    boolean logStalled;

    /** The share of lines that the exporter does not understand. */
    double rejected;

    /** Files that were deleted before they were read. */
    int filesLost;

    Minute(double failing) {
        Arrays.fill(traffic, 1);
        Arrays.fill(this.failing, failing);
        this.failing[Endpoint.UNMATCHED] = 0;
    }

    /** The same value for every endpoint but {@code unmatched}. */
    static void everywhere(double[] values, double value) {
        Arrays.fill(values, 0, Endpoint.UNMATCHED, value);
    }
}
