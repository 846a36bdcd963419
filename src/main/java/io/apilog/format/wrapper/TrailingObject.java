package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.message.Prefix;
import io.apilog.format.named.EdnMap;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.WrittenUnit;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Takes off whatever stands before a JSON object that has the rest of the line: a time and a tag (fluentd), a level and a message
 * (zap), a name (the pods of {@code kubectl logs --prefix}). A time at the beginning is that of an entry which has none itself.
 */
final class TrailingObject implements Unwrapper {
    private static final byte OPEN = '{';
    private static final int LONGEST_PREFIX = 512;

    private final Prefix prefix = new Prefix();
    private final LastTime lastTime = new LastTime();
    private long millis = AccessRecord.ABSENT;
    private long nanos = AccessRecord.ABSENT;

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        byte[] bytes = outer.bytes();
        int end = outer.to();
        while (end > outer.from() && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        end = behindObject(bytes, outer.from(), end);
        boolean ends = end > outer.from() + 1 && bytes[end - 1] == '}' && bytes[outer.from()] != OPEN;
        int limit = Math.min(end, outer.from() + LONGEST_PREFIX);
        int at = ends ? ByteSearch.indexOf(bytes, outer.from(), limit, OPEN) : -1;
        while (at >= 0 && !beginsObject(bytes, at, end)) {
            at = ByteSearch.indexOf(bytes, at + 1, limit, OPEN);
        }
        if (at < 0) {
            return Rejection.NO_MATCH;
        }
        if (prefix.endOfTime(bytes, outer.from(), at) < 0) {
            // Behind one word, the name of who speaks.
            int word = Ascii.endOfWord(bytes, outer.from(), at);
            prefix.endOfTime(bytes, Ascii.endOfSpaces(bytes, word, at), at);
        }
        millis = prefix.millis(bytes, lastTime);
        nanos = nanosBefore(bytes, outer.from(), at);
        inner.set(bytes, at, endOfFirst(bytes, at, end), outer.offset());
        return null;
    }

    /** Where the first object ends of two that stand one behind the other: the second is of the process. */
    private static int endOfFirst(byte[] bytes, int from, int end) {
        int next = ByteSearch.indexOf(bytes, from + 1, end, OPEN);
        while (next >= 0) {
            // Behind a quote that ends a text there is no letter.
            boolean second = bytes[next - 1] == ' '
                    && bytes[next - 2] == '}'
                    && next + 2 < end
                    && bytes[next + 1] == '"'
                    && Ascii.isLetter(bytes[next + 2]);
            if (second) {
                return next - 1;
            }
            next = ByteSearch.indexOf(bytes, next + 1, end, OPEN);
        }
        return end;
    }

    /** Monolog writes what belongs to a line as an object, and behind it, mostly without anything in it, what belongs to its process. */
    private static int withoutEmptyList(byte[] bytes, int from, int end) {
        boolean list = end - from > 4
                && bytes[end - 4] == '}'
                && bytes[end - 3] == ' '
                && (bytes[end - 2] == '[' && bytes[end - 1] == ']' || bytes[end - 2] == '{' && bytes[end - 1] == '}');
        return list ? end - 3 : end;
    }

    /** Where the object ends: behind it Monolog writes an empty list, and Fluent Bit closes the list that it opened before it. */
    private static int behindObject(byte[] bytes, int from, int to) {
        int end = withoutEmptyList(bytes, from, to);
        if (end < to) {
            return end;
        }
        boolean record = to - from > 8 && bytes[from] == '[' && Ascii.isDigit(bytes[from + 1]);
        return record && Ascii.startsWith(bytes, to - 2, to, "}]") ? to - 1 : to;
    }

    /** The time in brackets that stands before the object, as Rails' semantic_logger writes what a line took: {@code (12.34ms)}. */
    private static long nanosBefore(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '(' && Ascii.isDigit(bytes[i + 1])) {
                int end = ByteSearch.indexOf(bytes, i, to, (byte) ')');
                boolean unit = end > 0 && !Ascii.isDigit(bytes[end - 1]);
                long nanos = unit ? WrittenUnit.nanos(bytes, i + 1, end) : AccessRecord.ABSENT;
                if (nanos >= 0) {
                    return nanos;
                }
            }
        }
        return AccessRecord.ABSENT;
    }

    /** A brace and a key. */
    private static boolean beginsObject(byte[] bytes, int at, int end) {
        int key = Ascii.endOfSpaces(bytes, at + 1, end);
        if (key >= end || bytes[key] == '"' || bytes[key] == '\'') {
            return key < end;
        }
        if (EdnMap.begins(bytes, at, end)) {
            return true;
        }
        // As Ruby and JavaScript print one.
        int name = bytes[key] == ':' ? key + 1 : key;
        int behind = name;
        while (behind < end && (Ascii.isLetter(bytes[behind]) || bytes[behind] == '_')) {
            behind++;
        }
        return behind > name
                && (name > key
                        ? Ascii.startsWith(bytes, behind, end, "=>")
                        : Ascii.startsWith(bytes, behind, end, ": "));
    }

    @Override
    public long durationNanos() {
        return nanos;
    }

    @Override
    public long millis() {
        return millis;
    }
}
