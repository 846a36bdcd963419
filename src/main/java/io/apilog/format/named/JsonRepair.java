package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;

/**
 * Writes a line anew that means to be an object of JSON and is none, as those of a server do whose format was written by hand: {@code
 * "upstream_response_time":-}, a list without quotes, a time without quotes, {@code \x22} within a string, a comma behind the last value.
 * Nothing is guessed: what stands without quotes gets quotes, a hyphen and nothing at all become null. A line that was cut stays none.
 */
final class JsonRepair {
    private static final String HEX = "0123456789abcdef";

    private final Scratch out = new Scratch();
    private final PrintedObject printed = new PrintedObject();
    private final EdnMap edn = new EdnMap();
    private byte[] bytes = {};
    private int end;
    private boolean changed;

    /** Writes a line anew; false where there was nothing to mend. */
    boolean repair(byte[] line, int from, int to) {
        bytes = line;
        end = to;
        changed = false;
        out.clear();
        // Every byte becomes six at most.
        out.reserve((to - from) * 6 + 8);
        if (edn.rewrite(line, from, to, out)) {
            return true;
        }
        out.clear();
        out.reserve((to - from) * 6 + 8);
        if (printed.rewrite(line, from, to, out)) {
            return true;
        }
        out.clear();
        out.reserve((to - from) * 6 + 8);
        int at = from;
        while (at < to) {
            int b = bytes[at];
            if (b == '"') {
                at = string(at);
            } else if (b == ':') {
                out.add(b);
                at = value(at + 1);
            } else if (b == ',' && isLast(at)) {
                changed = true;
                at++;
            } else {
                out.add(b);
                at++;
            }
        }
        return changed;
    }

    /** What was written, from its first byte; see {@link #length}. */
    byte[] bytes() {
        return out.bytes();
    }

    int length() {
        return out.length();
    }

    private boolean isLast(int comma) {
        int next = Ascii.endOfSpaces(bytes, comma + 1, end);
        return next < end && bytes[next] == '}';
    }

    private int string(int quote) {
        out.add('"');
        int at = quote + 1;
        while (at < end && bytes[at] != '"') {
            int b = bytes[at];
            if (b == '\\') {
                at = escape(at);
            } else if (b >= 0 && b < ' ') {
                code(b);
                at++;
            } else {
                out.add(b);
                at++;
            }
        }
        if (at < end) {
            out.add('"');
        }
        return at + 1;
    }

    private int escape(int at) {
        int next = at + 1 < end ? bytes[at + 1] : 0;
        boolean hex = next == 'x'
                && at + 3 < end
                && Character.digit(bytes[at + 2], 16) >= 0
                && Character.digit(bytes[at + 3], 16) >= 0;
        if (hex) {
            code(Character.digit(bytes[at + 2], 16) << 4 | Character.digit(bytes[at + 3], 16));
            return at + 4;
        }
        out.add('\\');
        if ("\"\\/bfnrtu".indexOf(next) < 0) {
            // A backslash that stands for itself.
            out.add('\\');
            changed = true;
            return at + 1;
        }
        out.add(next);
        return at + 2;
    }

    private void code(int value) {
        changed = true;
        out.add('\\');
        out.add('u');
        out.add('0');
        out.add('0');
        out.add(HEX.charAt(value >> 4));
        out.add(HEX.charAt(value & 0xf));
    }

    /** A value behind a colon; where it ends. */
    private int value(int from) {
        int start = Ascii.endOfSpaces(bytes, from, end);
        if (start == end || "\"{[".indexOf(bytes[start]) >= 0) {
            return from;
        }
        int at = start;
        while (at < end && bytes[at] != '}' && !(bytes[at] == ',' && beginsKey(at + 1))) {
            at++;
        }
        if (at == end) {
            // Cut, or in an array; as it is.
            copy(start, at);
            return at;
        }
        int behind = at;
        while (behind > start && bytes[behind - 1] == ' ') {
            behind--;
        }
        if (behind == start || behind == start + 1 && bytes[start] == '-') {
            changed = true;
            for (int i = 0; i < 4; i++) {
                out.add("null".charAt(i));
            }
        } else if (isScalar(start, behind)) {
            copy(start, behind);
        } else {
            changed = true;
            out.add('"');
            for (int i = start; i < behind; i++) {
                if (bytes[i] == '"' || bytes[i] == '\\') {
                    out.add('\\');
                }
                out.add(bytes[i]);
            }
            out.add('"');
        }
        return at;
    }

    private boolean beginsKey(int from) {
        int next = Ascii.endOfSpaces(bytes, from, end);
        return next < end && (bytes[next] == '"' || bytes[next] == '}');
    }

    private void copy(int from, int to) {
        for (int i = from; i < to; i++) {
            out.add(bytes[i]);
        }
    }

    /** A number as JSON has it, or one of its three words. */
    private boolean isScalar(int from, int to) {
        boolean word = is(from, to, "true") || is(from, to, "false") || is(from, to, "null");
        int at = bytes[from] == '-' ? from + 1 : from;
        int whole = digits(at, to);
        boolean number = whole > at && !(bytes[at] == '0' && whole > at + 1);
        if (number && whole < to && bytes[whole] == '.') {
            int fraction = digits(whole + 1, to);
            number = fraction > whole + 1;
            whole = fraction;
        }
        if (number && whole < to && (bytes[whole] == 'e' || bytes[whole] == 'E')) {
            int sign = whole + 1 < to && (bytes[whole + 1] == '-' || bytes[whole + 1] == '+') ? whole + 2 : whole + 1;
            whole = digits(sign, to);
            number = whole > sign;
        }
        return word || number && whole == to;
    }

    private boolean is(int from, int to, String word) {
        return to - from == word.length() && Ascii.startsWith(bytes, from, to, word);
    }

    private int digits(int from, int to) {
        int at = from;
        while (at < to && Ascii.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }
}
