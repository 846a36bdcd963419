package io.apilog.http.scrape;

/** The counts must not be shown yet, because showing them would make a counter go backwards. */
public final class MetricsWithheldException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Withholds the metrics.
     *
     * @param reason what is waited for, in one line; sent to the client
     */
    public MetricsWithheldException(String reason) {
        super(reason, null, false, false);
    }

    /** What is waited for, in one line. */
    public String reason() {
        String reason = getMessage();
        return reason == null ? "" : reason;
    }
}
