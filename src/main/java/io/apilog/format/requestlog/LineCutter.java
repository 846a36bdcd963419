package io.apilog.format.requestlog;

import io.apilog.bytes.Ascii;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.value.Commas;
import io.apilog.format.value.WrittenUnit;

/**
 * Cuts a line into its values at spaces, quotes and brackets, with the keys that stand before some of them: the word before {@code =} or
 * {@code :}, or one of a few that lead a value in.
 */
final class LineCutter {
    /** Words that lead a value in, where neither {@code =} nor {@code :} does. */
    private static final String[] LEADS = {
        "in",
        "took",
        "after",
        "from",
        "for",
        "by",
        "size",
        "len",
        "bytes",
        "time",
        "status",
        "duration",
        "latency",
        "elapsed",
        "client",
        "remote",
        "code",
        "ip",
        "within",
        "request_time",
        "upstream_response_time"
    };

    /** How the names of the page end that the client came from: its URL is no target. */
    private static final String[] REFERERS = {"REFERER", "REFERRER"};

    /** How many bytes a mark of Chinese text has, and the last of those of its colon. */
    private static final int WIDE = 3;

    private static final byte WIDE_COLON = (byte) 0x9a;

    private static final String OPEN = "([{<";
    private static final String CLOSE = ")]}>";

    private final LineValues values;
    private final ValueKinds kinds = new ValueKinds();
    private final JoinedUnits units;
    private byte[] bytes = {};
    private int limit;
    private int keyFrom;
    private int keyTo;
    private Commas commas = Commas.UNKNOWN;

    /** A cutter that adds to these values. */
    LineCutter(LineValues values) {
        this.values = values;
        this.units = new JoinedUnits(values);
    }

    /** What the commas within numbers are from here on. */
    void commas(Commas known) {
        commas = known;
        kinds.commas(known);
    }

    /** Cuts a line, or the first part of one that has more values than are kept. */
    void cut(byte[] line, int from, int to) {
        values.begin(line);
        if (bytes != line) {
            bytes = line;
        }
        limit = to;
        keyFrom = 0;
        keyTo = 0;
        int at = from;
        while (at < to && !values.isFull()) {
            at = next(at, from, to);
        }
    }

    /** Takes what begins there; where it ends. */
    private int next(int at, int from, int to) {
        int b = bytes[at];
        if (b == 0x1b) {
            return endOfColour(at, to);
        }
        if (b == ' '
                || b == '\t'
                || b == '|'
                || b == ','
                || b == ';'
                || b == '\r'
                || OPEN.indexOf(b) >= 0
                || CLOSE.indexOf(b) >= 0) {
            return at + 1;
        }
        if (b == '"' || b == '\'' || b == '`') {
            return quoted(at, from, to);
        }
        if (b == '+' && isSignInBrackets(at, from, to)) {
            keyFrom = at;
            keyTo = at + 1;
            return at + 1;
        }
        if (isWideMark(at, to)) {
            return at + WIDE;
        }
        int end = endOfWord(at, to);
        return isRestOfNumber(at, from) ? end : word(at, end, from, to);
    }

    /**
     * {@code [+12.500 ms]}, what moleculer's gateway writes of a request; how long ago the line before was written is a whole number. The
     * sign stands for its name.
     */
    private boolean isSignInBrackets(int at, int from, int to) {
        int end = at + 1;
        while (end < to && Ascii.isDigit(bytes[end])) {
            end++;
        }
        return at > from && OPEN.indexOf(bytes[at - 1]) >= 0 && end > at + 1 && end < to && bytes[end] == '.';
    }

    /** A comma, colon, semicolon, full stop or bracket of Chinese and Japanese text, which is three bytes. */
    private boolean isWideMark(int at, int to) {
        if (at + WIDE > to || bytes[at] >= 0) {
            return false;
        }
        int last = bytes[at + 2] & 0xff;
        return bytes[at] == (byte) 0xef && bytes[at + 1] == (byte) 0xbc
                ? last == 0x8c || last == 0x9a || last == 0x9b || last == 0x88 || last == 0x89
                : bytes[at] == (byte) 0xe3
                        && bytes[at + 1] == (byte) 0x80
                        && (last == 0x81 || last == 0x82 || last == 0x90 || last == 0x91);
    }

    /** Whether what begins there goes on with a number behind a comma: it is no number of its own. */
    private boolean isRestOfNumber(int at, int from) {
        return commas != Commas.LISTS
                && Ascii.isDigit(bytes[at])
                && at - 2 >= from
                && bytes[at - 1] == ','
                && Ascii.isDigit(bytes[at - 2]);
    }

    private int endOfColour(int at, int to) {
        int end = at + 1;
        while (end < to && !Ascii.isLetter(bytes[end])) {
            end++;
        }
        return Math.min(to, end + 1);
    }

    private int quoted(int at, int from, int to) {
        int word = at + 1;
        while (word < to && Ascii.isLetter(bytes[word])) {
            word++;
        }
        boolean request = word > at + 1 && EntryMarks.isRequestWord(bytes, at + 1, word);
        if (request || at + 1 < to && bytes[at + 1] == '/') {
            // The quotes are read over, and what stands in them is read as if they were not there.
            return at + 1;
        }
        int end = at + 1;
        while (end < to && bytes[end] != bytes[at]) {
            end += bytes[end] == '\\' ? 2 : 1;
        }
        if (end >= to) {
            return at + 1;
        }
        boolean begins = at == from
                || bytes[at - 1] == '='
                || bytes[at - 1] == ' '
                || bytes[at - 1] == '\t'
                || bytes[at - 1] == '|'
                || bytes[at - 1] == ','
                || bytes[at - 1] == ':'
                || OPEN.indexOf(bytes[at - 1]) >= 0;
        if (!begins) {
            return at + 1;
        }
        ValueKind kind = kinds.of(bytes, at + 1, end, limit);
        add(
                kind == ValueKind.WORD || kind == ValueKind.NONE || kind == ValueKind.METHOD ? ValueKind.QUOTED : kind,
                at + 1,
                end,
                at,
                end + 1,
                from,
                to);
        return end + 1;
    }

    private int endOfWord(int at, int to) {
        boolean path = bytes[at] == '/' || Ascii.startsWith(bytes, at, to, "http");
        int end = at;
        while (end < to) {
            int b = bytes[end];
            if (b == ' ' || b == '\t' || b == '|' || b == '"' || b == 0x1b || b == '\r') {
                break;
            }
            if (b == ',' && !path) {
                int number = endOfCommas(at, end, to);
                if (number > end) {
                    end = number;
                    continue;
                }
            }
            if (!path && (b == ',' || b == ';' || OPEN.indexOf(b) >= 0 || CLOSE.indexOf(b) >= 0)) {
                break;
            }
            path |= b == ':' && end + 1 < to && bytes[end + 1] == '/';
            if (b == '=' && !path || isWideMark(end, to)) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Where a number ends that has a comma there, behind a key or not; the comma where it is none. */
    private int endOfCommas(int word, int comma, int to) {
        int from = comma;
        while (from > word && (Ascii.isDigit(bytes[from - 1]) || bytes[from - 1] == '.')) {
            from--;
        }
        boolean listed = commas == Commas.LISTS || from > 0 && bytes[from - 1] == ',';
        boolean first = from == word || from - 1 > word && bytes[from - 1] == ':' && isName(word, from - 1);
        return listed || !first || from == comma ? comma : Commas.endOfNumber(bytes, from, comma, to);
    }

    /** A word, which may be the key of what follows, or a key and a value with a colon between. */
    private int word(int at, int end, int from, int to) {
        if (end < to && bytes[end] == '=' && end > at) {
            keyFrom = startOfKey(at, end);
            keyTo = end;
            return end + 1;
        }
        if (end > at && isWideMark(end, to) && bytes[end + 2] == WIDE_COLON) {
            keyFrom = at;
            keyTo = end;
            return end + WIDE;
        }
        int last = end;
        while (last > at + 1
                && (bytes[last - 1] == ':'
                        || bytes[last - 1] == ','
                        || bytes[last - 1] == '!'
                        || bytes[last - 1] == ';')) {
            last--;
        }
        if (last < end
                && bytes[last] == ':'
                && WrittenUnit.isTime(bytes, at, last)
                && units.joinsNumber(at, last, closeAt(last))) {
            return end;
        }
        if (last < end && bytes[last] == ':' && isName(at, last) && !EntryMarks.isRequestWord(bytes, at, last)) {
            add(ValueKind.WORD, at, last, at, end, from, to);
            keyFrom = at;
            keyTo = last;
            return Math.max(end, at + 1);
        }
        int colon = at;
        while (colon < last && (Ascii.isLetter(bytes[colon]) || bytes[colon] == '_' || bytes[colon] < 0)) {
            colon++;
        }
        boolean pair = colon > at
                && colon + 1 < last
                && bytes[colon] == ':'
                && (Ascii.isDigit(bytes[colon + 1])
                        || bytes[colon + 1] == '/' && !isScheme(at, colon, last)
                        || EntryMarks.isRequestWord(bytes, colon + 1, last))
                && !LoggedAddress.is(bytes, at, last);
        if (pair) {
            keyFrom = at;
            keyTo = colon;
            add(kinds.of(bytes, colon + 1, last, limit), colon + 1, last, colon + 1, end, from, to);
            return end;
        }
        ValueKind kind = kinds.of(bytes, at, last, limit);
        if (kind == ValueKind.WORD && units.joinsNumber(at, last, closeAt(last))) {
            return end;
        }
        add(kind, at, last, at, end, from, to);
        return Math.max(end, at + 1);
    }

    private boolean isScheme(int at, int colon, int end) {
        return colon + 2 < end && bytes[colon + 2] == '/' || Ascii.startsWith(bytes, at, colon, "http");
    }

    private int startOfKey(int at, int end) {
        int start = end;
        while (start > at && isKeyByte(bytes[start - 1])) {
            start--;
        }
        return start;
    }

    private static boolean isKeyByte(byte b) {
        return b < 0 || Ascii.isLetter(b) || Ascii.isDigit(b) || b == '_' || b == '-' || b == '.';
    }

    private boolean isName(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isKeyByte(bytes[i])) {
                return false;
            }
        }
        return to > from && (bytes[from] < 0 || Ascii.isLetter(bytes[from]));
    }

    private byte closeAt(int at) {
        return at < bytes.length && CLOSE.indexOf(bytes[at]) >= 0 ? bytes[at] : 0;
    }

    private void add(ValueKind kind, int at, int end, int outerFrom, int outerTo, int from, int to) {
        int start = kind == ValueKind.ADDRESS ? LoggedAddress.start(bytes, at, end) : at;
        boolean opened = outerFrom > from && OPEN.indexOf(bytes[outerFrom - 1]) >= 0;
        // An address of IPv6 with a port stands in brackets.
        boolean ofAddress = kind == ValueKind.ADDRESS && opened && bytes[outerFrom - 1] == '[' && bytes[start] != '/';
        byte open = opened && !ofAddress ? bytes[outerFrom - 1] : 0;
        byte close = outerTo < to ? closeAt(outerTo) : 0;
        int last = values.count() - 1;
        boolean led = keyTo == keyFrom && last >= 0 && values.kind(last) == ValueKind.WORD && isLead(last);
        int keyBegin = led ? values.from(last) : keyFrom;
        int keyEnd = led ? values.to(last) : keyTo;
        keyFrom = 0;
        keyTo = 0;
        if (kind != ValueKind.TARGET) {
            values.add(kind, start, end, keyBegin, keyEnd, open, close);
        } else if (isReferer(bytes, keyBegin, keyEnd)) {
            values.add(ValueKind.QUOTED, start, end, keyBegin, keyEnd, open, close);
        } else {
            values.add(kind, start, Enclosed.end(bytes, from, start, end), keyBegin, keyEnd, open, close);
        }
        if (kind == ValueKind.TIMED) {
            units.joinParts();
        }
    }

    /** Whether the key says that a URL is where the client came from: {@code referer}, {@code http_referrer}. */
    static boolean isReferer(byte[] bytes, int from, int to) {
        for (String name : REFERERS) {
            int at = to - name.length();
            if (at >= from && Ascii.startsWithIgnoringCase(bytes, at, to, name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLead(int token) {
        for (String lead : LEADS) {
            if (values.to(token) - values.from(token) == lead.length()
                    && Ascii.startsWith(bytes, values.from(token), values.to(token), lead)) {
                return true;
            }
        }
        return false;
    }
}
