package io.apilog.endpoint.path;

/** What kind of byte a byte is, by table. */
public final class Octets {
    /** Small letters of ASCII. */
    public static final int LOWER = 0;
    /** Capital letters of ASCII. */
    public static final int UPPER = 1;
    /** Digits of ASCII. */
    public static final int DIGIT = 2;
    /** A dash. */
    public static final int DASH = 3;
    /** An underscore. */
    public static final int UNDERSCORE = 4;
    /** A dot. */
    public static final int DOT = 5;
    /** A comma. */
    public static final int COMMA = 6;
    /** A colon. */
    public static final int COLON = 7;
    /** An equals sign. */
    public static final int EQUALS = 8;
    /** An at sign. */
    public static final int AT = 9;
    /** What else stands in a path as it is: {@code ~ ! $ & * +}. */
    public static final int MARK = 10;

    /** Braces of both sides. */
    public static final int BRACE = 11;
    /** Parentheses of both sides. */
    public static final int PARENTHESIS = 12;
    /** Belongs to free text: quotes, what is still percent-encoded, all beyond ASCII. */
    public static final int FREE = 13;

    /** The number of kinds, each below it. */
    public static final int KINDS = 14;

    /** The set of letters. A set of kinds has a bit for each. */
    public static final int LETTERS = (1 << LOWER) | (1 << UPPER);

    /** The set of letters and digits. */
    public static final int LETTERS_AND_DIGITS = LETTERS | (1 << DIGIT);
    /** The set of what stands between words. */
    public static final int SEPARATORS = (1 << DASH) | (1 << UNDERSCORE) | (1 << COLON);
    /** The set of what base 64 for URLs is written with. */
    public static final int BASE_64 = LETTERS_AND_DIGITS | (1 << DASH) | (1 << UNDERSCORE);
    /** The same with what fills it up at its end. */
    public static final int PADDED_BASE_64 = BASE_64 | (1 << EQUALS);

    private static final byte[] KIND = kinds();

    private static final short[] BIT = bits();

    private Octets() {}

    /** The kind of a byte, which may be negative. */
    public static int kind(int octet) {
        return KIND[octet & 0xff];
    }

    /** The bit of its kind if it stands for itself in a path whatever is around it, which is up to {@link #MARK}; else 0. */
    public static int bit(int octet) {
        return BIT[octet & 0xff];
    }

    private static short[] bits() {
        short[] bits = new short[KIND.length];
        for (int octet = 0; octet < bits.length; octet++) {
            bits[octet] = (short) (KIND[octet] <= MARK ? 1 << KIND[octet] : 0);
        }
        return bits;
    }

    /** Whether a byte is a digit. */
    public static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    /** Whether a byte is a letter of ASCII. */
    public static boolean isLetter(int octet) {
        return kind(octet) <= UPPER;
    }

    /** Whether a byte is a letter or a digit of ASCII. */
    public static boolean isLetterOrDigit(int octet) {
        return kind(octet) <= DIGIT;
    }

    /** Whether a byte is a control character of ASCII. */
    public static boolean isControl(int octet) {
        return (octet >= 0 && octet < 0x20) || octet == 0x7f;
    }

    /** Whether a decoded ASCII character is written as itself in a normalised path; all others are percent-encoded. */
    static boolean isPlain(int octet) {
        int kind = kind(octet);
        return kind != FREE || octet == '\'';
    }

    /** The value of a hexadecimal digit, -1 for any other byte. */
    public static int hexValue(int octet) {
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
