package io.apilog.overview.html;

import io.apilog.overview.Condition;
import io.apilog.overview.Finding;
import io.apilog.overview.Lost;
import io.apilog.overview.Overview;
import io.apilog.overview.Overview.Budget;
import io.apilog.overview.Overview.FollowedFile;
import io.apilog.overview.Overview.Program;
import io.apilog.overview.ReadableNumbers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an overview as one page, which asks for nothing else. It can be read without its script, which replaces what has changed while
 * somebody looks. Links are relative, so that a proxy may serve it under any path.
 */
public final class OverviewPage {
    private static final int MOST_FILES = 100;
    private static final int MOST_REASONS = 20;
    private static final int MOST_STATUSES = 40;
    /** From here on the bar of a budget warns, in per cent. */
    private static final long NEARLY_FULL = 90;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
                    + "%3Cpath fill='%233b82c4' d='M1 9h3v6H1zM6 5h3v10H6zM11 1h3v14h-3z'/%3E%3C/svg%3E";

    /** What follows its slash is relative to the page, which a proxy may show under another path. */
    private static final Pattern OWN_PAGE = Pattern.compile("/(-/[a-z]+)\\b");

    private static final PageLink DOCS =
            new PageLink("docs", "https://github.com/apilog/apilog-exporter/tree/main/docs");

    private final List<PageLink> links;

    private final HtmlTable<FollowedFile> files = new HtmlTable<FollowedFile>(MOST_FILES, 0)
            .code("source", FollowedFile::source)
            .longCode("path", FollowedFile::path)
            .styled("state", "", file -> file.level().text(), FollowedFile::state)
            .code("format", FollowedFile::format)
            .code("unit", FollowedFile::unit)
            .bytes("counted", FollowedFile::offset)
            .bytes("size", FollowedFile::size)
            .bytes("lag", FollowedFile::lagBytes)
            .duration("waiting for", FollowedFile::waiting)
            .code("identity", FollowedFile::identity);

    private final HtmlTable<Lost.Reason> reasons = new HtmlTable<Lost.Reason>(MOST_REASONS, 0)
            .code("source", Lost.Reason::source)
            .code("reason", Lost.Reason::reason)
            .text("meaning", Lost.Reason::meaning)
            .count("lines", Lost.Reason::lines);

    private final HtmlTable<Lost.Paths> paths = new HtmlTable<Lost.Paths>(MOST_REASONS, 0)
            .longCode("path", Lost.Paths::path)
            .code("answered", Lost.Paths::operations)
            .count("requests, at least", Lost.Paths::requests);

    private final HourCharts hour = new HourCharts();
    private final OperationsTable operations = new OperationsTable();
    private final PageParts parts = PageParts.read();

    /** @param links ways on that were configured, shown between the daemon's own pages and its documentation */
    public OverviewPage(List<PageLink> links) {
        this.links = List.copyOf(links);
    }

    /** What the header {@code Content-Security-Policy} says, under which the page works: its own style and script, and requests to itself. */
    public String policy() {
        return "default-src 'none'; script-src '" + parts.scriptHash() + "'; style-src '" + parts.styleHash()
                + "'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    /**
     * The whole page.
     *
     * @param pages those of the same server that whoever asks may see, besides those that everybody may
     */
    public String write(Overview overview, List<PageLink> pages) {
        Html html = new Html();
        head(html, overview.program());
        banner(html, overview, pages);
        html.raw("<main>\n");
        findings(html, overview.findings());
        html.raw("<section id=\"hour\"><h2>Now</h2>\n<p class=\"quiet\">The last five minutes");
        long sources = overview.traffic().sources();
        html.text(sources > 1 ? ", " + sources + " sources added up" : "").raw(".");
        html.text(" Since the counters began: " + total(overview)).raw("</p>\n");
        hour.write(html, overview.hour().all(), overview.at());
        html.raw("</section>\n");
        operations.write(html, overview);
        html.raw("<div class=\"beside\">\n");
        statuses(html, overview);
        lost(html, overview);
        html.raw("</div>\n");
        files(html, overview.files());
        state(html, overview);
        html.raw("</main>\n");
        foot(html, overview);
        return html.toString();
    }

    private void head(Html html, Program program) {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>")
                .text(program.name())
                .raw("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<link rel=\"icon\" href=\"" + ICON + "\">\n<style>")
                .raw(parts.style())
                .raw("</style>\n<script>")
                .raw(parts.script())
                .raw("</script></head>\n<body>\n");
    }

    private void banner(Html html, Overview overview, List<PageLink> pages) {
        Program program = overview.program();
        Condition condition = overview.condition();
        html.raw("<header><div class=\"title\"><h1>").text(program.name()).raw("</h1> <span class=\"quiet\">");
        html.text(program.version());
        if (!program.revision().isEmpty()) {
            html.raw(" (").text(program.revision()).raw(")");
        }
        html.raw("</span></div>\n<nav aria-label=\"pages\"><a href=\"metrics\">metrics</a>"
                + " <a href=\"-/overview\">this page as JSON</a>");
        pages.forEach(link -> link(html, link));
        html.raw(" <a href=\"-/healthy\">health</a> <a href=\"-/ready\">readiness</a>");
        links.forEach(link -> link(html, link));
        link(html, DOCS);
        html.raw("</nav>\n")
                .raw("<p class=\"condition\" role=\"status\"><b class=\"state ")
                .raw(condition.level().text())
                .raw("\">")
                .text(condition.word())
                .raw("</b> <span>")
                .text(condition.sentence())
                .raw("</span> <span id=\"gone\" class=\"bad\" hidden></span></p></header>\n");
    }

    /** Where it leads is not told who led there. */
    private static void link(Html html, PageLink link) {
        html.raw(" <a rel=\"noreferrer\" href=\"")
                .text(link.url())
                .raw("\">")
                .text(link.name())
                .raw("</a>");
    }

    private static String total(Overview overview) {
        return ReadableNumbers.count(overview.traffic().requests()) + " requests, "
                + ReadableNumbers.share(HourCharts.share(
                        overview.traffic().failed(), overview.traffic().requests()))
                + " answered 5xx, p95 "
                + ReadableNumbers.quantile(overview.traffic().durations(), 0.95) + ".";
    }

    private static void findings(Html html, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        html.raw("<section id=\"findings\" aria-label=\"what was found\"><ul>\n");
        for (Finding finding : findings) {
            html.raw("<li class=\"").raw(finding.level().text()).raw("\"><p>");
            html.text(finding.what()).raw(".");
            if (!finding.remedy().isEmpty()) {
                html.raw(" <span class=\"quiet\">");
                remedy(html, finding.remedy());
                html.raw(".</span>");
            }
            html.raw("</p>\n");
            for (Finding.Paste paste : finding.paste()) {
                html.raw("<p class=\"where\">").text(paste.where()).raw("</p><pre tabindex=\"0\"><code>");
                html.text(paste.line()).raw("</code></pre>\n");
            }
            html.raw("</li>\n");
        }
        html.raw("</ul></section>\n");
    }

    /** The page of this server that it begins with can be followed. */
    private static void remedy(Html html, String remedy) {
        Matcher page = OWN_PAGE.matcher(remedy);
        if (page.lookingAt()) {
            html.raw("<a href=\"")
                    .text(page.group(1))
                    .raw("\">")
                    .text(page.group())
                    .raw("</a>");
            html.text(remedy.substring(page.end()));
        } else {
            html.text(remedy);
        }
    }

    private static void statuses(Html html, Overview overview) {
        Map<String, Long> statuses = overview.traffic().statuses();
        if (statuses.isEmpty()) {
            return;
        }
        long all = overview.traffic().requests();
        long most = statuses.values().stream().mapToLong(Long::longValue).max().orElse(1);
        html.raw("<section id=\"statuses\"><h2>Statuses</h2>\n");
        new HtmlTable<Map.Entry<String, Long>>(MOST_STATUSES, 1000)
                .code("status", Map.Entry::getKey)
                .count("requests", Map.Entry::getValue)
                .number("share", status -> ReadableNumbers.share(HourCharts.share(status.getValue(), all)))
                .markup(
                        "",
                        "wide",
                        (bar, status) -> bar(
                                bar,
                                status.getValue(),
                                most,
                                "class" + status.getKey().charAt(0)))
                .write(html, "statuses", List.copyOf(statuses.entrySet()));
        html.raw("</section>\n");
    }

    private static void bar(Html html, long part, long all, String style) {
        double width = all <= 0 ? 0 : Math.max(0, Math.min(100, part * 100.0 / all));
        html.raw("<svg class=\"bar\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\""
                        + " height=\"100%\"/><rect class=\"")
                .text(style)
                .raw(String.format(Locale.ROOT, "\" width=\"%.1f%%\" height=\"100%%\"/></svg>", width));
    }

    private void lost(Html html, Overview overview) {
        Lost lost = overview.lost();
        Overview.Lines lines = overview.lines();
        html.raw("<section id=\"lost\"><h2>Not counted under a name</h2>\n<p class=\"quiet\">")
                .text(ReadableNumbers.count(lines.rejected()) + " lines rejected, "
                        + ReadableNumbers.count(lines.ignored())
                        + " ignored as no entries, "
                        + (lines.filtered() == 0
                                ? ""
                                : ReadableNumbers.count(lines.filtered()) + " filtered by a setting, ")
                        + ReadableNumbers.count(lines.accepted()) + " accepted.")
                .raw("</p>\n");
        part(html, "Rejected", reasons, lost.rejected());
        part(html, "Ignored", reasons, lost.ignored());
        part(html, "Unmatched: paths that were never answered as if they existed", paths, lost.unmatched());
        part(
                html,
                "Over the budget, counted as other: a route in endpoints.routes gives one a name",
                paths,
                lost.overflowed());
        html.raw("</section>\n");
    }

    private static <T> void part(Html html, String heading, HtmlTable<T> table, List<T> rows) {
        if (!rows.isEmpty()) {
            html.raw("<h3>").text(heading).raw("</h3>\n");
            table.write(html, heading, rows);
        }
    }

    private void files(Html html, List<FollowedFile> followed) {
        html.raw("<section id=\"files\"><h2>Files</h2>\n");
        if (followed.isEmpty()) {
            html.raw("<p class=\"none\">No file is followed: none is there under the paths given.</p>\n");
        } else {
            files.write(html, "files", followed);
        }
        html.raw("</section>\n");
    }

    private static void state(Html html, Overview overview) {
        html.raw("<section id=\"state\"><h2>Bounds and state</h2>\n<dl>\n");
        for (Budget budget : overview.budgets()) {
            long percent = budget.limit() <= 0 ? 0 : budget.used() * 100 / budget.limit();
            html.raw("<div><dt>").text(budget.name()).raw("</dt><dd>").text(ReadableNumbers.count(budget.used()));
            html.raw(" <small>of ").text(ReadableNumbers.count(budget.limit())).raw("</small>");
            bar(html, budget.used(), budget.limit(), percent >= NEARLY_FULL ? "class5" : "class2");
            html.raw("</dd></div>\n");
        }
        html.raw("<div><dt>kept over a restart</dt><dd>")
                .text(
                        overview.kept().isEmpty()
                                ? "Nothing survives a restart: no state directory is set."
                                : overview.kept())
                .raw("</dd></div>\n<div><dt>up since</dt><dd>")
                .text(TIME.format(overview.upSince()))
                .raw(" <small>")
                .text(ReadableNumbers.duration(Duration.between(overview.upSince(), overview.at())))
                .raw("</small></dd></div>\n</dl></section>\n");
    }

    private static void foot(Html html, Overview overview) {
        html.raw("<footer><p>As of <time>")
                .text(TIME.format(overview.at()))
                .raw("</time>. How a log is understood, line by line: <code>apilog-exporter explain FILE</code>."
                        + " Dashboards for Grafana are in <code>grafana-dashboards/</code>, alerts in"
                        + " <code>prometheus-rules/</code>, the documentation in <code>docs/</code> of the"
                        + " distribution.</p></footer>\n"
                        + "</body></html>\n");
    }
}
