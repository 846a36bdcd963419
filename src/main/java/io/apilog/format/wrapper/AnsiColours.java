package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/** Takes out the escape sequences that colour a terminal: {@code ESC [ ... m}. */
final class AnsiColours implements Unwrapper {
    private static final int ESCAPE = 0x1b;

    private final Scratch scratch = new Scratch();

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        scratch.clear();
        scratch.reserve(outer.length());
        boolean found = false;
        for (int i = outer.from(); i < outer.to(); i++) {
            if (bytes[i] == ESCAPE && i + 1 < outer.to() && bytes[i + 1] == '[') {
                found = true;
                i += 2;
                while (i < outer.to() && !Ascii.isLetter(bytes[i])) {
                    i++;
                }
            } else {
                scratch.add(bytes[i]);
            }
        }
        if (!found) {
            return Rejection.NO_MATCH;
        }
        inner.set(scratch.bytes(), 0, scratch.length(), outer.offset());
        return null;
    }

    @Override
    public boolean isOptional() {
        return true;
    }
}
