package io.apilog.endpoint.shape;

import io.apilog.endpoint.path.NameBuffer;
import io.apilog.endpoint.path.Octets;

/** Names of files: what comes before the last dot, and the ending. */
final class FileNames {
    private static final String GIT = ".git";
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
        if (isErrorPage(s, dot) || !Shape.write(s.part(0, dot), name)) {
            name.rewind(mark);
            return false;
        }
        Shape.writeWord(s, dot, s.length(), name);
        return true;
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
        if (dot <= 0
                || s.length() > LONGEST_NAME
                || s.depth() >= MOST_ENDINGS
                || !isHash(s.part(dot + 1, s.length()))) {
            return false;
        }
        Shape.write(s.part(0, dot), name);
        name.append(".{hash}");
        return true;
    }

    private static boolean isHash(Segment s) {
        return Ids.isHash(s) || Placeholders.isPlaceholder(s);
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
