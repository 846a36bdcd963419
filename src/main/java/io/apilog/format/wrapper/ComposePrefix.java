package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/** The service's name that {@code docker compose logs} writes before each line: {@code web-1  | }. */
final class ComposePrefix implements Unwrapper {
    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        int to = outer.to();
        int name = Ascii.endOfWord(bytes, outer.from(), to);
        int bar = Ascii.endOfSpaces(bytes, name, to);
        boolean prefixed = name > outer.from() && bar > name && bar < to && bytes[bar] == '|';
        if (!prefixed || bar + 1 < to && bytes[bar + 1] != ' ') {
            return Rejection.NO_MATCH;
        }
        inner.set(bytes, Math.min(bar + 2, to), to, outer.offset());
        return null;
    }
}
