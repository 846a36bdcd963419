package io.apilog.standard;

import io.apilog.bytes.Ascii;
import io.apilog.bytes.HexDigits;

/**
 * Finds numbers of payment cards anywhere in a target, between signs that are no part of a word: a card has its issuer's beginning, is exactly as long
 * as that issuer's are, and its last digit proves the others. Escapes are undone once and twice, since JSON and addresses stand in queries.
 *
 * <p>Looks at one byte in four: no group of digits that it could miss is four long.
 */
final class CardNumbers {
    private static final int GROUP = 4;
    /** In four groups of four. */
    private static final int FEWEST_FOURS = 4;

    private static final int MOST_DIGITS = 16;

    /** Cards of fifteen digits have groups of four, six and five. */
    private static final int SIX_BEHIND_FOUR = 10;

    private static final int ESCAPE = 3;
    private static final int PERCENT = 0x25;
    private static final int OUTSIDE = ' ';

    private CardNumbers() {}

    /** Whether there is one. */
    static boolean areIn(byte[] b, int from, int to) {
        return DigitGroups.areIn(b, from, to, FEWEST_FOURS) && isAny(b, from, to);
    }

    private static boolean isAny(byte[] b, int from, int to) {
        int at = from + GROUP - 1;
        while (at < to) {
            if (!Ascii.isDigit(b[at])) {
                at += GROUP;
                continue;
            }
            int begin = at;
            while (begin > from && Ascii.isDigit(b[begin - 1])) {
                begin--;
            }
            int end = at + 1;
            while (end < to && Ascii.isDigit(b[end])) {
                end++;
            }
            if (end - begin >= GROUP && isAt(b, from, begin, end, to)) {
                return true;
            }
            at = end + GROUP - 1;
        }
        return false;
    }

    /** Whether one begins with a run of digits, or behind the escape that the run begins with. */
    private static boolean isAt(byte[] b, int from, int begin, int end, int to) {
        if (begin == from || b[begin - 1] != '%') {
            return isNumber(b, from, begin, to, 0, 0);
        }
        int sign = (b[begin] - '0') << 4 | b[begin + 1] - '0';
        int behind = begin + 2;
        if (sign >= '0' && sign <= '9') {
            return isNumber(b, from, begin - 1, behind, to, sign - '0', 1);
        }
        return isNumber(b, from, behind, to, 0, 0)
                || sign == PERCENT && end - behind > 2 && isNumber(b, from, behind + 2, to, 0, 0);
    }

    private static boolean isNumber(byte[] b, int from, int at, int to, long number, int digits) {
        return isNumber(b, from, at, at, to, number, digits);
    }

    /**
     * Whether one stands there.
     *
     * @param word where it begins, with what is before {@code at}
     * @param number what the digits before {@code at} are
     */
    private static boolean isNumber(byte[] b, int from, int word, int at, int to, long number, int digits) {
        int before = before(b, from, word);
        if (isWord(before) || before == '.' || before == '-' && !Ascii.isLetter(before(b, from, word - 1))) {
            return false;
        }
        // Behind a number and a blank a number in groups can have begun before.
        boolean inRow = (before == ' ' || before == '+') && Ascii.isDigit(before(b, from, word - width(b, from, word)));
        boolean grouped = false;
        long sum = number;
        int count = digits;
        int i = at;
        while (i < to) {
            if (Ascii.isDigit(b[i])) {
                if (++count > MOST_DIGITS) {
                    return false;
                }
                sum = sum * 10 + b[i++] - '0';
                continue;
            }
            if (!(grouped && inRow) && isEnd(b, i, to) && isIssued(sum, count) && isProved(sum)) {
                return true;
            }
            int next = behindBlank(b, i, to);
            if (next == i || count % GROUP != 0 && count != SIX_BEHIND_FOUR) {
                return false;
            }
            grouped = true;
            i = next;
        }
        return !(grouped && inRow) && isIssued(sum, count) && isProved(sum);
    }

    /** The sign before a place, its escape undone; a blank where nothing is. */
    private static int before(byte[] b, int from, int at) {
        if (at <= from) {
            return OUTSIDE;
        }
        return width(b, from, at) == 1 ? b[at - 1] : HexDigits.of(b[at - 2], b[at - 1]);
    }

    /** How many bytes the sign before a place takes. */
    private static int width(byte[] b, int from, int at) {
        boolean escaped = at - from >= ESCAPE && HexDigits.of(b[at - 1]) >= 0 && HexDigits.of(b[at - 2]) >= 0;
        if (escaped && b[at - ESCAPE] == '%') {
            return ESCAPE;
        }
        boolean twice = escaped
                && at - from >= ESCAPE + 2
                && b[at - ESCAPE] == '5'
                && b[at - ESCAPE - 1] == '2'
                && b[at - ESCAPE - 2] == '%';
        return twice ? ESCAPE + 2 : 1;
    }

    /** Whether a word is over where a digit is not: what follows is no part of a word, and no name of a file. */
    private static boolean isEnd(byte[] b, int at, int to) {
        int sign = b[at];
        int behind = at + 1;
        if (sign == '%') {
            int escape = at + 4 < to && b[at + 1] == '2' && b[at + 2] == '5' ? at + 2 : at;
            sign = escape + 2 < to ? HexDigits.of(b[escape + 1], b[escape + 2]) : sign;
            behind = escape + ESCAPE;
        }
        boolean more = behind < to && isWord(b[behind]);
        boolean digit = behind < to && Ascii.isDigit(b[behind]);
        return !isWord(sign) && !(sign == '.' && more) && !(sign == '-' && digit);
    }

    /** Behind a blank, a dash or a plus sign; the same place where there is none. */
    private static int behindBlank(byte[] b, int at, int to) {
        if (b[at] == '%' && at + 2 < to && b[at + 1] == '2' && "0DdB".indexOf(b[at + 2]) >= 0) {
            return at + ESCAPE;
        }
        return b[at] == '-' || b[at] == '+' || b[at] == ' ' ? at + 1 : at;
    }

    private static boolean isIssued(long number, int digits) {
        return switch (digits) {
            case 16 -> {
                int four = (int) (number / 1_000_000_000_000L);
                int two = four / 100;
                yield four / 1000 == 4
                        || two >= 51 && two <= 55
                        || four >= 2221 && four <= 2720
                        || four == 6011
                        || four >= 6440 && four <= 6599
                        || four >= 3528 && four <= 3589;
            }
            case 15 -> {
                int two = (int) (number / 10_000_000_000_000L);
                yield two == 34 || two == 37;
            }
            case 14 -> {
                int three = (int) (number / 100_000_000_000L);
                yield three >= 300 && three <= 305 || three / 10 == 36 || three / 10 == 38 || three / 10 == 39;
            }
            default -> false;
        };
    }

    /** Luhn's sum. */
    private static boolean isProved(long number) {
        int sum = 0;
        boolean twice = false;
        for (long rest = number; rest > 0; rest /= 10) {
            int digit = (int) (rest % 10);
            int counted = twice ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    /** A letter, a digit, an underscore, or a byte beyond ASCII. */
    private static boolean isWord(int b) {
        return Ascii.isDigit(b) || Ascii.isLetter(b) || b == '_' || b < 0 || b >= 0x80;
    }
}
