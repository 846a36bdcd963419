package io.apilog.format;

import io.apilog.format.parser.LineParser;
import io.apilog.format.wrapper.PrefixedEntries;
import io.apilog.format.wrapper.Unwrapper;
import io.apilog.format.wrapper.WrappedParser;
import io.apilog.format.wrapper.Wrapper;
import io.apilog.request.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A format that was found or configured, and how to read it: what is remembered of a file for the file that follows it. Small, and
 * without anything of the lines that were read.
 */
public final class KnownFormat {
    private final Detection detection;
    private final Supplier<LineParser> parsers;
    private final boolean yields;
    private final Basis basis;
    private boolean shared;
    private boolean repeats;
    private boolean exported;

    /** What a format rests on. */
    private enum Basis {
        /** Its pattern or its names. */
        KNOWN,
        /** What some lines show, and nothing else. */
        INFERRED,
        /** Its names, and for the unit what the program with these names is documented to write. */
        DOCUMENTED,
        /** Its names, and for the unit values that are not as that program writes them. */
        REFUTED
    }

    KnownFormat(Detection detection, Supplier<LineParser> parsers) {
        this(detection, parsers, false, Basis.KNOWN);
    }

    private KnownFormat(Detection detection, Supplier<LineParser> parsers, boolean yields, Basis basis) {
        this.detection = detection;
        this.parsers = parsers;
        this.yields = yields;
        this.basis = basis;
    }

    /** A format of which nothing is known but what some lines show. */
    static KnownFormat inferred(Detection detection, Supplier<LineParser> parsers) {
        return new KnownFormat(detection, parsers, false, Basis.INFERRED);
    }

    /** A format with the unit of the program whose names it has; what its numbers are is looked at again. */
    static KnownFormat asDocumented(Detection detection, Supplier<LineParser> parsers) {
        return new KnownFormat(detection, parsers, false, Basis.DOCUMENTED);
    }

    /** The same where the numbers show that they are in another unit, or in none that is known. */
    static KnownFormat refuted(Detection detection, Supplier<LineParser> parsers) {
        return new KnownFormat(detection, parsers, false, Basis.REFUTED);
    }

    /** Whether nothing is known of it but what some lines show: it yields to every format that is known. */
    boolean isInferred() {
        return basis == Basis.INFERRED;
    }

    /** Whether the unit of its durations is that of the program whose names it has. */
    boolean isDocumented() {
        return basis == Basis.DOCUMENTED;
    }

    /** Whether numbers showed that they are not in the unit of the program whose names it has. */
    boolean isRefuted() {
        return basis == Basis.REFUTED;
    }

    /** Whether its wrapper is to be taken off only where more is known of the lines without it. */
    boolean yields() {
        return yields;
    }

    /** Whether several programs may write into what its lines are wrapped in. */
    boolean isShared() {
        return shared;
    }

    /** Whether its lines stand in a column of an export. */
    boolean isExported() {
        return exported;
    }

    /** Whether its entries are in another format of the file as well, and do not count. */
    boolean repeats() {
        return repeats;
    }

    /** The same where its entries are in another format of the file as well. */
    KnownFormat repeated() {
        Detection told = new Detection(
                detection.format(), detection.description(), detection.unit(), RepeatedEntries.WHY, List.of(), false);
        KnownFormat format = new KnownFormat(told, () -> new RepeatedEntries.Parser(parser()), yields, basis);
        format.repeats = true;
        return format;
    }

    /** The same where its entries are in another format of the file as well, which another program writes: both count. */
    KnownFormat doubled() {
        KnownFormat format = new KnownFormat(detection.doubled(RepeatedEntries.DOUBLED), parsers, yields, basis);
        format.shared = shared;
        format.exported = exported;
        return format;
    }

    /** The same with another parser around that of each file. */
    KnownFormat with(UnaryOperator<LineParser> around) {
        return new KnownFormat(detection, () -> around.apply(parser()), yields, basis);
    }

    /** The same inside something before an object, without the lines of which what stands there says that they only tell of a request. */
    KnownFormat amongPrefixed(List<byte[]> lines) {
        UnaryOperator<LineParser> only = PrefixedEntries.among(lines, parser());
        KnownFormat format = new KnownFormat(detection, () -> only.apply(parser()), yields, basis);
        format.shared = shared;
        return format;
    }

    /** As people are told of it. */
    Detection detection() {
        return detection;
    }

    /** A parser for another file. */
    LineParser parser() {
        return parsers.get();
    }

    /**
     * The same inside a wrapper.
     *
     * @param unwrappers what takes it off the lines of each file
     * @param timed whether the wrapper of most lines has their duration with its unit
     */
    KnownFormat in(Wrapper wrapper, Supplier<Unwrapper> unwrappers, boolean timed) {
        boolean elsewhere = timed && (detection.unit().isEmpty() || detection.undecided());
        Detection inside = elsewhere
                ? new Detection(
                        detection.format(),
                        detection.description(),
                        Optional.of(Unit.MILLISECONDS),
                        "the duration stands with its unit before what names the request",
                        List.of(),
                        false)
                : detection;
        KnownFormat whole = new KnownFormat(
                inside.wrapped(wrapper.title()),
                () -> new WrappedParser(unwrappers.get(), wrapper.isShared(), parsers.get()),
                wrapper.yields(),
                basis);
        whole.shared = shared || wrapper.isShared();
        whole.exported = wrapper == Wrapper.EXPORT;
        return whole;
    }

    /** The same where the numbers are not in the unit any more that was found; their durations are not to be counted. */
    KnownFormat doubted() {
        String why = "the numbers are not durations in "
                + detection.unitLabel()
                + " any more, as those of the lines before were";
        return new KnownFormat(
                new Detection(
                        detection.format(), detection.description(), Optional.empty(), why, detection.columns(), true),
                parsers,
                yields,
                basis);
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
