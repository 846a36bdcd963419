package io.apilog.format.requestlog;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.value.Commas;
import io.apilog.format.value.DurationText;
import io.apilog.format.value.SentStatus;
import io.apilog.format.value.WrittenUnit;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a request logger as the values that can be told from each other without knowing the logger: the method and the target,
 * addresses, numbers, numbers with a unit of time or of size, and the words between them. One for each file; allocates nothing.
 *
 * <p>A value has a <em>key</em>, which is the word before {@code =} or {@code :}, or one of a few words that lead a value in ({@code in
 * 12ms}, {@code from 192.0.2.1}), and the brackets that it stands in.
 */
final class RequestTokens {
    /** What a value is. */
    enum Kind {
        WORD,
        /** Something in quotes that is no request. */
        QUOTED,
        METHOD,
        TARGET,
        PROTOCOL,
        ADDRESS,
        /** Digits alone. */
        WHOLE,
        DECIMAL,
        /** A number with a unit of time. */
        TIMED,
        /** A number with a unit of bytes. */
        SIZED,
        /** A number with a multiple of bytes, cut to a few digits: {@code 12.3 kB}. */
        ROUNDED,
        /** A number with commas in it, of which nobody knows what they are; its unit, if it has one, is part of it. */
        COMMAS,
        /** A hyphen: a value that is not there. */
        NONE
    }

    static final int MOST = 96;

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
        "within"
    };

    /** Those of them behind which a duration stands. */
    private static final String[] LEADS_OF_DURATIONS = {
        "in", "took", "after", "time", "duration", "latency", "elapsed", "within"
    };

    /** How the names of a method end, behind which it need not stand beside its target. */
    private static final byte[][] METHODS = Stream.of("METHOD", "VERB", "方法", "方式", "METHODE", "METODO")
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    /** How many values may stand between a method that is named and its target. */
    private static final int NAMED_REACH = 12;

    /** Between a method and its target the most words of a sentence: {@code GET response status for '/path'}. */
    private static final int MOST_BETWEEN = 4;

    /** How the names of the page end that the client came from: its URL is no target. */
    private static final String[] REFERERS = {"REFERER", "REFERRER"};

    /** How many bytes a mark of Chinese text has, and the last of those of its colon. */
    private static final int WIDE = 3;

    private static final byte WIDE_COLON = (byte) 0x9a;

    private static final String OPEN = "([{<";
    private static final String CLOSE = ")]}>";

    private final Kind[] kinds = new Kind[MOST];
    private final int[] froms = new int[MOST];
    private final int[] tos = new int[MOST];
    private final int[] keyFroms = new int[MOST];
    private final int[] keyTos = new int[MOST];
    private final byte[] opens = new byte[MOST];
    private final byte[] closes = new byte[MOST];
    private byte[] bytes = {};
    private int limit;
    private int count;
    private int keyFrom;
    private int keyTo;
    private int method;
    private int target;
    private boolean parted;
    private Commas commas = Commas.UNKNOWN;

    /** What the commas within numbers are from here on. */
    void commas(Commas known) {
        commas = known;
    }

    /** Reads a line; false if there is no request in it. */
    boolean read(byte[] line, int from, int to) {
        if (bytes != line) {
            bytes = line;
        }
        count = 0;
        limit = to;
        keyFrom = 0;
        keyTo = 0;
        int at = from;
        while (at < to && count < MOST) {
            at = next(at, from, to);
        }
        return findRequest();
    }

    int count() {
        return count;
    }

    Kind kind(int token) {
        return kinds[token];
    }

    int from(int token) {
        return froms[token];
    }

    int to(int token) {
        return tos[token];
    }

    /** The bracket that stands directly before it, or 0. */
    byte open(int token) {
        return opens[token];
    }

    /** The bracket that stands directly behind it, or 0. */
    byte close(int token) {
        return closes[token];
    }

    /** The buffer of the line. */
    byte[] bytes() {
        return bytes;
    }

    /** The key in small letters, for finding out what a logger writes; empty where there is none. */
    String key(int token) {
        StringBuilder key = new StringBuilder();
        for (int i = keyFroms[token]; i < keyTos[token]; i++) {
            key.append((char) (bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] | 0x20 : bytes[i] & 0xff));
        }
        return key.toString();
    }

    /** Whether the key is this, which is in small letters. */
    boolean hasKey(int token, byte[] key) {
        if (keyTos[token] - keyFroms[token] != key.length) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            int b = bytes[keyFroms[token] + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != key[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has no key. */
    boolean keyless(int token) {
        return keyTos[token] == keyFroms[token];
    }

    /** Whether the unit that is part of a number is one of bytes. */
    boolean isSize(int token) {
        int unit = tos[token];
        while (unit > froms[token] && !Ascii.isDigit(bytes[unit - 1])) {
            unit--;
        }
        int begin = unit < tos[token] && bytes[unit] == ' ' ? unit + 1 : unit;
        return WrittenUnit.isSize(bytes, begin, tos[token]);
    }

    /** The text, for people and for finding out what a logger writes. */
    String text(int token) {
        return new String(bytes, froms[token], tos[token] - froms[token], StandardCharsets.ISO_8859_1);
    }

    /** The token that is the method. */
    int method() {
        return method;
    }

    /** The token that is the target. */
    int target() {
        return target;
    }

    /** Whether status and duration stand between the method and the target, which then counts as one of the values behind. */
    boolean isParted() {
        return parted;
    }

    /** The first token behind the request. */
    int behindRequest() {
        if (parted) {
            return method + 1;
        }
        int last = Math.max(method, target);
        return last + 1 < count && kinds[last + 1] == Kind.PROTOCOL ? last + 2 : last + 1;
    }

    /** The first token of the request. */
    int beforeRequest() {
        return Math.min(method, target);
    }

    private boolean findRequest() {
        parted = false;
        for (int i = 0; i < count; i++) {
            if (kinds[i] != Kind.METHOD) {
                continue;
            }
            boolean named = isNamed(keyFroms[i], keyTos[i]);
            for (int j = i + 1; j < Math.min(count, i + (named ? NAMED_REACH : MOST_BETWEEN + 2)); j++) {
                if (kinds[j] == Kind.TARGET && (named || j < i + 4 || opensQuote(j))) {
                    method = i;
                    target = j;
                    return true;
                }
                boolean referer = kinds[j] == Kind.QUOTED && isReferer(keyFroms[j], keyTos[j]);
                if (kinds[j] != Kind.NONE && kinds[j] != Kind.WORD && kinds[j] != Kind.PROTOCOL && !referer) {
                    break;
                }
            }
            for (int j = i - 1; named && j >= Math.max(0, i - NAMED_REACH); j--) {
                if (kinds[j] == Kind.TARGET) {
                    method = i;
                    target = j;
                    return true;
                }
            }
            if (i > 0 && kinds[i - 1] == Kind.TARGET && bytes[froms[i - 1]] == '/') {
                method = i;
                target = i - 1;
                return true;
            }
            if (isStatusBetween(i + 1)) {
                method = i;
                target = i + 2;
                parted = true;
                return true;
            }
            if (isAnswered(i + 1)) {
                for (int j = i + 3; j < count; j++) {
                    if (kinds[j] == Kind.TARGET && bytes[froms[j]] == '/') {
                        method = i;
                        target = j;
                        parted = true;
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** {@code GET [200] /path}: a status in brackets between the two. */
    private boolean isStatusBetween(int token) {
        return token + 1 < count
                && kinds[token] == Kind.WHOLE
                && (opens[token] == '[' || opens[token] == '(')
                && SentStatus.is(bytes, froms[token], tos[token])
                && kinds[token + 1] == Kind.TARGET
                && bytes[froms[token + 1]] == '/';
    }

    /** Whether a key says that a method stands behind it. */
    private boolean isNamed(int from, int to) {
        for (byte[] name : METHODS) {
            int at = to - name.length;
            boolean same = at >= from;
            for (int i = 0; same && i < name.length; i++) {
                int b = bytes[at + i];
                same = (b >= 'a' && b <= 'z' ? b & ~0x20 : b) == name[i];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** Whether a quote stands directly before it. */
    private boolean opensQuote(int token) {
        int before = froms[token] - 1;
        return before >= 0 && (bytes[before] == '\'' || bytes[before] == '"');
    }

    /** {@code GET 200 12ms ... /path}: a status and a time with its unit directly behind the method. */
    private boolean isAnswered(int token) {
        return token + 2 < count
                && kinds[token] == Kind.WHOLE
                && kinds[token + 1] == Kind.TIMED
                && SentStatus.is(bytes, froms[token], tos[token]);
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
        if (isWideMark(at, to)) {
            return at + WIDE;
        }
        int end = endOfWord(at, to);
        return isRestOfNumber(at, from) ? end : word(at, end, from, to);
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
        Kind kind = kindOf(at + 1, end);
        add(
                kind == Kind.WORD || kind == Kind.NONE || kind == Kind.METHOD ? Kind.QUOTED : kind,
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
        if (last < end && bytes[last] == ':' && WrittenUnit.isTime(bytes, at, last) && joinsNumber(at, last)) {
            return end;
        }
        if (last < end && bytes[last] == ':' && isName(at, last) && !EntryMarks.isRequestWord(bytes, at, last)) {
            add(Kind.WORD, at, last, at, end, from, to);
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
                && !isAddress(at, last);
        if (pair) {
            keyFrom = at;
            keyTo = colon;
            add(kindOf(colon + 1, last), colon + 1, last, colon + 1, end, from, to);
            return end;
        }
        Kind kind = kindOf(at, last);
        if (kind == Kind.WORD && joinsNumber(at, last)) {
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

    /** A unit that stands behind its number with a space between. */
    private boolean joinsNumber(int at, int end) {
        int last = count - 1;
        boolean number = last >= 0
                && (kinds[last] == Kind.WHOLE || kinds[last] == Kind.DECIMAL || kinds[last] == Kind.COMMAS)
                && tos[last] == at - 1
                && bytes[at - 1] == ' ';
        if (!number) {
            return false;
        }
        Kind joined = withUnit(at, end);
        if (joined == null) {
            return false;
        }
        kinds[last] = kinds[last] == Kind.COMMAS ? Kind.COMMAS : joined;
        tos[last] = end;
        closes[last] = closeAt(end);
        joinParts();
        return true;
    }

    /** Joins the time that was read last with what stands before it and is a part of it. */
    private void joinParts() {
        int last = count - 1;
        if (kinds[last] != Kind.TIMED || last == 0 || !isBehindSpace(last)) {
            return;
        }
        if (kinds[last - 1] == Kind.TIMED && isSmaller(last - 1, last)
                || kinds[last - 1] == Kind.WHOLE && isGroup(last - 1, last)) {
            join(last - 1, last);
        } else if (last > 1
                && kinds[last - 1] == Kind.WORD
                && kinds[last - 2] == Kind.WHOLE
                && isBehindSpace(last - 1)
                && WrittenUnit.scale(bytes, froms[last - 1], tos[last - 1]) > Unit.SECONDS.nanos()) {
            join(last - 2, last);
        }
    }

    /** Whether a value is parted from the one before it by a space alone, and has no name of its own. */
    private boolean isBehindSpace(int token) {
        return froms[token] == tos[token - 1] + 1
                && bytes[tos[token - 1]] == ' '
                && (keyless(token) || kinds[token - 1] == Kind.WORD)
                && opens[token] == 0;
    }

    private void join(int first, int last) {
        kinds[first] = Kind.TIMED;
        tos[first] = tos[last];
        closes[first] = closes[last];
        count = first + 1;
    }

    /** {@code 1s 237ms}: whole numbers, of units that grow smaller. */
    private boolean isSmaller(int before, int token) {
        long larger = unitOf(froms[before], tos[before]);
        long smaller = unitOf(froms[token], tos[token]);
        int end = WrittenUnit.endOfNumber(bytes, froms[token], tos[token]);
        boolean whole = ByteSearch.indexOf(bytes, froms[before], tos[before], (byte) '.') < 0;
        return whole && smaller > 0 && larger > smaller && end - froms[token] <= 3;
    }

    /** The last unit of a time, in nanoseconds. */
    private long unitOf(int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] != ' ' && !Ascii.isDigit(bytes[at - 1])) {
            at--;
        }
        return WrittenUnit.scale(bytes, at, to);
    }

    /** {@code in 1 768 ms}: a space parts the thousands of a number that a word leads in as a duration. */
    private boolean isGroup(int before, int token) {
        int end = froms[token];
        while (end < tos[token] && Ascii.isDigit(bytes[end])) {
            end++;
        }
        return end - froms[token] == 3
                && tos[before] - froms[before] <= 3
                && bytes[froms[before]] != '0'
                && isLeadOfDuration(before);
    }

    private boolean isLeadOfDuration(int token) {
        for (String lead : LEADS_OF_DURATIONS) {
            if (keyTos[token] - keyFroms[token] == lead.length()
                    && Ascii.startsWith(bytes, keyFroms[token], keyTos[token], lead)) {
                return true;
            }
        }
        return false;
    }

    /** What a number is whose unit stands there; null where there is none. */
    private @Nullable Kind withUnit(int at, int end) {
        if (WrittenUnit.isTime(bytes, at, end)) {
            return Kind.TIMED;
        }
        return WrittenUnit.isSize(bytes, at, end)
                ? Kind.SIZED
                : WrittenUnit.isMultiple(bytes, at, end) ? Kind.ROUNDED : null;
    }

    private byte closeAt(int at) {
        return at < bytes.length && CLOSE.indexOf(bytes[at]) >= 0 ? bytes[at] : 0;
    }

    private void add(Kind kind, int at, int end, int outerFrom, int outerTo, int from, int to) {
        Kind taken = kind;
        int start = at;
        if (kind == Kind.ADDRESS) {
            start = startOfAddress(at, end);
        }
        kinds[count] = taken;
        froms[count] = start;
        tos[count] = end;
        boolean opened = outerFrom > from && OPEN.indexOf(bytes[outerFrom - 1]) >= 0;
        // An address of IPv6 with a port stands in brackets.
        boolean ofAddress = kind == Kind.ADDRESS && opened && bytes[outerFrom - 1] == '[' && bytes[start] != '/';
        opens[count] = opened && !ofAddress ? bytes[outerFrom - 1] : 0;
        closes[count] = outerTo < to && CLOSE.indexOf(bytes[outerTo]) >= 0 ? bytes[outerTo] : 0;
        boolean led = keyTo == keyFrom && count > 0 && kinds[count - 1] == Kind.WORD && isLead(count - 1);
        keyFroms[count] = led ? froms[count - 1] : keyFrom;
        keyTos[count] = led ? tos[count - 1] : keyTo;
        if (kind == Kind.TARGET && isReferer(keyFroms[count], keyTos[count])) {
            kinds[count] = Kind.QUOTED;
        }
        keyFrom = 0;
        keyTo = 0;
        count++;
        if (kind == Kind.TIMED) {
            joinParts();
        } else if (kinds[count - 1] == Kind.TARGET) {
            tos[count - 1] = Enclosed.end(bytes, from, start, end);
        }
    }

    /** Whether the key says that a URL is where the client came from: {@code referer}, {@code http_referrer}. */
    private boolean isReferer(int from, int to) {
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
            if (tos[token] - froms[token] == lead.length() && Ascii.startsWith(bytes, froms[token], tos[token], lead)) {
                return true;
            }
        }
        return false;
    }

    private Kind kindOf(int from, int to) {
        if (from == to) {
            return Kind.WORD;
        }
        int first = bytes[from];
        if (first == '-' && to == from + 1) {
            return Kind.NONE;
        }
        if (first == '/' && isAddress(from + 1, to)) {
            return Kind.ADDRESS;
        }
        if (first == '/'
                || Ascii.startsWith(bytes, from, to, "http://")
                || Ascii.startsWith(bytes, from, to, "https://")) {
            return Kind.TARGET;
        }
        if (first >= 'A' && first <= 'Z' && EntryMarks.isRequestWord(bytes, from, to)
                || EntryMarks.isSmallRequest(bytes, from, to, limit)) {
            return Kind.METHOD;
        }
        if (Ascii.startsWith(bytes, from, to, "HTTP/")) {
            return Kind.PROTOCOL;
        }
        if (isAddress(from, to)) {
            return Kind.ADDRESS;
        }
        if (first == 'P' && to - from > 3 && DurationText.nanos(bytes, from, to, Unit.SECONDS) >= 0) {
            return Kind.TIMED;
        }
        return Ascii.isDigit(first) || first == '.' ? number(from, to) : Kind.WORD;
    }

    private Kind number(int from, int to) {
        int at = from;
        int dots = 0;
        boolean comma = false;
        while (at < to && (Ascii.isDigit(bytes[at]) || bytes[at] == '.' || bytes[at] == ',')) {
            dots += bytes[at] == '.' ? 1 : 0;
            comma |= bytes[at] == ',';
            at++;
        }
        if (comma && dots > 0) {
            int first = ByteSearch.indexOf(bytes, from, at, (byte) ',');
            if (Commas.isDotted(bytes, from, first)) {
                return dotted(at, to);
            }
        }
        if (isTimeSpan(from, to)) {
            return Kind.TIMED;
        }
        if (dots > 1) {
            return Kind.WORD;
        }
        if (comma && !(commas == Commas.THOUSANDS ? Commas.isGrouped(bytes, from, at) : commas == Commas.DECIMALS)) {
            return at == to || withUnit(at, to) != null ? Kind.COMMAS : Kind.WORD;
        }
        if (at == to) {
            return dots == 0 && !(comma && commas == Commas.DECIMALS) ? Kind.WHOLE : Kind.DECIMAL;
        }
        if (WrittenUnit.isSteps(bytes, from, to)) {
            return Kind.TIMED;
        }
        Kind kind = withUnit(at, to);
        return kind == null ? Kind.WORD : kind;
    }

    /**
     * {@code 0:00:00.012345} as Dart prints a duration, {@code 00:00:00.0123450} as .NET does: no time of day has one digit of the hour, or
     * seven of the second.
     */
    private boolean isTimeSpan(int from, int to) {
        int colon = ByteSearch.indexOf(bytes, from, Math.min(to, from + 3), (byte) ':');
        int hour = colon - from;
        int length = to - from - hour;
        return (hour == 1 && length == ":00:00.012345".length()
                        || hour == 2
                                && bytes[from] == '0'
                                && bytes[from + 1] == '0'
                                && length == ":00:00.0123450".length())
                && bytes[colon + 3] == ':'
                && bytes[colon + 6] == '.'
                && DurationText.nanos(bytes, from, to, Unit.SECONDS) >= 0;
    }

    /** What a number is that has points between the thousands and a comma before the fraction. */
    private Kind dotted(int end, int to) {
        Kind unit = end == to ? Kind.DECIMAL : withUnit(end, to);
        return unit == null ? Kind.WORD : commas == Commas.DECIMALS ? unit : Kind.COMMAS;
    }

    /** The user before an address, and the slash that Java writes there. */
    private int startOfAddress(int from, int to) {
        int start = bytes[from] == '/' ? from + 1 : from;
        for (int i = from; i < to; i++) {
            start = bytes[i] == '@' ? i + 1 : start;
        }
        return start;
    }

    private boolean isAddress(int from, int to) {
        int start = from;
        for (int i = from; i < to && i < from + 64; i++) {
            start = bytes[i] == '@' ? i + 1 : start;
        }
        return start < to && (isVersion4(start, to) || isVersion6(start, to));
    }

    private boolean isVersion4(int from, int to) {
        int dots = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == '.' && digits > 0 && digits <= 3) {
                dots++;
                digits = 0;
            } else if (Ascii.isDigit(b)) {
                digits++;
            } else {
                boolean port = b == ':' && dots == 3 && digits > 0 && digits <= 3 && to - i <= 6 && to - i > 1;
                for (int j = i + 1; port && j < to; j++) {
                    port = Ascii.isDigit(bytes[j]);
                }
                return port;
            }
        }
        return dots == 3 && digits > 0 && digits <= 3;
    }

    private boolean isVersion6(int from, int to) {
        int colons = 0;
        boolean pair = false;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == ':') {
                colons++;
                pair |= i > from && bytes[i - 1] == ':';
            } else if (b == '%') {
                return colons > 1;
            } else if (Character.digit(b, 16) < 0 && b != '.') {
                return false;
            }
        }
        return pair || colons == 7;
    }
}
