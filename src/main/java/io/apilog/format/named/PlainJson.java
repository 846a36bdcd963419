package io.apilog.format.named;

import io.apilog.bytes.EightBytes;
import io.apilog.bytes.Scratch;
import io.apilog.bytes.Utf8;

/**
 * Steps over one line of JSON in the line's own bytes, without making anything of them.
 *
 * <p>A fast path, with Jackson as its slow and plain twin: a parser made for each line and a {@code String} for each key took 672 bytes and
 * 2.4 times the time of a line ({@code LineBenchmark.parse} of {@code bench}, JSON, and the same lines on the thread's own clock). It need
 * not read everything: what it does not know for sure, such as a fault, an exponent or an escape in a key, it <em>declines</em>. A
 * method then returns that, and the line is read anew by Jackson. So what is read, and why and where a line is rejected, is always what
 * Jackson makes of it: {@code PlainJsonTest} and {@code PlainJsonFuzz} compare the two.
 */
public final class PlainJson {
    /** What {@link #scalar} returns for a value that is not read here. */
    public static final int DECLINED = 0;

    /** A string or a number, which {@link #from()} and {@link #to()} then enclose. */
    static final int TEXT = 1;

    /** {@code true} or {@code false}, enclosed likewise. */
    static final int TRUTH = 2;

    static final int NULL = 3;

    /** Within all that Jackson reads: it bounds texts, keys, numbers and depth as well. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int LONGEST_KEY = 1_000;
    private static final int LONGEST_NUMBER = 40;

    /** How deep an object that is read over may be nested in itself. */
    private static final int DEEPEST = 24;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NOTHING = {'n', 'u', 'l', 'l'};

    private byte[] bytes = {};
    private int at;
    private int end;
    private int from;
    private int to;
    private boolean escaped;

    /** Begins a line; false if it is not read here. */
    public boolean begin(byte[] line, int first, int behind) {
        if (bytes != line) {
            bytes = line;
        }
        at = first;
        end = behind;
        return behind - first <= LONGEST_LINE;
    }

    /** The buffer of the line. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where what comes next begins. */
    int at() {
        return at;
    }

    /** Where the text read last begins, its quotes not counted. */
    public int from() {
        return from;
    }

    /** Where the text read last ends. */
    public int to() {
        return to;
    }

    /** Whether the text read last has an escape in it, so that it is to be got by {@link #undo}. */
    public boolean isEscaped() {
        return escaped;
    }

    /** Takes a byte of JSON's structure if it is what comes next. */
    public boolean take(int structure) {
        if (next() != structure) {
            return false;
        }
        at++;
        return true;
    }

    /** What comes next, white space left out; it is not taken. -1 at the end of the line. */
    public int next() {
        // Mostly no white space stands between: in few words, so that it costs no call.
        return at < end && bytes[at] > ' ' ? bytes[at] : nextBeyond();
    }

    private int nextBeyond() {
        while (at < end) {
            int b = bytes[at];
            if (b > ' ' || b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b & 0xff;
            }
            at++;
        }
        return -1;
    }

    /** Takes these bytes if they are what comes next. */
    boolean takeIf(byte[] expected) {
        if (EightBytes.startsWith(bytes, at, end, expected)) {
            at += expected.length;
            return true;
        }
        return false;
    }

    /** Takes a key with its colon; false if it is not read here. */
    boolean takeKey() {
        if (!take('"') || !text() || escaped || to - from > LONGEST_KEY || !take(':')) {
            return false;
        }
        next();
        return true;
    }

    /** Takes a string, whose quote comes next; false if it is not read here. */
    boolean takeText() {
        at++;
        return text();
    }

    /** Takes a value that is neither object nor array and begins with this, which comes next, and says of what kind it is. */
    public int scalar(int first) {
        escaped = false;
        switch (first) {
            case '"' -> {
                at++;
                return text() ? TEXT : DECLINED;
            }
            case 't' -> {
                return word(TRUE) ? TRUTH : DECLINED;
            }
            case 'f' -> {
                return word(FALSE) ? TRUTH : DECLINED;
            }
            case 'n' -> {
                return word(NOTHING) ? NULL : DECLINED;
            }
            default -> {
                return number() ? TEXT : DECLINED;
            }
        }
    }

    /** Takes a value of any kind; false if it is not read here. */
    public boolean skip() {
        return skip(DEEPEST);
    }

    private boolean skip(int levels) {
        int first = next();
        if (first != '{' && first != '[') {
            return scalar(first) != DECLINED;
        }
        if (levels == 0) {
            return false;
        }
        at++;
        int close = first == '{' ? '}' : ']';
        if (take(close)) {
            return true;
        }
        do {
            if (first == '{' && !takeKey() || !skip(levels - 1)) {
                return false;
            }
        } while (take(','));
        return take(close);
    }

    /** Takes the rest of a string, the opening quote being taken. */
    private boolean text() {
        escaped = false;
        from = at;
        int i = EightBytes.endOfPlain(bytes, at, end);
        while (i < end) {
            int b = bytes[i];
            if (b == '"') {
                to = i;
                at = i + 1;
                return true;
            }
            escaped |= b == '\\';
            i = b == '\\' ? endOfEscape(i) : b < 0 ? endOfCharacter(i) : -1;
            if (i < 0) {
                return false;
            }
            i = EightBytes.endOfPlain(bytes, i, end);
        }
        return false;
    }

    /** Of one that is well-formed: Jackson takes some that are not, and makes of them what it makes. */
    private int endOfCharacter(int lead) {
        int behind = lead + Utf8.length(bytes[lead] & 0xff);
        return behind > lead && behind <= end && Utf8.isText(bytes, lead, behind) ? behind : -1;
    }

    private int endOfEscape(int backslash) {
        int b = backslash + 1 < end ? bytes[backslash + 1] : -1;
        return switch (b) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> backslash + 2;
            case 'u' -> backslash + 6 <= end && unit(backslash) >= 0 ? backslash + 6 : -1;
            default -> -1;
        };
    }

    /** The character of <code>&#92;uHHHH</code>, or a negative number. */
    private int unit(int backslash) {
        int value = 0;
        for (int i = backslash + 2; i < backslash + 6; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Puts the text read last into a buffer, its escapes undone. A lone surrogate becomes U+FFFD. */
    public void undo(Scratch scratch) {
        scratch.reserve(to - from);
        int i = scratch.addPlain(bytes, from, to);
        while (i < to) {
            i = scratch.addPlain(bytes, escape(i, scratch), to);
        }
    }

    /** Undoes an escape; where it ends. */
    private int escape(int backslash, Scratch scratch) {
        int b = bytes[backslash + 1];
        if (b == 'u') {
            int character = character(backslash);
            scratch.addCodePoint(character);
            return backslash + (character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 6 : 12);
        }
        scratch.add(
                switch (b) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> b;
                });
        return backslash + 2;
    }

    private int character(int backslash) {
        int unit = unit(backslash);
        int second = backslash + 6;
        if (Character.isHighSurrogate((char) unit)
                && second + 6 <= to
                && bytes[second] == '\\'
                && bytes[second + 1] == 'u'
                && Character.isLowSurrogate((char) unit(second))) {
            return Character.toCodePoint((char) unit, (char) unit(second));
        }
        return Character.isSurrogate((char) unit) ? 0xfffd : unit;
    }

    private boolean word(byte[] word) {
        from = at;
        to = at + word.length;
        at = to;
        return EightBytes.startsWith(bytes, from, end, word);
    }

    /** Takes a number without an exponent. */
    private boolean number() {
        from = at;
        int whole = at < end && bytes[at] == '-' ? at + 1 : at;
        at = endOfDigits(whole);
        boolean sound = at == whole + 1 || at > whole && bytes[whole] != '0';
        if (sound && at < end && bytes[at] == '.') {
            int dot = at;
            at = endOfDigits(dot + 1);
            sound = at > dot + 1;
        }
        to = at;
        // What must not stand behind it, such as an exponent, is no structure and declined as such.
        return sound && to - from <= LONGEST_NUMBER;
    }

    private int endOfDigits(int first) {
        int i = first;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }
}
