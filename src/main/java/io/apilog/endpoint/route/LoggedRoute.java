package io.apilog.endpoint.route;

import io.apilog.bytes.Utf8;
import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;
import java.util.Arrays;

/** The route that a log names, made fit to be a label. */
public final class LoggedRoute {
    private static final byte[] ANY = {'A', 'N', 'Y'};
    private static final byte[] NONE = {'-'};
    private static final byte[] DEFAULT = {'$', 'd', 'e', 'f', 'a', 'u', 'l', 't'};

    private final Text word = new Text();

    /**
     * Writes the route's name: without the method in front ({@code GET /pets/{petId}}, {@code ANY /pets}), without a query, with a
     * slash in front. False if it names none: {@code -}, control characters within, or where there is a path to go by
     * {@code $default}, which API Gateway writes for what no route of its own fits.
     */
    public boolean write(Text route, boolean pathKnown, NameBuffer name) {
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
        boolean none = start == query || isEqual(bytes, start, query, NONE);
        if (none || (pathKnown && isEqual(bytes, start, query, DEFAULT))) {
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
        return isEqual(bytes, from, to, ANY) || HttpMethod.of(word) != HttpMethod.OTHER;
    }

    private static boolean isEqual(byte[] bytes, int from, int to, byte[] text) {
        return Arrays.equals(bytes, from, to, text, 0, text.length);
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
