package io.apilog.app.explain;

import io.apilog.format.Excerpt;
import io.apilog.format.FileParser;
import io.apilog.pipeline.RequestFilters;
import io.apilog.request.Ignored;
import io.apilog.request.LineObserver;
import io.apilog.request.Rejection;
import io.apilog.request.Request;
import io.apilog.request.RequestText;
import java.util.Map;
import java.util.Set;

/** Shows what came of each line of one file. */
final class ExplainedLines implements LineObserver {
    private static final Excerpt NOTHING = new Excerpt("", 0);

    private final FileParser parser;
    private final Masking masking;
    private final RequestFilters filters;
    private final Explanation.Viewer viewer;
    private long number;

    ExplainedLines(FileParser parser, Masking masking, RequestFilters filters, Explanation.Viewer viewer) {
        this.parser = parser;
        this.masking = masking;
        this.filters = filters;
        this.viewer = viewer;
    }

    @Override
    public void counted(Request request) {
        count(request);
        see(
                request,
                new ExplainedLine(
                        number,
                        request.line().offset(),
                        "accepted",
                        "",
                        0,
                        format(),
                        ExplainedLine.fields(request.record(), request.endpoint(), masking, parser.entries())),
                NOTHING);
    }

    @Override
    public void filtered(Request request, int filter) {
        count(request);
        see(request, other(request, "filtered", filters.name(filter), 0), NOTHING);
    }

    @Override
    public void rejected(Request unread, Rejection reason, int at) {
        count(unread);
        see(unread, other(unread, "rejected", reason.label(), at), Excerpt.of(unread.line(), at));
    }

    @Override
    public void ignored(Request unread, Ignored kind) {
        count(unread);
        see(unread, other(unread, "ignored", kind.label(), 0), Excerpt.of(unread.line(), parser.rejectedAt()));
    }

    @Override
    public Set<RequestText> texts() {
        return RequestText.ALL;
    }

    private void count(Request request) {
        if (request.entry() == 0) {
            number++;
        }
    }

    private void see(Request request, ExplainedLine line, Excerpt excerpt) {
        if (request.entry() == 0) {
            viewer.saw(line, excerpt);
        } else {
            viewer.sawMore(line, excerpt);
        }
    }

    private ExplainedLine other(Request request, String result, String reason, int column) {
        return new ExplainedLine(number, request.line().offset(), result, reason, column, format(), Map.of());
    }

    private String format() {
        return parser.current().map(found -> found.format().id()).orElse("");
    }
}
