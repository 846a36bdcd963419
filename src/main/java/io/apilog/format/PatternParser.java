package io.apilog.format;

import io.apilog.line.Line;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of a {@link TextPattern}: a field goes on to where the whole literal behind it stands, a quoted one past every escaped
 * quote, and one before a number only to where a number follows, so that a stray quote in a path does not end it.
 */
final class PatternParser implements LineParser {
    private final byte[][] literals;
    private final Field[] fields;

    /** The slot of each field that is an extra as well; empty where none is. */
    private final int[] slots;

    private final Assignment assignment = new Assignment();
    private int stoppedAt;
    private int nearMiss;

    PatternParser(TextPattern pattern, ExtraSlots extras) {
        this.slots = extras.of(pattern.fields());
        this.fields = pattern.fields().toArray(new Field[0]);
        this.literals = new byte[fields.length + 1][];
        for (int i = 0; i < literals.length; i++) {
            literals[i] = pattern.literal(i);
        }
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
        int end = trimmedEnd(bytes, line.from(), line.to());
        assignment.begin(into);
        int at = line.from();
        for (int i = 0; i < fields.length; i++) {
            if (!startsWith(bytes, at, line.to(), literals[i])) {
                return reject(Rejection.NO_MATCH, line, at);
            }
            at += literals[i].length;
            // An empty value at the end of the line leaves nothing but the space before it.
            end = Math.max(end, at);
            at = endOfPadding(bytes, at, end, i);
            int to = endOfField(bytes, at, i + 1 == fields.length ? end : line.to(), i);
            if (to < 0 && isCutOff(i)) {
                return finish(into);
            }
            if (to < 0) {
                return reject(Rejection.NO_MATCH, line, Math.max(at, nearMiss));
            }
            Field field = fields[i];
            int behind = to;
            while (field.meaning() == Meaning.METHOD && to > at && bytes[to - 1] == ' ') {
                to--;
            }
            @Nullable Rejection rejection = assignment.assign(into, field.meaning(), field.unit(), bytes, at, to);
            if (rejection != null) {
                // Where nothing encloses it, the time is a column as any other, and this is a line of another shape.
                boolean other = rejection == Rejection.BAD_TIME && !isEnclosed(i);
                return reject(other ? Rejection.NO_MATCH : rejection, line, at);
            }
            if (slots.length > 0 && slots[i] != ExtraSlots.NONE) {
                assignment.extra(into, slots[i], bytes, at, to);
            }
            at = behind;
        }
        byte[] last = literals[fields.length];
        if (!startsWith(bytes, at, end, last) || at + last.length != end) {
            return reject(Rejection.NO_MATCH, line, at);
        }
        return finish(into);
    }

    private AccessRecord finish(AccessRecord into) {
        assignment.finish(into);
        return into;
    }

    /** Squid and others pad their numbers, Gin the client's address and the method as well. */
    private int endOfPadding(byte[] bytes, int from, int end, int index) {
        int at = from;
        Meaning meaning = fields[index].meaning();
        boolean padded = meaning.isNumber() || meaning == Meaning.CLIENT;
        while (padded && at < end && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /**
     * Whether the line ends within its last text: some servers cut long lines short. All that counts stands before it; what is left of
     * the text is not taken.
     */
    private boolean isCutOff(int index) {
        Meaning meaning = fields[index].meaning();
        boolean counts = meaning != Meaning.USER_AGENT && meaning != Meaning.REFERER && meaning != Meaning.SKIP;
        return index + 1 == fields.length && isQuoted(index) && nearMiss == 0 && !counts;
    }

    private Rejection reject(Rejection rejection, Line line, int at) {
        stoppedAt = at - line.from();
        return rejection;
    }

    private int endOfField(byte[] bytes, int from, int end, int index) {
        nearMiss = 0;
        byte[] next = literals[index + 1];
        boolean lastField = index + 1 == fields.length;
        if (next.length == 0) {
            return lastField ? endOfLast(bytes, from, end, index) : indexOfSlash(bytes, from, end);
        }
        boolean quoted = isQuoted(index);
        boolean list = fields[index].list();
        boolean numberFollows =
                quoted && !lastField && fields[index + 1].meaning().isNumber();
        for (int i = from; i <= end - next.length; i++) {
            if (quoted && bytes[i] == '\\') {
                i++;
                continue;
            }
            if (bytes[i] != next[0] || !startsWith(bytes, i, end, next)) {
                continue;
            }
            int behind = i + next.length;
            boolean ends = lastField ? behind == end : !numberFollows || beginsNumber(bytes, behind, end);
            if (ends && !(list && goesOn(bytes, from, i, end))) {
                return i;
            }
            nearMiss = nearMiss == 0 ? behind : nearMiss;
            if (quoted && lastField && beginsColumn(bytes, behind, end)) {
                return -1;
            }
        }
        return -1;
    }

    /** A field that nothing follows has the rest of the line, but a column without quotes is one word or one list. */
    private int endOfLast(byte[] bytes, int from, int end, int index) {
        for (int i = from; fields[index].list() && i < end; i++) {
            if (bytes[i] == ' ' && !goesOn(bytes, from, i, end)) {
                nearMiss = i;
                return -1;
            }
        }
        return end;
    }

    /** Where a target begins that stands directly behind a host. */
    private static int indexOfSlash(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '/') {
                return i;
            }
        }
        return -1;
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

    private boolean isEnclosed(int index) {
        byte[] before = literals[index];
        return before.length > 0 && (before[before.length - 1] == '[' || before[before.length - 1] == '"');
    }

    private boolean isQuoted(int index) {
        byte[] before = literals[index];
        byte[] behind = literals[index + 1];
        return before.length > 0 && before[before.length - 1] == '"' && behind.length > 0 && behind[0] == '"';
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

    private static boolean startsWith(byte[] bytes, int at, int end, byte[] literal) {
        if (end - at < literal.length) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
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
