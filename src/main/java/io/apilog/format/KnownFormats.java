package io.apilog.format;

import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The formats that one file has, of which lines may take turns: at most {@value #MOST}. */
final class KnownFormats {
    private static final int MOST = 8;

    /** A format with the parser of this file, and the last line that it took. */
    private static final class Entry {
        final KnownFormat format;
        final LineParser parser;
        final boolean isTimed;
        final boolean isUndecided;
        final boolean isInferred;
        final boolean isDocumented;

        /** Whether more lines may tell another unit than the one that is held. */
        final boolean isWeighed;

        /** The format, if what it says of a line does not depend on the lines before; where the unit is undecided, every line may help. */
        final @Nullable KnownFormat stateless;

        final @Nullable UnitWatch watch;
        final @Nullable KnownFormat former;
        long lastUsed;

        Entry(KnownFormat format) {
            this(format, null, null);
        }

        /** The format whose numbers are in another unit than those before, which were in the former's. */
        private Entry(KnownFormat format, @Nullable KnownFormat former, @Nullable UnitWatch watched) {
            this.former = former;
            this.format = format;
            this.parser = format.parser();
            this.isTimed = format.detection().unit().isPresent();
            this.isUndecided = format.detection().undecided();
            this.isDocumented = format.isDocumented();
            this.stateless = parser.isStateless() && !isUndecided ? format : null;
            this.isInferred = isTimed && !format.detection().columns().isEmpty();
            this.isWeighed = isUndecided || isInferred || isDocumented;
            this.watch = isInferred ? watchOf(format) : watched;
        }
    }

    private static UnitWatch watchOf(KnownFormat format) {
        Unit unit = format.detection().unit().orElseThrow();
        return format.isDocumented() || format.detection().unseen()
                ? UnitWatch.presumed(unit, format.detection().unseen())
                : new UnitWatch(unit);
    }

    private final List<Entry> entries = new ArrayList<>();

    /** The format of the line before; null where there is none yet. */
    private @Nullable Entry current;

    /**
     * The format to try first: the one in use, but one that has durations before one that has none, which may have been found by an
     * odd line and would take the others too, without their durations.
     */
    private @Nullable Entry first;

    private long lines;
    private int rejectedAt;
    private boolean repeated;

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether a further format would drop one. */
    boolean isFull() {
        return entries.size() == MOST;
    }

    /** The format of the line before. */
    Optional<KnownFormat> current() {
        return Optional.ofNullable(current).map(entry -> entry.format);
    }

    /** Whether nothing decides in which unit the format of the line before has its durations. */
    boolean isUndecided() {
        return current != null && current.isUndecided;
    }

    /** Whether lines in the format of the line before may tell another unit than the one that is held, if any is. */
    boolean isWeighed() {
        return current != null && current.isWeighed;
    }

    /** Whether nothing shows the unit that the format of the line before is presumed to have its durations in. */
    boolean isUnseen() {
        return current != null && current.format.detection().unseen();
    }

    /** Whether the unit of the format of the line before is that of a program which is known by the names in it. */
    boolean isDocumented() {
        return current != null && current.isDocumented;
    }

    /** Leaves out the duration of a line of the format in use where it may be in another unit; what is to be said of the lines. */
    UnitWatch.Finding watch(AccessRecord request) {
        Entry entry = current;
        UnitWatch watch = entry == null ? null : entry.watch;
        if (entry == null
                || watch == null
                || request.durationDecimals == AccessRecord.UNIT_SAID
                || request.durationNanos < 0) {
            return UnitWatch.Finding.USUAL;
        }
        UnitWatch.Finding finding = entry.former == null
                ? watch.see(request.durationNanos, request.durationDecimals)
                : watch.seeAfter(request.durationNanos, request.durationDecimals);
        if (finding != UnitWatch.Finding.USUAL) {
            request.durationNanos = AccessRecord.ABSENT;
            request.leftOut = DurationLeftOut.UNDECIDED;
        }
        return finding;
    }

    /** Lets the durations of the format in use count no more. */
    void doubt() {
        Entry entry = current;
        if (entry != null) {
            put(entry, new Entry(entry.format.doubted(), entry.format, entry.watch));
        }
    }

    /** Lets the durations of the format in use count again as they did. */
    void restore() {
        Entry entry = current;
        if (entry != null && entry.former != null) {
            put(entry, new Entry(entry.former));
        }
    }

    /** The unit that the format of the line before had until its numbers changed; null where there was no such change. */
    @Nullable
    Unit formerUnit() {
        KnownFormat former = current == null ? null : current.former;
        return former == null ? null : former.detection().unit().orElse(null);
    }

    private void put(Entry before, Entry entry) {
        entries.set(entries.indexOf(before), entry);
        entry.lastUsed = lines;
        turnTo(entry);
    }

    private void turnTo(Entry entry) {
        Entry timed = entry;
        for (int i = 0; i < entries.size() && !timed.isTimed; i++) {
            timed = entries.get(i).isTimed ? entries.get(i) : timed;
        }
        current = entry;
        first = timed;
    }

    /** Puts a format in the place of the one of the line before. */
    void replace(KnownFormat format) {
        if (current != null) {
            put(current, new Entry(format));
        }
    }

    int rejectedAt() {
        return rejectedAt;
    }

    /** Adds a format, which is the one in use from now on; where there are as many as may be, for the one not used for longest. */
    void add(KnownFormat format) {
        if (isFull()) {
            Entry oldest = entries.get(0);
            for (Entry entry : entries) {
                oldest = entry.lastUsed < oldest.lastUsed ? entry : oldest;
            }
            entries.remove(oldest);
        }
        Entry entry = new Entry(format);
        entry.lastUsed = lines;
        entries.add(entry);
        turnTo(entry);
    }

    /** Lets the first of these be the one in use. */
    void use(List<KnownFormat> found) {
        for (Entry entry : entries) {
            if (!found.isEmpty() && entry.format == found.get(0)) {
                turnTo(entry);
            }
        }
    }

    /** Whether the line parsed last is an entry that another line of the file tells of as well. */
    boolean isRepeated() {
        return repeated;
    }

    /** Reads a line in one of the formats; if none takes it, the reason is that of the one that came furthest. */
    ParseResult parse(Line line, AccessRecord into) {
        rejectedAt = 0;
        repeated = false;
        lines++;
        Entry entry = first;
        if (entry == null) {
            return Rejection.NO_MATCH;
        }
        ParseResult result = entry.parser.parse(line, into);
        if (result == into) {
            return took(entry, result);
        }
        rejectedAt = result instanceof Rejection ? entry.parser.rejectedAt() : 0;
        boolean sure = result != Ignored.MESSAGE && !(result instanceof Rejection);
        return sure || entries.size() == 1 ? took(entry, result) : others(line, into, entry, result);
    }

    /** Reads a line that none of the formats takes once more, in those that have durations; null where that does not help. */
    @Nullable
    AccessRecord parseLeniently(Line line, AccessRecord into) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.isTimed && entry.parser.parseLeniently(line, into) instanceof AccessRecord record) {
                entry.lastUsed = lines;
                return record;
            }
        }
        return null;
    }

    int lookBack() {
        return first == null ? 0 : first.parser.lookBack();
    }

    void recall(Line line) {
        if (first != null) {
            first.parser.recall(line);
        }
    }

    /** What is a message in one format may be an entry in another. */
    private ParseResult others(Line line, AccessRecord into, Entry tried, ParseResult result) {
        ParseResult best = result;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry == tried) {
                continue;
            }
            ParseResult other = entry.parser.parse(line, into);
            if (other != Ignored.MESSAGE && !(other instanceof Rejection)) {
                return took(entry, other);
            }
            repeated |= other == Ignored.MESSAGE && entry.format.repeats();
            if (best instanceof Rejection && isBetter(other, best, entry.parser)) {
                rejectedAt = other == Ignored.MESSAGE ? 0 : entry.parser.rejectedAt();
                best = other;
            }
        }
        return best;
    }

    /** Whether it says more of a line than the rejection so far; what is no object at all is bad as something else. */
    private boolean isBetter(ParseResult other, ParseResult best, LineParser parser) {
        int further = best == Rejection.BAD_JSON ? rejectedAt - 1 : rejectedAt;
        return other == Ignored.MESSAGE || parser.rejectedAt() > further;
    }

    /** The format that is tried first, if what it says of a line does not depend on the lines before. */
    @Nullable
    KnownFormat stateless() {
        return first == null ? null : first.stateless;
    }

    /** An entry was read elsewhere in a format; false, and nothing has changed, if that is not the one tried first. */
    boolean took(KnownFormat format) {
        Entry entry = first;
        if (entry == null || entry.format != format) {
            return false;
        }
        lines++;
        rejectedAt = 0;
        use(entry);
        return true;
    }

    private ParseResult took(Entry entry, ParseResult result) {
        if (result instanceof AccessRecord) {
            use(entry);
        }
        return result;
    }

    private void use(Entry entry) {
        entry.lastUsed = lines;
        if (entry != current) {
            turnTo(entry);
        }
    }

    /** Whether the line rejected last, which is this, can be no entry in any of the formats, however damaged. */
    boolean haveNoEntryIn(Line line) {
        for (Entry entry : entries) {
            if (!entry.parser.isNoEntry(line)) {
                return false;
            }
        }
        return rejectedAt < line.length();
    }

    /** Whether the line rejected last, which is this, is a message to each of the formats. */
    boolean areAllMessages(Line line) {
        for (Entry entry : entries) {
            if (!entry.parser.isMessage(line)) {
                return false;
            }
        }
        return true;
    }
}
