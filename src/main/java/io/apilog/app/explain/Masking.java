package io.apilog.app.explain;

import io.apilog.privacy.Pseudonyms;
import org.jspecify.annotations.Nullable;

/** What of a line is shown as it is and what by a pseudonym. */
final class Masking {
    /** Everything as it is. */
    static final Masking NONE = new Masking(null);

    private final @Nullable Pseudonyms pseudonyms;

    private Masking(@Nullable Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Client, user and query by pseudonyms. */
    static Masking pseudonymous() {
        return new Masking(Pseudonyms.create());
    }

    boolean masks() {
        return pseudonyms != null;
    }

    String client(String value) {
        return pseudonyms == null ? value : pseudonyms.of("client", value);
    }

    String user(String value) {
        return pseudonyms == null ? value : pseudonyms.of("user", value);
    }

    String query(String target) {
        return pseudonyms == null ? target : pseudonyms.query(target);
    }
}
