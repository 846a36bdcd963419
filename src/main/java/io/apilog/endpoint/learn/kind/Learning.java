package io.apilog.endpoint.learn.kind;

/** What is known of a place in paths: which of the names that stand there are values of one parameter. */
public enum Learning {
    /** Names stay as they are. */
    NOTHING,
    /** Names with a tilde in front, the homes of somebody, are values. */
    HOMES,
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
    public boolean collapses(SegmentKind sibling) {
        return switch (this) {
            case NOTHING -> false;
            case HOMES -> sibling == SegmentKind.HOME;
            case LANGUAGES -> sibling == SegmentKind.LANGUAGE || sibling == SegmentKind.HOME;
            case CODES -> sibling == SegmentKind.CODE || LANGUAGES.collapses(sibling);
            case NUMBERED -> sibling == SegmentKind.NUMBERED || CODES.collapses(sibling);
            case TITLES -> sibling == SegmentKind.TITLE || NUMBERED.collapses(sibling);
            case PATH -> true;
            case ALIKE, WORDS ->
                sibling == SegmentKind.WORD || sibling == SegmentKind.ENVIRONMENT || TITLES.collapses(sibling);
        };
    }
}
