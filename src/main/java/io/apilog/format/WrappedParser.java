package io.apilog.format;

import io.apilog.line.Line;

/** Reads lines that are wrapped in something, by the parser of what is inside. */
final class WrappedParser implements LineParser {
    private final Unwrapper unwrapper;
    private final LineParser inner;
    private final Line line = new Line();
    private int rejectedAt;

    WrappedParser(Unwrapper unwrapper, LineParser inner) {
        this.unwrapper = unwrapper;
        this.inner = inner;
    }

    @Override
    public int rejectedAt() {
        return rejectedAt;
    }

    @Override
    public ParseResult parse(Line outer, AccessRecord into) {
        rejectedAt = 0;
        ParseResult result = unwrapper.unwrap(outer, line);
        if (result != null) {
            return result;
        }
        ParseResult parsed = inner.parse(line, into);
        if (parsed instanceof Rejection) {
            Ignored foreign = ForeignLines.kind(line);
            if (foreign != null) {
                return foreign;
            }
            boolean message = parsed == Rejection.BAD_JSON && inner.rejectedAt() == 0;
            if (message || unwrapper.carriesMessages()) {
                return Ignored.MESSAGE;
            }
            // The place in the line as it stands in the file, where what is inside stands there unchanged.
            boolean inPlace = line.bytes() == outer.bytes();
            rejectedAt = inner.rejectedAt() + (inPlace ? line.from() - outer.from() : 0);
        }
        return parsed;
    }
}
