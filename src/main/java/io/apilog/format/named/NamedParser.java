package io.apilog.format.named;

import io.apilog.format.parser.LineParser;

/** A parser of lines whose fields have names. */
public interface NamedParser extends LineParser {
    /** The fields of the line parsed last. */
    NamedFields fields();
}
