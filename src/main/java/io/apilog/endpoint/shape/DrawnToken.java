package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/**
 * Tokens of small letters, capitals and perhaps digits that a machine drew, told by how these follow each other: names of classes and operations have
 * few and long words, abbreviations in capitals, and digits at their ends ({@code PostgreSQL}, {@code OAuth2Client}). Each step adds by how much it
 * is more common in names than among drawn letters; the table was made from a hundred thousand names in programs, of which one in a thousand
 * is below the limit.
 */
final class DrawnToken {
    static final int SHORTEST = 8;
    static final int SHORTEST_WITH_DASHES = 10;

    /** The least length of a piece that tells a word from drawn letters. */
    private static final int SHORTEST_WORD = 3;

    /** The part of it that may look like words, in per cent. */
    private static final int MOST_WORDS = 25;

    /** The longest word in small letters that stands in front of the ids of an issuer: {@code cus_}. */
    private static final int LONGEST_PREFIX = 6;

    private static final int KINDS = 3;

    /** Tenths of the logarithm to base 2 for each kind behind two others: of small letter, capital and digit. */
    private static final byte[] STEPS = {
        10, -12, -62, 12, -35, -63, -29, 0, 17, // behind a small letter
        12, -39, -78, -3, 6, -24, -33, -6, 21, // behind a capital
        3, -1, -7, 10, -15, -31, -32, 6, 10 // behind a digit
    };

    /** Below which sum a token is drawn, by its length: short ones tell little. */
    private static final byte[] LIMITS = {-80, -80, -70, -60, -40, -30, -20, -20, -20, -20, -10};

    private DrawnToken() {}

    /** Whether letters of both cases, with digits or without, are one. Allocates nothing. */
    static boolean isOne(Segment s) {
        return s.length() >= SHORTEST
                && s.has(Octets.LOWER)
                && s.has(Octets.UPPER)
                && s.hasOnly(Octets.LETTERS_AND_DIGITS)
                && sum(s, 0, s.length()) < limit(s.length());
    }

    /** Whether it is one with dashes and underscores of its own, in front of which no word stands, and hardly any within. Allocates nothing. */
    static boolean isOneWithDashes(Segment s) {
        if (s.length() < SHORTEST_WITH_DASHES
                || !s.has(Octets.LOWER)
                || !s.has(Octets.UPPER)
                || !s.hasOnly(Octets.BASE_64)
                || s.hasOnly(Octets.LETTERS_AND_DIGITS)) {
            return false;
        }
        int sum = 0;
        int words = 0;
        int begin = 0;
        for (int i = 0; i <= s.length(); i++) {
            if (i == s.length() || s.kind(i) > Octets.DIGIT) {
                boolean first = begin == 0 && i < s.length();
                if (first && isPrefix(s, i)) {
                    return false;
                }
                sum += sum(s, begin, i);
                words += wordLength(s, begin, i);
                begin = i + 1;
            }
        }
        return sum < limit(s.length()) && 100 * words <= MOST_WORDS * s.length();
    }

    private static int limit(int length) {
        return LIMITS[Math.min(length - SHORTEST, LIMITS.length - 1)];
    }

    private static int sum(Segment s, int from, int to) {
        int sum = 0;
        for (int i = from + 1; i < to; i++) {
            int before = s.kind(i - 1);
            int kind = s.kind(i);
            if (i > from + 1) {
                sum += STEPS[KINDS * (KINDS * s.kind(i - 2) + before) + kind];
            }
            if (kind == Octets.LOWER && before <= Octets.UPPER) {
                sum += 10 * LetterPairs.commonness(s.at(i - 1), s.at(i));
            }
        }
        return sum;
    }

    /** Whether what stands in front of the first dash is a word or an abbreviation. */
    private static boolean isPrefix(Segment s, int end) {
        int small = 0;
        while (small < end && s.kind(small) == Octets.LOWER) {
            small++;
        }
        return small == end && end > 1 && end <= LONGEST_PREFIX || wordLength(s, 0, end) > 0;
    }

    /** The length of a piece that looks like a word: of one case, or with a capital in front; 0 if it does not. */
    private static int wordLength(Segment s, int from, int to) {
        if (to - from < SHORTEST_WORD) {
            return 0;
        }
        int sum = 0;
        int rest = s.kind(to - 1);
        for (int i = from; i < to; i++) {
            int kind = s.kind(i);
            if (kind > Octets.UPPER || kind != rest && !(i == from && kind == Octets.UPPER)) {
                return 0;
            }
            sum += i == from ? 0 : LetterPairs.commonness(s.at(i - 1), s.at(i));
        }
        return sum >= 0 ? to - from : 0;
    }
}
