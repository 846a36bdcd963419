package io.apilog.audit;

import java.nio.charset.StandardCharsets;

/** What a trail names by pseudonyms only. Equal texts of two kinds have pseudonyms that say nothing of each other. */
public enum Pseudonymous {
    /** Who asked. */
    PRINCIPAL("principal"),
    /** What was asked for: the value of a path's parameter. */
    OBJECT("object");

    private final String field;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
    private final byte[] word;

    Pseudonymous(String field) {
        this.field = field;
        this.word = (field + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /** The name of its field in a line. */
    public String field() {
        return field;
    }

    /** What its hashes begin with. */
    byte[] word() {
        return word;
    }
}
