package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** A width and a height, {@code 640x480}, and the lines of a film, {@code 720p}. */
final class Sizes {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 11;
    private static final int FEWEST_DIGITS = 2;
    private static final int MOST_DIGITS = 5;
    private static final int FEWEST_DIGITS_OF_LINES = 3;
    private static final int MOST_DIGITS_OF_LINES = 4;

    private Sizes() {}

    /** Whether it is worth a closer look. */
    static boolean mayBe(Segment s) {
        int length = s.length();
        return length >= SHORTEST
                && length <= LONGEST
                && s.kind(0) == Octets.DIGIT
                && (s.at(length - 1) == 'p' || s.kind(length - 1) == Octets.DIGIT && s.has(Octets.LOWER));
    }

    /** Whether the whole segment is one. */
    static boolean isSize(Segment s) {
        if (s.depth() > 0 || !mayBe(s) || s.at(0) == '0') {
            return false;
        }
        int length = s.length();
        int first = 0;
        while (first < length && s.kind(first) == Octets.DIGIT) {
            first++;
        }
        if (first == length - 1) {
            return s.at(first) == 'p' && first >= FEWEST_DIGITS_OF_LINES && first <= MOST_DIGITS_OF_LINES;
        }
        int second = length - first - 1;
        return first >= FEWEST_DIGITS
                && first <= MOST_DIGITS
                && s.at(first) == 'x'
                && second >= FEWEST_DIGITS
                && second <= MOST_DIGITS
                && s.isDigits(first + 1, length);
    }
}
