package io.apilog.app.finding;

import io.apilog.format.Detection;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.history.Moment;
import io.apilog.metrics.history.OperationHour;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.overview.Finding;
import io.apilog.overview.Finding.Paste;
import io.apilog.overview.Level;
import io.apilog.overview.ReadableNumbers;
import io.apilog.pipeline.DurationAdvice;
import io.apilog.pipeline.Pipelines.FoundFormat;
import io.apilog.request.DurationLeftOut;
import io.apilog.source.report.FileStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what asks for attention: THE list of what the page says before its figures. */
public final class Findings {
    /** Of how many files, sources and operations something is said. */
    private static final int MOST_OF_A_KIND = 5;
    /** Of fewer lines or requests nothing is concluded. */
    private static final long FEWEST = 100;

    private static final double MUCH_REJECTED = 0.01;
    private static final double MUCH_UNMATCHED = 0.2;
    /** From here on an operation fails: a share of its requests, and so many of them. */
    private static final double MUCH_FAILED = 0.05;

    private static final long FEWEST_FAILED = 10;
    private static final String UNMATCHED = "unmatched";

    private final Facts facts;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(Facts facts) {
        this.facts = facts;
    }

    /** The findings, the most urgent first. */
    public static List<Finding> in(Facts facts) {
        Findings findings = new Findings(facts);
        findings.reading();
        findings.configuration();
        findings.operations();
        findings.lines();
        findings.doubled();
        findings.durations();
        findings.names();
        List<Finding> sorted = new ArrayList<>(findings.findings);
        sorted.sort(Comparator.comparing(Finding::level).reversed());
        return sorted;
    }

    private void add(Level level, String what, String remedy) {
        findings.add(new Finding(level, what, remedy));
    }

    private void reading() {
        if (!facts.trouble().isEmpty()) {
            add(Level.BAD, "Reading does not go on: " + facts.trouble(), "No other file is read meanwhile");
        }
        List<FileStatus> unread = facts.files().stream()
                .filter(file -> file.state() == FileStatus.State.REFUSED || file.state() == FileStatus.State.UNREADABLE)
                .toList();
        unread.stream()
                .limit(MOST_OF_A_KIND)
                .forEach(file -> add(Level.BAD, file.path() + " is not read: " + file.reason(), ""));
        if (unread.size() > MOST_OF_A_KIND) {
            add(Level.BAD, ReadableNumbers.count(unread.size() - MOST_OF_A_KIND) + " more files are not read", "");
        }
        if (facts.follows() && facts.files().isEmpty()) {
            add(
                    Level.WARN,
                    "There is no file under the paths given",
                    "One that appears is followed from its beginning");
        }
    }

    private void configuration() {
        if (!facts.unsaved().isEmpty()) {
            add(
                    Level.BAD,
                    "Positions and counts cannot be saved: " + facts.unsaved(),
                    "Counting goes on; a restart now may begin at 0");
        }
        if (!facts.reloaded()) {
            add(
                    Level.WARN,
                    "The configuration was refused when it was read again",
                    "The one before holds; the daemon's log says what is wrong, and so does the command check");
        }
    }

    private void operations() {
        facts.traffic().operations().stream()
                .flatMap(operation -> facts.hour().of(operation.key()).stream())
                .filter(hour -> hour.recent().failed() >= FEWEST_FAILED && share(hour.recent()) >= MUCH_FAILED)
                .sorted(Comparator.comparingLong(
                                (OperationHour hour) -> hour.recent().failed())
                        .reversed())
                .limit(MOST_OF_A_KIND)
                .forEach(hour -> add(
                        Level.BAD,
                        hour.key().method() + " " + hour.key().endpoint() + " fails: "
                                + ReadableNumbers.share(share(hour.recent()))
                                + " of its requests were answered 5xx in the last"
                                + " five minutes, "
                                + ReadableNumbers.count(hour.recent().failed()) + " of "
                                + ReadableNumbers.count(hour.recent().requests()),
                        ""));
    }

    private static double share(Moment moment) {
        return moment.requests() == 0 ? 0 : (double) moment.failed() / moment.requests();
    }

    private void lines() {
        LineMetrics.Snapshot lines = facts.lines();
        long all = lines.accepted() + lines.filtered() + lines.rejected();
        if (lines.rejected() > 0 && lines.accepted() + lines.filtered() == 0) {
            add(
                    Level.WARN,
                    "Nothing was counted of " + ReadableNumbers.count(lines.rejected())
                            + " lines: they are in no format that is known",
                    "A log_format or LogFormat string, or the id of a format, given as --format says what they are;"
                            + " the command explain shows where each of them fails");
        } else if (all >= FEWEST && lines.rejected() >= MUCH_REJECTED * all) {
            LineMetrics.Rejected most = lines.rejections().stream()
                    .max(Comparator.comparingLong(LineMetrics.Rejected::lines))
                    .orElseThrow();
            add(
                    Level.WARN,
                    ReadableNumbers.share((double) lines.rejected() / all)
                            + " of all lines could not be counted, most of them as "
                            + most.reason().label() + ": " + most.reason().meaning(),
                    "The command explain shows such lines, and where they fail");
        }
        lines.mostlyIgnored().stream()
                .limit(MOST_OF_A_KIND)
                .forEach(ignored -> add(
                        Level.WARN,
                        "More than half of the lines of the source "
                                + ignored.source().name() + " are taken for no entries of an access log: "
                                + ReadableNumbers.count(ignored.lines()),
                        "The command explain shows what they are taken for"));
    }

    private void doubled() {
        facts.formats().stream()
                .filter(found -> found.detection().doubled())
                .map(FoundFormat::source)
                .distinct()
                .limit(MOST_OF_A_KIND)
                .forEach(source -> add(
                        Level.WARN,
                        "The log of the source " + source + " has each request twice, in two formats, and both count",
                        Detection.OF_DOUBLED));
    }

    private void durations() {
        Map<String, FoundFormat> without = new LinkedHashMap<>();
        facts.formats().stream()
                .filter(found -> found.detection().unit().isEmpty())
                .forEach(found -> without.putIfAbsent(remedy(found) + found.source(), found));
        without.values().stream().limit(MOST_OF_A_KIND).forEach(this::durationsOf);
        facts.formats().stream()
                .filter(found -> found.detection().unseen())
                .map(FoundFormat::source)
                .distinct()
                .limit(MOST_OF_A_KIND)
                .forEach(source -> add(
                        Level.WARN,
                        "The durations of the source " + source
                                + " are counted as seconds, as nginx writes them, and could be milliseconds",
                        DurationAdvice.UNSEEN));
        for (DurationLeftOut reason : DurationLeftOut.values()) {
            if (facts.lines().leftOut(reason) > 0) {
                add(
                        Level.WARN,
                        ReadableNumbers.count(facts.lines().leftOut(reason)) + " durations are left out as "
                                + reason.label() + ": " + reason.meaning(),
                        "");
            }
        }
    }

    /** What can be done about a log without durations: of each source it is said once. */
    private static String remedy(FoundFormat found) {
        if (found.detection().undecided()) {
            return "unit ";
        }
        return DurationAdvice.isStock(found.detection()) ? "line " : "field ";
    }

    private void durationsOf(FoundFormat found) {
        String log = "The log of the source " + found.source();
        if (found.detection().undecided()) {
            add(Level.WARN, log + " may have durations, whose unit nothing decides", DurationAdvice.UNDECIDED);
        } else if (DurationAdvice.isStock(found.detection())) {
            findings.add(new Finding(
                    Level.NOTE,
                    log + " has no durations, so nothing is known of how fast it answers",
                    "Add this line to the server's configuration: the requests that come after it have durations",
                    List.of(new Paste("nginx", DurationAdvice.nginx()), new Paste("Apache", DurationAdvice.apache()))));
        } else {
            add(
                    Level.NOTE,
                    log + " has no durations that are known as such (format "
                            + found.detection().format().id() + ")",
                    "The command explain shows what was taken for what; sources[].fields names the field that has"
                            + " them");
        }
    }

    private void names() {
        long unmatched = facts.traffic().operations().stream()
                .filter(operation -> operation.key().endpoint().equals(UNMATCHED))
                .mapToLong(OperationTotals::requests)
                .sum();
        long all = facts.traffic().requests();
        if (all >= FEWEST && unmatched >= MUCH_UNMATCHED * all) {
            add(
                    Level.NOTE,
                    ReadableNumbers.share((double) unmatched / all)
                            + " of all requests are unmatched: nobody was ever answered that their paths exist",
                    "Scanners do that; where the paths are yours, a route in endpoints.routes gives them a name");
        }
        if (facts.overflowed() > 0) {
            add(
                    Level.WARN,
                    ReadableNumbers.count(facts.overflowed())
                            + " requests are over a budget, and counted under the endpoint other",
                    "endpoints.budget and metrics.budget give more room; a route in endpoints.routes always has it");
        }
    }
}
