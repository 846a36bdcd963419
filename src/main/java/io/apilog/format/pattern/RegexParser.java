package io.apilog.format.pattern;

import com.google.re2j.Matcher;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines by a regular expression whose named groups are fields: the last resort for a log that nothing else describes. The engine
 * is RE2/J, which takes time linear in the line whatever the expression and the line are: no line can stall the daemon.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">the syntax; there are no look-arounds and no back-references</a>
 */
public final class RegexParser implements LineParser {
    private final RegexPattern expression;
    private final int[] slots;
    private final FieldAssigner assignment = new FieldAssigner();
    private int stoppedAt;

    /** A parser of lines that the expression fits. */
    public RegexParser(RegexPattern expression, ExtraSlots extras) {
        this.slots = extras.of(
                expression.groups().stream().map(RegexPattern.Group::field).toList());
        this.expression = expression;
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public boolean isStateless() {
        return true;
    }

    @Override
    public ParseResult parseLeniently(Line line, AccessRecord into) {
        assignment.lenient(true);
        ParseResult result = parse(line, into);
        assignment.lenient(false);
        return result;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        assignment.begin(into);
        stoppedAt = 0;
        // One character a byte, so that the places of groups are places of bytes.
        String text = new String(line.bytes(), line.from(), line.length(), StandardCharsets.ISO_8859_1);
        Matcher matcher = expression.pattern().matcher(text);
        if (!matcher.find()) {
            return Rejection.NO_MATCH;
        }
        for (int i = 0; i < expression.groups().size(); i++) {
            RegexPattern.Group group = expression.groups().get(i);
            int from = matcher.start(group.number());
            if (from < 0) {
                continue;
            }
            @Nullable
            Rejection rejection = assignment.assign(
                    into,
                    group.field().meaning(),
                    group.field().unit(),
                    line.bytes(),
                    line.from() + from,
                    line.from() + matcher.end(group.number()));
            if (rejection != null) {
                stoppedAt = from;
                return rejection;
            }
            if (slots.length > 0 && slots[i] != ExtraSlots.NONE) {
                int at = line.from() + from;
                assignment.extra(into, slots[i], line.bytes(), at, at + matcher.end(group.number()) - from);
            }
        }
        assignment.finish(into);
        return into;
    }
}
