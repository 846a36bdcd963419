package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.Scratch;
import io.apilog.format.message.EntryMarks;

/**
 * Writes a map of Clojure's notation as JSON: {@code {:request-method :get, :uri "/a", :status 200, :ring.logger/ms 26}}. It is one by its
 * first key, a word with a colon before it and a space behind it.
 */
public final class EdnMap {
    private static final int DEEPEST = 24;
    private static final String NAME = "_.-/?!*+$#'";

    private Scratch out = new Scratch();
    private byte[] bytes = {};
    private int end;

    /** Whether a map begins at this brace. */
    public static boolean begins(byte[] bytes, int at, int to) {
        int key = Ascii.endOfSpaces(bytes, at + 1, to);
        int behind = key < to && bytes[key] == ':' ? endOfName(bytes, key + 1, to) : key;
        return behind > key + 1 && behind < to && bytes[behind] == ' ' && Ascii.isLetter(bytes[key + 1]);
    }

    /** Writes a line as JSON; false where it is no such map, and what was written says nothing. */
    boolean rewrite(byte[] line, int from, int to, Scratch into) {
        bytes = line;
        end = to;
        out = into;
        return from < to && bytes[from] == '{' && begins(bytes, from, to) && next(collection(from, 0)) == to;
    }

    private static int endOfName(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to
                && (Ascii.isLetter(bytes[at])
                        || Ascii.isDigit(bytes[at])
                        || NAME.indexOf(bytes[at]) >= 0
                        || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    /** Behind white space, of which commas are part. */
    private int next(int from) {
        int at = from;
        while (at >= 0
                && at < end
                && (bytes[at] == ' ' || bytes[at] == ',' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    /** Writes a map, or a vector, a list or a set as an array; where it ends, -1 if it does not. */
    private int collection(int from, int depth) {
        boolean map = bytes[from] == '{';
        out.add(map ? '{' : '[');
        int at = next(from + 1);
        for (int i = 0; at >= 0 && at < end && "}])".indexOf(bytes[at]) < 0; i++) {
            boolean key = map && i % 2 == 0;
            if (i > 0) {
                out.add(map && !key ? ':' : ',');
            }
            at = next(key ? name(at) : value(at, depth + 1));
        }
        if (at < 0 || at >= end || depth > DEEPEST) {
            return -1;
        }
        out.add(map ? '}' : ']');
        return at + 1;
    }

    /** Writes a key; where it ends. */
    private int name(int from) {
        if (bytes[from] == '"') {
            return string(from);
        }
        int start = bytes[from] == ':' ? from + 1 : from;
        int behind = endOfName(bytes, start, end);
        quoted(start, behind, false);
        return behind > start ? behind : -1;
    }

    private int value(int from, int depth) {
        int b = bytes[from];
        if (b == '{' || b == '[' || b == '(') {
            return depth > DEEPEST ? -1 : collection(from, depth);
        }
        if (b == '"') {
            return string(from);
        }
        if (b == '#') {
            // A set, or what says how a value is meant: #inst "2026-11-21T09:00:00Z".
            int open = endOfName(bytes, from + 1, end);
            int meant = next(open);
            boolean is = meant < end && (open > from + 1 || bytes[meant] == '{');
            return is && depth <= DEEPEST ? set(meant, depth) : -1;
        }
        boolean keyword = b == ':';
        int start = keyword ? from + 1 : from;
        int behind = endOfName(bytes, start, end);
        if (behind == start) {
            return -1;
        }
        if (!keyword && isPlain(start, behind)) {
            copy(start, behind);
        } else if (!keyword && behind - start == 3 && Ascii.startsWith(bytes, start, behind, "nil")) {
            for (int i = 0; i < 4; i++) {
                out.add("null".charAt(i));
            }
        } else {
            quoted(start, behind, keyword && isMethod(start, behind));
        }
        return behind;
    }

    private int set(int from, int depth) {
        if (bytes[from] != '{') {
            return value(from, depth + 1);
        }
        out.add('[');
        int at = next(from + 1);
        for (int i = 0; at >= 0 && at < end && bytes[at] != '}'; i++) {
            if (i > 0) {
                out.add(',');
            }
            at = next(depth > DEEPEST ? -1 : value(at, depth + 1));
        }
        out.add(']');
        return at < 0 || at >= end ? -1 : at + 1;
    }

    /** Methods are keywords in small letters there. */
    private boolean isMethod(int from, int to) {
        byte[] upper = new byte[to - from];
        for (int i = from; i < to; i++) {
            upper[i - from] = (byte) Character.toUpperCase(bytes[i]);
        }
        return EntryMarks.isRequestWord(upper, 0, upper.length);
    }

    /** A number as JSON has it, or one of its words. */
    private boolean isPlain(int from, int to) {
        boolean word = to - from == 4 && Ascii.startsWith(bytes, from, to, "true")
                || to - from == 5 && Ascii.startsWith(bytes, from, to, "false");
        int at = bytes[from] == '-' ? from + 1 : from;
        int whole = at;
        while (whole < to && Ascii.isDigit(bytes[whole])) {
            whole++;
        }
        boolean number = whole > at && !(bytes[at] == '0' && whole > at + 1);
        return word || number && (whole == to || bytes[whole] == '.' && Ascii.isDigits(bytes, whole + 1, to));
    }

    private void copy(int from, int to) {
        for (int i = from; i < to; i++) {
            out.add(bytes[i]);
        }
    }

    private void quoted(int from, int to, boolean upper) {
        out.add('"');
        for (int i = from; i < to; i++) {
            out.add(upper ? Character.toUpperCase(bytes[i]) : bytes[i]);
        }
        out.add('"');
    }

    /** Writes a text, whose escapes are those of JSON; where it ends, -1 if it does not. */
    private int string(int quote) {
        int behind = quote + 1;
        while (behind < end && bytes[behind] != '"') {
            behind += bytes[behind] == '\\' ? 2 : 1;
        }
        if (behind >= end) {
            return -1;
        }
        copy(quote, behind + 1);
        return behind + 1;
    }
}
