package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Addresses of machines and people. */
final class AddressSegment {
    private static final int MAC_LENGTH = 17;

    private AddressSegment() {}

    static boolean isIp(Segment s) {
        boolean colons = s.has(Octets.COLON) && s.count(Octets.COLON) > 1;
        return colons ? isIpv6(s) : isIpv4(s);
    }

    /** Four numbers up to 255, with or without a port. */
    private static boolean isIpv4(Segment s) {
        if (!s.has(Octets.DOT) || s.hasAny(Octets.LETTERS)) {
            return false;
        }
        int start = 0;
        for (int part = 0; part < 4; part++) {
            int end = s.indexOf(part < 3 ? '.' : ':', start);
            if (end - start > 3 || !s.isDigits(start, end) || s.number(start, end) > 255) {
                return false;
            }
            start = end + 1;
        }
        return start > s.length() || s.isDigits(start, s.length());
    }

    private static boolean isIpv6(Segment s) {
        int colons = s.count(Octets.COLON);
        if (colons < 2 || colons > 7 || s.length() > 45) {
            return false;
        }
        boolean shortened = false;
        for (int i = 0; i < s.length(); i++) {
            int octet = s.at(i);
            if (Octets.hexValue(octet) < 0 && octet != ':' && octet != '.') {
                return false;
            }
            shortened |= octet == ':' && i > 0 && s.at(i - 1) == ':';
        }
        return shortened || colons == 7;
    }

    /** Six pairs of hexadecimal digits with colons or dashes between. */
    static boolean isMac(Segment s) {
        if (s.length() != MAC_LENGTH) {
            return false;
        }
        for (int i = 0; i < MAC_LENGTH; i++) {
            boolean separator = i % 3 == 2;
            int octet = s.at(i);
            if (separator ? octet != ':' && octet != '-' : Octets.hexValue(octet) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A name, an at sign, and a host with a dot in it; {@code @scope} is none. */
    static boolean isEmail(Segment s) {
        if (!s.has(Octets.AT) || s.count(Octets.AT) != 1 || s.has(Octets.FREE)) {
            return false;
        }
        int at = s.indexOf('@', 0);
        int dot = s.lastIndexOf('.');
        return at > 0
                && dot > at + 1
                && dot < s.length() - 1
                && Octets.isLetter(s.at(s.length() - 1))
                && !isScale(s, at + 1, dot);
    }

    /** {@code 2x} of {@code logo@2x.png}: how dense the picture is. */
    private static boolean isScale(Segment s, int from, int to) {
        return to - from == 2 && s.kind(from) == Octets.DIGIT && s.at(from + 1) == 'x';
    }

    /** A sign, something, a colon, and the name of a host: {@code !x7Kd9Q:example.com}. */
    static boolean isFederated(Segment s) {
        int sign = s.at(0);
        int colon = s.indexOf(':', 1);
        boolean signed = sign == '@' || sign == '!' || sign == '#' || sign == '+' || sign == '$';
        if (!signed || colon < 2 || s.length() - colon < 4 || s.indexOf('.', colon) > s.length() - 3) {
            return false;
        }
        for (int i = colon + 1; i < s.length(); i++) {
            if (!Octets.isLetterOrDigit(s.at(i)) && s.at(i) != '.' && s.at(i) != '-') {
                return false;
            }
        }
        return s.at(colon + 1) != '.';
    }
}
