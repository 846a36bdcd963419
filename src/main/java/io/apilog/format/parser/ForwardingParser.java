package io.apilog.format.parser;

import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.ParseResult;

/**
 * Reads lines by another parser and says of them what that says; what extends it says what it makes of a line before that reads it, or of an
 * entry once it is read.
 *
 * @param <P> what the other is
 */
public abstract class ForwardingParser<P extends LineParser> implements LineParser {
    private final P inner;

    /** A parser in front of another. */
    protected ForwardingParser(P inner) {
        this.inner = inner;
    }

    /** The other. */
    protected final P inner() {
        return inner;
    }

    @Override
    public ParseResult parseLeniently(Line line, AccessRecord into) {
        return inner.parseLeniently(line, into);
    }

    @Override
    public int lookBack() {
        return inner.lookBack();
    }

    @Override
    public void recall(Line line) {
        inner.recall(line);
    }

    @Override
    public int rejectedAt() {
        return inner.rejectedAt();
    }

    @Override
    public boolean isStateless() {
        return inner.isStateless();
    }

    @Override
    public boolean isNoEntry(Line line) {
        return inner.isNoEntry(line);
    }

    @Override
    public boolean isMessage(Line line) {
        return inner.isMessage(line);
    }
}
