package io.apilog.overview;

import java.util.Locale;

/** How much something asks for attention, from nothing to most. */
public enum Level {
    /** As it should be. */
    GOOD,
    /** Worth knowing. */
    NOTE,
    /** Something is not counted, or not yet. */
    WARN,
    /** Something is broken. */
    BAD;

    /** In small letters, for JSON and style sheets. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that asks for more. */
    public Level or(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
