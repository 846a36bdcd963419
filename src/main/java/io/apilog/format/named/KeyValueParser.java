package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.JsonName;
import io.apilog.format.message.Prefix;
import io.apilog.format.message.Sentences;
import io.apilog.format.named.JsonKeys.KnownKey;
import io.apilog.format.value.Escapes;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.WrittenUnit;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;

/**
 * Reads lines of keys and values: {@code key=value key="a value"} (logfmt) and {@code key:value} parted by tabs (LTSV).
 *
 * @see <a href="https://brandur.org/logfmt">logfmt</a>
 * @see <a href="http://ltsv.org/">Labeled Tab-separated Values</a>
 */
public final class KeyValueParser implements NamedParser {
    private static final int MAX_KEY = 64;

    /** A space that breaks no line, in UTF-8. */
    private static final byte NO_BREAK = (byte) 0xc2;

    private static final byte NO_BREAK_SPACE = (byte) 0xa0;

    private final NamedFields fields;
    private final char parting;
    private final char behindKey;
    private final Text text = new Text();
    private final Prefix prefix = new Prefix();
    private final LastTime lastTime = new LastTime();
    private int stoppedAt;

    /** What ends the line where a bracket stands before the first key, as languages print a record; 0 where none does. */
    private byte closing;

    private KeyValueParser(NamedFields fields, char parting, char behindKey) {
        this.fields = fields;
        this.parting = parting;
        this.behindKey = behindKey;
    }

    /** A parser of pairs with an equals sign between and spaces around. */
    public static KeyValueParser logfmt(NamedFields fields) {
        return new KeyValueParser(fields, ' ', '=');
    }

    /** A parser of pairs with a colon between and tabs around. */
    public static KeyValueParser ltsv(NamedFields fields) {
        return new KeyValueParser(fields, '\t', ':');
    }

    @Override
    public NamedFields fields() {
        return fields;
    }

    @Override
    public boolean isNoEntry(Line line) {
        return parting == ' ' && Sentences.isOne(line);
    }

    @Override
    public int rejectedAt() {
        return stoppedAt;
    }

    @Override
    public boolean isStateless() {
        return true;
    }

    @Override
    public ParseResult parse(Line line, AccessRecord into) {
        byte[] bytes = line.bytes();
        fields.begin(into);
        stoppedAt = 0;
        boolean any = false;
        closing = 0;
        int at = line.from();
        if (at < line.to() && bytes[at] == '{') {
            // An object, in whose texts there may be such pairs with their quotes escaped.
            return Rejection.NO_MATCH;
        }
        while (at < line.to()) {
            int word = endOfWord(bytes, at, line.to());
            at = behindBracket(bytes, behindBrace(bytes, at, word), word);
            int key = endOf(bytes, at, word, behindKey);
            if (key < word && key - at <= MAX_KEY) {
                at = any || behindKey != '=' ? at : startOfFirst(bytes, at, key, line.from());
                any = true;
                at = value(bytes, at, key, line.to(), into) + 1;
            } else {
                at = word + 1;
            }
        }
        if (!any) {
            return Rejection.NO_MATCH;
        }
        ParseResult result = fields.finish(into);
        if (result == into
                && into.timeMillis == AccessRecord.ABSENT
                && prefix.endOfTime(bytes, line.from(), line.to()) > 0) {
            into.timeMillis = prefix.millis(bytes, lastTime);
        }
        if (result == Rejection.NO_STATUS_FIELD && isBeginning(line)) {
            return Ignored.MESSAGE;
        }
        return result == Ignored.MESSAGE && !beginsWithKey(line) ? Rejection.NO_MATCH : result;
    }

    /** A line that has a key somewhere may be anything, a damaged entry with its query; a message of this format begins with one. */
    private boolean beginsWithKey(Line line) {
        byte[] bytes = line.bytes();
        int at = line.from();
        while (at < line.to()
                && (Ascii.isLetter(bytes[at]) || Ascii.isDigit(bytes[at]) || "_-.@".indexOf(bytes[at]) >= 0)) {
            at++;
        }
        return at > line.from() && at < line.to() && bytes[at] == behindKey;
    }

    /** Where the first key begins, before which there may be more than a blank: {@code AccessLog[method=GET}. */
    private int startOfFirst(byte[] bytes, int from, int key, int line) {
        int at = key;
        while (at > from && !isBeforeFirst(bytes, at - 1)) {
            at--;
        }
        boolean glued = at > from
                && at < key
                && !fields.find(fields.root(), bytes, from, key).isValue()
                && fields.find(fields.root(), bytes, at, key).isValue();
        int start = glued ? at : from;
        int open = start > line ? "[({".indexOf(bytes[start - 1]) : -1;
        closing = open < 0 ? 0 : (byte) "])}".charAt(open);
        return start;
    }

    private static boolean isBeforeFirst(byte[] bytes, int at) {
        if (Ascii.isLetter(bytes[at])) {
            return false;
        }
        boolean space = at > 0 && bytes[at] == NO_BREAK_SPACE && bytes[at - 1] == NO_BREAK;
        return space || bytes[at] > 0 && "[({<|,;:>\"'".indexOf(bytes[at]) >= 0;
    }

    /** Where the last value of a line ends before the bracket that closes what stands around all pairs. */
    private int beforeClosing(byte[] bytes, int from, int end, int to) {
        boolean last = closing != 0 && end > from && bytes[end - 1] == closing;
        for (int i = end; last && i < to; i++) {
            last = bytes[i] == ' ' || bytes[i] == '\r';
        }
        return last ? end - 1 : end;
    }

    /** Some open a bracket before the first pair, or part it by a bar from what they say: {@code served [method=GET}. */
    private int behindBracket(byte[] bytes, int from, int to) {
        int at = from;
        while (behindKey == '=' && at < to && (bytes[at] == '[' || bytes[at] == '(' || bytes[at] == '|')) {
            at++;
        }
        return at;
    }

    /** Spans of tracing stand in braces: {@code request{method=GET uri=/x}: ...}. */
    private int behindBrace(byte[] bytes, int from, int to) {
        for (int i = from; behindKey == '=' && i < to && bytes[i] != '=' && bytes[i] != '"'; i++) {
            if (bytes[i] == '{') {
                return i + 1;
            }
        }
        return from;
    }

    /** Where a value ends that is the last of a span in braces. */
    private static int beforeBrace(byte[] bytes, int from, int end) {
        int at = end;
        while (at > from && (bytes[at - 1] == ':' || bytes[at - 1] == '}')) {
            at--;
        }
        boolean brace = at < end && bytes[at] == '}';
        for (int i = from; i < at && brace; i++) {
            brace = bytes[i] != '{';
        }
        return brace ? at : end;
    }

    /** Whether a line without a status says that a request has begun. */
    private static boolean isBeginning(Line line) {
        byte[] bytes = line.bytes();
        for (int i = line.from(); i < line.to(); i++) {
            if (bytes[i] == 's' && Ascii.startsWith(bytes, i, line.to(), "start")
                    || bytes[i] == 'b' && Ascii.startsWith(bytes, i, line.to(), "begin")) {
                return true;
            }
        }
        return false;
    }

    /** A unit that stands behind its number with a space between is part of the value. */
    private static int endWithUnit(byte[] bytes, int from, int end, int to) {
        if (end >= to || end == from || !Ascii.isDigit(bytes[end - 1]) || bytes[end] != ' ') {
            return end;
        }
        int unit = Ascii.endOfWord(bytes, end + 1, to);
        return WrittenUnit.isTime(bytes, end + 1, unit) ? unit : end;
    }

    /** Where a value ends behind which a comma parts it from the next key: {@code status=200, bytes=12}. */
    private static int beforeComma(byte[] bytes, int from, int end, int to) {
        if (end <= from || bytes[end - 1] != ',' || end >= to) {
            return end;
        }
        int at = end + 1;
        while (at < to && (Ascii.isLetter(bytes[at]) || Ascii.isDigit(bytes[at]) || "_-.@".indexOf(bytes[at]) >= 0)) {
            at++;
        }
        return at > end + 1 && at < to && bytes[at] == '=' ? end - 1 : end;
    }

    /** {@code request='GET /x'}, as Python writes a text: a quote that another ends before a space or the end of the line. */
    private static boolean isInSingleQuotes(byte[] bytes, int from, int to) {
        if (bytes[from] != '\'') {
            return false;
        }
        int end = from + 1;
        while (end < to && bytes[end] != '\'') {
            end++;
        }
        return end < to && (end + 1 == to || " ,;)]}".indexOf(bytes[end + 1]) >= 0);
    }

    /** Takes the value behind the key; where it ends. */
    private int value(byte[] bytes, int from, int key, int to, AccessRecord into) {
        int at = key + 1;
        boolean quoted = behindKey == '=' && at < to && (bytes[at] == '"' || isInSingleQuotes(bytes, at, to));
        int end;
        if (quoted) {
            at++;
            end = at;
            while (end < to && bytes[end] != bytes[at - 1]) {
                end += bytes[end] == '\\' ? 2 : 1;
            }
            end = Math.min(end, to);
        } else {
            end = endOfWord(bytes, at, to);
            end = parting == ' ' ? endWithUnit(bytes, at, end, to) : end;
            int listed = parting == ' ' ? beforeComma(bytes, at, end, to) : end;
            if (listed < end) {
                assign(fields.find(fields.root(), bytes, from, key), bytes, at, listed, into);
                return end;
            }
            int closed = behindKey == '=' ? beforeBrace(bytes, at, beforeClosing(bytes, at, end, to)) : end;
            if (closed < end) {
                assign(fields.find(fields.root(), bytes, from, key), bytes, at, closed, into);
                return end;
            }
        }
        assign(fields.find(fields.root(), bytes, from, key), bytes, at, end, into);
        return quoted ? Math.min(end + 1, to) : end;
    }

    private void assign(KnownKey known, byte[] bytes, int from, int to, AccessRecord into) {
        JsonName name = known.name();
        if (!known.isValue()) {
            return;
        }
        int penalty = known.astray() ? FieldRanks.ASTRAY : 0;
        boolean bracketed = to - from > 2 && bytes[from] == '[' && bytes[to - 1] == ']';
        Escapes.undo(bytes, bracketed ? from + 1 : from, bracketed ? to - 1 : to, text, fields.scratch());
        if (known.extra() != ExtraSlots.NONE) {
            fields.assignExtra(into, known.extra(), 0, text.bytes(), text.from(), text.to());
        }
        if (name == null) {
            return;
        }
        boolean nothing = text.isEmpty() || text.length() == 1 && text.at(0) == '-';
        if (nothing) {
            fields.absent(name, penalty);
        } else {
            fields.assign(into, name, penalty, text.bytes(), text.from(), text.to());
        }
    }

    /** Where a word ends: what parts pairs by spaces may part some by tabs, as what stands before the first one. */
    private int endOfWord(byte[] bytes, int from, int to) {
        if (parting != ' ') {
            return endOf(bytes, from, to, parting);
        }
        int at = from;
        while (at < to && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        return at;
    }

    private static int endOf(byte[] bytes, int from, int to, char end) {
        int at = from;
        while (at < to && bytes[at] != end) {
            at++;
        }
        return at;
    }
}
