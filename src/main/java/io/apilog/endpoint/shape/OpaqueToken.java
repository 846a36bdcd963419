package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/**
 * Long random words in base 64 that are one id with all their dashes and underscores: what stands between these may look like a word, and
 * would be left as a piece of a secret. What people write consists of words of three letters or more with a vowel, of numbers and of years.
 */
final class OpaqueToken {
    static final int SHORTEST = 20;
    private static final int FEWEST_OF_A_CASE = 2;
    private static final int SHORTEST_WORD = 3;
    private static final int SHORTEST_NUMBER = 4;
    private static final int CONSONANTS_IN_A_ROW = 4;

    /** The part of it that may look like words, in per cent: where something in front of it tells that no name comes, and elsewhere. */
    private static final int MOST_WORDS_BEHIND_SIGN = 60;

    private static final int MOST_WORDS = 40;

    private OpaqueToken() {}

    /** Whether all from {@code start} to {@code end} is one, behind a sign or a colon that tells of it. */
    static boolean isOneBehindSign(Segment s, int start, int end) {
        return isOne(s, start, end, MOST_WORDS_BEHIND_SIGN);
    }

    /** Whether all from {@code start} to {@code end} is one by itself: with a digit in it, and fewer words. */
    static boolean isOne(Segment s, int start, int end) {
        boolean digit = false;
        for (int i = start; i < end && !digit; i++) {
            digit = s.kind(i) == Octets.DIGIT;
        }
        return digit && isOne(s, start, end, MOST_WORDS);
    }

    private static boolean isOne(Segment s, int start, int end, int mostWords) {
        if (end - start < SHORTEST) {
            return false;
        }
        int small = 0;
        int capital = 0;
        int words = 0;
        int begin = start;
        for (int i = start; i < end; i++) {
            int kind = s.kind(i);
            if (kind != Octets.DASH && kind != Octets.UNDERSCORE && !Octets.isLetterOrDigit(s.at(i))) {
                return false;
            }
            small += kind == Octets.LOWER ? 1 : 0;
            capital += kind == Octets.UPPER ? 1 : 0;
            if (i > start && !goesOn(s, begin, i)) {
                words += lengthOfWord(s, begin, i);
                begin = i;
            }
        }
        words += lengthOfWord(s, begin, end);
        return Math.min(small, capital) >= FEWEST_OF_A_CASE && 100 * words <= mostWords * (end - start);
    }

    /** Whether what begins at {@code begin} goes on at {@code i}: in the same kind, or in small letters behind one capital. */
    private static boolean goesOn(Segment s, int begin, int i) {
        int kind = s.kind(i);
        int before = s.kind(i - 1);
        return kind == before || kind == Octets.LOWER && before == Octets.UPPER && i - begin == 1;
    }

    /** The length of what looks like a word or a number; 0 if it does not. */
    private static int lengthOfWord(Segment s, int begin, int end) {
        int length = end - begin;
        int kind = s.kind(begin);
        if (kind == Octets.DIGIT) {
            return length >= SHORTEST_NUMBER ? length : 0;
        }
        boolean vowel = false;
        int row = 0;
        for (int i = begin; i < end; i++) {
            boolean one = Humps.isVowel(s.at(i));
            vowel |= one;
            row = one ? 0 : row + 1;
            if (row == CONSONANTS_IN_A_ROW) {
                return 0;
            }
        }
        return vowel && length >= SHORTEST_WORD ? length : 0;
    }
}
