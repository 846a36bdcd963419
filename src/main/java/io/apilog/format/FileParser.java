package io.apilog.format;

import io.apilog.format.message.EntryMarks;
import io.apilog.format.message.ForeignLines;
import io.apilog.format.message.RequestRemarks;
import io.apilog.format.named.W3cParser;
import io.apilog.format.parser.EarlyParser;
import io.apilog.format.parser.LineParser;
import io.apilog.format.requestlog.EntryLook;
import io.apilog.line.Line;
import io.apilog.line.Sample;
import io.apilog.request.AccessRecord;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of one file: finds the formats by the file's sample, and looks again where a line does not fit, so that a file
 * with two formats in it, or one whose server was given another, is read all the same.
 *
 * <p>Looking again costs much more than parsing. A line that has nothing of an entry in it is not looked at, and a file of rubbish ever
 * more rarely, see {@link RareLooks}; where line after line is rejected, some of them are looked at together.
 */
public final class FileParser implements LineParser {
    private static final int MOST_ODD_IN_A_ROW = 32;

    /** Each change is said, and has the format looked for anew: a file in which they never end has no durations. */
    private static final int MOST_UNIT_CHANGES = 4;

    private final FormatDetector detector;
    private final boolean configured;
    private final FormatListener listener;
    private final KnownFormats formats = new KnownFormats();
    private final RareLooks looks = new RareLooks();
    private final RareLooks messages = new RareLooks();
    private final RejectedRun run = new RejectedRun();
    private final JsonEntries entries = new JsonEntries();
    private final boolean wideCharacters;
    private final @Nullable Utf16Lines utf16;
    private int sampled;
    private int unitChanges;
    private @Nullable UnknownLines unknown;
    private volatile @Nullable KnownFormat readableEarly;
    private int rejectedAt;
    private int oddInARow;
    private @Nullable EvidenceLines evidence;
    private @Nullable EntryLook look;

    /** How many looks said that the numbers are not as their program is documented to write them. */
    private int refuted;

    /**
     * Begins a file.
     *
     * @param listener told of each format, the first before this returns if the sample shows one
     */
    public FileParser(FormatSettings settings, Sample sample, FormatListener listener) {
        this(settings, sample, null, listener);
    }

    /**
     * Begins a file that goes on where another ended.
     *
     * @param before what was in use in the file before, or null; it is kept where it fits
     */
    public FileParser(FormatSettings settings, Sample sample, @Nullable KnownFormat before, FormatListener listener) {
        this.detector = new FormatDetector(settings);
        this.configured = settings.spec().format().isPresent();
        this.listener = listener;
        this.utf16 = Utf16Lines.of(sample);
        this.wideCharacters = utf16 == null && WideCharacters.in(sample);
        List<byte[]> lines = utf16 == null ? sample.lines() : utf16.narrow(sample.lines());
        this.sampled = lines.size();
        if (!wideCharacters) {
            boolean found = add(RepeatedEntries.leftOut(detector.findAll(lines, Optional.ofNullable(before)), lines));
            List<byte[]> spread = found ? lines : JsonEntries.spread(lines);
            if (!spread.equals(lines)) {
                add(detector.findAll(spread, Optional.empty()));
            }
        }
        publish();
    }

    /** The format in use; empty where none was found yet. */
    public Optional<Detection> current() {
        return formats.current().map(KnownFormat::detection);
    }

    /** What is in use, to be remembered for the file that follows this one; empty where nothing was found yet, or it holds no more. */
    public Optional<KnownFormat> inUse() {
        return formats.formerUnit() == null ? formats.current() : Optional.empty();
    }

    @Override
    public EarlyParser early() {
        return new EarlyFileParser(this);
    }

    private void publish() {
        KnownFormat now = isToBeSeen() || utf16 != null ? null : formats.stateless();
        if (now != readableEarly) {
            readableEarly = now;
        }
    }

    /** Whether too few lines were seen yet to believe the unit that a program is documented to write: each of the next is one of them. */
    private boolean isToBeSeen() {
        EvidenceLines seen = evidence;
        return formats.isDocumented() && (seen == null ? EvidenceLines.isFew(sampled) : seen.isEarly());
    }

    /** The format that is tried first, if a line of it says the same whatever lines came before; from any thread. */
    @Nullable
    KnownFormat readableEarly() {
        return readableEarly;
    }

    /** An entry was read in a format by another parser, whose duration is left out where it may be in another unit; false where that format is not the one tried first, so that nothing was said. */
    boolean tookEarly(KnownFormat format, AccessRecord request) {
        if (!formats.took(format)) {
            return false;
        }
        rejectedAt = 0;
        run.end();
        watchUnit(request);
        publish();
        return true;
    }

    @Override
    public int lookBack() {
        return formats.lookBack();
    }

    @Override
    public void recall(Line line) {
        Line text = utf16 == null ? line : utf16.narrow(line);
        if (text != null) {
            formats.recall(text);
        }
    }

    @Override
    public int rejectedAt() {
        return rejectedAt;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        rejectedAt = 0;
        if (line.overlong()) {
            return Rejection.TOO_LONG;
        }
        Line text = utf16 == null ? line : utf16.narrow(line);
        if (wideCharacters || text == null) {
            return Rejection.BAD_ENCODING;
        }
        return text(text, into);
    }

    private ParseResult text(Line line, AccessRecord into) {
        if (line.offset() == 0) {
            dropByteOrderMark(line);
        }
        entries.clear();
        ParseResult result = formats.parse(line, into);
        if (result != into && entries.begin(line)) {
            return next(into);
        }
        return judged(line, into, result);
    }

    /** How many entries the line parsed last holds: 1, or as many as there are to be had by {@link #more} besides. */
    public int entries() {
        return Math.max(1, entries.size());
    }

    @Override
    public @Nullable ParseResult more(AccessRecord into) {
        return entries.hasNext() ? next(into) : null;
    }

    private ParseResult next(AccessRecord into) {
        entries.hasNext();
        Line entry = entries.next();
        ParseResult result = judged(entry, into, formats.parse(entry, into));
        rejectedAt += entries.begin();
        return result;
    }

    /** What comes of a line, or of one of several entries in it. */
    private ParseResult judged(Line line, AccessRecord into, ParseResult first) {
        ParseResult result = first;
        rejectedAt = formats.rejectedAt();
        if (result instanceof Rejection rejection) {
            result = otherwise(line, into, rejection);
        } else if (result == Ignored.MESSAGE && !formats.isRepeated() && isEntry(line)) {
            result = formats.parse(line, into);
        }
        if (result instanceof AccessRecord request) {
            run.end();
            oddInARow = request.leftOut == null ? 0 : oddInARow;
            watchUnit(request);
            if (formats.isWeighed()) {
                weigh(line, request);
            }
        }
        publish();
        return result;
    }

    /** Holds the unit that the values showed only as long as they go on to show it. */
    private void watchUnit(AccessRecord request) {
        UnitWatch.Finding finding = formats.watch(request);
        if (finding == UnitWatch.Finding.CHANGED) {
            unitChanges++;
            formats.doubt();
        } else if (finding == UnitWatch.Finding.BACK && unitChanges < MOST_UNIT_CHANGES) {
            formats.restore();
        } else {
            return;
        }
        decided();
    }

    /** Looks again at the unit of the durations, where the first lines did not decide it or another program may write the file now. */
    private void weigh(Line line, AccessRecord request) {
        boolean undecided = formats.isUndecided();
        if (undecided && request.durationNanos == AccessRecord.ABSENT && request.leftOut == null) {
            request.leftOut = DurationLeftOut.UNDECIDED;
        }
        if (undecided && unitChanges >= MOST_UNIT_CHANGES) {
            return;
        }
        if (evidence == null) {
            evidence = linesToSee(sampled);
        }
        if (evidence.skips()) {
            return;
        }
        boolean early = evidence.isEarly();
        Optional<List<byte[]>> lines = evidence.add(line);
        if (lines.isPresent()) {
            look(lines.get(), early);
        }
    }

    private EvidenceLines linesToSee(int seen) {
        if (formats.isUndecided() || formats.isUnseen()) {
            return EvidenceLines.ofUndecided(seen);
        }
        return formats.isDocumented() ? EvidenceLines.ofDocumented(seen) : EvidenceLines.ofDecided();
    }

    /** Looks at the unit that some lines show by themselves. */
    private void look(List<byte[]> lines, boolean early) {
        Detection now = formats.current().orElseThrow().detection();
        KnownFormat found = detector.find(lines, true)
                .filter(other -> other.detection().format() == now.format())
                .orElse(null);
        if (found == null) {
            return;
        }
        Unit former = formats.formerUnit();
        Unit unit = found.detection().unit().orElse(null);
        if (former != null && former == unit) {
            if (!found.isDocumented()) {
                // By themselves the new lines show the unit of those before: what changed was how fast they were
                // answered.
                formats.restore();
                decided();
            }
            return;
        }
        boolean better = formats.isDocumented() && found.isRefuted()
                ? refutes(early && !now.unseen())
                : isBetter(found, now, early);
        if (better) {
            boolean unseen = found.detection().unseen();
            formats.replace(found);
            evidence = unseen ? EvidenceLines.ofUndecided(lines.size()) : EvidenceLines.ofDecided();
            listener.decided(found.detection());
        }
    }

    /** Another unit holds, for which lines are looked at from now on. */
    private void decided() {
        evidence = null;
        sampled = 0;
        formats.current().ifPresent(now -> listener.decided(now.detection()));
    }

    /**
     * Whether one more look at lines that are not as their program is documented to write them is enough. Of the first lines it is; later an
     * hour in which everything is slow is not taken for another unit: the look after it, many thousands of lines on, has to say the same.
     */
    private boolean refutes(boolean early) {
        refuted++;
        return early || refuted > 1;
    }

    private boolean isBetter(KnownFormat found, Detection now, boolean early) {
        Detection other = found.detection();
        if (other.unit().isEmpty()) {
            return false;
        }
        boolean shown = now.unseen() && !found.isDocumented();
        boolean doubtful = early && other.unseen() && !now.unseen() && formats.isDocumented();
        return !other.unit().equals(now.unit()) || shown || doubtful;
    }

    /** Whether what is a message in the file's formats is an entry of another: alone, or in a row of them where there is room for no more. */
    private boolean isEntry(Line line) {
        return !configured
                && EntryMarks.request(line.bytes(), line.from(), line.to())
                && (messages.isDue() && found(line, messages) || formats.isFull() && foundInRun(line));
    }

    /** A line that none of the file's formats takes: foreign, in a new format, a message, or bad. */
    private ParseResult otherwise(Line line, AccessRecord into, Rejection rejection) {
        Ignored foreign = ForeignLines.kind(line);
        boolean columns = foreign == Ignored.DIRECTIVE && W3cParser.namesColumns(line);
        if (foreign != null && !columns) {
            return foreign;
        }
        if (!configured && !formats.isEmpty() && RequestRemarks.isOne(line)) {
            return Ignored.ABOUT_REQUEST;
        }
        AccessRecord odd = odd(line, into);
        if (odd != null) {
            return odd;
        }
        if (!configured && mayShowAnother(line, columns) && found(line, looks)) {
            return formats.parse(line, into);
        }
        if (foreign != null) {
            return foreign;
        }
        if (formats.isEmpty()) {
            ParseResult result = unknownLines().judge(line, into);
            rejectedAt = unknownLines().rejectedAt();
            return result;
        }
        if (formats.areAllMessages(line) && !isAnswered(line)) {
            return Ignored.MESSAGE;
        }
        boolean words = !configured && formats.haveNoEntryIn(line);
        if (!configured && foundInRun(line)) {
            return formats.parse(line, into);
        }
        if (words) {
            return Ignored.MESSAGE;
        }
        return !configured && isAsked(line) ? Ignored.ABOUT_REQUEST : rejection;
    }

    /** Whether what is a message in each of the file's formats reads as an entry all the same: not to be left out without a word. */
    private boolean isAnswered(Line line) {
        if (line.bytes()[line.from()] == '{' || !EntryMarks.request(line.bytes(), line.from(), line.to())) {
            return false;
        }
        return looking().isEntry(line);
    }

    /** Whether what none of the file's formats takes tells of a request that the program made of another. */
    private boolean isAsked(Line line) {
        if (line.bytes()[line.from()] == '{') {
            return unknownLines().isCall(line);
        }
        return EntryMarks.request(line.bytes(), line.from(), line.to())
                && looking().isAsked(line);
    }

    private UnknownLines unknownLines() {
        UnknownLines lines = unknown == null ? new UnknownLines() : unknown;
        unknown = lines;
        return lines;
    }

    private EntryLook looking() {
        EntryLook looking = look == null ? new EntryLook() : look;
        look = looking;
        return looking;
    }

    /** A line whose only fault is the value in the place of a time; a row of them is a log whose columns were changed. */
    private @Nullable AccessRecord odd(Line line, AccessRecord into) {
        if (oddInARow >= MOST_ODD_IN_A_ROW && !configured) {
            return null;
        }
        AccessRecord odd = formats.parseLeniently(line, into);
        oddInARow += odd == null ? 0 : 1;
        return odd;
    }

    private boolean mayShowAnother(Line line, boolean columns) {
        return columns || EntryMarks.any(line.bytes(), line.from(), line.to()) && looks.isDue();
    }

    /** Looks at a line by itself. */
    private boolean found(Line line, RareLooks rare) {
        if (formats.isFull()) {
            return false;
        }
        boolean found = add(detector.findAll(List.of(copy(line)), Optional.empty(), formats.isEmpty()));
        rare.looked(found);
        return found;
    }

    /** Looks at a row of rejected lines together, when it is long enough; a few odd ones among them are no new format. */
    private boolean foundInRun(Line line) {
        Optional<List<byte[]>> rejected = run.add(line);
        if (rejected.isEmpty()) {
            return false;
        }
        // One message about a request reads as another: only where nothing else came for long has the file another
        // format.
        boolean unknownMayBe = formats.isEmpty() || !run.isFirst();
        List<KnownFormat> all = detector.findAll(rejected.get(), Optional.empty(), unknownMayBe);
        boolean found = add(all.stream()
                .limit(1)
                .filter(format -> format.takesMost(rejected.get()))
                .toList());
        if (!found && run.isFirst()) {
            formats.current().ifPresent(last -> listener.lost(last.detection()));
        }
        return found;
    }

    private boolean add(List<KnownFormat> found) {
        for (KnownFormat format : found) {
            formats.add(format);
            listener.found(format.detection());
        }
        // Of several the first is that of most lines.
        formats.use(found);
        return !found.isEmpty();
    }

    private static byte[] copy(Line line) {
        return Arrays.copyOfRange(line.bytes(), line.from(), line.to());
    }

    /** Some editors and Windows servers begin a file of UTF-8 with a mark that is no part of its first line. */
    private static void dropByteOrderMark(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        if (line.length() >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf) {
            line.set(bytes, from + 3, line.to(), 0);
        }
    }
}
