package io.apilog.endpoint;

/** What is known of a place in paths: which of the names that stand there are values of one parameter. */
public enum Learning {
    /** Names stay as they are. */
    NOTHING,
    /** Languages of two letters are values. */
    LANGUAGES,
    /** Codes in capitals and names with an at sign or a tilde in front are values. */
    CODES,
    /** Names with a digit are values. */
    NUMBERED,
    /** Titles and names with a digit are values. */
    TITLES,
    /** Names behind which comes what comes behind the others are values. */
    ALIKE,
    /** All names are values but reserved words, files, and those that were established before. */
    WORDS,
    /** All that stands here, whatever depth it has, is one path: a file in a tree of files. */
    PATH;

    /** Whether a name of this kind is a value. */
    boolean collapses(Sibling sibling) {
        return switch (this) {
            case NOTHING -> false;
            case LANGUAGES -> sibling == Sibling.LANGUAGE;
            case CODES -> sibling == Sibling.CODE || sibling == Sibling.HOME || sibling == Sibling.LANGUAGE;
            case NUMBERED -> sibling == Sibling.NUMBERED || CODES.collapses(sibling);
            case TITLES -> sibling == Sibling.TITLE || NUMBERED.collapses(sibling);
            case PATH -> true;
            case ALIKE, WORDS -> sibling == Sibling.WORD || sibling == Sibling.ENVIRONMENT || TITLES.collapses(sibling);
        };
    }
}
