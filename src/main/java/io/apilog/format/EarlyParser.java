package io.apilog.format;

import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import org.jspecify.annotations.Nullable;

/**
 * Parses lines of a file before it is their turn, on another thread than its {@link FileParser}: those that the format in use takes by
 * itself. Everything else is left to the turn, so that what comes of a line does not depend on who parsed it.
 */
public final class EarlyParser {
    private final FileParser file;
    private @Nullable KnownFormat format;
    private @Nullable LineParser parser;

    EarlyParser(FileParser file) {
        this.file = file;
    }

    /** Takes the format that is in use now for the lines that follow. */
    public void begin() {
        KnownFormat now = file.readableEarly();
        if (now != format) {
            format = now;
            parser = now == null ? null : now.parser();
        }
    }

    /** Reads a line; false where it has to wait for its turn. The record is valid for as long as the line's buffer is. */
    public boolean parse(Line line, AccessRecord into) {
        LineParser current = parser;
        // At the top of a file there may be a mark of its encoding.
        if (current == null || line.overlong() || line.offset() == 0) {
            return false;
        }
        return current.parse(line, into) instanceof AccessRecord && into.liesIn(line.bytes());
    }

    /** At the turn of a line that was read early: whether the file's parser would read it alike. If so, it knows of the line now. */
    public boolean holds(AccessRecord read) {
        return format != null && file.tookEarly(format, read);
    }
}
