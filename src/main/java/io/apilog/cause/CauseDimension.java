package io.apilog.cause;

/** What requests are told apart by. Where two explain the same, the first is named. */
public enum CauseDimension {
    /** The server behind that answered. */
    UPSTREAM("upstream"),
    /** The host that was asked for. */
    HOST("host"),
    ENDPOINT("endpoint"),
    /** By the field that is configured. */
    CONSUMER("consumer"),
    /** The first 24 bits of an address of IPv4, 48 of one of IPv6. */
    NETWORK("network"),
    AGENT("agent"),
    METHOD("method"),
    /** What was answered: it says what happened rather than why, so it is never named first. */
    STATUS("status");

    private final String word;

    CauseDimension(String word) {
        this.word = word;
    }

    /** As people and JSON name it. */
    public String word() {
        return word;
    }

    /** Whether its values are texts that the log has, of which the first 64 bytes are kept. */
    boolean isText() {
        return this == UPSTREAM || this == HOST || this == CONSUMER;
    }
}
