package io.apilog.http;

import io.apilog.http.StatusPage.Budget;
import io.apilog.http.StatusPage.EndpointTraffic;
import io.apilog.http.StatusPage.FollowedFile;
import io.apilog.http.StatusPage.OverflowedRequests;
import io.apilog.http.StatusPage.RejectedLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /}: how it goes, in one page without scripts. Links are relative, so that a proxy may serve it under any path. */
final class LandingPage implements Page {
    private static final int MOST_FILES = 100;
    private static final int MOST_REASONS = 20;
    private static final int MOST_ENDPOINTS = 20;
    /** From here on the bar of a budget warns, in per cent. */
    private static final long NEARLY_FULL = 90;

    /** A web configuration may have set another one. */
    private static final String POLICY = "Content-Security-Policy";

    private static final DateTimeFormatter UP_SINCE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
                    + "%3Cpath fill='%233b82c4' d='M1 9h3v6H1zM6 5h3v10H6zM11 1h3v14h-3z'/%3E%3C/svg%3E";

    private final HtmlTable<FollowedFile> files = new HtmlTable<FollowedFile>(
                    "Files", MOST_FILES, "No file is followed: none is there under the paths given.")
            .code("source", FollowedFile::source)
            .longCode("path", FollowedFile::path)
            .code("format", FollowedFile::format)
            .code("unit", FollowedFile::unit)
            .text("state", FollowedFile::state)
            .code("identity", FollowedFile::identity)
            .bytes("read to", FollowedFile::offset)
            .bytes("size", FollowedFile::size)
            .bytes("lag", FollowedFile::lagBytes)
            .duration("waiting for", FollowedFile::waiting);

    private final HtmlTable<RejectedLines> rejected = new HtmlTable<RejectedLines>(
                    "Rejected lines, and sources that are mostly ignored", MOST_REASONS, "No line was rejected.")
            .code("source", RejectedLines::source)
            .code("reason", RejectedLines::reason)
            .text("meaning", RejectedLines::meaning)
            .count("lines", RejectedLines::lines);

    private final HtmlTable<EndpointTraffic> busiest = new HtmlTable<EndpointTraffic>(
                    "Busiest endpoints", MOST_ENDPOINTS, "No request was counted yet.")
            .longCode("endpoint", EndpointTraffic::endpoint)
            .count("requests", EndpointTraffic::requests)
            .share("answered 5xx", EndpointTraffic::errorShare);

    private final HtmlTable<OverflowedRequests> overflowed = new HtmlTable<OverflowedRequests>(
                    "Over the budget, counted as other: a route in endpoints.routes gives one a name",
                    MOST_ENDPOINTS,
                    "")
            .longCode("path", OverflowedRequests::path)
            .count("requests, at least", OverflowedRequests::requests);

    private final Site site;
    private final String style;

    LandingPage(Site site) {
        this.site = site;
        this.style = resource("landing.css");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LandingPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        byte[] body = render(site.status().get()).getBytes(StandardCharsets.UTF_8);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (!headers.contains(POLICY)) {
            headers.put(
                    POLICY,
                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none';"
                            + " frame-ancestors 'none'");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private String render(StatusPage status) {
        Html html = new Html();
        head(html);
        banner(html, status);
        figures(html, status);
        files.write(html, status.files());
        rejected.write(html, status.rejected());
        busiest.write(html, status.busiest());
        if (!status.overflowed().isEmpty()) {
            overflowed.write(html, status.overflowed());
        }
        foot(html);
        return html.toString();
    }

    private void head(Html html) {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>")
                .text(site.build().product())
                .raw("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<link rel=\"icon\" href=\"" + ICON + "\">\n<style>\n")
                .raw(style)
                .raw("</style></head>\n<body>\n");
    }

    private void banner(Html html, StatusPage status) {
        BuildInfo build = site.build();
        html.raw("<header><h1>").text(build.product()).raw("</h1> ");
        html.raw("<span class=\"quiet\">").text(build.version());
        if (!build.revision().isEmpty()) {
            html.raw(" (").text(build.revision()).raw(")");
        }
        html.raw("</span> ");
        if (status.waitsFor().isEmpty()) {
            html.raw("<span class=\"state good\">ready</span>");
        } else {
            html.raw("<span class=\"state warn\">not ready</span> <span>waits for ")
                    .text(status.waitsFor())
                    .raw("</span>");
        }
        html.raw("</header>\n<nav><a href=\"metrics\">Metrics</a> <a href=\"-/healthy\">Health</a> ")
                .raw("<a href=\"-/ready\">Readiness</a> <span class=\"quiet\">up since ")
                .text(UP_SINCE.format(status.upSince()))
                .raw(" (")
                .text(Numbers.duration(Duration.between(status.upSince(), status.at())))
                .raw(")</span></nav>\n");
        html.raw("<p class=\"quiet\">")
                .text(status.kept().isEmpty() ? "Nothing survives a restart: no state directory is set." : "State: ")
                .raw("<code>")
                .text(status.kept())
                .raw("</code></p>\n");
    }

    private static void figures(Html html, StatusPage status) {
        StatusPage.Lines lines = status.lines();
        html.raw("<dl class=\"figures\">\n");
        figure(html, "lines accepted", lines.accepted());
        figure(html, "lines rejected", lines.rejected());
        figure(html, "lines ignored", lines.ignored());
        if (lines.filtered() > 0) {
            figure(html, "lines filtered", lines.filtered());
        }
        budget(html, "endpoints", status.endpoints());
        budget(html, "series", status.series());
        html.raw("</dl>\n");
    }

    private static void figure(Html html, String name, long value) {
        html.raw("<div><dt>")
                .text(name)
                .raw("</dt><dd>")
                .text(Numbers.count(value))
                .raw("</dd></div>\n");
    }

    private static void budget(Html html, String name, Budget budget) {
        long percent = budget.limit() <= 0 ? 0 : Math.max(0, Math.min(100, budget.used() * 100 / budget.limit()));
        html.raw("<div><dt>").text(name).raw("</dt><dd>").text(Numbers.count(budget.used()));
        html.raw(" <small>of ").text(Numbers.count(budget.limit())).raw("</small><span class=\"bar\"><i");
        html.raw(percent >= NEARLY_FULL ? " class=\"full\"" : "");
        html.raw(" style=\"width:" + percent + "%\"></i></span></dd></div>\n");
    }

    private static void foot(Html html) {
        html.raw("<footer>How a log is understood, line by line: ")
                .raw("<code>java -jar apilog-exporter.jar explain FILE</code></footer>\n</body></html>\n");
    }
}
