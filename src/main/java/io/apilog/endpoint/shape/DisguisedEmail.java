package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Addresses of people in which the at sign is written out, so that no machine finds it: {@code ann(at)example.org}, {@code ann_at_example.org}. */
final class DisguisedEmail {
    /** Ends of hosts' names. Names of files end otherwise, as in {@code look_at_this.png}. */
    private static final String TOPS =
            " com net org info biz edu gov mil int at au be br ca ch cn cz de dk es eu fi fr gr hu ie il in io it jp kr mx nl no nz pt ro ru se sk tr ua uk us za ";

    private static final int SIGN = 4;

    private DisguisedEmail() {}

    /** Whether a segment may be one, as far as one look tells. */
    static boolean mayBe(Segment s) {
        return s.has(Octets.UNDERSCORE) && s.has(Octets.DOT);
    }

    static boolean isOne(Segment s) {
        if (!s.has(Octets.DOT) || s.has(Octets.AT) || s.has(Octets.FREE)) {
            return false;
        }
        int sign = sign(s);
        int dot = s.lastIndexOf('.');
        if (sign <= 0 || dot <= sign + SIGN || !isTop(s, dot + 1)) {
            return false;
        }
        for (int i = sign + SIGN; i < s.length(); i++) {
            if (!Octets.isLetterOrDigit(s.at(i)) && s.at(i) != '.' && s.at(i) != '-') {
                return false;
            }
        }
        return true;
    }

    /** Where the last {@code (at)} or {@code _at_} begins; -1 if there is none. */
    private static int sign(Segment s) {
        for (int i = s.length() - SIGN; i > 0; i--) {
            boolean at = s.at(i + 1) == 'a' && s.at(i + 2) == 't';
            if (at && (s.at(i) == '(' && s.at(i + 3) == ')' || s.at(i) == '_' && s.at(i + 3) == '_')) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isTop(Segment s, int from) {
        int length = s.length() - from;
        for (int at = 0; at + length + 1 < TOPS.length(); at++) {
            if (TOPS.charAt(at) == ' ' && TOPS.charAt(at + length + 1) == ' ' && isAt(s, from, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(Segment s, int from, int at) {
        for (int i = from; i < s.length(); i++) {
            if (s.at(i) != TOPS.charAt(at + i - from)) {
                return false;
            }
        }
        return from < s.length();
    }
}
