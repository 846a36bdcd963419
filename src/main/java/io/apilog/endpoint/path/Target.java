package io.apilog.endpoint.path;

import io.apilog.bytes.Utf8;
import io.apilog.request.HttpMethod;
import io.apilog.request.Text;

/**
 * The path of a request target in normal form, as segments: without query, fragment and matrix parameters, dot segments resolved,
 * empty segments gone, percent-decoded once. Two spellings of one path come out as the same bytes. One instance is used again for
 * every request.
 *
 * <p>In the segments, ASCII letters, digits and {@code -._~!$&'()*+,=:@} stand as themselves, and so do braces and well-formed UTF-8
 * beyond ASCII; all else is percent-encoded in capitals. So {@code %2F} stays {@code %2F}, and no control character remains. A
 * percent sign that begins no valid sequence stays as it is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a> for the forms of a target, and RFC 3986,
 *     section 6.2, for the normal form
 */
public final class Target {
    /** Segments kept; a deeper path is {@link #cut}. */
    public static final int MAX_SEGMENTS = 32;

    /** Bytes of path that are looked at; a longer path is {@link #cut}. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int INITIAL_BYTES = 1024;
    private static final int LONGEST_ESCAPE = 3;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    /** What a target turned out to be. */
    public enum Form {
        /** A path, in origin form or taken from an absolute URI. */
        PATH,
        /** {@code OPTIONS *}: the server as a whole. */
        ASTERISK,
        /** {@code CONNECT host:443}. */
        AUTHORITY,
        /** None of these. */
        MALFORMED
    }

    /** Where the segments stand: in the buffer, or in the target itself where that is in normal form already. */
    private byte[] bytes;

    private byte[] buffer = new byte[INITIAL_BYTES];
    private final int[] from = new int[MAX_SEGMENTS];
    private final int[] to = new int[MAX_SEGMENTS];
    private final int[] kinds = new int[MAX_SEGMENTS];
    private int segmentKinds;
    private int depth;
    private boolean cut;
    private int written;
    private final Text authority = new Text();

    /** A target that is read again and again; it is empty at first. */
    public Target() {
        bytes = buffer;
    }

    /**
     * Reads a target; the segments are valid only if it is a {@link Form#PATH}, and as long as the target's bytes are. Takes time linear
     * in the target's length.
     */
    public Form read(Text target, HttpMethod method) {
        byte[] source = target.bytes();
        int start = target.from();
        int end = target.to();
        authority.clear();
        if (start == end) {
            return Form.MALFORMED;
        }
        if (source[start] == '/') {
            return readPath(source, start, end);
        }
        if (method == HttpMethod.OPTIONS && target.length() == 1 && source[start] == '*') {
            return Form.ASTERISK;
        }
        if (method == HttpMethod.CONNECT && isAuthority(source, start, end)) {
            return Form.AUTHORITY;
        }
        int path = endOfAuthority(source, start, end);
        return path < 0 ? Form.MALFORMED : readPath(source, path, end);
    }

    /** What stands before the path in an absolute URI, empty where nothing does; valid as long as the target that was read. */
    public Text authority() {
        return authority;
    }

    /** How many segments there are, 0 for the root, at most {@link #MAX_SEGMENTS}. */
    public int count() {
        return Math.min(depth, MAX_SEGMENTS);
    }

    /** Whether the path goes on beyond the last segment. */
    public boolean cut() {
        return cut || depth > MAX_SEGMENTS;
    }

    /** The bytes of all segments, between {@link #from} and {@link #to} of each. Not to be kept. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a segment begins in {@link #bytes}. */
    public int from(int segment) {
        return from[segment];
    }

    /** Where a segment ends in {@link #bytes}. */
    public int to(int segment) {
        return to[segment];
    }

    /** The kinds of bytes in a segment, a bit for each as in {@link Octets}. */
    public int kinds(int segment) {
        return kinds[segment];
    }

    private static boolean isAuthority(byte[] source, int start, int end) {
        int digits = end;
        while (digits > start && Octets.isDigit(source[digits - 1])) {
            digits--;
        }
        if (digits == end || digits - start < 2 || source[digits - 1] != ':') {
            return false;
        }
        return isHost(source, start, digits - 1);
    }

    private static boolean isHost(byte[] source, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean inAddress = source[i] == '[' || source[i] == ']' || source[i] == '%';
            if (!inAddress && Octets.kind(source[i]) > Octets.MARK) {
                return false;
            }
        }
        return end > start;
    }

    /** Where the path of an absolute URI begins, at its {@code /}, {@code ?}, {@code #} or end; -1 if it is none. */
    private int endOfAuthority(byte[] source, int start, int end) {
        int i = start;
        while (i < end && isOfScheme(source[i])) {
            i++;
        }
        if (i == start || i + 3 > end || source[i] != ':' || source[i + 1] != '/' || source[i + 2] != '/') {
            return -1;
        }
        int host = i + 3;
        i = host;
        while (i < end && source[i] != '/' && !endsPath(source[i])) {
            i++;
        }
        if (!isHost(source, host, i)) {
            return -1;
        }
        authority.set(source, host, i);
        return i;
    }

    /** Whether it may stand in the name of a scheme; underscores, which may not, are in Squid's own. */
    private static boolean isOfScheme(int octet) {
        return Octets.isLetterOrDigit(octet) || octet == '+' || octet == '-' || octet == '.' || octet == '_';
    }

    private Form readPath(byte[] source, int start, int end) {
        return readNormal(source, start, end) ? Form.PATH : readAny(source, start, end);
    }

    /**
     * Finds the segments of a path that needs no change, as most paths are, without copying it.
     *
     * @return false where there is anything to normalise, so that it is to be read in another way
     */
    private boolean readNormal(byte[] source, int start, int end) {
        int segment = 0;
        int i = start;
        if (end - start > MAX_BYTES || start == end || source[start] != '/') {
            return false;
        }
        while (i < end && source[i] == '/') {
            int begin = ++i;
            int found = 0;
            while (i < end) {
                int bit = Octets.bit(source[i]);
                if (bit == 0) {
                    break;
                }
                found |= bit;
                i++;
            }
            boolean empty = i == begin && (i < end || segment > 0);
            if (empty || segment == MAX_SEGMENTS || (i > begin && source[begin] == '.')) {
                return false;
            }
            if (i > begin) {
                from[segment] = begin;
                to[segment] = i;
                kinds[segment++] = found;
            }
        }
        if (i < end && !endsPath(source[i])) {
            return false;
        }
        bytes = source;
        depth = segment;
        cut = false;
        return true;
    }

    /** Reads segment after segment in one pass over the path. */
    private Form readAny(byte[] source, int start, int end) {
        int limit = Math.min(end, start + MAX_BYTES);
        if (buffer.length < LONGEST_ESCAPE * (limit - start)) {
            buffer = new byte[LONGEST_ESCAPE * (limit - start)];
        }
        bytes = buffer;
        depth = 0;
        written = 0;
        int i = start;
        while (i < limit && !endsPath(source[i])) {
            int begin = written;
            i = readSegment(source, i, limit);
            if (i < 0) {
                return Form.MALFORMED;
            }
            if (i == limit && limit < end) {
                written = begin;
            } else {
                addSegment(begin);
                i += i < limit && source[i] == '/' ? 1 : 0;
            }
        }
        cut = i == limit && limit < end;
        return Form.PATH;
    }

    /** Decodes a segment up to a matrix parameter and returns where it ends; -1 at a control character. */
    private int readSegment(byte[] source, int start, int limit) {
        byte[] to = bytes;
        int at = written;
        int found = 0;
        int i = start;
        while (i < limit) {
            int octet = source[i];
            int kind = Octets.kind(octet);
            if (kind <= Octets.MARK) {
                to[at++] = (byte) octet;
                found |= 1 << kind;
                i++;
            } else if (octet == '/' || endsPath(octet)) {
                break;
            } else if (octet == ';') {
                i = endOfSegment(source, i, limit);
                break;
            } else if (Octets.isControl(octet)) {
                return -1;
            } else {
                written = at;
                i = decodeCharacter(source, i, limit);
                while (at < written) {
                    found |= 1 << Octets.kind(to[at++]);
                }
            }
        }
        written = at;
        segmentKinds = found;
        return i;
    }

    /** Where a matrix parameter and all that follows it in its segment ends; -1 at a control character. */
    private static int endOfSegment(byte[] source, int start, int limit) {
        int i = start;
        while (i < limit && source[i] != '/' && !endsPath(source[i])) {
            if (Octets.isControl(source[i])) {
                return -1;
            }
            i++;
        }
        return i;
    }

    private static boolean endsPath(int octet) {
        return octet == '?' || octet == '#';
    }

    /** Takes what was written since {@code begin} for a segment. */
    private void addSegment(int begin) {
        int length = written - begin;
        boolean dots = length > 0 && length <= 2 && bytes[begin] == '.';
        if (length == 0 || (dots && length == 1)) {
            written = begin;
        } else if (dots && bytes[begin + 1] == '.') {
            written = begin;
            leaveSegment();
        } else if (depth < MAX_SEGMENTS) {
            from[depth] = begin;
            to[depth] = written;
            kinds[depth] = segmentKinds;
            depth++;
        } else {
            written = begin;
            depth++;
        }
    }

    private void leaveSegment() {
        if (depth > 0) {
            depth--;
            if (depth < MAX_SEGMENTS) {
                written = from[depth];
            }
        }
    }

    /** Decodes the character at {@code i}, which may be percent-encoded, and returns where the next begins. */
    private int decodeCharacter(byte[] source, int i, int end) {
        int unit = unitAt(source, i, end);
        int octet = octet(unit);
        if (octet >= 0x80) {
            return decodeBeyondAscii(source, i, end);
        }
        boolean strayPercent = octet == '%' && width(unit) == 1;
        if (strayPercent || Octets.isPlain(octet)) {
            bytes[written++] = (byte) octet;
        } else {
            writeEscaped(octet);
        }
        return i + width(unit);
    }

    /** Decodes one character beyond ASCII, or writes the byte at {@code i} percent-encoded if it begins none. */
    private int decodeBeyondAscii(byte[] source, int i, int end) {
        int lead = unitAt(source, i, end);
        int begin = written;
        int length = Utf8.length(octet(lead));
        int next = i;
        for (int n = 0; n < length && next < end; n++) {
            int unit = unitAt(source, next, end);
            bytes[written++] = (byte) octet(unit);
            next += width(unit);
        }
        if (length > 0 && Utf8.isText(bytes, begin, written)) {
            return next;
        }
        written = begin;
        writeEscaped(octet(lead));
        return i + width(lead);
    }

    private void writeEscaped(int octet) {
        bytes[written++] = '%';
        bytes[written++] = HEX[octet >> 4];
        bytes[written++] = HEX[octet & 0xf];
    }

    /** The byte that stands at {@code i}, raw or percent-encoded, and how many bytes of the source it takes: see the two below. */
    private static int unitAt(byte[] source, int i, int end) {
        if (source[i] == '%' && i + 2 < end) {
            int high = Octets.hexValue(source[i + 1]);
            int low = Octets.hexValue(source[i + 2]);
            if (high >= 0 && low >= 0) {
                return (LONGEST_ESCAPE << 8) | (high << 4) | low;
            }
        }
        return (1 << 8) | (source[i] & 0xff);
    }

    private static int octet(int unit) {
        return unit & 0xff;
    }

    private static int width(int unit) {
        return unit >> 8;
    }
}
