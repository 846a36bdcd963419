package io.apilog.format.message;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;

/**
 * Tells what a program says beside its access log from an entry that is damaged: a message has no request in it, and begins as
 * messages do. All other lines that no format takes are rejected.
 */
public final class Messages {
    /** Within how many bytes the level of a message stands: behind a time, a process, a thread. */
    private static final int WHERE_LEVELS_STAND = 64;

    private static final String[] LEVELS = {
        "INFO",
        "WARN",
        "WARNING",
        "ERROR",
        "DEBUG",
        "NOTICE",
        "CRITICAL",
        "FATAL",
        "TRACE",
        "SEVERE",
        "EMERG",
        "ALERT",
        "CRIT",
        "ERR",
        "FINE",
        "CONFIG",
        "VERBOSE",
        "INFORMATION",
        "DBG",
        "INF",
        "WRN",
        "FTL",
        "AUDIT"
    };

    /** How Java and Python head the trace of an error. */
    private static final String[] TRACES = {"Caused by: ", "Exception in thread ", "Traceback (most recent call last)"};

    /** What Django says of an answer that it has logged as well. */
    private static final String[] REMARKS = {
        "Not Found: ",
        "Bad Request: ",
        "Internal Server Error: ",
        "Service Unavailable: ",
        "Method Not Allowed (",
        "Forbidden (",
        "Forbidden: ",
        "Unauthorized: ",
        "Too Many Requests: ",
        "Gone: ",
        "Broken pipe from ("
    };

    private Messages() {}

    /** Whether a line that no format takes reads as a message. */
    public static boolean isOne(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        int to = line.to();
        if (from == to) {
            return false;
        }
        // What is set in goes on from the line before: the trace of an error.
        boolean setIn = bytes[from] == ' ' || bytes[from] == '\t';
        boolean begins = setIn
                || isTagged(bytes, from, to)
                || beginsWithAny(bytes, from, to, TRACES)
                || beginsWithAny(bytes, from, to, REMARKS)
                || isOfKlog(bytes, from, to)
                || isOfReferer(bytes, from, to)
                || hasLevel(bytes, from, to);
        return begins && !EntryMarks.request(bytes, from, to);
    }

    /** {@code /docker-entrypoint.sh: ...}, {@code INFO:     ...}: the name of who speaks, or of how loud. */
    private static boolean isTagged(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        if (end == to || end - from < 3 || bytes[end - 1] != ':') {
            return false;
        }
        boolean letters = false;
        for (int i = from; i < end - 1; i++) {
            letters |= Ascii.isLetter(bytes[i]);
            if (bytes[i] == ':' || bytes[i] == '"' || bytes[i] < ' ') {
                return false;
            }
        }
        return letters;
    }

    /** {@code I1121 09:00:00.123456       7 controller.go:190] ...}, which Kubernetes and what is built on it write. */
    private static boolean isOfKlog(byte[] bytes, int from, int to) {
        boolean head = to - from > 30
                && "IWEF".indexOf(bytes[from]) >= 0
                && Ascii.isDigit(bytes[from + 1])
                && Ascii.isDigit(bytes[from + 4])
                && bytes[from + 5] == ' '
                && bytes[from + 8] == ':'
                && bytes[from + 11] == ':'
                && bytes[from + 14] == '.';
        for (int i = from + 22; head && i < to - 1; i++) {
            if (bytes[i] == ']') {
                return bytes[i + 1] == ' ' && Ascii.isDigit(bytes[i - 1]);
            }
        }
        return false;
    }

    /** {@code http://example.com/ -> /path}: WEBrick's second line of each request. */
    private static boolean isOfReferer(byte[] bytes, int from, int to) {
        int word = Ascii.endOfWord(bytes, from, to);
        boolean referer = word == from + 1 && bytes[from] == '-' || Ascii.startsWith(bytes, from, to, "http");
        return referer && Ascii.startsWith(bytes, word, to, " -> ");
    }

    private static boolean beginsWithAny(byte[] bytes, int from, int to, String[] heads) {
        for (String head : heads) {
            if (Ascii.startsWith(bytes, from, to, head)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a level stands where messages have it. */
    public static boolean isLed(Line line) {
        return hasLevel(line.bytes(), line.from(), line.to());
    }

    private static boolean hasLevel(byte[] bytes, int from, int to) {
        int limit = Math.min(to, from + WHERE_LEVELS_STAND);
        for (int i = from; i < limit; i++) {
            boolean begins = i == from || !Ascii.isLetter(bytes[i - 1]);
            if (begins && Ascii.isLetter(bytes[i]) && isLevel(bytes, i, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these bytes are the name of a level, in whatever case, and nothing else. */
    public static boolean isLevelWord(byte[] bytes, int from, int to) {
        for (String level : LEVELS) {
            if (to - from == level.length() && Ascii.startsWithIgnoringCase(bytes, from, to, level)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a level stands there. */
    static boolean isLevelAt(byte[] bytes, int at, int to) {
        return isLevel(bytes, at, to);
    }

    private static boolean isLevel(byte[] bytes, int at, int to) {
        for (String level : LEVELS) {
            int end = at + level.length();
            boolean ends = end <= to && (end == to || !Ascii.isLetter(bytes[end]));
            if (ends && (Ascii.startsWith(bytes, at, to, level) || isSetOff(bytes, at, end, to, level))) {
                return true;
            }
        }
        return false;
    }

    /** In small letters a level is a word like any other, but for its brackets or its colon. */
    private static boolean isSetOff(byte[] bytes, int at, int end, int to, String level) {
        boolean setOff = end < to && (bytes[end] == ']' || bytes[end] == ':');
        return setOff && Ascii.startsWithIgnoringCase(bytes, at, to, level);
    }
}
