package io.apilog.format;

import io.apilog.line.Line;
import io.apilog.line.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of one file: finds the format by the file's sample, and looks again where a line does not fit, so that a file
 * with two formats in it, or one whose server was given another, is read all the same.
 *
 * <p>Looking again costs much more than parsing; a file of rubbish is therefore looked at ever more rarely, see {@link RareLooks}.
 */
public final class FileParser implements LineParser {
    /** The most formats kept of one file. */
    private static final int MAX_FORMATS = 8;

    private final FormatDetector detector;
    private final boolean configured;
    private final Consumer<Detection> onFound;
    private final List<KnownFormat> formats = new ArrayList<>();
    private final List<LineParser> parsers = new ArrayList<>();
    private final RareLooks looks = new RareLooks();
    private final RareLooks messages = new RareLooks();
    private final boolean wideCharacters;
    private int current;
    private int timed = -1;
    private int rejectedAt;

    /**
     * Begins a file.
     *
     * @param onFound told of each format, the first before this returns if the sample shows one
     */
    public FileParser(FormatSettings settings, Sample sample, Consumer<Detection> onFound) {
        this(settings, sample, null, onFound);
    }

    /**
     * Begins a file that goes on where another ended.
     *
     * @param before what was in use in the file before, or null; it is kept where it fits
     */
    public FileParser(
            FormatSettings settings, Sample sample, @Nullable KnownFormat before, Consumer<Detection> onFound) {
        this.detector = new FormatDetector(settings);
        this.configured = settings.spec().format().isPresent();
        this.onFound = onFound;
        this.wideCharacters = isWide(sample);
        if (!wideCharacters) {
            add(detector.find(sample.lines(), Optional.ofNullable(before)));
        }
    }

    /** The format in use; empty where none was found yet. */
    public Optional<Detection> current() {
        return formats.isEmpty()
                ? Optional.empty()
                : Optional.of(formats.get(current).detection());
    }

    /** What is in use, to be remembered for the file that follows this one; empty where nothing was found yet. */
    public Optional<KnownFormat> inUse() {
        return formats.isEmpty() ? Optional.empty() : Optional.of(formats.get(current));
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
        if (wideCharacters) {
            return Rejection.BAD_ENCODING;
        }
        dropByteOrderMark(line);
        if (formats.isEmpty()) {
            return unknown(line, into);
        }
        int first = first();
        LineParser parser = parsers.get(first);
        ParseResult result = parser.parse(line, into);
        if (!(result instanceof Rejection rejection)) {
            current = first;
            // An object without fields of a request may have the whole line of one in a text.
            boolean entry =
                    result == Ignored.MESSAGE && !configured && mentionsAnswer(line) && isEntry(line, into, first);
            return entry ? into : result;
        }
        rejectedAt = parser.rejectedAt();
        return otherwise(line, into, first, rejection);
    }

    /**
     * The format to try first: the one in use, but one that has durations before one that has none, which may have been found by an
     * odd line and would take the others too, without their durations.
     */
    private int first() {
        return timed < 0 || formats.get(current).detection().unit().isPresent() ? current : timed;
    }

    /** A line that the format tried first does not take: foreign, in another of the file's formats, in a new one, or bad. */
    private ParseResult otherwise(Line line, AccessRecord into, int tried, Rejection rejection) {
        Ignored foreign = ForeignLines.kind(line);
        if (foreign != null) {
            return foreign;
        }
        for (int i = 0; i < formats.size(); i++) {
            if (i != tried && parsers.get(i).parse(line, into) instanceof AccessRecord record) {
                current = i;
                return record;
            }
        }
        if (!configured && found(line)) {
            return parsers.get(current).parse(line, into);
        }
        // Among objects a line that does not begin as one is what the application says at its start.
        return rejection == Rejection.BAD_JSON && rejectedAt == 0 ? Ignored.MESSAGE : rejection;
    }

    /** Whether it has words that most lines with an entry in them have, so that others cost no look. */
    private static boolean mentionsAnswer(Line line) {
        for (int i = line.from(); i < line.to(); i++) {
            byte b = line.bytes()[i];
            if (b == 'H' && Ascii.startsWith(line.bytes(), i, line.to(), "HTTP/")
                    || b == 's' && Ascii.startsWith(line.bytes(), i, line.to(), "status")) {
                return true;
            }
        }
        return false;
    }

    private boolean isEntry(Line line, AccessRecord into, int tried) {
        for (int i = 0; i < formats.size(); i++) {
            if (i != tried && parsers.get(i).parse(line, into) instanceof AccessRecord) {
                return true;
            }
        }
        return messages.isDue() && found(line, messages) && parsers.get(current).parse(line, into) == into;
    }

    private ParseResult unknown(Line line, AccessRecord into) {
        Ignored foreign = ForeignLines.kind(line);
        if (foreign != null) {
            return foreign;
        }
        return found(line) ? parsers.get(current).parse(line, into) : Rejection.NO_MATCH;
    }

    private boolean found(Line line) {
        return looks.isDue() && found(line, looks);
    }

    private boolean found(Line line, RareLooks rare) {
        if (formats.size() == MAX_FORMATS) {
            return false;
        }
        byte[] copy = Arrays.copyOfRange(line.bytes(), line.from(), line.to());
        Optional<KnownFormat> found = detector.find(List.of(copy));
        rare.looked(found.isPresent());
        add(found);
        return found.isPresent();
    }

    private void add(Optional<KnownFormat> found) {
        found.ifPresent(format -> {
            current = formats.size();
            timed = timed < 0 && format.detection().unit().isPresent() ? current : timed;
            formats.add(format);
            parsers.add(format.parser());
            onFound.accept(format.detection());
        });
    }

    /** Some editors and Windows servers begin a file of UTF-8 with a mark that is no part of its first line. */
    private static void dropByteOrderMark(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        if (line.offset() == 0
                && line.length() >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf) {
            line.set(bytes, from + 3, line.to(), 0);
        }
    }

    /** UTF-16 shows as a NUL in every second byte of text that is mostly ASCII, or by its byte order mark. */
    private static boolean isWide(Sample sample) {
        byte[] first = sample.lines().get(0);
        if (first.length < 2) {
            return false;
        }
        boolean mark = first[0] == (byte) 0xff && first[1] == (byte) 0xfe
                || first[0] == (byte) 0xfe && first[1] == (byte) 0xff;
        int[] zeros = new int[2];
        for (int i = 0; i < first.length; i++) {
            zeros[i % 2] += first[i] == 0 ? 1 : 0;
        }
        // A hole that a truncated file has before its first line is zeros at even and odd places alike.
        int more = Math.max(zeros[0], zeros[1]);
        int less = Math.min(zeros[0], zeros[1]);
        return mark || first.length >= 16 && more * 5 > first.length * 2 && less * 5 < more;
    }
}
