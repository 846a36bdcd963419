package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A name and its value in one segment: {@code Orders(4711)} of OData, {@code page=2}. */
public final class KeyedSegment {
    private static final int LONGEST_NAME = 64;
    /** {@code a=b=c=1}: deeper, a value is no longer taken apart. */
    private static final int MOST_NAMES = 3;

    private static final byte[] KEY = "({id})".getBytes(StandardCharsets.US_ASCII);

    /** The length of what stands for a key in parentheses. */
    public static final int LENGTH = KEY.length;

    private KeyedSegment() {}

    /** Where the word ends that has a key in parentheses behind it in a name; -1 if there is none. */
    public static int end(byte[] name, int from, int to) {
        int end = to - LENGTH;
        return end > from && Arrays.equals(name, end, to, KEY, 0, LENGTH) ? end : -1;
    }

    /** A word with a key behind it, as it is named. */
    public static byte[] of(byte[] word) {
        byte[] keyed = Arrays.copyOf(word, word.length + LENGTH);
        System.arraycopy(KEY, 0, keyed, word.length, LENGTH);
        return keyed;
    }

    static boolean collapse(Segment s, NameBuffer name) {
        if (!s.has(Octets.PARENTHESIS)) {
            return false;
        }
        int open = s.indexOf('(', 0);
        boolean closed = s.at(s.length() - 1) == ')' && s.length() - open > 2;
        if (!closed || !isName(s, open)) {
            return false;
        }
        Shape.writeWord(s, 0, open, name);
        name.append("({id})");
        return true;
    }

    static boolean collapseValue(Segment s, NameBuffer name) {
        if (!s.has(Octets.EQUALS)) {
            return collapseNamedId(s, name);
        }
        int equals = s.indexOf('=', 0);
        if (equals >= s.length() - 1 || s.depth() >= MOST_NAMES || !isName(s, equals) && !isWords(s, equals)) {
            return false;
        }
        int mark = name.length();
        Shape.writeWord(s, 0, equals + 1, name);
        Segment value = s.part(equals + 1, s.length());
        boolean digit = value.has(Octets.DIGIT) && !value.has(Octets.BRACE) && !value.has(Octets.EQUALS);
        int begin = name.length();
        if (Shape.write(value, name)
                && (!digit || name.bytes()[begin] == '{' || name.bytes()[name.length() - 1] != '}')) {
            return true;
        }
        name.rewind(mark);
        boolean one = digit || IdentityWords.isOne(s, equals) && isJoined(value);
        if (one) {
            Shape.writeWord(s, 0, equals + 1, name);
            name.append("{id}");
        }
        return one;
    }

    /** Whether a value is more than a word, as one that is part of a route is: {@code key=price} to sort by. */
    private static boolean isJoined(Segment value) {
        return value.has(Octets.DASH) || value.has(Octets.UNDERSCORE) || value.has(Octets.DOT);
    }

    /** An id behind what the id is called and a colon: {@code course_id:BIO}. */
    private static boolean collapseNamedId(Segment s, NameBuffer name) {
        int colon = s.has(Octets.COLON) ? s.indexOf(':', 0) : -1;
        if (colon < 1 || colon == s.length() - 1 || !isName(s, colon) || !IdentityWords.endsAsId(s, colon)) {
            return false;
        }
        Shape.writeWord(s, 0, colon + 1, name);
        name.append("{id}");
        return true;
    }

    /** Whether a name is one of a word that a developer wrote, an equals sign or a colon and the placeholder of a value: {@code order-number={id}}. */
    public static boolean isValued(byte[] name, int from, int to) {
        int equals = from;
        while (equals < to
                && name[equals] != '='
                && !(name[equals] == ':' && IdentityWords.endsAsId(name, from, equals))) {
            equals++;
        }
        return equals > from && equals + 2 < to && name[equals + 1] == '{' && name[to - 1] == '}';
    }

    /** Words with dashes between: {@code order-number}. */
    private static boolean isWords(Segment s, int end) {
        for (int i = 0; i < end; i++) {
            if (!Octets.isLetter(s.at(i)) && (s.at(i) != '-' || i == 0)) {
                return false;
            }
        }
        return end > 0 && end <= LONGEST_NAME;
    }

    private static boolean isName(Segment s, int end) {
        for (int i = 0; i < end; i++) {
            if (!Octets.isLetterOrDigit(s.at(i)) && s.at(i) != '_' && s.at(i) != '.') {
                return false;
            }
        }
        return end > 0 && end <= LONGEST_NAME && Octets.isLetter(s.at(0));
    }
}
