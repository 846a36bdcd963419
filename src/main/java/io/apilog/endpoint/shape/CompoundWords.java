package io.apilog.endpoint.shape;

/** What the words of a {@link Compound} were found to be: how many of each kind. Used again and again. */
final class CompoundWords {
    private int words;
    private int ids;
    private int others;
    private boolean token;
    private boolean plain;
    private boolean leadingNumber;

    /** What a word of the segment is. */
    enum Kind {
        NOTHING,
        /** Letters as a prefix has them: all small or all capital. */
        PLAIN,
        WORD,
        NUMBER,
        DATE,
        RELEASE,
        ID,
        TOKEN,
        /** Letters with a long number or a placeholder behind. */
        NUMBERED,
        PLACEHOLDER
    }

    void clear() {
        words = 0;
        ids = 0;
        others = 0;
        token = false;
        plain = true;
        leadingNumber = false;
    }

    void count(Kind kind, boolean first) {
        switch (kind) {
            case NOTHING -> plain = false;
            case PLAIN -> words++;
            case WORD -> {
                words++;
                plain = false;
            }
            case NUMBER -> {
                ids++;
                leadingNumber |= first;
            }
            case ID -> ids++;
            case TOKEN -> {
                ids++;
                token = true;
            }
            case DATE -> {
                others++;
                leadingNumber |= first;
            }
            case RELEASE, PLACEHOLDER -> others++;
            case NUMBERED -> {
                words++;
                others++;
            }
        }
    }

    /** Whether there is nothing so far but words as prefixes are. */
    boolean arePlain() {
        return plain && ids + others == 0 && words > 0;
    }

    /** Words that stay as they are. */
    int words() {
        return words;
    }

    /** Whether a placeholder stands for a word. */
    boolean hasValue() {
        return ids + others > 0;
    }

    /** Whether nothing but ids was counted. */
    boolean isOnlyIds() {
        return words == 0 && ids > 0 && others == 0;
    }

    /** Whether there is a token, and no word is one for certain. */
    boolean isTokenWithoutWords() {
        return token && !plain;
    }

    boolean hasLeadingNumber() {
        return leadingNumber;
    }
}
