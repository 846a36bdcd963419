package io.apilog.format;

import java.util.Optional;

/**
 * A format found or configured, as people are told of it.
 *
 * @param format which
 * @param description its fields as a {@code log_format} string, or the like; may be empty
 * @param unit of the duration, empty where the log carries none
 * @param why what it was inferred from; may be empty
 */
public record Detection(Format format, String description, Optional<Unit> unit, String why) {
    /** The same format, wrapped in something. */
    Detection wrapped(String wrapper) {
        return new Detection(format, description, unit, (why.isEmpty() ? "" : why + "; ") + "in " + wrapper);
    }

    /** The label {@code unit}: {@code s}, {@code ms}, {@code us}, {@code ns}, or {@code none}. */
    public String unitLabel() {
        return unit.map(Unit::label).orElse("none");
    }
}
