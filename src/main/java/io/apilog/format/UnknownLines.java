package io.apilog.format;

import io.apilog.format.field.ExtraSlots;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.message.Messages;
import io.apilog.format.named.EntriesParser.Entries;
import io.apilog.format.named.NamedFields;
import io.apilog.format.named.NamedParser;
import io.apilog.format.named.PlainJsonParser;
import io.apilog.format.parser.LineParser;
import io.apilog.format.wrapper.Unwrapper;
import io.apilog.format.wrapper.Wrapper;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Says what is wrong with the lines of a file in which no format was found yet. */
final class UnknownLines {
    private final NamedParser objects =
            new PlainJsonParser(NamedFields.of(Map.of(), ExtraSlots.EMPTY, null, Unit.MILLISECONDS));
    private final List<Unwrapper> shared = Arrays.stream(Wrapper.values())
            .filter(Wrapper::isShared)
            .map(Wrapper::unwrapper)
            .toList();
    private final Line inner = new Line();
    private int rejectedAt;

    /** For the line judged last, as {@link LineParser#rejectedAt()}. */
    int rejectedAt() {
        return rejectedAt;
    }

    /** A line that is an entry of no format; {@code scratch} has nothing in it afterwards. */
    ParseResult judge(Line line, AccessRecord scratch) {
        rejectedAt = 0;
        if (line.length() > 0 && line.bytes()[line.from()] == '{') {
            ParseResult result = objects.parse(line, scratch);
            rejectedAt = objects.rejectedAt();
            return !(result instanceof AccessRecord)
                    ? result
                    : isCall(line) ? Ignored.ABOUT_REQUEST : Rejection.NO_MATCH;
        }
        return otherwise(line);
    }

    /** Whether an object tells of a request that the program made of another, by what it says itself. */
    boolean isCall(Line line) {
        byte[] bytes = Arrays.copyOfRange(line.bytes(), line.from(), line.to());
        return Entries.among(List.of(bytes), objects, ':').areCalls();
    }

    private ParseResult otherwise(Line line) {
        if (Messages.isOne(line)) {
            return Ignored.MESSAGE;
        }
        if (EntryMarks.request(line.bytes(), line.from(), line.to())) {
            return Rejection.NO_MATCH;
        }
        for (Unwrapper unwrapper : shared) {
            ParseResult result = unwrapper.unwrap(line, inner);
            if (result == null) {
                return Ignored.MESSAGE;
            }
            if (result == Ignored.DIRECTIVE) {
                return result;
            }
        }
        return Rejection.NO_MATCH;
    }
}
