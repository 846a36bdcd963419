package io.apilog.format;

import io.apilog.format.parser.EarlyParser;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import org.jspecify.annotations.Nullable;

/** Parses lines early by the format that a {@link FileParser} has in use: those that this takes by itself. */
final class EarlyFileParser implements EarlyParser {
    private final FileParser file;
    private @Nullable KnownFormat format;
    private @Nullable LineParser parser;

    EarlyFileParser(FileParser file) {
        this.file = file;
    }

    @Override
    public void begin() {
        KnownFormat now = file.readableEarly();
        if (now != format) {
            format = now;
            parser = now == null ? null : now.parser();
        }
    }

    @Override
    public boolean parse(Line line, AccessRecord into) {
        LineParser current = parser;
        // At the top of a file there may be a mark of its encoding.
        if (current == null || line.overlong() || line.offset() == 0) {
            return false;
        }
        return current.parse(line, into) instanceof AccessRecord && into.liesIn(line.bytes());
    }

    @Override
    public boolean holds(AccessRecord read) {
        return format != null && file.tookEarly(format, read);
    }
}
