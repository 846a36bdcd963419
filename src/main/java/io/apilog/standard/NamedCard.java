package io.apilog.standard;

import io.apilog.bytes.Ascii;

/**
 * The number of a payment card as the value of a parameter whose name says that it is one: of any issuer, in groups of any length, with the digit that
 * proves the others. Such numbers are too many to be told from others where no name says it.
 */
final class NamedCard {
    private static final int FEWEST = 12;
    private static final int MOST = 19;

    private NamedCard() {}

    /** Whether all of a value is one. */
    static boolean is(byte[] b, int from, int to) {
        int digits = 0;
        int four = 0;
        for (int i = from; i < to; i++) {
            if (Ascii.isDigit(b[i])) {
                four = digits < 4 ? four * 10 + b[i] - '0' : four;
                digits++;
            } else if (b[i] != '-' && b[i] != '+' && b[i] != ' ') {
                return false;
            }
        }
        return digits >= FEWEST && digits <= MOST && isIssued(four, digits) && isProved(b, from, to);
    }

    private static boolean isIssued(int four, int digits) {
        int two = four / 100;
        return switch (two / 10) {
            // Mastercard and Mir.
            case 2 -> digits == 16 && (four >= 2221 && four <= 2720 || four >= 2200 && four <= 2204);
            case 3 ->
                (two == 34 || two == 37) && digits == 15
                        || four >= 3528 && four <= 3589 && digits >= 16
                        || (two == 36 || two == 38 || two == 39 || four / 10 >= 300 && four / 10 <= 305)
                                && digits >= 14;
            case 4 -> digits == 13 || digits == 16 || digits == 19;
            case 5 -> two >= 51 && two <= 55 ? digits == 16 : two == 50 || two >= 56;
            // Maestro, UnionPay, Discover and others.
            case 6 -> true;
            case 8 -> (two == 81 || two == 82) && digits >= 16;
            default -> false;
        };
    }

    /** Luhn's sum. */
    private static boolean isProved(byte[] b, int from, int to) {
        int sum = 0;
        boolean twice = false;
        for (int i = to - 1; i >= from; i--) {
            if (Ascii.isDigit(b[i])) {
                int counted = (b[i] - '0') * (twice ? 2 : 1);
                sum += counted > 9 ? counted - 9 : counted;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
