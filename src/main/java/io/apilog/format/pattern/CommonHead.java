package io.apilog.format.pattern;

import io.apilog.bytes.ByteSearch;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.FieldKind;
import io.apilog.format.value.LastTime;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.RequestLine;
import io.apilog.request.AccessRecord;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fast path: the columns that common and combined logs begin with, {@code client ident user [time] "request" status bytes}, and
 * {@code "referer" "user agent"} where they follow, read one after the other in straight code. {@link PatternParser} reads any columns
 * in a loop whose branches no processor can foretell; {@code LineBenchmark.parse} of a combined line takes half the time with this. What
 * is unusual is left to the loop, which says the same of everything else: {@code CommonHeadTest} compares them.
 */
final class CommonHead {
    /** The columns but the ident, which nginx writes as a hyphen and some patterns do not have as a column. */
    private static final List<FieldKind> MEANINGS = List.of(
            FieldKind.CLIENT,
            FieldKind.USER,
            FieldKind.TIME,
            FieldKind.REQUEST,
            FieldKind.STATUS,
            FieldKind.RESPONSE_BYTES,
            FieldKind.REFERER,
            FieldKind.USER_AGENT);

    private static final List<String> BEHIND = List.of(" - ", " [", "] \"", "\" ", " ", " ", " \"", "\" \"");
    private static final int COMMON = 6;
    private static final int COMBINED = 8;

    /** {@code 21/Nov/2026:09:00:00 +0000}. */
    private static final int TIME_LENGTH = 26;

    private static final int MOST_DIGITS = 15;
    /** Neither ident nor user, as in nearly every line. */
    private static final byte[] UNKNOWN_USER = {'-', ' ', '-', ' ', '['};

    private static final byte SPACE = ' ';
    private static final byte QUOTE = '"';
    private static final byte ESCAPE = '\\';

    /** What an address of IPv4 and a name are made of, by table: in a chain of comparisons each byte is a branch that may be mistaken. */
    private static final boolean[] IN_CLIENT = inClient();

    private final LastTime lastTime = new LastTime();
    private final Text request = new Text();

    private final Column[] columns;
    private final boolean ident;
    private final boolean texts;
    private int read;

    private CommonHead(Column[] columns, boolean ident, boolean texts) {
        this.columns = columns;
        this.ident = ident;
        this.texts = texts;
    }

    private static boolean[] inClient() {
        boolean[] plain = new boolean[128];
        for (int b = 0; b < plain.length; b++) {
            plain[b] = b >= '0' && b <= '9' || b == '.' || b >= 'a' && b <= 'z' || b == '-';
        }
        return plain;
    }

    /** For a pattern that begins with these columns, none of which is an extra, and has more behind the size; otherwise null. */
    static @Nullable CommonHead of(TextPattern pattern, Column[] all) {
        boolean ident = all.length > COMMON + 1 && isIdent(all);
        Column[] columns = ident ? withoutIdent(all) : all;
        if (!pattern.literals().get(0).isEmpty() || columns.length <= COMMON) {
            return null;
        }
        for (int i = 0; i < COMMON; i++) {
            boolean ends = i == 0 && ident
                    || isBehind(columns[i], i)
                    || i + 1 == COMMON && columns[i].behind()[0] == SPACE;
            if (!isPlain(columns[i], i) || !ends) {
                return null;
            }
        }
        boolean texts = columns.length >= COMBINED
                && isBehind(columns[COMMON - 1], COMMON)
                && isPlain(columns[COMMON], COMMON)
                && isBehind(columns[COMMON], COMMON + 1)
                && isPlain(columns[COMMON + 1], COMMON + 1)
                && columns[COMMON + 1].quoted();
        return new CommonHead(columns, ident, texts);
    }

    private static boolean isIdent(Column[] columns) {
        Column column = columns[1];
        boolean words = isBehind(columns[0], 5) && isBehind(column, 5);
        return words
                && column.meaning() == FieldKind.SKIP
                && column.slot() == ExtraSlots.NONE
                && !column.field().list();
    }

    private static Column[] withoutIdent(Column[] all) {
        Column[] columns = Arrays.copyOfRange(all, 1, all.length);
        columns[0] = all[0];
        return columns;
    }

    private static boolean isPlain(Column column, int index) {
        return column.meaning() == MEANINGS.get(index)
                && column.slot() == ExtraSlots.NONE
                && column.behind().length > 0
                && (index == 0 || !column.field().list());
    }

    private static boolean isBehind(Column column, int index) {
        return new String(column.behind(), StandardCharsets.UTF_8).equals(BEHIND.get(index));
    }

    /** How many columns were read of the line read last. */
    int columns() {
        return ident ? read + 1 : read;
    }

    /**
     * Reads the columns into a record that is empty.
     *
     * @return where the first column begins that was not read, or -1 where the line is unusual; the record then has to be emptied
     */
    int read(byte[] bytes, int from, int to, AccessRecord into) {
        int at = client(bytes, from, to, into);
        if (at < 0) {
            return -1;
        }
        if (isUnknownUser(bytes, at, to)) {
            at += UNKNOWN_USER.length;
        } else {
            at = ident ? ByteSearch.indexOf(bytes, at, to, SPACE) + 1 : hyphen(bytes, at, to);
            at = at <= 0 ? -1 : user(bytes, at, to, into);
        }
        if (at < 0 || to - at < TIME_LENGTH + 3 || !time(bytes, at, into)) {
            return -1;
        }
        at = request(bytes, at + TIME_LENGTH + 3, to, into);
        if (at < 0) {
            return -1;
        }
        at = numbers(bytes, at, to, into);
        byte[] behind = columns[COMMON - 1].behind();
        if (at < 0 || !PatternParser.startsWith(bytes, at, to, behind, 0)) {
            return -1;
        }
        read = COMMON;
        return texts ? texts(bytes, at + behind.length, to, into) : at + behind.length;
    }

    private int texts(byte[] bytes, int from, int to, AccessRecord into) {
        int end = ByteSearch.indexOfEither(bytes, from, to, QUOTE, ESCAPE);
        if (end < 0 || end + 2 >= to || bytes[end] != QUOTE || bytes[end + 1] != SPACE || bytes[end + 2] != QUOTE) {
            return from;
        }
        set(into.referer, bytes, from, end);
        read++;
        int agent = end + 3;
        Column column = columns[COMMON + 1];
        end = ByteSearch.indexOfEither(bytes, agent, to, QUOTE, ESCAPE);
        if (end < 0
                || bytes[end] != QUOTE
                || !PatternParser.startsWith(bytes, end, to, column.behind(), 1)
                || !PatternParser.ends(bytes, agent, end, to, column)) {
            return agent;
        }
        set(into.userAgent, bytes, agent, end);
        read++;
        return end + column.behind().length;
    }

    private static void set(Text text, byte[] bytes, int from, int to) {
        if (to - from > 1 || to - from == 1 && bytes[from] != '-') {
            text.set(bytes, from, to);
        }
    }

    /** An address of IPv4, or a name: without brackets, lists and ports. The index of the next column, or -1. */
    private static int client(byte[] bytes, int from, int to, AccessRecord into) {
        int i = from;
        while (i < to && bytes[i] >= 0 && IN_CLIENT[bytes[i]]) {
            i++;
        }
        if (i == to || bytes[i] != SPACE) {
            return -1;
        }
        boolean absent = i == from || i == from + 1 && bytes[from] == '-';
        into.client.set(bytes, from, absent ? from : i);
        // A list may go on behind a colon.
        return absent || i + 1 < to && bytes[i + 1] == ':' ? -1 : i + 1;
    }

    private static boolean isUnknownUser(byte[] bytes, int from, int to) {
        return to - from > UNKNOWN_USER.length
                && bytes[from] == '-'
                && bytes[from + 1] == ' '
                && bytes[from + 2] == '-'
                && bytes[from + 3] == ' '
                && bytes[from + 4] == '[';
    }

    private static int hyphen(byte[] bytes, int from, int to) {
        return from + 1 < to && bytes[from] == '-' && bytes[from + 1] == SPACE ? from + 2 : -1;
    }

    /** The index of the time, or -1 where there is a user that needs care. */
    private static int user(byte[] bytes, int from, int to, AccessRecord into) {
        int end = ByteSearch.indexOf(bytes, from, to, SPACE);
        if (end < 0 || end + 1 >= to || bytes[end + 1] != '[' || bytes[from] == SPACE) {
            return -1;
        }
        if (end - from > 1 && ByteSearch.indexOf(bytes, from, end, ESCAPE) >= 0) {
            return -1;
        }
        set(into.user, bytes, from, end);
        return end + 2;
    }

    private boolean time(byte[] bytes, int from, AccessRecord into) {
        int end = from + TIME_LENGTH;
        if (bytes[end] != ']' || bytes[end + 1] != SPACE || bytes[end + 2] != QUOTE) {
            return false;
        }
        long millis = lastTime.millis(bytes, from, end);
        // What is absent, or has an end within, is left to the loop.
        if (millis == LoggedNumbers.NOT_A_NUMBER || bytes[from] == '-') {
            return false;
        }
        into.timeMillis = millis;
        return true;
    }

    /** The index of the status, or -1. */
    private int request(byte[] bytes, int from, int to, AccessRecord into) {
        int end = ByteSearch.indexOfEither(bytes, from, to, QUOTE, ESCAPE);
        if (end < 0 || end + 2 >= to || bytes[end] != QUOTE || bytes[end + 1] != SPACE) {
            return -1;
        }
        request.set(bytes, from, end);
        RequestLine.split(request, into);
        return into.target.isEmpty() ? -1 : end + 2;
    }

    /** Status and size, of digits alone; the index behind them, or -1. */
    private static int numbers(byte[] bytes, int from, int to, AccessRecord into) {
        if (to - from < 5 || bytes[from + 3] != SPACE) {
            return -1;
        }
        int hundreds = bytes[from] - '0';
        int tens = bytes[from + 1] - '0';
        int ones = bytes[from + 2] - '0';
        if (hundreds < 1 || hundreds > 9 || (tens | 9 - tens | ones | 9 - ones) < 0) {
            return -1;
        }
        long size = 0;
        int at = from + 4;
        for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            size = size * 10 + bytes[at] - '0';
        }
        int digits = at - from - 4;
        if (digits == 0 || digits > MOST_DIGITS || at == to || bytes[at] != SPACE) {
            return -1;
        }
        into.status = hundreds * 100 + tens * 10 + ones;
        into.responseBytes = size;
        return at;
    }
}
