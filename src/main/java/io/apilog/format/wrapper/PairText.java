package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.Scratch;
import io.apilog.format.value.Escapes;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import org.jspecify.annotations.Nullable;

/**
 * Takes the line out of a text among pairs, {@code time="..." level=info msg="..."}, as logrus and others write what a server hands them.
 * The time among the pairs is that of an entry which has none itself.
 */
final class PairText implements Unwrapper {
    private static final byte QUOTE = '"';
    private static final byte BACKSLASH = '\\';
    private static final int SHORTEST = 8;
    private static final String[] TEXTS = {"msg", "message", "log", "line", "MESSAGE", "_msg", "content"};
    private static final String[] TIMES = {"time", "ts", "t", "timestamp"};

    private final Scratch scratch = new Scratch();
    private final Text text = new Text();
    private final LastTime lastTime = new LastTime();
    private long millis = AccessRecord.ABSENT;

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        int to = outer.to();
        millis = AccessRecord.ABSENT;
        int from = outer.from();
        int at = ByteSearch.indexOf(bytes, from, to, (byte) '=');
        if (at < 0 || bytes[from] == '{') {
            return Rejection.NO_MATCH;
        }
        boolean found = false;
        while (at >= 0) {
            int key = startOfWord(bytes, from, at);
            boolean quoted = at + 1 < to && bytes[at + 1] == QUOTE;
            int first = quoted ? at + 2 : at + 1;
            int end = quoted ? endOfQuoted(bytes, first, to) : endOfWord(bytes, first, to);
            if (end < 0) {
                return Rejection.NO_MATCH;
            }
            if (quoted && !found && end - first >= SHORTEST && isOne(TEXTS, bytes, key, at)) {
                found = true;
                scratch.clear();
                Escapes.undo(bytes, first, end, text, scratch);
            } else if (isOne(TIMES, bytes, key, at)) {
                long read = lastTime.millis(bytes, first, end);
                millis = read == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : read;
            }
            from = Math.min(to, end + 1);
            at = ByteSearch.indexOf(bytes, from, to, (byte) '=');
        }
        if (!found) {
            return Rejection.NO_MATCH;
        }
        int end = text.to();
        while (end > text.from() && text.bytes()[end - 1] <= ' ' && text.bytes()[end - 1] >= 0) {
            end--;
        }
        inner.set(text.bytes(), text.from(), end, outer.offset());
        return null;
    }

    private static int startOfWord(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] != ' ' && bytes[at - 1] != '\t') {
            at--;
        }
        return at;
    }

    private static int endOfWord(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        return at;
    }

    /** Where the quote stands that ends a text, or -1. */
    private static int endOfQuoted(byte[] bytes, int from, int to) {
        int at = ByteSearch.indexOfEither(bytes, from, to, QUOTE, BACKSLASH);
        while (at >= 0 && bytes[at] == BACKSLASH) {
            at = ByteSearch.indexOfEither(bytes, at + 2, to, QUOTE, BACKSLASH);
        }
        return at;
    }

    private static boolean isOne(String[] names, byte[] bytes, int from, int to) {
        for (String name : names) {
            if (to - from == name.length() && Ascii.startsWith(bytes, from, to, name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long millis() {
        return millis;
    }
}
