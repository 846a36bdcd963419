package io.apilog.format.wrapper;

import io.apilog.format.message.AskingPrograms;
import io.apilog.format.message.EntryMarks;
import io.apilog.format.message.ForeignLines;
import io.apilog.format.message.Messages;
import io.apilog.format.message.SecondTellers;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;

/** Reads lines that are wrapped in something, by the parser of what is inside. */
public final class WrappedParser implements LineParser {
    /** Container runtimes cut at 16 KiB; a longer row of pieces is a line without its beginning, and rejected. */
    private static final int LOOK_BACK = 256 * 1024;

    private final Unwrapper unwrapper;
    private final LineParser inner;
    private final Line line = new Line();
    private final boolean shared;
    private boolean unwrapped;

    /** Whether the line parsed last ends a request whose beginning is not known: that is an answer that is not counted, and no message. */
    private boolean endAlone;

    private int rejectedAt;

    /**
     * @param shared whether several programs write into what is wrapped so
     */
    public WrappedParser(Unwrapper unwrapper, boolean shared, LineParser inner) {
        this.unwrapper = unwrapper;
        this.shared = shared;
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
        if (result != null && unwrapper.isOptional()) {
            line.set(outer.bytes(), outer.from(), outer.to(), outer.offset());
            result = null;
        }
        unwrapped = result == null;
        endAlone = result == Rejection.NO_REQUEST_FIELD;
        if (result != null) {
            return result;
        }
        if (line.bytes() == outer.bytes() && AskingPrograms.isNamed(line.bytes(), outer.from(), line.from())) {
            // The prefix names a logger of requests that the program made.
            return Ignored.MESSAGE;
        }
        if (line.bytes() == outer.bytes() && SecondTellers.isNamed(line.bytes(), outer.from(), line.from())) {
            return Ignored.ABOUT_REQUEST;
        }
        ParseResult parsed = inner.parse(line, into);
        if (parsed instanceof Rejection) {
            Ignored foreign = ForeignLines.kind(line);
            if (foreign != null) {
                return foreign;
            }
            // The place in the line as it stands in the file, where what is inside stands there unchanged. What was
            // joined
            // of pieces may be longer than the last of them.
            boolean inPlace = line.bytes() == outer.bytes();
            int at = inner.rejectedAt() + (inPlace ? line.from() - outer.from() : 0);
            rejectedAt = Math.min(at, outer.length());
        } else if (parsed instanceof AccessRecord record) {
            complete(record);
        }
        return parsed;
    }

    /** Adds what the wrapper has and what is inside has not; a duration with its unit is more than one that was guessed. */
    private void complete(AccessRecord record) {
        if (record.timeMillis == AccessRecord.ABSENT) {
            record.timeMillis = unwrapper.millis();
        }
        long nanos = unwrapper.durationNanos();
        if (nanos >= 0 && (record.durationNanos < 0 || record.durationDecimals != AccessRecord.UNIT_SAID)) {
            record.durationNanos = nanos;
            record.durationDecimals = AccessRecord.UNIT_SAID;
            record.leftOut = null;
        }
    }

    @Override
    public ParseResult parseLeniently(Line outer, AccessRecord into) {
        return unwrapped ? inner.parseLeniently(line, into) : Rejection.BAD_NUMBER;
    }

    @Override
    public int lookBack() {
        return unwrapper.joinsPieces() ? LOOK_BACK : inner.lookBack();
    }

    @Override
    public void recall(Line outer) {
        if (unwrapper.unwrap(outer, line) == null) {
            inner.recall(line);
        }
    }

    @Override
    public boolean isNoEntry(Line outer) {
        return !endAlone && inner.isNoEntry(unwrapped ? line : outer);
    }

    /** Of what is inside; where programs share a file, a line without a request is another program's. */
    @Override
    public boolean isMessage(Line outer) {
        if (!unwrapped) {
            return !endAlone && Messages.isOne(outer);
        }
        boolean another = shared && !EntryMarks.request(line.bytes(), line.from(), line.to());
        return another || inner.isMessage(line);
    }
}
