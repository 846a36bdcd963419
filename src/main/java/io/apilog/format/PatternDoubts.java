package io.apilog.format;

import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether lines that the pattern of a program takes are another's: patterns that are made of little but blanks take what people write like it. Then
 * the lines are read for what they show.
 */
final class PatternDoubts {
    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 599;

    /** Whose durations always have their unit behind them. */
    private static final Set<Format> UNITS_WRITTEN = EnumSet.of(Format.GIN, Format.FIBER);

    private PatternDoubts() {}

    static boolean areOfAnother(KnownFormat found, List<byte[]> lines) {
        if (found.detection().format().found() != Format.Found.BY_PATTERN) {
            return false;
        }
        LineParser parser = found.parser();
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        boolean units = UNITS_WRITTEN.contains(found.detection().format());
        int entries = 0;
        int statusesBehind = 0;
        int bare = 0;
        int spaces = 0;
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            if (parser.parse(line, record) instanceof AccessRecord entry) {
                entries++;
                // A dash and then a number like a status: what stands before the status is no column.
                statusesBehind += entry.status == AccessRecord.ABSENT
                                && entry.responseBytes >= LEAST_STATUS
                                && entry.responseBytes <= MOST_STATUS
                        ? 1
                        : 0;
                bare += units && entry.durationDecimals != AccessRecord.UNIT_SAID && entry.durationNanos > 0 ? 1 : 0;
                spaces += hasSpace(entry) ? 1 : 0;
            }
        }
        return entries > 0 && (statusesBehind == entries || bare > 0 || 2 * spaces > entries);
    }

    /** No client can send one: what stands behind the path is another column. */
    private static boolean hasSpace(AccessRecord entry) {
        for (int i = 0; i < entry.target.length(); i++) {
            if (entry.target.at(i) == ' ') {
                return true;
            }
        }
        return false;
    }
}
