package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Numbers of telephones as they are written for other countries: {@code +49-30-555-0147}. */
final class PhoneNumber {
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final String BETWEEN = "-. ()/";

    private PhoneNumber() {}

    /** A plus, and digits with signs between. */
    static boolean isOne(Segment s) {
        if (s.length() <= FEWEST_DIGITS || s.at(0) != '+' || s.digits() < FEWEST_DIGITS || s.digits() > MOST_DIGITS) {
            return false;
        }
        for (int i = 1; i < s.length(); i++) {
            if (s.kind(i) != Octets.DIGIT && BETWEEN.indexOf(s.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
