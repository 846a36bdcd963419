package io.apilog.format;

import io.apilog.format.parser.ForwardingParser;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds programs that write each request twice, in two formats, as Docker's registry does: a line of the common kind, and one with names
 * that has the duration too. Where in a sample nearly every entry of one format stands beside the same in another, those without a
 * duration are not counted.
 */
final class RepeatedEntries {
    static final String WHY = "each of its entries is in the file's other format as well, and counts there";

    /** Of two programs that share a file it is only said, as each may be asked by others too. */
    static final String DOUBLED =
            "each of its entries is in the file's other format as well, from another program, and both count";

    /** Within so many lines the two stand. */
    private static final int NEAR = 3;

    private static final int FEWEST = 8;
    private static final int FEWEST_DIFFERENT = 3;

    private record Entry(int line, String request, long bytes) {
        boolean isOf(Entry other) {
            return request.equals(other.request) && (bytes < 0 || other.bytes < 0 || bytes == other.bytes);
        }
    }

    private RepeatedEntries() {}

    /** The formats of these lines, of which the one whose entries are repetitions says so, and counts none where one program writes both. */
    static List<KnownFormat> leftOut(List<KnownFormat> formats, List<byte[]> lines) {
        if (formats.size() != 2) {
            return formats;
        }
        if (!areTheSame(entries(formats.get(0), lines), entries(formats.get(1), lines))) {
            return formats;
        }
        boolean first = isTimed(formats.get(0));
        KnownFormat timed = formats.get(first ? 0 : 1);
        KnownFormat other = formats.get(first ? 1 : 0);
        boolean ofOneProgram = isTimed(timed)
                && other.detection().unit().isEmpty()
                && !other.detection().undecided()
                && !timed.isShared()
                && !other.isShared();
        return ofOneProgram
                ? List.of(timed, other.repeated())
                : List.of(formats.get(0), formats.get(1).doubled());
    }

    private static boolean isTimed(KnownFormat format) {
        return format.detection().unit().isPresent();
    }

    private static List<Entry> entries(KnownFormat format, List<byte[]> lines) {
        LineParser parser = format.parser();
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            line.set(lines.get(i), 0, lines.get(i).length, 0);
            if (parser.parse(line, record) == record) {
                // Some programs leave queries out.
                String path = record.target.toString().split("[?#]", 2)[0];
                entries.add(new Entry(i, record.method + " " + path + " " + record.status, record.responseBytes));
            }
        }
        return entries;
    }

    /** Whether of two lists nearly each entry has its own in the other, a few lines away. */
    private static boolean areTheSame(List<Entry> one, List<Entry> two) {
        List<Entry> left = new ArrayList<>(two);
        int pairs = 0;
        for (Entry entry : one) {
            Optional<Entry> pair = left.stream()
                    .filter(other -> Math.abs(other.line() - entry.line()) <= NEAR && entry.isOf(other))
                    .findFirst();
            pair.ifPresent(left::remove);
            pairs += pair.isPresent() ? 1 : 0;
        }
        long different = one.stream().map(Entry::request).distinct().count();
        return pairs >= FEWEST
                && different >= FEWEST_DIFFERENT
                && pairs * 20 >= one.size() * 19
                && pairs * 20 >= two.size() * 19;
    }

    /** Reads entries, and takes each for a message. */
    static final class Parser extends ForwardingParser<LineParser> {
        Parser(LineParser entries) {
            super(entries);
        }

        @Override
        public ParseResult parse(Line line, AccessRecord into) {
            ParseResult result = inner().parse(line, into);
            return result == into ? Ignored.MESSAGE : result;
        }
    }
}
