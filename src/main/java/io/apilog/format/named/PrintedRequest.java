package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;

/**
 * What a language prints of an object, where a log has it under the name of a request: {@code <WSGIRequest: GET '/a'>},
 * {@code <socket.socket fd=9, ...>}, {@code #<ActionDispatch::Request GET ...>}, {@code [object Object]}. Nobody sent such a line.
 */
final class PrintedRequest {
    private static final byte CLOSE = '>';

    private PrintedRequest() {}

    /** The name of a class between angle brackets, and something behind it; or what JavaScript and Java print of anything. */
    static boolean is(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '[') {
            return Ascii.startsWith(bytes, from, to, "[object ");
        }
        if (from < to && Ascii.isLetter(bytes[from])) {
            return isOfJava(bytes, from, to);
        }
        int open = from < to && bytes[from] == '#' ? from + 1 : from;
        if (to - open < 4 || bytes[open] != '<' || bytes[to - 1] != CLOSE || !Ascii.isLetter(bytes[open + 1])) {
            return false;
        }
        int at = open + 1;
        while (isOfName(bytes[at])) {
            at++;
        }
        boolean behind = bytes[at] == ' ' || bytes[at] == '(' || bytes[at] == CLOSE;
        return behind && ByteSearch.indexOf(bytes, at, to - 1, (byte) '<') < 0;
    }

    /** {@code com.example.Request@1b2c3d4f}. */
    private static boolean isOfJava(byte[] bytes, int from, int to) {
        int at = from;
        int dots = 0;
        while (at < to && (Ascii.isLetter(bytes[at]) || Ascii.isDigit(bytes[at]) || ".$_".indexOf(bytes[at]) >= 0)) {
            dots += bytes[at++] == '.' ? 1 : 0;
        }
        return dots > 0 && at < to && bytes[at] == '@' && ByteSearch.indexOf(bytes, at, to, (byte) ' ') < 0;
    }

    private static boolean isOfName(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '.' || b == '_' || b == ':';
    }
}
