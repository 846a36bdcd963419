package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/**
 * The words that are joined in {@code camelCase}, each beginning with a capital, and abbreviations among them: {@code
 * tcpSlaveAgentListener}, {@code DBSchemaRunner}. Each of them can be spoken or is short, and they are longer than what chance makes of
 * capitals and small letters.
 */
public final class Humps {
    private static final int CONSONANTS_IN_A_ROW = 6;
    private static final int LONGEST_ABBREVIATION = 4;
    private static final int LONGEST_CAPITAL_ABBREVIATION = 6;

    /** Letters in a word on average, in tenths. */
    private static final int TENTHS = 43;

    private Humps() {}

    static boolean isVowel(int octet) {
        return "aeiouy".indexOf(octet | 0x20) >= 0;
    }

    /** Whether a segment of letters alone is made of words. Allocates nothing. */
    public static boolean areWords(Segment s) {
        int begin = 0;
        int words = 0;
        for (int i = 1; i <= s.length(); i++) {
            if (i == s.length() || isBeginning(s, i)) {
                if (!isWord(s, begin, i)) {
                    return false;
                }
                words++;
                begin = i;
            }
        }
        return 10 * s.length() >= TENTHS * words;
    }

    private static boolean isBeginning(Segment s, int i) {
        boolean lastCapital = s.kind(i - 1) == Octets.UPPER && i + 1 < s.length() && s.kind(i + 1) == Octets.LOWER;
        return s.kind(i) == Octets.UPPER && (s.kind(i - 1) == Octets.LOWER || lastCapital);
    }

    private static boolean isWord(Segment s, int begin, int end) {
        boolean vowel = false;
        boolean small = false;
        int row = 0;
        for (int i = begin; i < end; i++) {
            boolean one = isVowel(s.at(i));
            vowel |= one;
            small |= s.kind(i) == Octets.LOWER;
            row = one ? 0 : row + 1;
            if (row == CONSONANTS_IN_A_ROW && small) {
                return false;
            }
        }
        return vowel || end - begin <= (small ? LONGEST_ABBREVIATION : LONGEST_CAPITAL_ABBREVIATION);
    }
}
