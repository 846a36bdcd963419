package io.apilog.format.wrapper;

import io.apilog.bytes.Scratch;
import io.apilog.line.Line;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/** Joins the pieces of one stream to whole lines. A line of more than {@value #LONGEST} bytes is not kept. */
final class Pieces {
    private static final int LONGEST = 1 << 20;

    private final Scratch scratch = new Scratch();
    private boolean begun;
    private boolean overlong;

    /**
     * Takes a piece.
     *
     * @param last whether the line ends with it
     * @return null where {@code inner} was set to a whole line
     */
    @Nullable
    ParseResult take(byte[] bytes, int from, int to, boolean last, long offset, Line inner) {
        if (!begun && last) {
            inner.set(bytes, from, to, offset);
            return null;
        }
        if (!begun) {
            scratch.clear();
            begun = true;
            overlong = false;
        }
        overlong |= scratch.length() + to - from > LONGEST;
        if (!overlong) {
            scratch.reserve(to - from);
            for (int i = from; i < to; i++) {
                scratch.add(bytes[i]);
            }
        }
        if (!last) {
            return Ignored.PIECE;
        }
        begun = false;
        if (overlong) {
            return Rejection.TOO_LONG;
        }
        inner.set(scratch.bytes(), 0, scratch.length(), offset);
        return null;
    }
}
