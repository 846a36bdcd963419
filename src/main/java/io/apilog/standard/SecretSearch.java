package io.apilog.standard;

import io.apilog.bytes.ByteSearch;
import io.apilog.request.Text;
import java.nio.charset.StandardCharsets;

/**
 * Finds secrets in targets: by the name of a parameter first, then by shape. Looks at eight bytes at once; allocates nothing. For one thread.
 */
final class SecretSearch {
    /** A longer target is looked at up to here. */
    private static final int LONGEST = 8_192;

    /** What stands in place of a secret that was taken out. */
    private static final byte[][] PLACEHOLDERS = {
        ascii("redacted"),
        ascii("filtered"),
        ascii("masked"),
        ascii("hidden"),
        ascii("removed"),
        ascii("undefined"),
        ascii("null"),
        ascii("none"),
        ascii("true"),
        ascii("false")
    };

    private final SecretNames names = new SecretNames();
    private final byte[] name = new byte[64];

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What is in a target, as a set of kinds. */
    int find(Text target) {
        byte[] b = target.bytes();
        int from = target.from();
        int to = Math.min(target.to(), from + LONGEST);
        int mark = ByteSearch.indexOf(b, from, to, (byte) '?');
        int path = mark < 0 ? to : mark;
        int found = inPath(b, from, path) | EmailAddress.all(b, from, to);
        int parameters = ByteSearch.indexOf(b, from, path, (byte) ';');
        found |= CardNumbers.areIn(b, from, to) ? UrlSecret.CARD.bit() : 0;
        found |= parameters < 0 ? 0 : inQuery(b, parameters + 1, path);
        return mark < 0 ? found : found | inQuery(b, mark + 1, to);
    }

    private static int inPath(byte[] b, int from, int to) {
        int found = 0;
        int word = from;
        while (word < to) {
            int slash = ByteSearch.indexOf(b, word, to, (byte) '/');
            int end = slash < 0 ? to : slash;
            found |= word(b, word, end, 0);
            word = end + 1;
        }
        return found;
    }

    private int inQuery(byte[] b, int from, int to) {
        int found = 0;
        int pair = from;
        while (pair < to) {
            int sign = ByteSearch.indexOfEither(b, pair, to, (byte) '&', (byte) '=');
            int end = sign < 0 ? to : sign;
            int named = 0;
            if (end < to && b[end] == '=') {
                named = nameAt(b, pair, end);
                pair = end + 1;
                // Behind the first sign of a pair there is a value, whatever it holds.
                int next = ByteSearch.indexOfEither(b, pair, to, (byte) '&', (byte) ';');
                end = next < 0 ? to : next;
            }
            found |= word(b, pair, end, named);
            pair = end + 1;
        }
        return found;
    }

    /** A word between delimiters, which may be the value of a name. */
    private static int word(byte[] b, int from, int to, int named) {
        int found = named != 0 && isValue(b, from, to) ? named : 0;
        if (to - from >= SecretShapes.SHORTEST) {
            found |= SecretShapes.find(b, from, to);
        }
        return found;
    }

    /** The kind of a name, without the brackets around it, {@code user[password]}, and without a pair that has no value before it, {@code amp;password}. */
    private int nameAt(byte[] b, int first, int to) {
        int from = to;
        while (from > first && b[from - 1] != ';') {
            from--;
        }
        int begin = from;
        int end = to;
        boolean escaped = false;
        for (int i = from; i < to; i++) {
            escaped |= b[i] == '%';
        }
        byte[] text = b;
        if (escaped) {
            end = undo(b, from, to);
            begin = 0;
            text = name;
        }
        if (end > begin && text[end - 1] == ']') {
            end--;
            for (int i = begin; i < end; i++) {
                begin = text[i] == '[' ? i + 1 : begin;
            }
        }
        return names.find(text, begin, end);
    }

    private int undo(byte[] b, int from, int to) {
        int length = 0;
        for (int i = from; i < to && length < name.length; i++) {
            int high = b[i] == '%' && i + 2 < to ? Character.digit(b[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(b[i + 2], 16);
            name[length++] = low < 0 ? b[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return length;
    }

    /** Whether something stands there that is no mark for nothing. */
    private static boolean isValue(byte[] b, int from, int to) {
        int length = to - from;
        if (length == 0 || "[{<$*(".indexOf(b[from]) >= 0) {
            return false;
        }
        if (length > 2 && b[from] == '%') {
            int first = Character.digit(b[from + 1], 16) << 4 | Character.digit(b[from + 2], 16);
            if ("[{<$*(".indexOf(first) >= 0) {
                return false;
            }
        }
        boolean same = true;
        for (int i = from + 1; i < to; i++) {
            same &= b[i] == b[from];
        }
        if (same && (b[from] == 'x' || b[from] == 'X' || b[from] == '.' || b[from] == '-')) {
            return false;
        }
        for (byte[] placeholder : PLACEHOLDERS) {
            if (isEqual(placeholder, b, from, length)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEqual(byte[] word, byte[] b, int from, int length) {
        if (word.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((b[from + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
