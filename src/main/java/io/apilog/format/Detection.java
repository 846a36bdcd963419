package io.apilog.format;

import io.apilog.request.Unit;
import java.util.List;
import java.util.Optional;

/**
 * A format found or configured, as people are told of it.
 *
 * @param format which
 * @param description its fields as a {@code log_format} string, or the like; may be empty
 * @param unit of the duration, empty where the log carries none
 * @param why what it was inferred from; may be empty
 * @param columns what each column or field with a number was taken for, and on what evidence; may be empty
 * @param undecided whether the log may carry durations, and nothing decides which they are or in which unit
 * @param unseen whether the durations are counted in the unit of who is likely to have written them, and nothing in many lines shows it
 * @param doubled whether the same requests are in another format of the same file as well, and both are counted
 */
public record Detection(
        Format format,
        String description,
        Optional<Unit> unit,
        String why,
        List<String> columns,
        boolean undecided,
        boolean unseen,
        boolean doubled) {
    /** The label {@code unit} of a log whose durations are in a unit that nothing decides. */
    public static final String UNDECIDED = "undecided";

    /** What to do where each request is there in two formats. */
    public static final String OF_DOUBLED =
            "read the log of one of them, or set sources[].format to its format: the other's lines are rejected then";

    /** Of a format whose requests are in its lines alone. */
    public Detection(
            Format format,
            String description,
            Optional<Unit> unit,
            String why,
            List<String> columns,
            boolean undecided,
            boolean unseen) {
        this(format, description, unit, why, columns, undecided, unseen, false);
    }

    /** Of a format whose unit is known or is not. */
    public Detection(
            Format format,
            String description,
            Optional<Unit> unit,
            String why,
            List<String> columns,
            boolean undecided) {
        this(format, description, unit, why, columns, undecided, false);
    }

    /** Of a format in which nothing had to be inferred. */
    Detection(Format format, String description, Optional<Unit> unit, String why) {
        this(format, description, unit, why, List.of(), false);
    }

    /** The same format, wrapped in something. */
    Detection wrapped(String wrapper) {
        String whole = (why.isEmpty() ? "" : why + "; ") + "in " + wrapper;
        return new Detection(format, description, unit, whole, columns, undecided, unseen, doubled);
    }

    /** The same where each request is in another format of the file besides. */
    Detection doubled(String because) {
        String whole = (why.isEmpty() ? "" : why + "; ") + because;
        return new Detection(format, description, unit, whole, columns, undecided, unseen, true);
    }

    /** The label {@code unit}: {@code s}, {@code ms}, {@code us}, {@code ns}, {@code none}, or {@link #UNDECIDED}. */
    public String unitLabel() {
        return unit.map(Unit::label).orElse(undecided ? UNDECIDED : "none");
    }
}
