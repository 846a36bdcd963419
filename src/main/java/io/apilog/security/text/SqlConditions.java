package io.apilog.security.text;

import io.apilog.bytes.Ascii;

/**
 * Finds conditions of SQL that compare nothing with anything: {@code and 5386=5386}, {@code or 'a'='b}, with any numbers and words, which no list of
 * words could have; and an order by the number of a column that ends the statement.
 */
public final class SqlConditions {
    private static final int MOST_DIGITS = 20;
    private static final String ORDER_BY = "order by ";
    private static final String GROUP_BY = "group by ";
    private static final String NOT = " not ";
    private static final String LIKE = "like ";

    private SqlConditions() {}

    /** Whether one is in a text whose escapes are undone. */
    public static boolean areIn(byte[] bytes, int length) {
        for (int i = 1; i + 5 < length; i++) {
            int letter = bytes[i] | 0x20;
            if (letter == 'g' && !isWord(bytes[i - 1]) && isOrder(bytes, i, length, GROUP_BY)) {
                return true;
            }
            if ((letter == 'a' || letter == 'o') && !isWord(bytes[i - 1])) {
                int behind = behindConjunction(bytes, i);
                if (behind > 0 && isComparison(bytes, behind, length)
                        || letter == 'o' && isOrder(bytes, i, length, ORDER_BY)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where the text behind {@code and} or {@code or} begins; 0 where none stands there. */
    private static int behindConjunction(byte[] bytes, int at) {
        int behind = is(bytes, at, "and") ? at + 3 : is(bytes, at, "or") ? at + 2 : 0;
        if (behind == 0 || " ('\"".indexOf(bytes[behind]) < 0) {
            return 0;
        }
        boolean not = behind + NOT.length() < bytes.length && is(bytes, behind, NOT);
        return not ? behind + NOT.length() - 1 : behind;
    }

    private static boolean isComparison(byte[] bytes, int from, int length) {
        int first = skip(bytes, from, length, " (");
        int end = operand(bytes, first, length);
        if (end < 0) {
            return false;
        }
        int sign = skip(bytes, end, length, " )");
        int behind = behindSign(bytes, sign, length);
        if (behind < 0) {
            return false;
        }
        int second = skip(bytes, behind, length, " (");
        return operand(bytes, second, length) >= 0 && isQuote(bytes[first]) == isQuote(bytes[second]);
    }

    /** Where what is compared with begins. */
    private static int behindSign(byte[] bytes, int sign, int length) {
        if (sign < length && bytes[sign] == '=') {
            return sign + 1;
        }
        boolean like = sign + LIKE.length() < length && is(bytes, sign, LIKE);
        return like ? sign + LIKE.length() : -1;
    }

    /** The end of a number, or of a word between quotes, of which the last one can be missing; -1 where there is neither. */
    private static int operand(byte[] bytes, int from, int length) {
        if (from >= length) {
            return -1;
        }
        int quote = bytes[from];
        int at = from;
        if (isQuote(quote)) {
            at++;
            while (at < length && isWord(bytes[at])) {
                at++;
            }
            boolean closed = at < length && bytes[at] == quote;
            // Behind the last one the quote of the statement itself follows.
            return closed ? at + 1 : at > from + 1 ? at : -1;
        }
        while (at < length && (Ascii.isDigit(bytes[at]) || at > from && bytes[at] == '*')) {
            at++;
        }
        boolean number = at > from && at - from <= MOST_DIGITS && (at == length || !isWord(bytes[at]));
        return number ? at : -1;
    }

    private static boolean isOrder(byte[] bytes, int at, int length, String by) {
        if (at + by.length() >= length || !is(bytes, at, by)) {
            return false;
        }
        int from = at + by.length();
        int end = from;
        while (end < length && (Ascii.isDigit(bytes[end]) || end > from && bytes[end] == ',')) {
            end++;
        }
        int comment = skip(bytes, end, length, " ");
        return end > from
                && comment < length
                && (bytes[comment] == '#'
                        || bytes[comment] == '-' && comment + 1 < length && bytes[comment + 1] == '-');
    }

    private static int skip(byte[] bytes, int from, int length, String signs) {
        int at = from;
        while (at < length && signs.indexOf(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean is(byte[] bytes, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            int b = bytes[at + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuote(int b) {
        return b == '\'' || b == '"';
    }

    /** A letter, a digit, or a byte beyond ASCII. */
    private static boolean isWord(int b) {
        return Ascii.isDigit(b) || Ascii.isLetter(b) || b < 0 || b == '_';
    }
}
