package io.apilog.source;

/** Where reading begins in files that are there at the first start. */
public enum ReadFrom {
    /** At the file's end: only lines written from now on are counted. */
    END,
    /** At the file's beginning. */
    BEGINNING
}
