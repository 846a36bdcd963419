package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/**
 * How common it is that one letter follows another in words, so that letters which a machine drew are told from words that people wrote, joined
 * as they may be: {@code rykhtzdvosyhokxjnygkyhpy} has pairs that hardly any word has. The table was made from the words of 24 languages with
 * Latin letters, of which marks were taken off, and from names in programs.
 */
final class LetterPairs {
    /** A word is looked at if it is as long, and has so many pairs. */
    static final int SHORTEST = 16;

    private static final int FEWEST = 6;

    /** By how much the logarithm of how common a pair is, on average and in hundredths, may be below that of chance: with and without digits within. */
    private static final int MOST_WITH_DIGITS = -20;

    private static final int MOST = -50;
    private static final int DIGITS = 2;
    private static final int LETTERS = 26;

    /** What a pair has that is as common in words as in letters that were drawn. */
    private static final int CHANCE = '4';

    /** For each letter how common each is behind it: twice as common with each step. */
    private static final String PAIRS = ""
            + "55553454644767351767542144"
            + "50215001510510500430400010"
            + "60326006604422620435400031"
            + "52236121621223510352311024"
            + "53664342434657342776343434"
            + "40104320500300400411300000"
            + "50105023501213410530521020"
            + "50006000500110500323300010"
            + "65656441355557642576341214"
            + "50114000300011410040300000"
            + "60105101602220500342420040"
            + "73246130712512610044420030"
            + "75216001500230540031300010"
            + "72566362623333610276440032"
            + "43543340314657440765554122"
            + "60215013400401540544410000"
            + "00000000000000000000400000"
            + "73457240704344621465532041"
            + "61626204627423540357532034"
            + "71327114712322620654521040"
            + "54344140413546240655231113"
            + "50116000500101400120100020"
            + "40004001300101300130000000"
            + "10103000300010120012000000"
            + "40313000211123230231100001"
            + "52004000411102300021200010";

    private LetterPairs() {}

    /** Whether it may be worth to look: letters and digits alone, long enough. */
    static boolean mayBeRandom(Segment s) {
        return s.length() >= SHORTEST && s.hasOnly(Octets.LETTERS_AND_DIGITS);
    }

    /** Whether letters, with digits or not, are drawn by chance; with dashes among them if they are of both cases and digits. Allocates nothing. */
    static boolean areRandom(Segment s) {
        boolean mixed = s.has(Octets.LOWER) && s.has(Octets.UPPER) && s.has(Octets.DIGIT);
        if (s.length() < SHORTEST || !s.hasOnly(mixed ? Octets.BASE_64 : Octets.LETTERS_AND_DIGITS)) {
            return false;
        }
        // A letter again and again is how people fill a field.
        int pairs = 0;
        int sum = 0;
        int within = 0;
        for (int i = 1; i < s.length(); i++) {
            int before = s.kind(i - 1);
            int kind = s.kind(i);
            within += before == Octets.DIGIT && kind <= Octets.UPPER ? 1 : 0;
            boolean joint = before == Octets.LOWER && kind == Octets.UPPER;
            if (!joint && s.at(i) != s.at(i - 1) && Octets.isLetter(s.at(i - 1)) && Octets.isLetter(s.at(i))) {
                pairs++;
                sum += commonness(s.at(i - 1), s.at(i));
            }
        }
        return pairs >= FEWEST && 100 * sum < (within >= DIGITS ? MOST_WITH_DIGITS : MOST) * pairs;
    }

    /** How many times a letter is twice as common behind another in words as by chance; below 0 where it is less common, and 0 for one that is doubled. */
    static int commonness(int letter, int next) {
        int first = (letter | 0x20) - 'a';
        int second = (next | 0x20) - 'a';
        return first == second ? 0 : PAIRS.charAt(LETTERS * first + second) - CHANCE;
    }
}
