package io.apilog.standard;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.ByteSearch;
import io.apilog.bytes.HexDigits;
import io.apilog.request.TargetSigns;
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

    private static final int ESCAPE = 3;

    /** What is no set of kinds: signs of an address are hidden. */
    private static final int SIGNS = -1;

    /** What stands between the members of a list: no secret begins behind it, and none is hidden by it. */
    private static final boolean[] LIST_SIGNS = listSigns();

    private final SecretNames names = new SecretNames();
    private final byte[] name = new byte[64];
    private final byte[] undone = new byte[LONGEST];

    private static boolean[] listSigns() {
        boolean[] signs = new boolean[0x80];
        for (char sign : ",|()*!~".toCharArray()) {
            signs[sign] = true;
        }
        return signs;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What is in a target, as a set of kinds.
     *
     * @param signs what it has
     */
    int find(Text target, TargetSigns signs) {
        byte[] b = target.bytes();
        int from = target.from();
        int to = Math.min(target.to(), from + LONGEST);
        int found = CardNumbers.areIn(b, from, to) ? UrlSecret.CARD.bit() : 0;
        if (signs.arePlain()) {
            // Most are: nothing is hidden, nobody has an address of mail, and tokens are words.
            return found | inPlainQuery(b, signs.pathEnd() + 1, to) | SecretShapes.all(b, from, to);
        }
        found |= written(b, from, to);
        int escaped = escaped(b, from, to);
        if (escaped != SIGNS) {
            return found | escaped | EmailAddress.all(b, from, to);
        }
        // An address within has its own names and values once its escapes are undone, and those twice where it is
        // within another.
        int length = undo(b, from, to, undone);
        found |= written(undone, 0, length) | SecretShapes.all(undone, 0, length);
        int again = escaped(undone, 0, length);
        if (again != SIGNS) {
            found |= again;
        } else {
            length = undo(undone, 0, length, undone);
            found |= written(undone, 0, length) | SecretShapes.all(undone, 0, length);
        }
        return found | EmailAddress.all(undone, 0, length);
    }

    /** What is in a text by the signs that it is written with. */
    private int written(byte[] b, int from, int to) {
        int mark = ByteSearch.indexOfEither(b, from, to, (byte) '?', (byte) '#');
        int path = mark < 0 ? to : mark;
        int found = inPath(b, from, path);
        int parameters = ByteSearch.indexOf(b, from, path, (byte) ';');
        found |= parameters < 0 ? 0 : inQuery(b, parameters + 1, path);
        return mark < 0 ? found : found | inQuery(b, mark + 1, to);
    }

    /**
     * What escapes of ASCII hide: {@link #SIGNS} that an address is made of, which are to be undone, or the kinds of tokens that stand behind
     * blanks and quotes. Those of lists hide nothing, and those of other characters are text.
     */
    private static int escaped(byte[] b, int from, int to) {
        int found = 0;
        int at = ByteSearch.indexOf(b, from, to, (byte) '%');
        while (at >= 0 && at + 2 < to && found != SIGNS) {
            if (b[at] == '%') {
                if (b[at + 1] >= '2' && b[at + 1] <= '7') {
                    int hidden = hidden(b, at, to);
                    found = hidden == SIGNS ? SIGNS : found | hidden;
                }
                // Characters beyond ASCII are escapes one behind the other.
                at += ESCAPE;
            } else {
                at = ByteSearch.indexOf(b, at, to, (byte) '%');
            }
        }
        return found;
    }

    private static int hidden(byte[] b, int at, int to) {
        int sign = HexDigits.of(b[at + 1], b[at + 2]);
        if (sign < 0 || sign >= LIST_SIGNS.length || LIST_SIGNS[sign]) {
            return 0;
        }
        if (sign == ' ' || sign == '"' || sign == '\'') {
            // The groups of a card are one number under its name.
            boolean digit = at + ESCAPE < to && Ascii.isDigit(b[at + ESCAPE]);
            return digit ? SIGNS : SecretShapes.at(b, at + ESCAPE, to);
        }
        return SIGNS;
    }

    private static int inPath(byte[] b, int from, int to) {
        int found = 0;
        int word = from;
        while (word < to) {
            int slash = ByteSearch.indexOf(b, word, to, (byte) '/');
            int end = slash < 0 ? to : slash;
            found |= shape(b, word, end);
            word = end + 1;
        }
        return found;
    }

    /** What is in a query by its names, where no sign is hidden and none but {@code &}, {@code ?} and {@code #} ends a value. */
    private int inPlainQuery(byte[] b, int from, int to) {
        int found = 0;
        int equals = ByteSearch.indexOf(b, from, to, (byte) '=');
        while (equals >= 0) {
            if (equals > from + 1 && names.mayEndWith(b[equals - 2], b[equals - 1])) {
                int name = equals - 1;
                while (name > from && !isDelimiter(b[name - 1])) {
                    name--;
                }
                // Behind an equals sign it is a value.
                int named = name > from && b[name - 1] == '=' ? 0 : names.find(b, name, equals);
                found |= named == 0 ? 0 : value(b, equals + 1, plainEnd(b, equals + 1, to), named);
            }
            equals = ByteSearch.indexOf(b, equals + 1, to, (byte) '=');
        }
        return found;
    }

    private static boolean isDelimiter(byte b) {
        return b == '&' || b == '=' || b == '?' || b == '#';
    }

    private static int plainEnd(byte[] b, int from, int to) {
        int end = from;
        while (end < to && b[end] != '&' && b[end] != '?' && b[end] != '#') {
            end++;
        }
        return end;
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
                // What is an address has a query or a fragment of its own.
                int inner = ByteSearch.indexOfEither(b, pair, end, (byte) '?', (byte) '#');
                end = inner < 0 ? end : inner;
            }
            found |= named == 0 ? 0 : value(b, pair, end, named);
            found |= shape(b, pair, end);
            pair = end + 1;
        }
        return found;
    }

    /** What a word between delimiters is by its name. */
    private static int value(byte[] b, int from, int to, int named) {
        boolean is = named == UrlSecret.CARD.bit() ? NamedCard.is(b, from, to) : isValue(b, from, to);
        return is ? named : 0;
    }

    /** What it is by its shape. */
    private static int shape(byte[] b, int from, int to) {
        if (to - from < SecretShapes.SHORTEST) {
            return 0;
        }
        boolean parts = ByteSearch.indexOfEither(b, from, to, (byte) '+', (byte) ' ') >= 0;
        return parts ? SecretShapes.all(b, from, to) : SecretShapes.find(b, from, to);
    }

    /**
     * The kind of a name, by what is in its brackets, {@code user[password]}, or all of it, and without what is before it in an address or without a
     * value, {@code amp;password}.
     */
    private int nameAt(byte[] b, int first, int to) {
        int from = to;
        while (from > first && b[from - 1] != ';' && b[from - 1] != '?' && b[from - 1] != '#') {
            from--;
        }
        int begin = from;
        int end = to;
        byte[] text = b;
        if (ByteSearch.indexOf(b, from, to, (byte) '%') >= 0) {
            end = undo(b, from, Math.min(to, from + name.length), name);
            begin = 0;
            text = name;
        }
        // Of a list, each of which is one.
        while (end - 1 > begin && text[end - 1] == ']') {
            int open = end - 2;
            while (open > begin && Ascii.isDigit(text[open])) {
                open--;
            }
            if (text[open] != '[') {
                break;
            }
            end = open;
        }
        if (end - 1 > begin && text[end - 1] == ']') {
            int open = end - 1;
            while (open > begin && text[open - 1] != '[') {
                open--;
            }
            int found = names.find(text, open, end - 1);
            if (found != 0) {
                return found;
            }
        }
        return names.find(text, begin, end);
    }

    /** Undoes escapes once. What is written never overtakes what is read, so both may be one array. */
    private static int undo(byte[] b, int from, int to, byte[] into) {
        int length = 0;
        for (int i = from; i < to; i++) {
            int value = b[i] == '%' && i + 2 < to ? HexDigits.of(b[i + 1], b[i + 2]) : -1;
            into[length++] = value < 0 ? b[i] : (byte) value;
            i += value < 0 ? 0 : 2;
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
