package io.apilog.format.parser;

import io.apilog.line.Line;
import io.apilog.request.AccessRecord;

/**
 * Parses lines of a file before it is their turn, on another thread than the file's {@link LineParser}: those that the format in use takes
 * by itself. Everything else is left to the turn, so that what comes of a line does not depend on who parsed it.
 */
public interface EarlyParser {
    /** Takes the format that is in use now for the lines that follow. */
    void begin();

    /** Reads a line; false where it has to wait for its turn. The record is valid for as long as the line's buffer is. */
    boolean parse(Line line, AccessRecord into);

    /** At the turn of a line that was read early: whether the file's parser would read it alike. If so, it knows of the line now. */
    boolean holds(AccessRecord read);
}
