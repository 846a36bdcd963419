package io.apilog.request;

/** THE list of reasons for which a request is counted without a duration although its line has one, or something in its place. */
public enum DurationLeftOut {
    NOT_A_NUMBER("not_a_number", "what stands in its place is no duration"),
    TOO_LONG("too_long", "longer than `metrics.max_duration`"),
    UNDECIDED(
            "undecided",
            "nothing decides which value is the duration, or in which unit: `sources[].duration_unit` says it");

    private final String label;
    private final String meaning;

    DurationLeftOut(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The value of the label {@code reason}. */
    public String label() {
        return label;
    }

    /** What it means, as part of a sentence. */
    public String meaning() {
        return meaning;
    }
}
