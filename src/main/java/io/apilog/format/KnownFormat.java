package io.apilog.format;

import java.util.List;
import java.util.function.Supplier;

/**
 * A format that was found or configured, and how to read it: what is remembered of a file for the file that follows it. Small, and
 * without anything of the lines that were read.
 */
public final class KnownFormat {
    private final Detection detection;
    private final Supplier<LineParser> parsers;
    private final boolean yields;

    KnownFormat(Detection detection, Supplier<LineParser> parsers) {
        this(detection, parsers, false);
    }

    private KnownFormat(Detection detection, Supplier<LineParser> parsers, boolean yields) {
        this.detection = detection;
        this.parsers = parsers;
        this.yields = yields;
    }

    /** Whether its wrapper is to be taken off only where more is known of the lines without it. */
    boolean yields() {
        return yields;
    }

    /** As people are told of it. */
    Detection detection() {
        return detection;
    }

    /** A parser for another file. */
    LineParser parser() {
        return parsers.get();
    }

    /** The same inside a wrapper. */
    KnownFormat in(Wrapper wrapper) {
        return new KnownFormat(
                detection.wrapped(wrapper.title()),
                () -> new WrappedParser(wrapper.unwrapper(), wrapper.isShared(), parsers.get()),
                wrapper.yields());
    }

    /** How well it reads these lines. */
    Score score(List<byte[]> lines) {
        return Score.of(parser(), lines);
    }

    /** Whether it takes half of these lines or more. */
    boolean takesMost(List<byte[]> lines) {
        return score(lines).accepted() * 2 >= lines.size();
    }
}
