package io.apilog.overview.text;

import io.apilog.metrics.operation.OperationTotals;
import io.apilog.overview.Finding;
import io.apilog.overview.Level;
import io.apilog.overview.Lost;
import io.apilog.overview.Overview;
import io.apilog.overview.ReadableNumbers;
import io.apilog.overview.Span;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes an overview of logs that were read to their end, for a person at a terminal: ASCII as far as the names are, and without what a
 * terminal would obey.
 */
public final class OverviewText {
    private static final int MOST_OPERATIONS = 40;
    private static final int MOST_PATHS = 10;
    private static final int MOST_REASONS = 10;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();
    private final Overview overview;
    private final int width;

    private OverviewText(Overview overview, int width) {
        this.overview = overview;
        this.width = width;
    }

    /**
     * All of it.
     *
     * @param width of a line, in characters
     */
    public static String of(Overview overview, int width) {
        OverviewText text = new OverviewText(overview, width);
        text.total();
        text.lines();
        text.operations();
        text.statuses();
        text.lost();
        text.findings();
        return text.text.toString();
    }

    /** The operations alone: rate, errors and quantiles of each. */
    public static String operations(Overview overview, int width) {
        OverviewText text = new OverviewText(overview, width);
        text.operations();
        return text.text.toString();
    }

    private void total() {
        long requests = overview.traffic().requests();
        text.append(ReadableNumbers.count(requests)).append(" requests");
        overview.span()
                .ifPresent(span -> text.append(", ")
                        .append(TIME.format(span.first()))
                        .append(" to ")
                        .append(TIME.format(span.last()))
                        .append(" UTC (")
                        .append(ReadableNumbers.duration(span.length().truncatedTo(ChronoUnit.SECONDS)))
                        .append(rate(requests).equals("-") ? "" : ", " + rate(requests))
                        .append(')'));
        long sources = overview.traffic().sources();
        text.append(sources > 1 ? ", " + sources + " sources\n" : "\n");
    }

    private void lines() {
        Overview.Lines lines = overview.lines();
        text.append("lines: ")
                .append(ReadableNumbers.count(lines.accepted()))
                .append(" accepted, ")
                .append(lines.filtered() == 0 ? "" : ReadableNumbers.count(lines.filtered()) + " filtered, ")
                .append(ReadableNumbers.count(lines.rejected()))
                .append(" rejected, ")
                .append(ReadableNumbers.count(lines.ignored()))
                .append(" ignored\n");
    }

    private void operations() {
        List<OperationTotals> operations = overview.traffic().operations();
        if (operations.isEmpty()) {
            return;
        }
        boolean sources = overview.traffic().sources() > 1;
        TextTable table = new TextTable(width);
        table.row("requests", "rate", "4xx", "5xx", "p50", "p95", "p99", "operation");
        operations.stream().limit(MOST_OPERATIONS).forEach(operation -> row(table, operation, sources));
        text.append('\n').append(table);
        int more = operations.size() - MOST_OPERATIONS;
        if (more > 0) {
            text.append("  and ")
                    .append(ReadableNumbers.count(more))
                    .append(" more, with fewer requests: --once --output=json has them\n");
        }
    }

    private void row(TextTable table, OperationTotals operation, boolean source) {
        String name = operation.key().method() + " " + operation.key().endpoint();
        table.row(
                ReadableNumbers.count(operation.requests()),
                rate(operation.requests()),
                share(operation.refused(), operation.requests()),
                share(operation.failed(), operation.requests()),
                ascii(ReadableNumbers.quantile(operation.durations(), 0.5)),
                ascii(ReadableNumbers.quantile(operation.durations(), 0.95)),
                ascii(ReadableNumbers.quantile(operation.durations(), 0.99)),
                printable(source ? operation.key().source() + ": " + name : name));
    }

    private void statuses() {
        Map<String, Long> statuses = overview.traffic().statuses();
        if (!statuses.isEmpty()) {
            text.append("\nstatuses: ")
                    .append(statuses.entrySet().stream()
                            .map(status -> status.getKey() + " " + ReadableNumbers.count(status.getValue()))
                            .collect(Collectors.joining("; ")))
                    .append('\n');
        }
    }

    private void lost() {
        Lost lost = overview.lost();
        reasons("rejected", lost.rejected());
        reasons("ignored", lost.ignored());
        paths("unmatched, the heaviest paths", lost.unmatched());
        paths("over the budget, counted as other, the heaviest paths", lost.overflowed());
    }

    private void reasons(String heading, List<Lost.Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(width);
        reasons.stream()
                .limit(MOST_REASONS)
                .forEach(reason -> table.row(
                        ReadableNumbers.count(reason.lines()), printable(reason.reason() + ": " + reason.meaning())));
        text.append('\n').append(heading).append(":\n").append(table);
    }

    private void paths(String heading, List<Lost.Paths> paths) {
        if (paths.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(width);
        paths.stream()
                .limit(MOST_PATHS)
                .forEach(path -> table.row(
                        ReadableNumbers.count(path.requests()),
                        printable(path.operations().isEmpty() ? path.path() : path.path() + "  " + path.operations())));
        text.append('\n').append(heading).append(":\n").append(table);
    }

    private void findings() {
        for (Finding finding : overview.findings()) {
            text.append(finding.level() == Level.NOTE ? "\nnote: " : "\nwarning: ")
                    .append(printable(finding.what()));
            text.append(".\n");
            if (!finding.remedy().isEmpty()) {
                text.append("  ").append(printable(finding.remedy())).append(".\n");
            }
            finding.paste()
                    .forEach(paste -> text.append("  ")
                            .append(printable(paste.where()))
                            .append(": ")
                            .append(printable(paste.line()))
                            .append('\n'));
        }
    }

    private String rate(long requests) {
        double rate = overview.span().map((Span span) -> span.rate(requests)).orElse(Double.NaN);
        return Double.isNaN(rate) ? "-" : ReadableNumbers.rate(rate);
    }

    private static String share(long part, long all) {
        return ascii(ReadableNumbers.share(all == 0 ? Double.NaN : (double) part / all));
    }

    private static String ascii(String figure) {
        return figure.replace('\u2013', '-').replace('\u00B5', 'u');
    }

    /** A terminal obeys control characters, and turns the order of letters around; a log can hold any. */
    private static String printable(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
