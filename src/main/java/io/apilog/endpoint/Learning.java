package io.apilog.endpoint;

/** What is known of a place in paths: which of the names that stand there are values of one parameter. */
public enum Learning {
    /** Names stay as they are. */
    NOTHING,
    /** Names with a digit are values. */
    NUMBERED,
    /** Titles and names with a digit are values. */
    TITLES,
    /** All names are values but reserved words, files, and those that were established before. */
    WORDS;

    /** Whether a name of this kind is a value. */
    boolean collapses(Sibling sibling) {
        return switch (this) {
            case NOTHING -> false;
            case NUMBERED -> sibling == Sibling.NUMBERED;
            case TITLES -> sibling == Sibling.NUMBERED || sibling == Sibling.TITLE;
            case WORDS -> sibling == Sibling.NUMBERED || sibling == Sibling.WORD || sibling == Sibling.TITLE;
        };
    }
}
