package io.apilog.endpoint;

import io.apilog.format.HttpMethod;
import io.apilog.format.Text;

/** The route that a log names, made fit to be a label. */
final class LoggedRoute {
    private final Text word = new Text();

    /**
     * Writes the route's name: without the method in front ({@code GET /pets/{petId}}, {@code ANY /pets}), without a query, with a
     * slash in front. False if it names none: {@code $default}, {@code -}, or control characters within.
     */
    boolean write(Text route, NameBuffer name) {
        byte[] bytes = route.bytes();
        int end = route.to();
        int start = afterMethod(bytes, route.from(), end);
        int query = start;
        while (query < end && bytes[query] != '?') {
            query++;
        }
        while (query > start && bytes[query - 1] == ' ') {
            query--;
        }
        if (!isRoute(bytes, start, query)) {
            return false;
        }
        name.clear();
        if (bytes[start] != '/') {
            name.append('/');
        }
        return writeText(bytes, start, query, name);
    }

    private int afterMethod(byte[] bytes, int from, int to) {
        int space = from;
        while (space < to && Octets.isLetter(bytes[space])) {
            space++;
        }
        if (space == to || bytes[space] != ' ' || !isMethod(bytes, from, space)) {
            return from;
        }
        while (space < to && bytes[space] == ' ') {
            space++;
        }
        return space;
    }

    private boolean isMethod(byte[] bytes, int from, int to) {
        word.set(bytes, from, to);
        boolean any = to - from == 3 && bytes[from] == 'A' && bytes[from + 1] == 'N' && bytes[from + 2] == 'Y';
        return any || HttpMethod.of(word) != HttpMethod.OTHER;
    }

    private static boolean isRoute(byte[] bytes, int from, int to) {
        boolean none = to - from == 1 && bytes[from] == '-';
        return from < to && !none && bytes[from] != '$';
    }

    private static boolean writeText(byte[] bytes, int from, int to, NameBuffer name) {
        int i = from;
        while (i < to && !name.full()) {
            int octet = bytes[i] & 0xff;
            if (Octets.isControl(octet)) {
                return false;
            }
            int length = octet < 0x80 ? 1 : Utf8.length(octet);
            boolean isText = octet < 0x80 || (length > 0 && i + length <= to && Utf8.isText(bytes, i, i + length));
            if (isText) {
                name.append(bytes, i, i + length);
                i += length;
            } else {
                name.appendEscaped(octet);
                i++;
            }
        }
        if (name.full()) {
            name.cut();
        }
        return true;
    }
}
