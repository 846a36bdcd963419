package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.Scratch;
import io.apilog.format.value.Escapes;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import org.jspecify.annotations.Nullable;

/**
 * Docker's {@code json-file}: <code>{"log":"...\n","stream":"stdout","time":"..."}</code>, {@code log} always first. A line longer than
 * 16 KiB comes in several records, of which only the last ends in {@code \n}.
 *
 * @see <a href="https://docs.docker.com/engine/logging/drivers/json-file/">JSON File logging driver</a>
 */
final class DockerJson implements Unwrapper {
    private static final byte QUOTE = '"';
    private static final byte BACKSLASH = '\\';
    private static final String START = "{\"log\":\"";

    private final Scratch scratch = new Scratch();
    private final Text text = new Text();
    private final Pieces pieces = new Pieces();

    @Override
    public boolean joinsPieces() {
        return true;
    }

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        if (!Ascii.startsWith(bytes, outer.from(), outer.to(), START)) {
            return Rejection.NO_MATCH;
        }
        int from = outer.from() + START.length();
        int to = ByteSearch.indexOfEither(bytes, from, outer.to(), QUOTE, BACKSLASH);
        while (to >= 0 && bytes[to] == BACKSLASH) {
            to = ByteSearch.indexOfEither(bytes, to + 2, outer.to(), QUOTE, BACKSLASH);
        }
        if (to < 0) {
            return Rejection.BAD_JSON;
        }
        scratch.clear();
        Escapes.undo(bytes, from, to, text, scratch);
        boolean whole = !text.isEmpty() && text.at(text.length() - 1) == '\n';
        int end = whole ? text.to() - 1 : text.to();
        return pieces.take(text.bytes(), text.from(), end, whole, outer.offset(), inner);
    }
}
