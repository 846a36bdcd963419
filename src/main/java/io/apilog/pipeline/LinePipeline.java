package io.apilog.pipeline;

import io.apilog.format.AccessRecord;
import io.apilog.format.HttpMethod;
import io.apilog.format.Ignored;
import io.apilog.format.LineParser;
import io.apilog.format.ParseResult;
import io.apilog.format.Rejection;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.metrics.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every line of one file: parse it, filter it, name its endpoint, count it. Each line ends in exactly one count, whatever it holds.
 */
final class LinePipeline implements LineSink {
    private static final Logger LOG = LoggerFactory.getLogger(LinePipeline.class);

    private final LogFile file;
    private final Source source;
    private final LineParser parser;
    private final Stages stages;
    private final AccessRecord record;
    private HttpMethod method = HttpMethod.OTHER;
    private int filter = RequestFilters.NONE;
    private boolean failureShown;

    LinePipeline(LogFile file, Source source, LineParser parser, AccessRecord record, Stages stages) {
        this.record = record;
        this.file = file;
        this.source = source;
        this.parser = parser;
        this.stages = stages;
    }

    @Override
    public void accept(Line line) {
        ParseResult result = read(line);
        if (result instanceof AccessRecord request) {
            accepted(request);
        } else if (result instanceof Rejection reason) {
            stages.lines().rejected(source, reason);
            stages.rejections().rejected(file, line, reason, parser.rejectedAt());
        } else if (result instanceof Ignored) {
            stages.lines().ignored(source);
        }
    }

    private void accepted(AccessRecord request) {
        if (filter == RequestFilters.NONE) {
            stages.api().count(source, stages.filters().endpoint(), method, request);
            stages.lines().accepted(source, request.timeMillis);
        } else {
            stages.lines().filtered(source, filter, request.timeMillis);
        }
    }

    /** Parses a line, filters its request and names its endpoint: all that depends on the bytes of a line. */
    private ParseResult read(Line line) {
        try {
            ParseResult result = parser.parse(line, record);
            if (result instanceof AccessRecord request) {
                method = HttpMethod.of(request.method);
                filter = stages.filters().leftOutBy(source, method, request);
            }
            return result;
        } catch (RuntimeException | StackOverflowError e) {
            if (!failureShown) {
                failureShown = true;
                // Without the exception's message, which may quote the line.
                LOG.error("{}: reading the line at offset {} failed: {}", file.path(), line.offset(), origin(e));
            }
            return Rejection.PARSER_FAILED;
        }
    }

    private static String origin(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
