package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Words that say whom or what is meant and that no developer writes into a route: codes, names of persons, terms of a search. */
final class WrittenCode {
    private static final int SHORTEST = 6;
    private static final int SHORTEST_PADDED = 8;
    private static final int MOST_LETTERS = 6;
    private static final int MOST_DIGITS = 4;

    private static final int LONGEST_PLACE = 3;
    private static final int MOST_LETTERS_BEHIND_PLACE = 2;

    private static final int SHORTEST_TERM = 3;

    private WrittenCode() {}

    /**
     * Whether a word is of capitals and digits, two of these at least, with dashes or underscores between; but a name with its number at the end is
     * none ({@code SHA256}, {@code ISO-8601}). Or of digits with dashes alone; or of base 64 with its padding.
     */
    static boolean isCode(Segment s) {
        if (s.length() < SHORTEST || s.digits() < 2) {
            return s.length() >= SHORTEST_PADDED && isPadded(s);
        }
        if (s.has(Octets.LOWER) || !s.hasOnly(Octets.BASE_64)) {
            return isPadded(s);
        }
        boolean digitsAlone = !s.has(Octets.UPPER) && !s.has(Octets.UNDERSCORE) && !s.isDigits();
        return digitsAlone || s.has(Octets.UPPER) && !isNumberedName(s) && (isBroken(s) || isPlate(s));
    }

    /** Capitals, a dash perhaps, and digits: few of each. */
    private static boolean isNumberedName(Segment s) {
        int letters = 0;
        while (letters < s.length() && s.kind(letters) == Octets.UPPER) {
            letters++;
        }
        int digits = letters < s.length() && s.kind(letters) == Octets.DASH ? letters + 1 : letters;
        return letters > 0
                && letters <= MOST_LETTERS
                && s.length() - digits <= MOST_DIGITS
                && s.isDigits(digits, s.length());
    }

    /** Whether it is written as number plates are: letters of a place, a dash, one letter or two and a number. */
    private static boolean isPlate(Segment s) {
        int dash = s.indexOf('-', 0);
        int digits = dash + 1;
        while (digits < s.length() && s.kind(digits) == Octets.UPPER) {
            digits++;
        }
        int letters = digits - dash - 1;
        return dash > 0
                && dash <= LONGEST_PLACE
                && s.count(Octets.UPPER) == dash + letters
                && letters > 0
                && letters <= MOST_LETTERS_BEHIND_PLACE
                && s.isDigits(digits, s.length())
                && s.length() - digits <= MOST_DIGITS;
    }

    /** Whether digits stand in two places, or it has two dashes: {@code SHA256SUMS} is a name. */
    private static boolean isBroken(Segment s) {
        int runs = 0;
        for (int i = 0; i < s.length(); i++) {
            runs += s.kind(i) == Octets.DIGIT && (i == 0 || s.kind(i - 1) != Octets.DIGIT) ? 1 : 0;
        }
        return runs >= 2 || s.count(Octets.DASH) >= 2;
    }

    private static boolean isPadded(Segment s) {
        return s.length() >= SHORTEST_PADDED
                && s.at(s.length() - 1) == '='
                && s.has(Octets.UPPER)
                && s.has(Octets.LOWER)
                && s.hasOnly(Octets.PADDED_BASE_64)
                && s.indexOf('=', 0) >= s.length() - 2;
    }

    /** Whether a plus stands between two words, as a form writes a space. */
    static boolean isJoinedByPlus(Segment s) {
        int plus = s.has(Octets.MARK) ? s.indexOf('+', 0) : -1;
        return plus >= SHORTEST_TERM
                && plus + SHORTEST_TERM < s.length()
                && isTerm(s, plus - SHORTEST_TERM)
                && isTerm(s, plus + 1);
    }

    private static boolean isTerm(Segment s, int from) {
        for (int i = from; i < from + SHORTEST_TERM; i++) {
            if (!Octets.isLetterOrDigit(s.at(i))) {
                return false;
            }
        }
        return true;
    }
}
