package io.apilog.format;

/** A parser of lines whose fields have names. */
interface NamedParser extends LineParser {
    /** The fields of the line parsed last. */
    NamedFields fields();
}
