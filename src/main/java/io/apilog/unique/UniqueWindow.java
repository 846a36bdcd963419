package io.apilog.unique;

import java.time.Duration;

/**
 * How far back is looked. A window is made of parts, the last of which is not over: it reaches back by its name, and by what has passed of that
 * part.
 */
public enum UniqueWindow {
    /** Five minutes and up to a sixth. */
    FIVE_MINUTES("5m", Duration.ofMinutes(1), 6),
    /** An hour and up to five minutes. */
    HOUR("1h", Duration.ofMinutes(5), 13),
    /** A day and up to an hour. */
    DAY("24h", Duration.ofHours(1), 25);

    private final String text;
    private final long partMillis;
    private final int parts;

    UniqueWindow(String text, Duration part, int parts) {
        this.text = text;
        this.partMillis = part.toMillis();
        this.parts = parts;
    }

    /** The value of the label {@code window}. */
    public String text() {
        return text;
    }

    long partMillis() {
        return partMillis;
    }

    int parts() {
        return parts;
    }
}
