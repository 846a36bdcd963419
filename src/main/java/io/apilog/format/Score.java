package io.apilog.format;

import io.apilog.format.parser.LineParser;
import io.apilog.format.value.ClientAddress;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.util.Comparator;
import java.util.List;

/**
 * How well some lines are read in one way: first by how many are taken, then by what is known of them afterwards. The way that says
 * more is the more specific one.
 *
 * @param accepted lines that are entries, pieces of one, or something said of one
 * @param known how many values an entry has, on average
 */
record Score(long accepted, double known) implements Comparable<Score> {
    static final Score NONE = new Score(0, 0);

    private static final Comparator<Score> ORDER =
            Comparator.comparingLong(Score::accepted).thenComparingDouble(Score::known);

    static Score of(LineParser parser, List<byte[]> lines) {
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        long entries = 0;
        long pieces = 0;
        long known = 0;
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            ParseResult result = parser.parse(line, record);
            if (result instanceof AccessRecord entry) {
                entries++;
                known += known(entry);
            } else if (result == Ignored.PIECE || result == Ignored.NO_REQUEST || result == Ignored.ABOUT_REQUEST) {
                pieces++;
            }
        }
        return entries == 0 ? NONE : new Score(entries + pieces, (double) known / entries);
    }

    private static long known(AccessRecord entry) {
        long known = entry.hasRequest() ? 1 : 0;
        known += entry.durationNanos == AccessRecord.ABSENT ? 0 : 1;
        known += entry.attempts > 0 ? 1 : 0;
        known += entry.requestBytes == AccessRecord.ABSENT ? 0 : 1;
        // What is not an address where one should be belongs to something around the line.
        return known + (ClientAddress.isAddress(entry.client) ? 2 : 0);
    }

    @Override
    public int compareTo(Score other) {
        return ORDER.compare(this, other);
    }
}
