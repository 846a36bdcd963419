package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;

/** Names of files: what comes before the last dot, and the ending. */
final class FileNames {
    private static final String GIT = ".git";
    private static final String SITEMAP = ".xml.gz";

    private static final String LOCALE = ".{locale}";
    private static final int SHORTEST_PAGE = 7;

    /** A language of two letters with the dot in front of it. */
    private static final int LANGUAGE = 3;

    private static final int LANGUAGE_AND_COUNTRY = 6;

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ENDING = 5;
    /** {@code app.3f9a1c.min.js.map}: deeper, a name is no longer taken apart. */
    private static final int MOST_ENDINGS = 4;

    private FileNames() {}

    /** A name whose part before the ending has a shape. */
    static boolean collapse(Segment s, NameBuffer name) {
        if (!s.has(Octets.DOT)) {
            return false;
        }
        int dot = s.lastIndexOf('.');
        if (dot <= 0 || s.length() > LONGEST_NAME || s.depth() >= MOST_ENDINGS || !isEnding(s, dot + 1)) {
            return false;
        }
        int mark = name.length();
        if (isRepository(s)) {
            name.append("{slug}.git");
            return true;
        }
        int language = languageOfPage(s, dot);
        if (language > 0) {
            Shape.write(s.part(0, language), name);
            name.append(LOCALE);
            Shape.writeWord(s, dot, s.length(), name);
            return true;
        }
        if (isNumberedSitemap(s)) {
            int number = s.length() - SITEMAP.length();
            while (s.kind(number - 1) == Octets.DIGIT) {
                number--;
            }
            Shape.writeWord(s, 0, number, name);
            name.append("{id}" + SITEMAP);
            return true;
        }
        if (isErrorPage(s, dot) || !Shape.write(s.part(0, dot), name)) {
            name.rewind(mark);
            return false;
        }
        Shape.writeWord(s, dot, s.length(), name);
        return true;
    }

    /** {@code index.fr.html}, {@code index.en-gb.html}: a page of which there is one in each language. */
    private static int languageOfPage(Segment s, int dot) {
        boolean page = s.length() > dot + 3 && s.at(dot + 1) == 'h' && s.at(dot + 2) == 't' && s.at(dot + 3) == 'm';
        if (!page) {
            return 0;
        }
        int known = dot - LOCALE.length();
        if (known > 0 && isAt(s, known, LOCALE)) {
            return known;
        }
        int language = dot - LANGUAGE;
        if (language > 0 && s.at(language) == '.') {
            return Locales.isLanguage(s.part(language + 1, dot)) ? language : 0;
        }
        int locale = dot - LANGUAGE_AND_COUNTRY;
        return locale > 0 && s.at(locale) == '.' && Locales.isLocale(s.part(locale + 1, dot)) ? locale : 0;
    }

    /** Whether a segment of letters alone may be a page in a language, as far as a short look tells. */
    static boolean mayBePageInLanguage(Segment s) {
        int length = s.length();
        return s.has(Octets.DOT)
                && length > SHORTEST_PAGE
                && (s.at(length - 1) == 'l' || s.at(length - 1) == 'm')
                && languageOfPage(s, s.lastIndexOf('.')) > 0;
    }

    private static boolean isAt(Segment s, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (s.at(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code hotels-3.xml.gz}: a part of what a site tells searching machines. */
    private static boolean isNumberedSitemap(Segment s) {
        int end = s.length() - SITEMAP.length();
        for (int i = 0; i < SITEMAP.length(); i++) {
            if (end < 2 || s.at(end + i) != SITEMAP.charAt(i)) {
                return false;
            }
        }
        return s.kind(end - 1) == Octets.DIGIT && Octets.isLetter(s.at(0));
    }

    /** {@code tools.git} is what somebody called a repository, and nobody calls a route so. */
    static boolean isRepository(Segment s) {
        int dot = s.length() - GIT.length();
        if (dot <= 0 || !s.has(Octets.DOT)) {
            return false;
        }
        for (int i = 0; i < GIT.length(); i++) {
            if (s.at(dot + i) != GIT.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code 404.html} is the page for a status, and there is one of it. */
    private static boolean isErrorPage(Segment s, int dot) {
        boolean error = dot == 3 && (s.at(0) == '4' || s.at(0) == '5') && s.isDigits(1, dot);
        int ending = s.at(dot + 1) | 0x20;
        boolean page = ending == 'h' || ending == 'p' && (s.at(dot + 2) | 0x20) == 'h';
        return error && page && s.length() > dot + 3;
    }

    /** A digest after the last dot, with something before it. */
    static boolean collapseHash(Segment s, NameBuffer name) {
        if (!s.has(Octets.DOT)) {
            return false;
        }
        int dot = s.lastIndexOf('.');
        if (dot <= 0 || s.length() > LONGEST_NAME || s.depth() >= MOST_ENDINGS) {
            return false;
        }
        boolean placeholder = Placeholders.isPlaceholder(s.part(dot + 1, s.length()));
        if (!placeholder && !Ids.isHash(s.part(dot + 1, s.length()))) {
            return false;
        }
        Shape.write(s.part(0, dot), name);
        name.append('.');
        if (placeholder) {
            // A template names itself.
            Placeholders.collapse(s.part(dot + 1, s.length()), name);
        } else {
            name.append("{hash}");
        }
        return true;
    }

    /** One to five letters, one of which may be a digit: {@code json}, {@code mp4}. */
    private static boolean isEnding(Segment s, int start) {
        int length = s.length() - start;
        if (length < 1 || length > LONGEST_ENDING) {
            return false;
        }
        int digits = 0;
        for (int i = start; i < s.length(); i++) {
            if (!Octets.isLetterOrDigit(s.at(i))) {
                return false;
            }
            digits += s.kind(i) == Octets.DIGIT ? 1 : 0;
        }
        return digits <= 1 && digits < length;
    }
}
