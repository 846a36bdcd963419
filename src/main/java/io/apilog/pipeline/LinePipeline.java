package io.apilog.pipeline;

import io.apilog.format.EarlyParser;
import io.apilog.format.LineParser;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.ReadAhead;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Ignored;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Source;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every line of one file: parse it, filter it, name its endpoint, count it. Each line ends in exactly one count, whatever it
 * holds, or in one for each of its entries where it is several objects of JSON.
 */
final class LinePipeline implements LineSink {
    private static final Logger LOG = LoggerFactory.getLogger(LinePipeline.class);

    private final LogFile file;
    private final Source source;
    private final LineParser parser;
    private final Stages stages;
    private final Supplier<AccessRecord> newRecord;
    private final AccessRecord record;
    private HttpMethod method = HttpMethod.OTHER;
    private int filter = RequestFilters.NONE;
    private boolean failureShown;

    /** @param newRecord makes records for lines of this file */
    LinePipeline(LogFile file, Source source, LineParser parser, Supplier<AccessRecord> newRecord, Stages stages) {
        this.newRecord = newRecord;
        this.record = newRecord.get();
        this.file = file;
        this.source = source;
        this.parser = parser;
        this.stages = stages;
    }

    @Override
    public ReadAhead readAhead() {
        EarlyParser early = parser.early();
        return early == null ? LineSink.super.readAhead() : new LinesAhead(this, early, newRecord);
    }

    @Override
    public int lookBack() {
        return parser.lookBack();
    }

    @Override
    public void recall(Line line) {
        try {
            parser.recall(line);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.debug("{}: what was counted before cannot be taken up again: {}", file.path(), origin(e));
        }
    }

    @Override
    public void accept(Line line) {
        @Nullable ParseResult result;
        try {
            result = parser.parse(line, record);
        } catch (RuntimeException | StackOverflowError e) {
            failed(line, e);
            return;
        }
        while (result != null) {
            take(line, result);
            result = more(line);
        }
    }

    private @Nullable ParseResult more(Line line) {
        try {
            return parser.more(record);
        } catch (RuntimeException | StackOverflowError e) {
            failed(line, e);
            return null;
        }
    }

    private void take(Line line, ParseResult result) {
        if (result instanceof AccessRecord request) {
            accept(line, request);
        } else if (result instanceof Rejection reason) {
            rejected(line, reason, parser.rejectedAt());
        } else if (result instanceof Ignored kind) {
            stages.lines().ignored(source, kind);
        }
    }

    /** Takes a line that was parsed. */
    void accept(Line line, AccessRecord request) {
        try {
            stages.api().admit(request);
            method = HttpMethod.of(request.method);
            filter = stages.filters().leftOutBy(source, method, request);
        } catch (RuntimeException | StackOverflowError e) {
            failed(line, e);
            return;
        }
        accepted(request);
    }

    private void rejected(Line line, Rejection reason, int at) {
        stages.lines().rejected(source, reason);
        stages.rejections().rejected(file, line, reason, at);
    }

    private void accepted(AccessRecord request) {
        if (filter == RequestFilters.NONE) {
            stages.api().count(source, stages.filters().endpoint(), method, request);
            stages.lines().accepted(source, request.timeMillis);
            if (request.repaired) {
                stages.lines().repaired(source);
            }
            if (request.leftOut != null) {
                stages.lines().durationLeftOut(source, request.leftOut);
            }
        } else {
            stages.lines().filtered(source, filter, request.timeMillis);
        }
    }

    private void failed(Line line, Throwable e) {
        if (!failureShown) {
            failureShown = true;
            // Without the exception's message, which may quote the line.
            LOG.error("{}: reading the line at offset {} failed: {}", file.path(), line.offset(), origin(e));
        }
        rejected(line, Rejection.PARSER_FAILED, parser.rejectedAt());
    }

    private static String origin(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
