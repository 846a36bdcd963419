package io.apilog.format.wrapper;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Syslog as it travels and as it is written to files: with or without priority, in the old form ({@code Nov 21 09:00:00 host tag[1]:}),
 * with a modern time, and the structured form.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164">RFC 3164</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424">RFC 5424</a>
 */
final class Syslog implements Unwrapper {
    private static final int OLD_TIME = 15;
    private static final int STRUCTURED_WORDS = 4;

    @Override
    public @Nullable ParseResult unwrap(Line outer, Line inner) {
        int message = message(outer.bytes(), outer.from(), outer.to());
        if (message < 0) {
            return Rejection.NO_MATCH;
        }
        inner.set(outer.bytes(), message, outer.to(), outer.offset());
        return null;
    }

    /** Where the message begins, or -1. */
    private static int message(byte[] bytes, int from, int to) {
        int at = behindPriority(bytes, from, to);
        boolean priority = at > from;
        if (priority && Ascii.startsWith(bytes, at, to, "1 ")) {
            return structured(bytes, at + 2, to);
        }
        int time = isOldTime(bytes, at, to) ? at + OLD_TIME : Ascii.endOfIsoTime(bytes, at, to);
        if (time < 0) {
            // Some write only the tag.
            return tag(bytes, at, to);
        }
        int host = Ascii.endOfSpaces(bytes, time, to);
        if (CriLines.isStream(bytes, host, to)) {
            return -1;
        }
        int behindHost = Ascii.endOfSpaces(bytes, Ascii.endOfWord(bytes, host, to), to);
        int tagged = tag(bytes, behindHost, to);
        return tagged >= 0 ? tagged : behindHost < to ? behindHost : -1;
    }

    private static int behindPriority(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] != '<') {
            return from;
        }
        int at = from + 1;
        while (at < to && at < from + 4 && Ascii.isDigit(bytes[at])) {
            at++;
        }
        return at < to && at > from + 1 && bytes[at] == '>' ? at + 1 : from;
    }

    private static boolean isOldTime(byte[] bytes, int from, int to) {
        return to - from > OLD_TIME
                && Ascii.isLetter(bytes[from])
                && bytes[from + 3] == ' '
                && bytes[from + 6] == ' '
                && bytes[from + 9] == ':'
                && bytes[from + 12] == ':'
                && bytes[from + OLD_TIME] == ' ';
    }

    /** {@code name[1]: }, {@code name: }; where the message behind it begins, or -1. */
    private static int tag(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        boolean named = end - from > 1 && end < to && bytes[end - 1] == ':' && Ascii.isLetter(bytes[from]);
        if (!named) {
            return -1;
        }
        for (int i = from; i < end - 1; i++) {
            if (bytes[i] == ':' || bytes[i] == '"') {
                return -1;
            }
        }
        return Ascii.endOfSpaces(bytes, end, to);
    }

    /** Behind version: time, host, application, process, message id, and structured data in brackets or {@code -}. */
    private static int structured(byte[] bytes, int from, int to) {
        int at = from;
        for (int i = 0; i <= STRUCTURED_WORDS; i++) {
            at = Ascii.endOfWord(bytes, at, to) + 1;
        }
        if (at >= to) {
            return -1;
        }
        while (at < to && bytes[at] == '[') {
            at = behindElement(bytes, at, to);
        }
        if (at < to && bytes[at] == '-') {
            at++;
        }
        at = Ascii.endOfSpaces(bytes, at, to);
        // The mark that says that the message is UTF-8.
        boolean mark = to - at >= 3 && bytes[at] == (byte) 0xef && bytes[at + 1] == (byte) 0xbb;
        return mark ? at + 3 : at;
    }

    private static int behindElement(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to && bytes[at] != ']') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, to);
    }
}
