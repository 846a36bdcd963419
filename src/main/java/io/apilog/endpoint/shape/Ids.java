package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** What is written by machines to tell one thing from another. */
final class Ids {
    static final int UUID_LENGTH = 36;

    private static final int ULID_LENGTH = 26;
    private static final int SHORTEST_HEX = 8;
    private static final int SHORTEST_HASH = 6;
    private static final int SHORTEST_TOKEN = 8;
    private static final int MIDDLE_TOKEN = 14;
    private static final int LONG_TOKEN = 20;
    private static final int SHORTEST_TOKEN_OF_ONE_CASE = 9;
    private static final int CONSONANTS_IN_A_ROW = 5;

    /** The least length of a token of letters alone, behind a prefix and without one. */
    static final int SHORTEST_LETTERS_BEHIND_PREFIX = 10;

    private static final int SHORTEST_LETTERS = 18;

    private Ids() {}

    /** {@code 42}, {@code -7}, {@code 52.3702}; not {@code 1.1}, which is a version of an API. */
    static boolean isNumber(Segment s) {
        int start = s.length() > 0 && (s.at(0) == '-' || s.at(0) == '+') ? 1 : 0;
        if (!s.has(Octets.DOT)) {
            return s.isDigits(start, s.length());
        }
        int dot = s.indexOf('.', 0);
        boolean version = s.length() == 3 && start == 0;
        return !version && s.isDigits(start, dot) && s.isDigits(dot + 1, s.length());
    }

    /** Eight, four, four, four and twelve hexadecimal digits. */
    static boolean isUuid(Segment s) {
        return s.length() == UUID_LENGTH && isUuidAt(s, 0);
    }

    /** Whether a UUID begins at {@code start}; what comes after it is not looked at. */
    static boolean isUuidAt(Segment s, int start) {
        if (start + UUID_LENGTH > s.length() || s.at(start + 8) != '-') {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            int octet = s.at(start + i);
            if (dash ? octet != '-' : Octets.hexValue(octet) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Eight or more hexadecimal digits, one of them a decimal digit, or {@code 0x} and four or more. */
    static boolean isHex(Segment s) {
        boolean marked = s.length() >= 6 && s.at(0) == '0' && (s.at(1) | 0x20) == 'x';
        if (marked) {
            return isHexFrom(s, 2);
        }
        return s.length() >= SHORTEST_HEX && s.has(Octets.DIGIT) && isHexFrom(s, 0);
    }

    /** What a build puts into a file's name: six or more hexadecimal digits of which some are letters and some are not, or a token. */
    static boolean isHash(Segment s) {
        boolean hex = s.length() >= SHORTEST_HASH && s.has(Octets.DIGIT) && !s.isDigits() && isHexFrom(s, 0);
        return hex || isToken(s);
    }

    private static boolean isHexFrom(Segment s, int start) {
        if (!s.hasOnly(Octets.LETTERS_AND_DIGITS)) {
            return false;
        }
        for (int i = start; i < s.length(); i++) {
            if (Octets.hexValue(s.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** 26 characters of Crockford's base 32 in one case, with a digit. */
    static boolean isUlid(Segment s) {
        if (s.length() != ULID_LENGTH
                || !s.has(Octets.DIGIT)
                || !s.hasOnly(Octets.LETTERS_AND_DIGITS)
                || isOfTwoCases(s)
                || s.at(0) > '7') {
            return false;
        }
        for (int i = 0; i < ULID_LENGTH; i++) {
            if ("ilou".indexOf(s.at(i) | 0x20) >= 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A random word in base 36, 62 or 64: KSUIDs, keys, session numbers. It must have a digit, and it must change so often between
     * small letters, capitals and digits that it is no {@code camelCase2Word}: a capitalised word counts as one run of letters, and
     * {@code V2} as well. Or its letters follow each other as in no word or name: see {@link
     * LetterPairs} and {@link DrawnToken}.
     */
    static boolean isToken(Segment s) {
        return isTokenByRuns(s) || LetterPairs.areRandom(s) || DrawnToken.isOne(s);
    }

    private static boolean isTokenByRuns(Segment s) {
        int length = s.length();
        if (!s.has(Octets.DIGIT)) {
            return length >= SHORTEST_LETTERS && isRandomLetters(s) && !Humps.areWords(s);
        }
        if (length < SHORTEST_TOKEN || !isBase64Url(s)) {
            return false;
        }
        return isOfTwoCases(s) ? isMixed(s) : isMixedInOneCase(s);
    }

    /** Whether a word beside others is an id: less is asked of it than of a word that stands alone. */
    static boolean isTokenBesideWords(Segment s) {
        if (s.length() < SHORTEST_TOKEN || !s.has(Octets.DIGIT) || !s.hasOnly(Octets.LETTERS_AND_DIGITS)) {
            return false;
        }
        int runs = runs(s);
        return runs >= 4 || (runs == 3 && s.digits() >= 4);
    }

    /** Three parts in base 64 with dots between, of which the first is a JSON object. */
    static boolean isJwt(Segment s) {
        boolean object = s.length() >= LONG_TOKEN && s.at(0) == 'e' && s.at(1) == 'y' && s.at(2) == 'J';
        return object && s.hasOnly(Octets.BASE_64 | (1 << Octets.DOT)) && s.count(Octets.DOT) == 2;
    }

    private static boolean isMixed(Segment s) {
        return 10 * s.length() <= mostTenthsInARun(s) * runs(s);
    }

    /** How long runs may be on average, in tenths: random words have 1.9, names 4 or 5, and short ones are more often out of line. */
    private static int mostTenthsInARun(Segment s) {
        if (s.length() >= LONG_TOKEN) {
            return 30;
        }
        if (s.length() >= MIDDLE_TOKEN) {
            return 25;
        }
        return hasInnerDigit(s) ? 20 : 17;
    }

    private static boolean isMixedInOneCase(Segment s) {
        return s.length() >= SHORTEST_TOKEN_OF_ONE_CASE
                && s.hasOnly(Octets.LETTERS_AND_DIGITS)
                && s.digits() >= 3
                && runs(s) >= 5
                && 4 * runs(s) >= s.length();
    }

    /**
     * Letters of both cases in no order that a word has: nearly as many capitals as small ones, or five consonants in a row. What is
     * joined of words has a capital in four letters or fewer.
     */
    static boolean isRandomLetters(Segment s) {
        if (!s.hasOnly(Octets.LETTERS) || !isOfTwoCases(s)) {
            return false;
        }
        int capitals = s.count(Octets.UPPER);
        boolean even = 10 * capitals >= 3 * s.length() && 10 * capitals <= 7 * s.length();
        return even || isRow(s);
    }

    private static boolean isRow(Segment s) {
        int row = 0;
        for (int i = 0; i < s.length() && row < CONSONANTS_IN_A_ROW; i++) {
            row = "aeiouy".indexOf(s.at(i) | 0x20) < 0 ? row + 1 : 0;
        }
        return row == CONSONANTS_IN_A_ROW;
    }

    private static boolean isOfTwoCases(Segment s) {
        return s.has(Octets.LOWER) && s.has(Octets.UPPER);
    }

    /** Letters and digits with as few dashes and underscores as chance puts there; in a long word with padding at the end, too. */
    private static boolean isBase64Url(Segment s) {
        if (s.hasOnly(Octets.LETTERS_AND_DIGITS)) {
            return true;
        }
        if (!s.hasOnly(s.length() >= LONG_TOKEN ? Octets.PADDED_BASE_64 : Octets.BASE_64)) {
            return false;
        }
        int separators = s.count(Octets.DASH) + s.count(Octets.UNDERSCORE) + s.count(Octets.EQUALS);
        return separators == 1 || 10 * separators <= s.length();
    }

    /** Whether a letter comes after a digit: names of things have their digits at the end. */
    private static boolean hasInnerDigit(Segment s) {
        boolean digit = false;
        for (int i = 0; i < s.length(); i++) {
            int kind = s.kind(i);
            if (digit && kind <= Octets.UPPER) {
                return true;
            }
            digit |= kind == Octets.DIGIT;
        }
        return false;
    }

    private static int runs(Segment s) {
        int runs = 1;
        int length = 1;
        for (int i = 1; i < s.length(); i++) {
            int before = s.kind(i - 1);
            int kind = s.kind(i);
            boolean capital = length == 1 && before == Octets.UPPER;
            boolean goesOn = kind == before
                    || (capital && (kind == Octets.LOWER || (kind == Octets.DIGIT && s.at(i - 1) == 'V')));
            if (goesOn) {
                length++;
            } else {
                // Of "HTTPServer", the S belongs to the second word.
                boolean lastCapital = before == Octets.UPPER && kind == Octets.LOWER;
                runs++;
                length = lastCapital ? 2 : 1;
            }
        }
        return runs;
    }

    /** {@code 1.2.3} and what may follow it, with or without {@code v}. */
    static boolean isRelease(Segment s) {
        int i = s.length() > 0 && (s.at(0) | 0x20) == 'v' ? 1 : 0;
        for (int part = 0; part < 3; part++) {
            int end = i;
            while (end < s.length() && s.kind(end) == Octets.DIGIT) {
                end++;
            }
            boolean dot = part == 2 || (end < s.length() && s.at(end) == '.');
            if (end == i || end - i > 5 || !dot) {
                return false;
            }
            i = end + 1;
        }
        return i - 1 == s.length() || isReleaseSuffix(s, i - 1) && !ReleaseFiles.isOne(s, i - 1);
    }

    private static boolean isReleaseSuffix(Segment s, int start) {
        if (Octets.isLetterOrDigit(s.at(start)) || s.has(Octets.FREE)) {
            return false;
        }
        for (int i = start; i < s.length(); i++) {
            if (!Octets.isLetterOrDigit(s.at(i)) && "-+._".indexOf(s.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
