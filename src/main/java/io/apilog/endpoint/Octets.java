package io.apilog.endpoint;

/** What kind of byte a byte is, by table. */
final class Octets {
    static final int LOWER = 0;
    static final int UPPER = 1;
    static final int DIGIT = 2;
    static final int DASH = 3;
    static final int UNDERSCORE = 4;
    static final int DOT = 5;
    static final int COMMA = 6;
    static final int COLON = 7;
    static final int EQUALS = 8;
    static final int AT = 9;
    /** What else stands in a path as it is: {@code ~ ! $ & * +}. */
    static final int MARK = 10;

    static final int BRACE = 11;
    static final int PARENTHESIS = 12;
    /** Belongs to free text: quotes, what is still percent-encoded, all beyond ASCII. */
    static final int FREE = 13;

    static final int KINDS = 14;

    /** Sets of kinds, a bit for each. */
    static final int LETTERS = (1 << LOWER) | (1 << UPPER);

    static final int LETTERS_AND_DIGITS = LETTERS | (1 << DIGIT);
    static final int SEPARATORS = (1 << DASH) | (1 << UNDERSCORE) | (1 << COLON);
    static final int BASE_64 = LETTERS_AND_DIGITS | (1 << DASH) | (1 << UNDERSCORE);
    static final int PADDED_BASE_64 = BASE_64 | (1 << EQUALS);

    private static final byte[] KIND = kinds();

    private static final short[] BIT = bits();

    private Octets() {}

    static int kind(int octet) {
        return KIND[octet & 0xff];
    }

    /** The bit of its kind if it stands for itself in a path whatever is around it, which is up to {@link #MARK}; else 0. */
    static int bit(int octet) {
        return BIT[octet & 0xff];
    }

    private static short[] bits() {
        short[] bits = new short[KIND.length];
        for (int octet = 0; octet < bits.length; octet++) {
            bits[octet] = (short) (KIND[octet] <= MARK ? 1 << KIND[octet] : 0);
        }
        return bits;
    }

    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    static boolean isLetter(int octet) {
        return kind(octet) <= UPPER;
    }

    static boolean isLetterOrDigit(int octet) {
        return kind(octet) <= DIGIT;
    }

    static boolean isControl(int octet) {
        return (octet >= 0 && octet < 0x20) || octet == 0x7f;
    }

    /** Whether a decoded ASCII character is written as itself in a normalised path; all others are percent-encoded. */
    static boolean isPlain(int octet) {
        int kind = kind(octet);
        return kind != FREE || octet == '\'';
    }

    /** The value of a hexadecimal digit, -1 for any other byte. */
    static int hexValue(int octet) {
        if (isDigit(octet)) {
            return octet - '0';
        }
        int lower = octet | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int octet = 0; octet < kinds.length; octet++) {
            kinds[octet] = (byte) kindOf(octet);
        }
        return kinds;
    }

    private static int kindOf(int octet) {
        if (octet >= 'a' && octet <= 'z') {
            return LOWER;
        }
        if (octet >= 'A' && octet <= 'Z') {
            return UPPER;
        }
        if (isDigit(octet)) {
            return DIGIT;
        }
        return switch (octet) {
            case '-' -> DASH;
            case '_' -> UNDERSCORE;
            case '.' -> DOT;
            case ',' -> COMMA;
            case ':' -> COLON;
            case '=' -> EQUALS;
            case '@' -> AT;
            case '~', '!', '$', '&', '*', '+' -> MARK;
            case '{', '}' -> BRACE;
            case '(', ')' -> PARENTHESIS;
            default -> FREE;
        };
    }
}
