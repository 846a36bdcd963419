package io.apilog.cause;

/** How a request was answered badly. */
public enum Harm {
    /** With 5xx, or not at all. */
    ERROR("errors"),
    /** Later than the target. */
    SLOW("slow requests");

    private final String plural;

    Harm(String plural) {
        this.plural = plural;
    }

    /** Several of them, for people. */
    public String plural() {
        return plural;
    }

    int bit() {
        return 1 << ordinal();
    }
}
