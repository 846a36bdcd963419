package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;

/**
 * Writes an object as JSON that a language printed in its own way: Ruby's {@code {:method=>"GET", "path"=>"/", status: 200}}, Python's
 * {@code {'method': 'GET', 'user': None}}, JavaScript's {@code { method: 'GET' }}. It is one by its first key, which does not stand in double
 * quotes, or has an arrow behind it.
 */
final class PrintedObject {
    private static final String[] NOTHING = {"nil", "None", "null", "undefined"};
    private static final String[] YES = {"true", "True"};
    private static final String[] NO = {"false", "False"};

    private Scratch out = new Scratch();
    private byte[] bytes = {};
    private int end;

    /** Writes a line as JSON; false where it is no such object, and what was written says nothing. */
    boolean rewrite(byte[] line, int from, int to, Scratch into) {
        bytes = line;
        end = to;
        out = into;
        if (!isOne(from)) {
            return false;
        }
        int at = from;
        while (at < to && at >= 0) {
            int b = bytes[at];
            if (b == '{' || b == ',') {
                out.add(b);
                at = key(at + 1);
            } else if (b == '"' || b == '\'') {
                at = string(at);
            } else if (b == '[' || b == ']' || b == '}' || b == ' ') {
                out.add(b);
                at++;
            } else {
                at = scalar(at);
            }
        }
        return at == to;
    }

    private boolean isOne(int from) {
        int first = Ascii.endOfSpaces(bytes, from + 1, end);
        if (bytes[from] != '{' || first >= end) {
            return false;
        }
        int behind = endOfKey(first);
        return behind > 0 && (bytes[first] != '"' || bytes[behind] == '=');
    }

    /** Where the arrow or the colon behind a key stands, or -1 where there is no key. */
    private int endOfKey(int from) {
        int at = from;
        boolean symbol = at < end && bytes[at] == ':';
        at += symbol ? 1 : 0;
        if (at >= end) {
            return -1;
        }
        int name = bytes[at] == '"' || bytes[at] == '\'' ? behindString(at) : behindName(at);
        int sign = Ascii.endOfSpaces(bytes, name, end);
        boolean arrow = Ascii.startsWith(bytes, sign, end, "=>");
        boolean colon = !symbol && sign == name && sign < end && bytes[sign] == ':';
        return name > at && (arrow || colon) ? sign : -1;
    }

    private int behindName(int from) {
        int at = from;
        while (at < end
                && (Ascii.isLetter(bytes[at])
                        || at > from && Ascii.isDigit(bytes[at])
                        || "_.-@$?".indexOf(bytes[at]) >= 0)) {
            at++;
        }
        return at;
    }

    private int behindString(int quote) {
        int at = quote + 1;
        while (at < end && bytes[at] != bytes[quote]) {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(end, at + 1);
    }

    /** Writes a key with its colon, if there is one; where the value begins. */
    private int key(int from) {
        int first = Ascii.endOfSpaces(bytes, from, end);
        int sign = first < end ? endOfKey(first) : -1;
        if (sign < 0) {
            return from;
        }
        int name = bytes[first] == ':' ? first + 1 : first;
        if (bytes[name] == '"' || bytes[name] == '\'') {
            string(name);
        } else {
            text(name, behindName(name));
        }
        out.add(':');
        int value = Ascii.endOfSpaces(bytes, sign + (bytes[sign] == '=' ? 2 : 1), end);
        return value < end && bytes[value] == ':' && value + 1 < end && Ascii.isLetter(bytes[value + 1])
                ? symbol(value + 1)
                : value;
    }

    private int symbol(int from) {
        int behind = behindName(from);
        text(from, behind);
        return behind;
    }

    private void text(int from, int to) {
        out.add('"');
        for (int i = from; i < to; i++) {
            out.add(bytes[i]);
        }
        out.add('"');
    }

    /** Writes a text in double quotes; where it ends. */
    private int string(int quote) {
        int behind = behindString(quote);
        out.add('"');
        for (int i = quote + 1; i < behind - 1; i++) {
            int b = bytes[i];
            boolean escaped = b == '\\' && i + 1 < behind - 1;
            if (escaped && "\"\\/bfnrtu".indexOf(bytes[i + 1]) >= 0) {
                out.add(b);
                out.add(bytes[++i]);
            } else if (b == '"') {
                out.add('\\');
                out.add(b);
            } else if (b != '\\' && (b < 0 || b >= ' ')) {
                out.add(b);
            }
        }
        out.add('"');
        return behind;
    }

    /** Writes what stands without quotes; where it ends. */
    private int scalar(int from) {
        int at = from;
        int depth = 0;
        while (at < end && (depth > 0 || ",}]".indexOf(bytes[at]) < 0)) {
            depth += bytes[at] == '(' || bytes[at] == '<' ? 1 : bytes[at] == ')' || bytes[at] == '>' ? -1 : 0;
            at++;
        }
        int behind = at;
        while (behind > from && bytes[behind - 1] == ' ') {
            behind--;
        }
        if (isOneOf(from, behind, NOTHING)) {
            word("null");
        } else if (isOneOf(from, behind, YES)) {
            word("true");
        } else if (isOneOf(from, behind, NO)) {
            word("false");
        } else if (isNumber(from, behind)) {
            for (int i = from; i < behind; i++) {
                out.add(bytes[i]);
            }
        } else {
            out.add('"');
            for (int i = from; i < behind; i++) {
                if (bytes[i] == '"' || bytes[i] == '\\') {
                    out.add('\\');
                }
                out.add(bytes[i]);
            }
            out.add('"');
        }
        return at;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            out.add(word.charAt(i));
        }
    }

    private boolean isOneOf(int from, int to, String[] words) {
        for (String word : words) {
            if (to - from == word.length() && Ascii.startsWith(bytes, from, to, word)) {
                return true;
            }
        }
        return false;
    }

    /** A number as JSON has it, without an exponent. */
    private boolean isNumber(int from, int to) {
        int at = from < to && bytes[from] == '-' ? from + 1 : from;
        int whole = at;
        while (whole < to && Ascii.isDigit(bytes[whole])) {
            whole++;
        }
        if (whole == at || bytes[at] == '0' && whole > at + 1) {
            return false;
        }
        return whole == to || bytes[whole] == '.' && Ascii.isDigits(bytes, whole + 1, to);
    }
}
