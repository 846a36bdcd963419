package io.apilog.format.message;

import io.apilog.bytes.Ascii;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.request.AccessRecord;

/**
 * Reads what loggers put before a message, piece by piece and in any order: the time, the level, the process and the thread, the name of
 * the logger. Where it ends, the message begins. Only what is surely none of the message is taken: an address, a request and whatever
 * is quoted never are. One for each file; allocates nothing.
 */
public final class Prefix {
    private static final int MOST_PIECES = 12;
    private static final int LONGEST_GROUP = 96;
    private static final int CLOCK = 8;
    private static final int DAY = 10;

    private int timeFrom;
    private int timeTo;
    private boolean named;

    /** Where the message begins; -1 where nothing stands before it. */
    public int end(byte[] bytes, int from, int to) {
        timeFrom = -1;
        timeTo = -1;
        named = false;
        int at = from;
        boolean clock = false;
        for (int i = 0; i < MOST_PIECES; i++) {
            int start = behindSeparators(bytes, at, to, at > from);
            int behind = time(bytes, start, to);
            if (behind < 0) {
                behind = clock(bytes, start, to);
                clock |= behind >= 0;
            }
            boolean any = timeFrom >= 0 || clock || named;
            behind = behind < 0 ? level(bytes, start, to) : behind;
            behind = behind < 0 && (any || i == 0) ? group(bytes, start, to) : behind;
            behind = behind < 0 && any ? logger(bytes, start, to) : behind;
            behind = behind < 0 && any ? process(bytes, start, to) : behind;
            if (behind < 0) {
                at = start;
                break;
            }
            at = behind;
        }
        boolean is = (timeFrom >= 0 || clock || named) && at < to && at > from;
        return is ? at : -1;
    }

    /** Where the message begins behind a time alone; -1 where none stands there. */
    public int endOfTime(byte[] bytes, int from, int to) {
        timeFrom = -1;
        timeTo = -1;
        named = false;
        int end = time(bytes, from, to);
        return end < 0 ? -1 : behindSeparators(bytes, end, to, true);
    }

    /** Where a time ends that stands there without brackets; -1 where none does. */
    int endOfBareTime(byte[] bytes, int from, int to) {
        int day = endOfDay(bytes, from, to);
        if (day < 0 || day >= to || bytes[day] != ' ' && bytes[day] != 'T' && bytes[day] != '_') {
            return -1;
        }
        int clock = clock(bytes, day + 1, to);
        return clock < 0 ? -1 : endOfZone(bytes, clock, to);
    }

    /** Whether a level or the name of a logger was there. */
    public boolean isNamed() {
        return named;
    }

    /** Milliseconds since 1970 of the time that was there, or {@link AccessRecord#ABSENT}. */
    public long millis(byte[] bytes, LastTime last) {
        long millis = timeFrom < 0 ? AccessRecord.ABSENT : last.millis(bytes, timeFrom, timeTo);
        return millis == LoggedNumbers.NOT_A_NUMBER ? AccessRecord.ABSENT : millis;
    }

    private static int behindSeparators(byte[] bytes, int from, int to, boolean inside) {
        int at = from;
        while (at < to) {
            int b = bytes[at];
            boolean gap = b == ' ' || b == '\t';
            boolean alone = inside && (b == '|' || b == ':' || b == '-') && isAlone(bytes, at, to);
            if (!gap && !alone) {
                return at;
            }
            at = alone ? endOfRun(bytes, at, to) : at + 1;
        }
        return at;
    }

    private static int endOfRun(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == bytes[from]) {
            at++;
        }
        return at;
    }

    /** Whether a run of one sign stands between spaces, and is none of the hyphens that the columns of an entry are. */
    private static boolean isAlone(byte[] bytes, int at, int to) {
        int end = endOfRun(bytes, at, to);
        boolean gap = end < to && (bytes[end] == ' ' || bytes[end] == '\t');
        boolean hyphen = bytes[at] == '-' && end == at + 1;
        return gap && !(hyphen && end + 1 < to && (bytes[end + 1] == '-' || bytes[end + 1] == '['));
    }

    /** A date with a time of day, in brackets or not, with a zone or not. */
    private int time(byte[] bytes, int from, int to) {
        if (timeFrom >= 0 && from < to && bytes[from] != '[') {
            return -1;
        }
        boolean bracket = from < to && bytes[from] == '[';
        int start = bracket ? from + 1 : from;
        int day = endOfDay(bytes, start, to);
        if (day < 0 || day >= to || bytes[day] != ' ' && bytes[day] != 'T' && bytes[day] != '_') {
            return -1;
        }
        int clock = clock(bytes, day + 1, to);
        if (clock < 0) {
            return -1;
        }
        int end = endOfZone(bytes, clock, to);
        boolean ends = bracket ? end < to && bytes[end] == ']' : end == to || isEnd(bytes[end]);
        if (!ends) {
            return -1;
        }
        if (timeFrom < 0) {
            timeFrom = start;
            timeTo = end;
        }
        return bracket || end < to && bytes[end] == ':' ? end + 1 : end;
    }

    private static boolean isEnd(byte b) {
        return b == ' ' || b == '\t' || b == ':' || b == '|' || b == ',';
    }

    /** {@code 2026-11-21}, {@code 2026/11/21}. */
    private static int endOfDay(byte[] bytes, int from, int to) {
        if (to - from < DAY || bytes[from + 4] != '-' && bytes[from + 4] != '/' || bytes[from + 7] != bytes[from + 4]) {
            return -1;
        }
        for (int i = 0; i < DAY; i++) {
            if (i != 4 && i != 7 && !Ascii.isDigit(bytes[from + i])) {
                return -1;
            }
        }
        return from + DAY;
    }

    /** {@code 09:00:00}, with a fraction or not. */
    private static int clock(byte[] bytes, int from, int to) {
        if (to - from < CLOCK || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
            return -1;
        }
        for (int i = 0; i < CLOCK; i++) {
            if (i != 2 && i != 5 && !Ascii.isDigit(bytes[from + i])) {
                return -1;
            }
        }
        int at = from + CLOCK;
        if (at + 1 < to && (bytes[at] == '.' || bytes[at] == ',') && Ascii.isDigit(bytes[at + 1])) {
            at++;
            while (at < to && Ascii.isDigit(bytes[at])) {
                at++;
            }
        }
        return at < to && (Ascii.isDigit(bytes[at]) || bytes[at] == ':' && at + 1 < to && Ascii.isDigit(bytes[at + 1]))
                ? -1
                : at;
    }

    private static int endOfZone(byte[] bytes, int from, int to) {
        if (from < to && (bytes[from] == 'Z' || bytes[from] == 'z')) {
            return from + 1;
        }
        int at = from < to && bytes[from] == ' ' ? from + 1 : from;
        if (Ascii.startsWith(bytes, at, to, "UTC") || Ascii.startsWith(bytes, at, to, "GMT")) {
            return at + 3;
        }
        boolean sign = to - at >= 5 && (bytes[at] == '+' || bytes[at] == '-') && Ascii.isDigit(bytes[at + 1]);
        if (!sign || !Ascii.isDigit(bytes[at + 2])) {
            return from;
        }
        int minutes = bytes[at + 3] == ':' ? at + 4 : at + 3;
        boolean whole = minutes + 2 <= to && Ascii.isDigit(bytes[minutes]) && Ascii.isDigit(bytes[minutes + 1]);
        return whole ? minutes + 2 : from;
    }

    /** {@code INFO}, {@code [info]}, {@code info:}, {@code INFO:name:}. */
    private int level(byte[] bytes, int from, int to) {
        boolean bracket = from < to && bytes[from] == '[';
        int start = bracket ? from + 1 : from;
        int end = start;
        while (end < to && Ascii.isLetter(bytes[end])) {
            end++;
        }
        boolean letter = bracket && end == start + 1 && "DIWEFNTC".indexOf(bytes[start]) >= 0;
        if (!letter && !Messages.isLevelWord(bytes, start, end)) {
            return -1;
        }
        boolean closed = bracket && end < to && bytes[end] == ']';
        boolean colon = !bracket && end < to && bytes[end] == ':';
        boolean capitals = bytes[start] >= 'A' && bytes[start] <= 'Z';
        boolean gap =
                !bracket && end < to && (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '|') && capitals;
        if (!closed && !colon && !gap) {
            return -1;
        }
        named = true;
        int behind = gap ? end : end + 1;
        return colon ? behindNameOfPython(bytes, behind, to) : behind;
    }

    /** Python's own order: {@code INFO:name:message}. */
    private static int behindNameOfPython(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to
                && (Ascii.isLetter(bytes[at]) || Ascii.isDigit(bytes[at]) || bytes[at] == '.' || bytes[at] == '_')) {
            at++;
        }
        boolean name = at > from && at < to && bytes[at] == ':' && !Ascii.isDigit(bytes[from]);
        return name ? at + 1 : from;
    }

    /** A thread, a process, a request's number in brackets, in which there is neither an address nor anything quoted. */
    private static int group(byte[] bytes, int from, int to) {
        int close = from < to ? " [(<".indexOf(bytes[from]) : -1;
        if (close < 1) {
            return -1;
        }
        int limit = Math.min(to, from + LONGEST_GROUP);
        int dots = 0;
        int end = from + 1;
        while (end < limit && bytes[end] != " ])>".charAt(close)) {
            int b = bytes[end];
            dots += b == '.' && Ascii.isDigit(bytes[end - 1]) ? 1 : 0;
            boolean day = b == '/' && Ascii.isDigit(bytes[end - 1]);
            if (b == '"' || b == '[' || b == '{' || b == '=' || day || b == '/' && bytes[end - 1] == ' ') {
                return -1;
            }
            end++;
        }
        if (end == limit || dots > 2) {
            return -1;
        }
        return end + 1 < to && bytes[end + 1] == ':' ? end + 2 : end + 1;
    }

    /** A name with a separator behind it: {@code io.example.Access - }, {@code example::access: }, {@code Access:123 - }. */
    private int logger(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && isNameByte(bytes[end])) {
            end++;
        }
        if (end == from || end == to || !Ascii.isLetter(bytes[from]) || EntryMarks.isRequestWord(bytes, from, end)) {
            return -1;
        }
        boolean colon = bytes[end - 1] == ':';
        int next = Ascii.endOfSpaces(bytes, end, to);
        boolean parted = bytes[end] == '\t'
                || next > end
                        && next < to
                        && (bytes[next] == '-' || bytes[next] == ':' || bytes[next] == '|')
                        && isAlone(bytes, next, to);
        boolean gap = bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '|';
        if (!gap || !colon && !parted) {
            return -1;
        }
        named = true;
        return end;
    }

    private static boolean isNameByte(byte b) {
        return Ascii.isLetter(b)
                || Ascii.isDigit(b)
                || b == '.'
                || b == '_'
                || b == ':'
                || b == '-'
                || b == '$'
                || b == '/';
    }

    /** The number of a process, which is not the beginning of anything else. */
    private static int process(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && Ascii.isDigit(bytes[end])) {
            end++;
        }
        int next = Ascii.endOfSpaces(bytes, end, to);
        boolean number = end > from && end - from <= 10 && next > end && next < to;
        return number && (Messages.isLevelAt(bytes, next, to) || bytes[next] == '-' && isAlone(bytes, next, to))
                ? end
                : -1;
    }
}
