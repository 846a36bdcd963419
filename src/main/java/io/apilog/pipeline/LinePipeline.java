package io.apilog.pipeline;

import io.apilog.format.parser.EarlyParser;
import io.apilog.format.parser.LineParser;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.ReadAhead;
import io.apilog.request.AccessRecord;
import io.apilog.request.HttpMethod;
import io.apilog.request.Ignored;
import io.apilog.request.LineObserver;
import io.apilog.request.ParseResult;
import io.apilog.request.Rejection;
import io.apilog.request.Request;
import io.apilog.request.Source;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every line of one file: parse it, filter it, name its endpoint, tell its observers. Each line ends in exactly one call of them,
 * whatever it holds, or in one for each of its entries where it is several objects of JSON.
 */
public final class LinePipeline implements LineSink {
    private static final Logger LOG = LoggerFactory.getLogger(LinePipeline.class);

    private final LogFile file;
    private final LineParser parser;
    private final Stages stages;
    private final LineObserver observer;
    private final Supplier<AccessRecord> newRecord;
    private final AccessRecord record;
    private final long mostNanos;
    private @Nullable Request request;
    private final Source source;
    private boolean failureShown;

    /** @param newRecord makes records for lines of this file */
    public LinePipeline(
            LogFile file, Source source, LineParser parser, Supplier<AccessRecord> newRecord, Stages stages) {
        this.newRecord = newRecord;
        this.record = newRecord.get();
        this.file = file;
        this.source = source;
        this.parser = parser;
        this.stages = stages;
        this.observer = stages.observer();
        this.mostNanos = stages.rules().maxDuration().toNanos();
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
            failed(line, 0, e);
            return;
        }
        for (int entry = 0; result != null; entry++) {
            take(line, entry, result);
            result = more(line, entry + 1);
        }
    }

    private @Nullable ParseResult more(Line line, int entry) {
        try {
            return parser.more(record);
        } catch (RuntimeException | StackOverflowError e) {
            failed(line, entry, e);
            return null;
        }
    }

    private void take(Line line, int entry, ParseResult result) {
        if (result instanceof AccessRecord read) {
            accept(line, entry, read);
        } else if (result instanceof Rejection reason) {
            observer.rejected(unread(line, entry), reason, parser.rejectedAt());
        } else if (result instanceof Ignored kind) {
            observer.ignored(unread(line, entry), kind);
        }
    }

    /** Takes a line that was parsed: filters it, names it, and tells what came of it. */
    void accept(Line line, int entry, AccessRecord read) {
        Request told = request(line, entry);
        int filter;
        try {
            if (read.durationNanos > mostNanos || read.attempts > 0) {
                read.leaveOutOver(mostNanos);
            }
            told.read(read, HttpMethod.of(read.method));
            filter = stages.filters().leftOutBy(source, told.method(), read);
        } catch (RuntimeException | StackOverflowError e) {
            failed(line, entry, e);
            return;
        }
        if (filter == RequestFilters.NONE) {
            told.named(stages.filters().endpoint());
            settleStatus(read);
            observer.counted(told);
        } else {
            observer.filtered(told, filter);
        }
    }

    /** Only once it is named: that a call was answered at all has named its endpoint. */
    private void settleStatus(AccessRecord read) {
        if (read.grpcStatus > 0 && stages.rules().grpcAsHttp()) {
            read.statusOfGrpc();
        }
    }

    private Request unread(Line line, int entry) {
        Request told = request(line, entry);
        told.read(record, HttpMethod.OTHER);
        return told;
    }

    /** One for all lines of the file. */
    private Request request(Line line, int entry) {
        Request told = request;
        if (told == null) {
            told = new Request(source, file, line, record);
            request = told;
        }
        told.begin(line, entry);
        return told;
    }

    private void failed(Line line, int entry, Throwable e) {
        if (!failureShown) {
            failureShown = true;
            // Without the exception's message, which may quote the line.
            LOG.error("{}: reading the line at offset {} failed: {}", file.path(), line.offset(), origin(e));
        }
        observer.rejected(unread(line, entry), Rejection.PARSER_FAILED, parser.rejectedAt());
    }

    private static String origin(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
