package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.Octets;

/** Languages with a country or a script, after BCP 47: {@code en-US}, {@code pt_BR}, {@code zh-Hans}, {@code zh-Hant-TW}. */
public final class Locales {
    /** Languages that sites are translated to; with a country in small letters, too, only these make a locale. */
    private static final String TRANSLATED =
            " ar bg ca cs da de el en es et fa fi fr he hr hu it ja ko lt lv ms nb nl nn pl pt ro ru sk sl sr sv th tr"
                    + " uk vi zh ";

    private static final int SHORTEST = 5;
    private static final int LONGEST = 10;
    private static final int SCRIPT = 4;

    private Locales() {}

    /** Whether it is worth a closer look. */
    static boolean mayBe(Segment s) {
        return s.length() >= SHORTEST && s.length() <= LONGEST && isSeparator(s.at(2));
    }

    /** Whether this is a language that sites are translated to, alone: {@code de}. */
    public static boolean isLanguage(Segment s) {
        return s.length() == 2 && isSmall(s, 0, 2) && isTranslated(s);
    }

    static boolean isLocale(Segment s) {
        if (!mayBe(s) || !isSmall(s, 0, 2)) {
            return false;
        }
        int length = s.length();
        if (length == SHORTEST) {
            return isCapital(s, 3, 5) || (isSmall(s, 3, 5) && isTranslated(s));
        }
        boolean script = length >= 3 + SCRIPT && isCapital(s, 3, 4) && isSmall(s, 4, 3 + SCRIPT);
        return script && isTranslated(s) && (length == 3 + SCRIPT || isCountry(s, 3 + SCRIPT));
    }

    private static boolean isCountry(Segment s, int separator) {
        return s.length() == separator + 3
                && isSeparator(s.at(separator))
                && isCapital(s, separator + 1, separator + 3);
    }

    private static boolean isTranslated(Segment s) {
        for (int i = 1; i < TRANSLATED.length(); i += 3) {
            if (TRANSLATED.charAt(i) == s.at(0) && TRANSLATED.charAt(i + 1) == s.at(1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(int octet) {
        return octet == '-' || octet == '_';
    }

    private static boolean isSmall(Segment s, int from, int to) {
        return isOf(s, from, to, Octets.LOWER);
    }

    private static boolean isCapital(Segment s, int from, int to) {
        return isOf(s, from, to, Octets.UPPER);
    }

    private static boolean isOf(Segment s, int from, int to, int kind) {
        for (int i = from; i < to; i++) {
            if (s.kind(i) != kind) {
                return false;
            }
        }
        return true;
    }
}
