package io.apilog.format.wrapper;

import io.apilog.bytes.ByteSearch;
import io.apilog.format.message.EntryProfile;
import io.apilog.format.message.Heading;
import io.apilog.format.message.Telling;
import io.apilog.format.parser.ForwardingParser;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads entries among lines that only tell of a request, where what they say stands before an object: {@code ERROR request failed {"path":
 * ...}} beside {@code INFO request completed {"path": ...}}. Which are which the {@link EntryProfile} of the file says.
 */
public final class PrefixedEntries extends ForwardingParser<LineParser> {
    private static final byte OPEN = '{';
    private static final int LONGEST = 256;

    private final EntryProfile profile;
    private final Heading heading = new Heading();

    private PrefixedEntries(LineParser inner, EntryProfile profile) {
        super(inner);
        this.profile = profile;
    }

    /** What makes of a parser of these lines one that takes only the entries among them. */
    public static UnaryOperator<LineParser> among(List<byte[]> lines, LineParser all) {
        Heading heading = new Heading();
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        List<Telling> tellings = new ArrayList<>();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            if (all.parse(line, record) == record) {
                read(heading, line);
                tellings.add(Telling.of(heading, record, measures(record)));
            }
        }
        EntryProfile profile = EntryProfile.of(tellings);
        return profile.tells() ? parser -> new PrefixedEntries(parser, profile) : UnaryOperator.identity();
    }

    private static void read(Heading heading, Line line) {
        byte[] bytes = line.bytes();
        int limit = Math.min(line.to(), line.from() + LONGEST);
        int open = ByteSearch.indexOf(bytes, line.from(), limit, OPEN);
        int end = open < 0 ? line.from() : open;
        heading.begin();
        heading.understand(bytes, line.from(), end);
        // A name alone says nothing: instances of one program have others.
        if (heading.meaning() != 0) {
            heading.beginAnew();
            heading.add(bytes, line.from(), end);
        }
    }

    private static int measures(AccessRecord record) {
        boolean timed = record.durationNanos != AccessRecord.ABSENT || record.leftOut != null;
        return Telling.measures(record, timed);
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        ParseResult result = inner().parse(line, into);
        return result == into && isAside(line, into) ? Ignored.ABOUT_REQUEST : result;
    }

    private boolean isAside(Line line, AccessRecord record) {
        boolean absolute = Telling.isAbsolute(record);
        int measures = measures(record);
        if (!profile.hasRepeating() && !profile.differs(absolute, measures)) {
            return false;
        }
        read(heading, line);
        return profile.isAside(heading.hash(), heading.meaning(), absolute, measures, record.status);
    }
}
