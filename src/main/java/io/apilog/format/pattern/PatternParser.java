package io.apilog.format.pattern;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldAssigner;
import io.apilog.format.field.FieldKind;
import io.apilog.format.message.Sentences;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of a {@link TextPattern}: a field goes on to where the whole literal behind it stands, a quoted one past every escaped
 * quote, and one before a number only to where a number follows, so that a stray quote in a path does not end it.
 */
public final class PatternParser implements LineParser {
    private static final byte ESCAPE = '\\';
    private static final byte SLASH = '/';

    /** What syslog leaves of 1,024 bytes when its own prefix is taken off. */
    private static final int SHORTEST_CUT = 800;

    private final byte[] beginning;
    private final Column[] columns;
    private final @Nullable CommonHead head;
    private final FieldAssigner assignment = new FieldAssigner();
    private int stoppedAt;
    private int nearMiss;
    private boolean lenient;

    /** A parser of lines that are written so. */
    public PatternParser(TextPattern pattern, ExtraSlots extras) {
        this(pattern, extras, true);
    }

    private PatternParser(TextPattern pattern, ExtraSlots extras, boolean fast) {
        this.beginning = pattern.literal(0);
        this.columns = Column.of(pattern, extras);
        this.head = fast ? CommonHead.of(pattern, columns) : null;
    }

    /** A parser that reads every column in the same way: what the fast path is compared with. */
    static PatternParser withoutFastPath(TextPattern pattern, ExtraSlots extras) {
        return new PatternParser(pattern, extras, false);
    }

    @Override
    public boolean isNoEntry(Line line) {
        return Sentences.isOne(line);
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
        assignment.begin(into);
        if (head != null) {
            int at = head.read(line.bytes(), line.from(), line.to(), into);
            if (at >= 0) {
                return parse(line, at, head.columns(), into);
            }
            assignment.begin(into);
        }
        return readAll(line, into);
    }

    @Override
    public ParseResult parseLeniently(Line line, AccessRecord into) {
        lenient = true;
        assignment.lenient(true);
        assignment.begin(into);
        ParseResult result = readAll(line, into);
        assignment.lenient(false);
        lenient = false;
        return result;
    }

    private ParseResult readAll(Line line, AccessRecord into) {
        if (!startsWith(line.bytes(), line.from(), line.to(), beginning, 0)) {
            return reject(Rejection.NO_MATCH, line, line.from());
        }
        return parse(line, line.from() + beginning.length, 0, into);
    }

    /** Reads what is left of a line from a column on. */
    private ParseResult parse(Line line, int from, int first, AccessRecord into) {
        byte[] bytes = line.bytes();
        int trimmed = Math.max(from, trimmedEnd(bytes, line.from(), line.to()));
        int at = from;
        for (int i = first; i < columns.length; i++) {
            Column column = columns[i];
            // An empty value at the end of the line leaves nothing but the space before it.
            trimmed = Math.max(trimmed, at);
            while (column.padded() && at < trimmed && bytes[at] == ' ') {
                at++;
            }
            int to = endOfField(bytes, at, column.last() ? trimmed : line.to(), column);
            if (column.meaning() == FieldKind.TIME && to > at && !column.isEnclosed()) {
                to = endWithZone(bytes, to, line.to(), column);
            }
            if (to < 0 && isCutOff(column)) {
                return finish(into);
            }
            if (to < 0 && isCutRequest(line, column)) {
                assignment.assign(into, FieldKind.REQUEST, column.field().unit(), bytes, at, trimmed);
                return finish(into);
            }
            if (to < 0) {
                return reject(Rejection.NO_MATCH, line, Math.max(at, nearMiss));
            }
            if (column.meaning() == FieldKind.TARGET && at < to && bytes[at] == '(' && !column.isEnclosed()) {
                // A remark, where another way of the same format has the target.
                return reject(Rejection.NO_MATCH, line, at);
            }
            int behind = to;
            while (column.meaning() == FieldKind.METHOD && to > at && bytes[to - 1] == ' ') {
                to--;
            }
            @Nullable
            Rejection rejection =
                    assignment.assign(into, column.meaning(), column.field().unit(), bytes, at, to);
            if (rejection != null) {
                // Where nothing encloses it, the time is a column as any other, and this is a line of another shape.
                boolean other = rejection == Rejection.BAD_TIME && !column.isEnclosed();
                return reject(other ? Rejection.NO_MATCH : rejection, line, at);
            }
            if (column.slot() != ExtraSlots.NONE) {
                assignment.extra(into, column.slot(), bytes, at, to);
            }
            at = behind + column.behind().length;
        }
        return finish(into);
    }

    /** A zone that stands behind a time with a space between is part of it, and no value of the next column. */
    private static int endWithZone(byte[] bytes, int from, int end, Column column) {
        byte[] behind = column.behind();
        int sign = from + 1;
        if (behind.length == 0
                || bytes[from] != ' '
                || sign + 5 > end
                || bytes[sign] != '+' && bytes[sign] != '-'
                || !Ascii.isDigit(bytes[sign + 1])) {
            return from;
        }
        int digits = 0;
        int at = sign + 1;
        while (at < end && (Ascii.isDigit(bytes[at]) || bytes[at] == ':' && digits == 2)) {
            digits += bytes[at] == ':' ? 0 : 1;
            at++;
        }
        return digits == 4 && startsWith(bytes, at, end, behind, 0) ? at : from;
    }

    private ParseResult finish(AccessRecord into) {
        assignment.finish(into);
        return into.status == AccessRecord.ABSENT && isOfSocket(into.method) ? Ignored.NO_REQUEST : into;
    }

    /** {@code WSCONNECTING}, {@code WSCONNECT}, {@code WSDISCONNECT}: Daphne's lines of the states of a web socket. */
    private static boolean isOfSocket(Text method) {
        return method.length() >= 9
                && (Ascii.startsWith(method.bytes(), method.from(), method.to(), "WSCONNECT")
                        || Ascii.startsWith(method.bytes(), method.from(), method.to(), "WSDISCONNECT"));
    }

    /**
     * Whether the line ends within its last text: some servers cut long lines short. All that counts stands before it; what is left of
     * the text is not taken.
     */
    private boolean isCutOff(Column column) {
        FieldKind meaning = column.meaning();
        boolean counts = meaning != FieldKind.USER_AGENT && meaning != FieldKind.REFERER && meaning != FieldKind.SKIP;
        return column.last() && column.quoted() && nearMiss == 0 && !counts;
    }

    /** Whether the line is as long as syslog lets one be, and ends within the request, of which method and path are there. */
    private boolean isCutRequest(Line line, Column column) {
        return column.last()
                && column.quoted()
                && nearMiss == 0
                && column.meaning() == FieldKind.REQUEST
                && line.length() >= SHORTEST_CUT;
    }

    private Rejection reject(Rejection rejection, Line line, int at) {
        stoppedAt = at - line.from();
        return rejection;
    }

    private int endOfField(byte[] bytes, int from, int end, Column column) {
        nearMiss = 0;
        byte[] behind = column.behind();
        if (behind.length == 0) {
            return column.last() ? endOfLast(bytes, from, end, column) : ByteSearch.indexOf(bytes, from, end, SLASH);
        }
        int limit = end - behind.length + 1;
        int step;
        for (int i = next(bytes, from, limit, column); i >= 0; i = next(bytes, i + step, limit, column)) {
            boolean escape = column.quoted() && bytes[i] == ESCAPE;
            step = escape ? 2 : 1;
            if (escape || !startsWith(bytes, i, end, behind, 1)) {
                continue;
            }
            if (ends(bytes, from, i, end, column) || lenient && endsLeniently(bytes, i, end, column)) {
                return i;
            }
            nearMiss = nearMiss == 0 ? i + behind.length : nearMiss;
            if (column.quoted() && column.last() && beginsColumn(bytes, i + behind.length, end)) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the bytes behind a field may begin, or between quotes an escape. */
    private static int next(byte[] bytes, int from, int limit, Column column) {
        byte first = column.behind()[0];
        return column.quoted()
                ? ByteSearch.indexOfEither(bytes, from, limit, first, ESCAPE)
                : ByteSearch.indexOf(bytes, from, limit, first);
    }

    /** Whether a quoted text ends there, though what follows is no number. */
    private static boolean endsLeniently(byte[] bytes, int at, int end, Column column) {
        int next = at + column.behind().length;
        return column.numberFollows() && next < end && bytes[next] != ' ';
    }

    /** Whether the bytes behind a field, which stand at {@code at}, end it. */
    static boolean ends(byte[] bytes, int from, int at, int end, Column column) {
        int next = at + column.behind().length;
        boolean ends = column.last() ? next == end : !column.numberFollows() || beginsNumber(bytes, next, end);
        return ends && !(column.field().list() && goesOn(bytes, from, at, end));
    }

    /** A field that nothing follows has the rest of the line, but a column without quotes is one word or one list. */
    private int endOfLast(byte[] bytes, int from, int end, Column column) {
        for (int i = from; column.field().list() && i < end; i++) {
            if (bytes[i] == ' ' && !goesOn(bytes, from, i, end)) {
                nearMiss = i;
                return -1;
            }
        }
        return end;
    }

    /**
     * Whether behind the quote that ends there a column follows: {@code " "}, {@code " 0.1}, {@code " rt=0.1}. Servers escape quotes, so
     * this is a line of a format with more columns, whose values would be lost in the last text.
     */
    private static boolean beginsColumn(byte[] bytes, int at, int end) {
        if (at + 1 >= end || bytes[at] != ' ') {
            return false;
        }
        int i = at + 1;
        if (bytes[i] == '"' || bytes[i] == '[' || beginsNumber(bytes, i, end)) {
            return true;
        }
        while (i < end && (bytes[i] >= 'a' && bytes[i] <= 'z' || bytes[i] == '_')) {
            i++;
        }
        return i > at + 1 && i < end && bytes[i] == '=';
    }

    /** Whether the space at {@code at} stands inside a list: after a comma, or on either side of a colon that stands alone. */
    private static boolean goesOn(byte[] bytes, int from, int at, int end) {
        if (bytes[at] != ' ' || at == from) {
            return false;
        }
        boolean afterComma = bytes[at - 1] == ',';
        boolean afterColon = bytes[at - 1] == ':' && at - 2 >= from && bytes[at - 2] == ' ';
        boolean beforeColon = at + 2 < end && bytes[at + 1] == ':' && bytes[at + 2] == ' ';
        return afterComma || afterColon || beforeColon;
    }

    private static boolean beginsNumber(byte[] bytes, int at, int end) {
        if (at >= end) {
            return false;
        }
        int b = bytes[at];
        return b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.';
    }

    /** @param known how many bytes of the literal were seen to be there */
    public static boolean startsWith(byte[] bytes, int at, int end, byte[] literal, int known) {
        if (end - at < literal.length) {
            return false;
        }
        for (int i = known; i < literal.length; i++) {
            if (bytes[at + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }

    private static int trimmedEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\r' || bytes[end - 1] == '\t')) {
            end--;
        }
        return end;
    }
}
