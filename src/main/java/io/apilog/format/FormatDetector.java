package io.apilog.format;

import io.apilog.format.clf.ClfShape;
import io.apilog.format.column.AnsweredLines;
import io.apilog.format.column.HeadlessColumns;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.message.ForeignLines;
import io.apilog.format.named.HeaderedParser;
import io.apilog.format.named.W3cParser;
import io.apilog.format.parser.LineParser;
import io.apilog.format.pattern.TextPattern;
import io.apilog.format.requestlog.RequestLogInference;
import io.apilog.format.requestlog.RequestLogParser;
import io.apilog.format.wrapper.ExportColumns;
import io.apilog.format.wrapper.Unwrapper;
import io.apilog.format.wrapper.Wrapper;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the format of some lines, or makes the parser of a configured one. */
final class FormatDetector {
    private static final int MOST_WRAPPERS = 4;

    /** From so many lines of a new file on its values say more than what held in the file before. */
    private static final int ENOUGH_FOR_A_UNIT = 20;

    /** How many formats lines of one sample can be in; further ones are found when their lines come. */
    private static final int MOST_AT_ONCE = 4;

    /** Looking for a format costs far more than parsing, and some of it more than the line is long. */
    private static final int LONGEST_LOOKED_AT = 8 * 1024;

    private final FormatSettings settings;
    private final NamedFormats namedFormats;
    private final PatternFormats patternFormats;
    private final HeadedFormats headedFormats;
    private final AnsweredLines answered = new AnsweredLines();

    /** What the last head of an export named, which stands at the top of a file and in few samples. */
    private ExportColumns columns = ExportColumns.NONE;

    FormatDetector(FormatSettings settings) {
        this.settings = settings;
        ExtraSlots extras = new ExtraSlots(settings.extras());
        this.namedFormats = new NamedFormats(settings, extras);
        this.patternFormats = new PatternFormats(settings, extras);
        this.headedFormats = new HeadedFormats(settings, extras);
    }

    /**
     * The formats of these lines: that of most of them, then those of what it does not take. Empty where no line shows one.
     *
     * @param before what held in the file before, which is kept unless the lines show better
     */
    List<KnownFormat> findAll(List<byte[]> sample, Optional<KnownFormat> before) {
        return findAll(sample, before, true);
    }

    /**
     * The same.
     *
     * @param first whether the file has no format yet: only its main one may be that of a request logger which is inferred from the
     *     lines alone, as a message about a request that was made reads alike
     */
    List<KnownFormat> findAll(List<byte[]> sample, Optional<KnownFormat> before, boolean first) {
        List<KnownFormat> known = findKnown(sample, before);
        if (!first || settings.spec().format().isPresent()) {
            return known;
        }
        long taken = 0;
        List<byte[]> left = sample;
        for (KnownFormat format : known) {
            taken += accepted(format, left);
            left = notTaken(format, left);
        }
        if (taken * 2 >= withRequest(sample)) {
            return known;
        }
        long most = taken;
        Optional<KnownFormat> inferred =
                find(sample, true).filter(format -> format.isInferred() && accepted(format, sample) > most);
        List<KnownFormat> all = new ArrayList<>(inferred.stream().toList());
        all.addAll(known);
        return all.subList(0, Math.min(all.size(), MOST_AT_ONCE));
    }

    private List<KnownFormat> findKnown(List<byte[]> sample, Optional<KnownFormat> before) {
        List<KnownFormat> all = new ArrayList<>();
        List<byte[]> rest = sample;
        Optional<KnownFormat> next = find(rest, before, false);
        while (next.isPresent()) {
            all.add(next.get());
            boolean done = settings.spec().format().isPresent() || all.size() == MOST_AT_ONCE;
            rest = done ? List.of() : notTaken(next.get(), rest);
            next = rest.isEmpty() ? Optional.empty() : find(rest, false);
        }
        return all;
    }

    /** The lines that a format rejects and that may be entries all the same. */
    private static List<byte[]> notTaken(KnownFormat found, List<byte[]> lines) {
        LineParser parser = found.parser();
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        List<byte[]> rest = new ArrayList<>();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            boolean rejected = parser.parse(line, record) instanceof Rejection
                    && parser.parseLeniently(line, record) instanceof Rejection;
            if (rejected && ForeignLines.kind(line) == null && EntryMarks.any(bytes, 0, bytes.length)) {
                rest.add(bytes);
            }
        }
        return rest;
    }

    /** The parser for these lines; empty where the format is to be found and no line shows it. */
    Optional<KnownFormat> find(List<byte[]> sample, boolean first) {
        List<byte[]> lines = sample.stream().map(FormatDetector::cut).toList();
        columns = ExportColumns.named(lines, columns);
        return find(lines, MOST_WRAPPERS, first);
    }

    private Optional<KnownFormat> find(List<byte[]> lines, int depth, boolean first) {
        Optional<KnownFormat> bare = bare(lines, first);
        Optional<KnownFormat> wrapped = wrapped(lines, depth, first);
        boolean both = bare.isPresent() && wrapped.isPresent();
        if (both && wrapped.get().isExported()) {
            return isBetterThanItsExport(bare.get(), wrapped.get(), lines) ? bare : wrapped;
        }
        // Where they say the same, the wrapped one says in addition what the rest of the line is; but fields that have
        // names say more
        // than a text among them.
        // A shape that was only inferred yields to a format that is known.
        boolean inferred = both && bare.get().isInferred() && !wrapped.get().isInferred();
        boolean named = both
                && !inferred
                && (bare.get().detection().format().found() == Format.Found.BY_NAMES
                        || wrapped.get().isInferred()
                        || wrapped.get().yields());
        if (both && wrapped.get().isInferred() && !bare.get().isInferred()) {
            return bare;
        }
        boolean better = both && wrapped.get().score(lines).compareTo(bare.get().score(lines)) >= (named ? 1 : 0);
        return better || bare.isEmpty() ? wrapped : bare;
    }

    /** Whether rows say more than the one of their columns that holds lines: where they have columns of a request, with names. */
    private static boolean isBetterThanItsExport(KnownFormat rows, KnownFormat column, List<byte[]> lines) {
        boolean named = rows.detection().format() == Format.CSV && !rows.isInferred();
        return accepted(rows, lines) >= accepted(column, lines) + (named ? 0 : 1);
    }

    /** The beginning of a very long line, which may be an entry with an endless path, shows no format but costs little. */
    private static byte[] cut(byte[] line) {
        return line.length <= LONGEST_LOOKED_AT ? line : Arrays.copyOf(line, LONGEST_LOOKED_AT);
    }

    /**
     * The parser for the lines of a file that goes on where another ended: what held there, unless these lines show better. A new file
     * often begins with one line, from which a unit is not to be guessed anew.
     */
    Optional<KnownFormat> find(List<byte[]> sample, Optional<KnownFormat> before, boolean first) {
        Optional<KnownFormat> found = find(sample, first);
        boolean holds = before.isPresent()
                && accepted(before.get(), sample)
                        >= found.map(other -> accepted(other, sample)).orElse(0L)
                && !(sample.size() >= ENOUGH_FOR_A_UNIT
                        && found.map(other -> isOtherUnit(before.get(), other)).orElse(false));
        return holds ? before : found;
    }

    /** Whether the values show another unit than those of the file before did. */
    private static boolean isOtherUnit(KnownFormat before, KnownFormat now) {
        return !before.detection().columns().isEmpty()
                && before.detection().format() == now.detection().format()
                && now.detection().unit().isPresent()
                && !now.detection().unit().equals(before.detection().unit());
    }

    private Optional<KnownFormat> bare(List<byte[]> lines, boolean first) {
        Optional<Format> configured = settings.spec().format();
        if (configured.isEmpty()) {
            return guess(lines, first);
        }
        if (settings.spec().regex().isPresent()) {
            return settings.spec().regex().map(patternFormats::of);
        }
        if (configured.get() == Format.W3C) {
            Optional<String> columns = settings.spec().columns();
            return Optional.of(columns.isPresent() ? headedFormats.of(columns.get(), lines) : headedFormats.of(lines));
        }
        if (configured.get() == Format.CLOUDFRONT) {
            return Optional.of(headedFormats.cloudFront(lines));
        }
        List<TextPattern> patterns = settings.spec().patterns();
        return Optional.of(
                patterns.isEmpty()
                        ? namedFormats.find(configured.get(), lines)
                        : patternFormats.of(configured.get(), patterns, ""));
    }

    /** What is inside, where most lines are wrapped in the same. */
    private Optional<KnownFormat> wrapped(List<byte[]> lines, int depth, boolean first) {
        KnownFormat best = null;
        Score most = Score.NONE;
        for (Wrapper wrapper : Wrapper.values()) {
            Supplier<Unwrapper> unwrappers =
                    wrapper.unwrappers(lines, depth == MOST_WRAPPERS ? columns : ExportColumns.NONE);
            List<byte[]> inner = inside(unwrappers.get(), lines);
            if (inner.isEmpty()) {
                continue;
            }
            List<Optional<KnownFormat>> ways = new ArrayList<>();
            if (wrapper == Wrapper.EXPORT) {
                ways.add(depth > 1 ? find(inner, depth - 1, first) : bare(inner, first));
            } else {
                ways.add(bare(inner, first));
                if (depth > 1) {
                    ways.add(wrapped(inner, depth - 1, first));
                }
            }
            boolean timed = wrapper == Wrapper.OBJECT && areTimed(wrapper, lines);
            for (Optional<KnownFormat> way : ways) {
                Optional<KnownFormat> whole = way.map(found -> found.in(wrapper, unwrappers, timed))
                        .map(found -> wrapper == Wrapper.OBJECT ? found.amongPrefixed(lines) : found);
                Score score = whole.map(found -> found.score(lines)).orElse(Score.NONE);
                if (score.compareTo(most) > 0) {
                    most = score;
                    best = whole.orElseThrow();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** What is inside the lines that are wrapped in this; nothing where most are not. */
    private static List<byte[]> inside(Unwrapper unwrapper, List<byte[]> lines) {
        Line outer = new Line();
        Line inner = new Line();
        List<byte[]> inside = new ArrayList<>();
        int wrapped = 0;
        int heads = 0;
        for (byte[] bytes : lines) {
            outer.set(bytes, 0, bytes.length, 0);
            ParseResult result = unwrapper.unwrap(outer, inner);
            heads += result == Ignored.DIRECTIVE ? 1 : 0;
            if (result == null) {
                inside.add(Arrays.copyOfRange(inner.bytes(), inner.from(), inner.to()));
            }
            wrapped += result == null || result == Ignored.PIECE ? 1 : 0;
        }
        return unwrapper.isShown(wrapped, lines.size() - heads) ? inside : List.of();
    }

    /** Whether what most lines are wrapped in has their duration. */
    private static boolean areTimed(Wrapper wrapper, List<byte[]> lines) {
        Unwrapper unwrapper = wrapper.unwrapper();
        Line outer = new Line();
        Line inner = new Line();
        int timed = 0;
        for (byte[] bytes : lines) {
            outer.set(bytes, 0, bytes.length, 0);
            timed += unwrapper.unwrap(outer, inner) == null && unwrapper.durationNanos() >= 0 ? 1 : 0;
        }
        return timed * 2 > lines.size();
    }

    /** The format that takes most of the lines; of several the one that says most about them. */
    private Optional<KnownFormat> guess(List<byte[]> lines, boolean first) {
        KnownFormat best = null;
        long most = 0;
        Iterator<Supplier<Optional<KnownFormat>>> candidates = candidates(lines).iterator();
        // Making a candidate costs more than asking it, and none can take more than all.
        while (most < lines.size() && candidates.hasNext()) {
            KnownFormat candidate = candidates.next().get().orElse(null);
            long accepted = candidate == null ? 0 : accepted(candidate, lines);
            if (candidate != null && accepted > most && !PatternDoubts.areOfAnother(candidate, lines)) {
                best = candidate;
                most = accepted;
            }
        }
        if (first && most * 2 < withRequest(lines)) {
            // Never in the place of a format that is known: a damaged entry reads as a request logger's line.
            KnownFormat learned = inferred(lines).orElse(null);
            best = learned != null && accepted(learned, lines) > most ? learned : best;
        }
        if (best == null && lines.stream().anyMatch(W3cParser::namesColumns)) {
            // Nothing but the head of a log that will say more.
            return Optional.of(headedFormats.of(lines));
        }
        return Optional.ofNullable(best);
    }

    private static long withRequest(List<byte[]> lines) {
        long requests = lines.stream()
                .filter(line -> EntryMarks.request(line, 0, line.length))
                .count();
        return requests > 0
                ? requests
                : lines.stream()
                        .filter(line -> EntryMarks.smallRequest(line, 0, line.length))
                        .count();
    }

    /** From the most specific to the least, each made when it is asked for. */
    private List<Supplier<Optional<KnownFormat>>> candidates(List<byte[]> lines) {
        List<Supplier<Optional<KnownFormat>>> candidates = new ArrayList<>();
        List<Supplier<Optional<KnownFormat>>> other = new ArrayList<>();
        for (Format format : Format.values()) {
            if (format.found() != Format.Found.BY_PATTERN || !FormatSpec.mayBe(format, lines)) {
                continue;
            }
            if (!WeakPatterns.isOne(format) || settings.durationUnit() != null) {
                candidates.add(() -> Optional.of(patternFormats.of(format, FormatSpec.patterns(format), "")));
            } else if (WeakPatterns.mayBe(format, lines)) {
                candidates.add(() -> patternFormats.weak(format, lines, true));
                other.add(() -> patternFormats.weak(format, lines, false));
            }
        }
        candidates.add(
                () -> ClfShape.find(lines, settings.durationUnit(), answered).map(patternFormats::of));
        candidates.add(() -> headedFormats.find(lines));
        for (Format format : Format.values()) {
            boolean headless =
                    format == Format.CSV && HeaderedParser.heads(lines).isEmpty();
            if (format.found() == Format.Found.BY_NAMES && !headless) {
                candidates.add(() -> Optional.of(namedFormats.find(format, lines)));
            }
        }
        candidates.addAll(other);
        return candidates;
    }

    /** What these lines show by themselves: columns, or a request logger's way to write; of both the one that has the duration. */
    private Optional<KnownFormat> inferred(List<byte[]> lines) {
        Optional<KnownFormat> logger = requestLog(lines);
        Optional<HeadlessColumns.Found> shown = HeadlessColumns.find(lines, settings.durationUnit(), answered);
        Optional<KnownFormat> columns = shown.map(namedFormats::of);
        if (columns.isEmpty() || logger.isEmpty()) {
            return columns.isPresent() ? columns : logger;
        }
        boolean duration = columns.get().detection().unit().isPresent()
                || logger.get().detection().unit().isEmpty();
        boolean better =
                duration && shown.get().isTimed() && accepted(columns.get(), lines) >= accepted(logger.get(), lines);
        return better ? columns : logger;
    }

    private Optional<KnownFormat> requestLog(List<byte[]> lines) {
        Unit configured = settings.durationUnit();
        return RequestLogInference.find(lines, answered).map(shape -> {
            Optional<Unit> unit = shape.duration() == null
                    ? Optional.empty()
                    : Optional.of(
                            configured != null
                                    ? configured
                                    : shape.durationUnit() != null ? shape.durationUnit() : Unit.MILLISECONDS);
            String why = shape.toString() + (shape.why().isEmpty() ? "" : "; " + shape.why());
            boolean undecided = shape.undecided() && configured == null;
            boolean unseen = shape.unseen() && configured == null;
            List<String> columns = unseen ? List.of("duration: in seconds, which nothing shows") : List.of();
            return KnownFormat.inferred(
                    new Detection(Format.REQUEST_LOG, "", unit, why, columns, undecided, unseen),
                    () -> new RequestLogParser(shape, configured));
        });
    }

    private static long accepted(KnownFormat found, List<byte[]> lines) {
        return found.score(lines).accepted();
    }
}
