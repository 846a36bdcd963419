package io.apilog.standard;

import io.apilog.endpoint.shape.IssuedKey;
import org.jspecify.annotations.Nullable;

/** Tells by its looks what is secret whatever its name is: tokens of known issuers, and the numbers of payment cards. */
final class SecretShapes {
    /** No shape is shorter. */
    static final int SHORTEST = 14;

    private static final int JWT_PART = 16;

    /** Cards of fifteen digits have groups of four, six and five. */
    private static final int SIX_BEHIND_FOUR = 10;

    private SecretShapes() {}

    /** What a word between delimiters is, as a set; 0 for nothing secret. */
    static int find(byte[] b, int from, int to) {
        return switch (b[from]) {
            case 'e' -> isJwt(b, from, to) ? UrlSecret.TOKEN.bit() : 0;
            case '2', '3', '4', '5', '6' -> isCard(b, from, to) ? UrlSecret.CARD.bit() : 0;
            case 'g', 'x', 'A', 's', 'r' -> issued(IssuedKey.of(b, from, to));
            default -> 0;
        };
    }

    private static int issued(@Nullable IssuedKey key) {
        if (key == null) {
            return 0;
        }
        return key == IssuedKey.TOKEN ? UrlSecret.TOKEN.bit() : UrlSecret.API_KEY.bit();
    }

    /** Three parts of Base64, of which the first is an object of JSON. */
    private static boolean isJwt(byte[] b, int from, int to) {
        if (b[from + 1] != 'y' || b[from + 2] != 'J') {
            return false;
        }
        int dots = 0;
        int part = from;
        for (int i = from; i < to; i++) {
            if (b[i] == '.') {
                if (i - part < JWT_PART) {
                    return false;
                }
                dots++;
                part = i + 1;
            } else if (!isWord(b[i]) && b[i] != '-') {
                return false;
            }
        }
        return dots == 2 && to - part >= JWT_PART;
    }

    /** The number of a card: its issuer's beginning, exactly as long as that issuer's are, and its last digit proves the others. */
    static boolean isCard(byte[] b, int from, int to) {
        long number = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (b[i] >= '0' && b[i] <= '9') {
                if (++digits > 16) {
                    return false;
                }
                number = number * 10 + b[i] - '0';
            } else if (digits % 4 != 0 && digits != SIX_BEHIND_FOUR) {
                return false;
            } else if (b[i] == '%' && i + 2 < to && b[i + 1] == '2' && "0DdB".indexOf(b[i + 2]) >= 0) {
                // A blank, a dash or a plus sign.
                i += 2;
            } else if (b[i] != '-' && b[i] != '+' && b[i] != ' ') {
                return false;
            }
        }
        return isIssued(number, digits) && isProved(number);
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

    private static boolean isWord(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
    }
}
