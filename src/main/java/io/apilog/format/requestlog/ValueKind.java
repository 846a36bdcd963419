package io.apilog.format.requestlog;

/** What a value in a line of a request logger is, by itself. */
enum ValueKind {
    WORD,
    /** Something in quotes that is no request. */
    QUOTED,
    METHOD,
    TARGET,
    PROTOCOL,
    ADDRESS,
    /** Digits alone. */
    WHOLE,
    DECIMAL,
    /** Two whole numbers with a slash between, as the sizes of both sides: {@code 54597/0}. */
    PAIR,
    /** A number with a unit of time. */
    TIMED,
    /** A number with a unit of bytes. */
    SIZED,
    /** A number with a multiple of bytes, cut to a few digits: {@code 12.3 kB}. */
    ROUNDED,
    /** A number with commas in it, of which nobody knows what they are; its unit, if it has one, is part of it. */
    COMMAS,
    /** A hyphen: a value that is not there. */
    NONE
}
