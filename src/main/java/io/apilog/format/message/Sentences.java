package io.apilog.format.message;

import io.apilog.bytes.Ascii;
import io.apilog.line.Line;

/**
 * Tells a line that can be no entry, however damaged, in a file whose entries are lines of text: words of a program that starts, listens,
 * connects. It has no request and no answer in it, does not begin as entries do, and is not a piece of one.
 */
public final class Sentences {
    private static final int FEWEST_WORDS = 2;
    private static final int COLUMNS = 3;

    /** What no line begins with that is whole. */
    private static final String PARTING = "\"',;:|{})]";

    /** What the names of a request's method and of its answer end with. */
    private static final String[] NAMES = {"method=", "status=", "code="};

    private Sentences() {}

    /** Whether a line that no format takes can be no entry. */
    public static boolean isOne(Line line) {
        byte[] bytes = line.bytes();
        int from = line.from();
        int to = line.to();
        int first = Ascii.endOfSpaces(bytes, from, to);
        if (first == to || PARTING.indexOf(bytes[first]) >= 0) {
            return false;
        }
        if (isVariable(bytes, from, to)
                || isDrawn(bytes, from, to)
                || isError(bytes, from, to)
                || isFrame(bytes, from, to)) {
            return true;
        }
        if (isOfProcess(bytes, from, to) && !hasRequest(bytes, from, to)) {
            return true;
        }
        if (!isText(bytes, from, to) || hasRequest(bytes, from, to) || hasColumns(bytes, from, to)) {
            return false;
        }
        int head = endOfHead(bytes, from, to);
        int words = head < 0 ? 0 : words(bytes, head, to);
        return words >= FEWEST_WORDS || words > 0 && isPoint(bytes, from, to);
    }

    /** One of the points of a list ({@code * PID: 1}, {@code -- Boot 7a1c --}), or a day with its time in words. */
    private static boolean isPoint(byte[] bytes, int from, int to) {
        boolean point = bytes[from] == '*' || bytes[from] == '>' || Ascii.startsWith(bytes, from, to, "--");
        boolean clock = Ascii.isLetter(bytes[from])
                && to - from > 20
                && bytes[to - 6] == ':'
                && bytes[to - 3] == ':'
                && Ascii.isDigit(bytes[to - 1]);
        return point || clock;
    }

    /** Whether there are no control characters in it but those of a terminal, and each quote and bracket has its other. */
    private static boolean isText(byte[] bytes, int from, int to) {
        int quotes = 0;
        int open = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            quotes += b == '"' ? 1 : 0;
            boolean coloured = b == '[' && i > from && bytes[i - 1] == 0x1b;
            open += b == '[' && !coloured ? 1 : b == ']' ? -1 : 0;
            if (b >= 0 && b < ' ' && b != '\t' && b != 0x1b && b != '\r') {
                return false;
            }
        }
        return quotes % 2 == 0 && open == 0;
    }

    /** {@code PRIORITY=6}, {@code __CURSOR=s=9e}: what journalctl exports of each message. */
    private static boolean isVariable(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == '_' || bytes[at] >= 'A' && bytes[at] <= 'Z')) {
            at++;
        }
        return at > from + 2 && at < to && bytes[at] == '=' && !hasRequest(bytes, at, to);
    }

    /** A name in large letters made of signs, as servers show when they start. */
    private static boolean isDrawn(byte[] bytes, int from, int to) {
        int signs = 0;
        for (int i = from; i < to; i++) {
            if (Ascii.isLetter(bytes[i]) || Ascii.isDigit(bytes[i])) {
                return false;
            }
            signs += "_/\\|#=".indexOf(bytes[i]) >= 0 ? 1 : 0;
        }
        return signs > 2;
    }

    /** {@code java.lang.IllegalStateException: ...}. */
    private static boolean isError(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        int name = end > from && bytes[end - 1] == ':' ? end - 1 : end;
        boolean ends = endsWith(bytes, from, name, "Exception") || endsWith(bytes, from, name, "Error");
        for (int i = from; ends && i < name; i++) {
            ends = Ascii.isLetter(bytes[i]) || Ascii.isDigit(bytes[i]) || ".$_".indexOf(bytes[i]) >= 0;
        }
        return ends && (name < end || end == to);
    }

    /** {@code /usr/local/go/src/runtime/panic.go:261 (0x44f2b7)}: where Go was when it failed. */
    private static boolean isFrame(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        int line = end;
        while (line > from && Ascii.isDigit(bytes[line - 1])) {
            line--;
        }
        return bytes[from] == '/'
                && line < end
                && line - from > 4
                && Ascii.startsWith(bytes, line - 4, end, ".go:")
                && Ascii.startsWith(bytes, end, to, " (0x");
    }

    private static boolean endsWith(byte[] bytes, int from, int to, String text) {
        return to - from > text.length() && Ascii.startsWith(bytes, to - text.length(), to, text);
    }

    /** {@code 2026-11-21T09:00:00.123456+00:00 app[web.1]: ...}: a process of Heroku, but for its router. */
    private static boolean isOfProcess(byte[] bytes, int from, int to) {
        int time = Ascii.endOfWord(bytes, from, to);
        int end = Ascii.endOfWord(bytes, time + 1, to);
        boolean tag = time - from > 20 && bytes[from + 10] == 'T' && end < to && end - time > 4;
        return tag
                && bytes[end - 1] == ':'
                && bytes[end - 2] == ']'
                && Ascii.isLetter(bytes[time + 1])
                && !Ascii.startsWith(bytes, end - 9, to, "[router]:");
    }

    /** Whether there is a method with a target behind it, or as a piece of its own, or the protocol. */
    private static boolean hasRequest(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean begins = i == from || !Ascii.isLetter(bytes[i - 1]) || isBehindColour(bytes, from, i);
            if (!begins || bytes[i] < 'C' || bytes[i] > 'T') {
                continue;
            }
            int end = i;
            while (end < to && Ascii.isLetter(bytes[end])) {
                end++;
            }
            if (end < to && bytes[end] == '/' && end - i == 4 && Ascii.startsWith(bytes, i, end, "HTTP")) {
                return true;
            }
            if (EntryMarks.isRequestWord(bytes, i, end)) {
                int next = Ascii.endOfSpaces(bytes, end, to);
                boolean value = i > from && (bytes[i - 1] == '=' || bytes[i - 1] == ':' || bytes[i - 1] == '"');
                // Behind a space stands a word of a sentence, or a target; anything else parts columns.
                if (value
                        || bytes[i] == 'C'
                        || next == end
                        || next == to
                        || !Ascii.isLetter(bytes[next])
                        || Ascii.startsWith(bytes, next, to, "http")) {
                    return true;
                }
            }
        }
        return EntryMarks.smallRequest(bytes, from, to);
    }

    private static boolean isBehindColour(byte[] bytes, int from, int at) {
        return at > from + 1 && bytes[at - 1] == 'm' && Ascii.isDigit(bytes[at - 2]);
    }

    /** Whether something stands in quotes as the columns of an entry do, or a status is named. */
    private static boolean hasColumns(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            for (String name : NAMES) {
                if (bytes[i] == name.charAt(0) && Ascii.startsWith(bytes, i, to, name)) {
                    return true;
                }
            }
            if (bytes[i] == ' ' && bytes[i + 1] == '"') {
                return true;
            }
        }
        return false;
    }

    /**
     * Where the words of a line are looked for: behind what an entry that was cut ends with, the last address that stands by itself or the
     * last time as access logs have it, and in the last of several columns; -1 where the line begins as an entry does and nothing is said
     * behind its time, {@code 192.0.2.1 - - [21/Nov/2026:09:00:00 +0000] [AuthSuccess] ...}.
     */
    private static int endOfHead(byte[] bytes, int from, int to) {
        int head = from;
        int tabs = 0;
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && " \t[]();,|\"".indexOf(bytes[end]) < 0) {
                end++;
            }
            boolean address = isAddress(bytes, at, end);
            if (address && at == from) {
                return endOfTime(bytes, end, to);
            }
            tabs += end < to && bytes[end] == '\t' ? 1 : 0;
            boolean column = tabs >= COLUMNS && end < to && bytes[end] == '\t';
            head = column || address || isTime(bytes, at, end) ? end : head;
            at = end + 1;
        }
        return head;
    }

    private static int endOfTime(byte[] bytes, int from, int to) {
        int close = from;
        while (close < to && bytes[close] != ']') {
            close++;
        }
        int behind = close + 2;
        boolean said = behind < to && (Ascii.isLetter(bytes[behind]) || bytes[behind] == '[');
        for (int i = behind; said && i < to; i++) {
            said = bytes[i] != '"' && bytes[i] != '/';
        }
        return said ? behind : -1;
    }

    /** {@code 21/Nov/2026:09:00:00}. */
    private static boolean isTime(byte[] bytes, int from, int to) {
        return to - from >= 20 && bytes[from + 2] == '/' && bytes[from + 6] == '/' && bytes[from + 11] == ':';
    }

    /** Digits and points, or colons; with a port or without. */
    private static boolean isAddress(byte[] bytes, int from, int to) {
        int points = 0;
        int colons = 0;
        for (int i = from; i < to; i++) {
            points += bytes[i] == '.' ? 1 : 0;
            colons += bytes[i] == ':' ? 1 : 0;
            boolean hex = Ascii.isDigit(bytes[i]) || bytes[i] >= 'a' && bytes[i] <= 'f';
            if (!hex && bytes[i] != '.' && bytes[i] != ':') {
                return false;
            }
        }
        // A server that listens everywhere is no client.
        return (points == 3 || colons > 2) && !Ascii.startsWith(bytes, from, to, "0.0.0.0");
    }

    /** How many words of two letters or more there are; a part of a name, of an address or of a pair is none. */
    private static int words(byte[] bytes, int from, int to) {
        int words = 0;
        int at = from;
        while (at < to) {
            boolean coloured = isBehindColour(bytes, from, at + 1) && bytes[at] == 'm';
            int start = coloured ? at + 1 : at;
            int end = start;
            while (end < to && Ascii.isLetter(bytes[end])) {
                end++;
            }
            boolean begins = start == from || coloured || " \t[(<'\"*>".indexOf(bytes[start - 1]) >= 0;
            words += begins && end - start > 1 && ends(bytes, end, to) ? 1 : 0;
            at = Math.max(end, at + 1);
        }
        return words;
    }

    private static boolean ends(byte[] bytes, int at, int to) {
        if (at == to || " \t,;!?)]>'\"+|[\u001b".indexOf(bytes[at]) >= 0) {
            return true;
        }
        return (bytes[at] == '.' || bytes[at] == ':') && (at + 1 == to || bytes[at + 1] == ' ' || bytes[at + 1] == '.');
    }
}
