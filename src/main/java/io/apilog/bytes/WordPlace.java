package io.apilog.bytes;

/** Where a word of a {@link WordAutomaton} has to stand. What makes words up is letters, digits and bytes beyond ASCII. */
public enum WordPlace {
    /** Anywhere, in the midst of a longer word too. */
    ANYWHERE(false, false),
    /** At the beginning of a word. */
    BEGINS_WORD(true, false),
    /** At the end of a word. */
    ENDS_WORD(false, true),
    /** With no part of a word before or behind it. */
    WHOLE_WORD(true, true),
    /** At the beginning of the text. */
    BEGINS_TEXT(false, false),
    /** Nothing else is in the text. */
    WHOLE_TEXT(false, false);

    private final boolean breakBefore;
    private final boolean breakAfter;

    WordPlace(boolean breakBefore, boolean breakAfter) {
        this.breakBefore = breakBefore;
        this.breakAfter = breakAfter;
    }

    boolean breakBefore() {
        return breakBefore;
    }

    boolean breakAfter() {
        return breakAfter;
    }

    boolean fromTheBeginning() {
        return this == BEGINS_TEXT || this == WHOLE_TEXT;
    }

    boolean toTheEnd() {
        return this == WHOLE_TEXT;
    }
}
