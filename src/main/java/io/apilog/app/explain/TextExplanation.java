package io.apilog.app.explain;

import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.endpoint.budget.OverflowedPath;
import io.apilog.endpoint.unmatched.UnmatchedPath;
import io.apilog.format.Detection;
import io.apilog.format.Excerpt;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.api.ApiSnapshot;
import io.apilog.pipeline.DurationAdvice;
import io.apilog.pipeline.Pipelines;
import io.apilog.request.DurationLeftOut;
import io.apilog.request.Endpoint;
import io.apilog.request.Ignored;
import io.apilog.request.Rejection;
import io.apilog.request.Rule;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects, of a whole file, what a person wants to see of it on one screen, and prints it. */
final class TextExplanation implements Explanation.Viewer {
    private static final int SHOWN_LINES = 3;
    private static final int SHOWN_ENDPOINTS = 20;

    private final List<String> paths;
    private final Masking masking;
    private final List<Detection> formats = new ArrayList<>();
    private final List<ExplainedLine> shown = new ArrayList<>();
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final SeenRequests requests = new SeenRequests();

    /** The statuses of each method of each endpoint: bounded by the endpoints, the methods and the statuses that a log can have. */
    private final Map<String, Map<String, Set<String>>> operations = new HashMap<>();

    private static final class Reason {
        final ExplainedLine first;
        final Excerpt excerpt;
        long lines;

        Reason(ExplainedLine first, Excerpt excerpt) {
            this.first = first;
            this.excerpt = excerpt;
        }
    }

    TextExplanation(List<String> paths, Masking masking) {
        this.paths = paths;
        this.masking = masking;
    }

    @Override
    public void found(Detection detection) {
        if (!formats.contains(detection)) {
            formats.add(detection);
        }
    }

    @Override
    public void saw(ExplainedLine line, Excerpt excerpt) {
        requests.saw(line);
        if (!line.reason().isEmpty()) {
            reasons.computeIfAbsent(line.reason(), reason -> new Reason(line, excerpt)).lines++;
            return;
        }
        if (shown.size() < SHOWN_LINES) {
            shown.add(line);
        }
        operations
                .computeIfAbsent(String.valueOf(line.fields().get("endpoint")), endpoint -> new TreeMap<>())
                .computeIfAbsent(methodOf(line), method -> new TreeSet<>())
                .add(statusOf(line));
    }

    private static String methodOf(ExplainedLine line) {
        return io.apilog.request.HttpMethod.labelOf(String.valueOf(line.fields().getOrDefault("method", "")));
    }

    private static String statusOf(ExplainedLine line) {
        Object status = line.fields().get("status");
        return status == null ? "none" : status.toString();
    }

    void print(PrintStream out, Gathering gathering, ConfiguredStages counting) {
        printUncounted(out, gathering);
        out.println(paths.size() == 1 ? paths.get(0) : paths.size() + " files, the first " + paths.get(0));
        if (formats.isEmpty()) {
            out.println("  format     none found: `--format` takes a log_format or LogFormat string, or an id");
        }
        formats.forEach(format -> printFormat(out, format));
        long filtered = gathering.lines().filtered();
        out.printf(
                Locale.ROOT,
                "  lines      %,d accepted, %s%,d rejected, %,d ignored%n",
                gathering.lines().accepted(),
                filtered == 0 ? "" : String.format(Locale.ROOT, "%,d filtered, ", filtered),
                gathering.lines().rejected(),
                gathering.lines().ignored());
        printRequests(out, gathering.lines());
        shown.forEach(line -> printLine(out, line));
        printReasons(out);
        printEndpoints(out, gathering, counting);
    }

    /** First of all that a log is lost: nothing of it is counted, or most of it is taken for no entries. */
    private void printUncounted(PrintStream out, Gathering gathering) {
        long counted = gathering.lines().accepted() + gathering.lines().filtered();
        // Blank lines and the head of a file are no loss.
        long ignored = reasons.values().stream()
                .filter(reason -> reason.first.result().equals("ignored"))
                .filter(reason -> !reason.first.reason().equals(Ignored.BLANK.label())
                        && !reason.first.reason().equals(Ignored.DIRECTIVE.label()))
                .mapToLong(reason -> reason.lines)
                .sum();
        long all = counted + gathering.lines().rejected() + ignored;
        if (all > 0 && counted == 0) {
            out.printf(Locale.ROOT, "WARNING: nothing is counted of %,d lines: no entry was found in them%n", all);
        } else if (ignored * 2 > all) {
            out.printf(Locale.ROOT, "WARNING: most lines are ignored as no entries: %,d of %,d%n", ignored, all);
        }
    }

    private static void printFormat(PrintStream out, Detection format) {
        out.println("  format     " + Pipelines.inWords(format));
        format.columns().forEach(column -> out.println("             " + column));
        if (format.undecided()) {
            out.println("             " + DurationAdvice.UNDECIDED);
        } else if (format.unseen()) {
            out.println("             " + DurationAdvice.UNSEEN);
        } else if (DurationAdvice.isStock(format)) {
            out.println("             " + DurationAdvice.stock());
        }
    }

    private void printRequests(PrintStream out, LineMetrics.Snapshot lines) {
        if (!requests.span().isEmpty()) {
            out.println("  time       " + requests.span());
        }
        if (!requests.statuses().isEmpty()) {
            out.println("  statuses   " + requests.statuses());
        }
        for (DurationLeftOut reason : DurationLeftOut.values()) {
            if (lines.leftOut(reason) > 0) {
                out.printf(
                        Locale.ROOT,
                        "  durations  %,d left out as %s: %s%n",
                        lines.leftOut(reason),
                        reason.label(),
                        reason.meaning());
            }
        }
    }

    private static void printLine(PrintStream out, ExplainedLine line) {
        out.printf(Locale.ROOT, "%n  line %d, offset %d%n", line.number(), line.offset());
        printFields(out, line);
    }

    /** Each field of an accepted line, and the series that counts it. */
    static void printFields(PrintStream out, ExplainedLine line) {
        line.fields().forEach((name, value) -> out.printf("    %-17s %s%n", name, printable(value)));
        out.printf(
                "    %-17s apilog_requests_total{endpoint=\"%s\",method=\"%s\",status=\"%s\"}%n",
                "series", line.fields().get("endpoint"), methodOf(line), statusOf(line));
    }

    private void printReasons(PrintStream out) {
        if (!reasons.isEmpty()) {
            out.println();
        }
        reasons.forEach((label, reason) -> {
            ExplainedLine first = reason.first;
            boolean rejected = first.result().equals("rejected");
            out.printf(
                    Locale.ROOT,
                    "  %s %s: %,d, the first is line %d at offset %d%s%n",
                    first.result(),
                    first.result().equals("filtered") ? "by " + label : "as " + label + " (" + meaning(label) + ")",
                    reason.lines,
                    first.number(),
                    first.offset(),
                    rejected ? ", column " + (first.column() + 1) : "");
            if (rejected && !masking.masks()) {
                printExcerpt(out, reason.excerpt);
            }
        });
    }

    private void printEndpoints(PrintStream out, Gathering gathering, ConfiguredStages counting) {
        out.println();
        out.printf(
                Locale.ROOT,
                "  endpoints  %,d of a budget of %,d%n",
                counting.namer().minted(),
                counting.namer().budget());
        out.printf(
                Locale.ROOT,
                "  series     %,d sample lines of a budget of %,d%n",
                gathering.api().series(),
                counting.api().budget());
        Map<String, Rule> rules = counting.namer().endpoints().stream()
                .collect(Collectors.toMap(Endpoint::name, Endpoint::rule, (first, second) -> first));
        Set<Rule> used = new TreeSet<>();
        for (ApiSnapshot.Traffic traffic : gathering.api().busiest(SHOWN_ENDPOINTS)) {
            Rule rule = rules.getOrDefault(traffic.endpoint(), Rule.OVERFLOW);
            used.add(rule);
            out.printf(
                    Locale.ROOT,
                    "  %,9d  %-9s  %s  %s%n",
                    traffic.requests(),
                    rule.label(),
                    printable(traffic.endpoint()),
                    operationsOf(traffic.endpoint()));
        }
        used.forEach(rule -> out.printf("  %-9s  %s%n", rule.label(), rule.meaning()));
        printOverflowed(out, counting.namer().overflowed(SHOWN_ENDPOINTS));
        printUnmatched(out, counting.namer().unmatched(SHOWN_ENDPOINTS));
    }

    /** {@code GET 200 404, POST 201}. */
    private String operationsOf(String endpoint) {
        return operations.getOrDefault(endpoint, Map.of()).entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void printOverflowed(PrintStream out, List<OverflowedPath> paths) {
        if (!paths.isEmpty()) {
            out.println();
            out.println(
                    "  over the budget of endpoints, counted as other: a route in endpoints.routes gives one a name");
        }
        for (OverflowedPath path : paths) {
            out.printf(Locale.ROOT, "  %,9d or more  %s%n", path.requests(), printable(masking.shape(path.path())));
        }
    }

    private void printUnmatched(PrintStream out, List<UnmatchedPath> paths) {
        if (!paths.isEmpty()) {
            out.println();
            out.println("  never answered as what exists, counted as unmatched: a route in endpoints.routes makes an"
                    + " endpoint of it");
        }
        for (UnmatchedPath path : paths) {
            out.printf(
                    Locale.ROOT,
                    "  %,9d or more  %s  %s%n",
                    path.requests(),
                    printable(masking.shape(path.path())),
                    path.operations());
        }
    }

    /** The line with a mark below the place at which reading stopped. */
    static void printExcerpt(PrintStream out, Excerpt excerpt) {
        if (!excerpt.text().isEmpty()) {
            out.println("      " + excerpt.text());
            out.println("      " + " ".repeat(excerpt.caret()) + "^");
        }
    }

    /** What a reason's label stands for; empty for a filter's name. */
    static String meaning(String label) {
        return Arrays.stream(Rejection.values())
                .filter(rejection -> rejection.label().equals(label))
                .map(Rejection::meaning)
                .findFirst()
                .orElseGet(() -> Arrays.stream(Ignored.values())
                        .filter(ignored -> ignored.label().equals(label))
                        .map(Ignored::meaning)
                        .findFirst()
                        .orElse(""));
    }

    /** A terminal obeys control characters; a log can hold any. */
    private static String printable(Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TextExplanation::printable).collect(Collectors.joining(", "));
        }
        return String.valueOf(value)
                .codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\x%02x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
