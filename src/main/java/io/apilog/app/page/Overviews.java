package io.apilog.app.page;

import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.finding.Facts;
import io.apilog.app.finding.Findings;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.endpoint.budget.OverflowedPath;
import io.apilog.endpoint.unmatched.UnmatchedPath;
import io.apilog.format.Detection;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.history.Hour;
import io.apilog.overview.Condition;
import io.apilog.overview.Finding;
import io.apilog.overview.LastHour;
import io.apilog.overview.Level;
import io.apilog.overview.Lost;
import io.apilog.overview.Overview;
import io.apilog.overview.Overview.Budget;
import io.apilog.overview.Overview.FollowedFile;
import io.apilog.overview.Overview.Lines;
import io.apilog.overview.Overview.Program;
import io.apilog.overview.ReadableNumbers;
import io.apilog.overview.Span;
import io.apilog.overview.Traffic;
import io.apilog.pipeline.Pipelines.FoundFormat;
import io.apilog.request.Unit;
import io.apilog.source.report.FileStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws up what is told of a moment: from one cut of the counts, and the state of the files. */
public final class Overviews {
    private static final int MOST_PATHS = 20;

    private final Program program;
    private final InstantSource clock;
    private final Instant upSince;

    public Overviews(Program program, InstantSource clock, Instant upSince) {
        this.program = program;
        this.clock = clock;
        this.upSince = upSince;
    }

    /** What this program tells, which was started now. */
    public static Overviews ofThisProgram(InstantSource clock) {
        Build build = Build.current();
        return new Overviews(new Program(Build.PRODUCT, build.version(), build.revision()), clock, clock.instant());
    }

    /** Everything that is copied inside the cut. */
    private record Copied(
            Gathering gathering,
            Hour hour,
            List<OverflowedPath> overflowed,
            List<UnmatchedPath> unmatched,
            int minted) {
        static Copied of(ConfiguredStages counting) {
            return counting.cut()
                    .take(() -> new Copied(
                            Gathering.copy(counting),
                            counting.history().copy(),
                            counting.namer().overflowed(MOST_PATHS),
                            counting.namer().unmatched(MOST_PATHS),
                            counting.namer().minted()));
        }
    }

    /**
     * Of a daemon that follows these files.
     *
     * @param more was found besides
     */
    public Overview following(
            ConfiguredStages counting, List<FileStatus> files, Standing standing, List<Finding> more) {
        Copied copied = Copied.of(counting);
        LastHour hour = new LastHour(copied.hour());
        Set<String> unknown = unknown(files, copied.gathering());
        return overview(copied, hour, condition(files, unknown, standing), files, unknown, standing, true, more);
    }

    /** Of logs that were read to their end. */
    public Overview read(ConfiguredStages counting, int files) {
        Condition condition = new Condition(Level.GOOD, "done", counted(files, "file") + " read to the end.");
        Standing standing = new Standing(true, "", "", "", true);
        return overview(
                Copied.of(counting), LastHour.none(), condition, List.of(), Set.of(), standing, false, List.of());
    }

    private Overview overview(
            Copied copied,
            LastHour hour,
            Condition condition,
            List<FileStatus> files,
            Set<String> unknown,
            Standing standing,
            boolean follows,
            List<Finding> more) {
        Gathering gathering = copied.gathering();
        LineMetrics.Snapshot lines = gathering.lines();
        Traffic traffic = new Traffic(gathering.api().operations());
        Facts facts = new Facts(
                standing.trouble(),
                standing.unsaved(),
                standing.reloaded(),
                follows,
                files,
                gathering.formats(),
                lines,
                traffic,
                hour,
                gathering.api().overflowed());
        return new Overview(
                program,
                clock.instant(),
                upSince,
                condition,
                standing.kept(),
                new Lines(lines.accepted(), lines.filtered(), lines.rejected(), lines.ignored()),
                span(lines),
                traffic,
                hour,
                sorted(Findings.in(facts), more),
                lost(lines, copied.unmatched(), copied.overflowed()),
                List.of(
                        new Budget("endpoints", copied.minted(), gathering.endpointBudget()),
                        new Budget("series, in sample lines", gathering.api().series(), gathering.seriesBudget())),
                files(files, unknown, gathering.formats()));
    }

    private static List<Finding> sorted(List<Finding> findings, List<Finding> more) {
        return Stream.concat(findings.stream(), more.stream())
                .sorted(Comparator.comparing(Finding::level).reversed())
                .toList();
    }

    private static Optional<Span> span(LineMetrics.Snapshot lines) {
        OptionalLong first = lines.firstEntryMillis();
        OptionalLong last = lines.lastEntryMillis().values().stream()
                .mapToLong(Long::longValue)
                .max();
        return first.isEmpty() || last.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Span(Instant.ofEpochMilli(first.getAsLong()), Instant.ofEpochMilli(last.getAsLong())));
    }

    /** The files of which something was read and rejected, and in which no format was found; each by its source and path. */
    private static Set<String> unknown(List<FileStatus> files, Gathering gathering) {
        Set<String> rejecting = gathering.lines().rejections().stream()
                .filter(rejected -> rejected.lines() > 0)
                .map(rejected -> rejected.source().name())
                .collect(Collectors.toSet());
        Set<String> known = gathering.formats().stream()
                .map(found -> key(found.source(), found.path()))
                .collect(Collectors.toSet());
        return files.stream()
                .filter(file -> file.offset() > 0 && rejecting.contains(file.source()))
                .map(file -> key(file.source(), file.path()))
                .filter(file -> !known.contains(file))
                .collect(Collectors.toSet());
    }

    private static String key(String source, String path) {
        return source + '\0' + path;
    }

    private static Condition condition(List<FileStatus> files, Set<String> unknown, Standing standing) {
        Level level = standing.trouble().isEmpty() && standing.unsaved().isEmpty() ? Level.GOOD : Level.BAD;
        for (FileStatus file : files) {
            level = level.or(level(file));
        }
        if (!unknown.isEmpty()) {
            level = level.or(Level.WARN);
        }
        if (!standing.ready() || files.isEmpty()) {
            level = level.or(Level.WARN);
        }
        String word = !standing.ready()
                ? "not ready"
                : switch (level) {
                    case GOOD -> "ready";
                    case NOTE -> "ready, and waits for a file";
                    case WARN -> files.isEmpty() ? "nothing to read" : "ready, and cannot read a format";
                    case BAD -> "needs attention";
                };
        return new Condition(level, word, sentence(files, standing));
    }

    private static Level level(FileStatus file) {
        return switch (file.state()) {
            case LIVE, DRAINING -> Level.GOOD;
            case WAITING -> Level.NOTE;
            case REFUSED, UNREADABLE -> Level.BAD;
        };
    }

    private static String sentence(List<FileStatus> files, Standing standing) {
        long read = files.stream().filter(file -> level(file) == Level.GOOD).count();
        long waiting = files.stream().filter(file -> level(file) == Level.NOTE).count();
        long unread = files.size() - read - waiting;
        String sentence = counted(read, "file") + " followed"
                + (waiting == 0 ? "" : ", " + counted(waiting, "path") + " without a file yet")
                + (unread == 0 ? "" : ", " + counted(unread, "file") + " not read");
        long lag = files.stream().mapToLong(FileStatus::lagBytes).sum();
        long nanos = files.stream().mapToLong(FileStatus::waitingNanos).max().orElse(0);
        String behind = lag == 0
                ? "everything written is counted"
                : ReadableNumbers.bytes(lag) + " are not counted yet"
                        + (nanos == 0
                                ? ""
                                : ", the oldest line for " + ReadableNumbers.duration(Duration.ofNanos(nanos)));
        String doing = standing.ready() ? "" : "; waits for the first pass over what was there at the start";
        return sentence + "; " + behind + doing + ".";
    }

    private static String counted(long number, String word) {
        return ReadableNumbers.count(number) + " " + word + (number == 1 ? "" : "s");
    }

    private static Lost lost(
            LineMetrics.Snapshot lines, List<UnmatchedPath> unmatched, List<OverflowedPath> overflowed) {
        return new Lost(
                lines.rejections().stream()
                        .map(rejected -> new Lost.Reason(
                                rejected.source().name(),
                                rejected.reason().label(),
                                rejected.reason().meaning(),
                                rejected.lines()))
                        .sorted(Comparator.comparingLong(Lost.Reason::lines).reversed())
                        .toList(),
                lines.ignoredKinds().stream()
                        .map(ignored -> new Lost.Reason(
                                ignored.source().name(),
                                ignored.kind().label(),
                                ignored.kind().meaning(),
                                ignored.lines()))
                        .sorted(Comparator.comparingLong(Lost.Reason::lines).reversed())
                        .toList(),
                unmatched.stream()
                        .map(path -> new Lost.Paths(path.path(), path.operations(), path.requests()))
                        .toList(),
                overflowed.stream()
                        .map(path -> new Lost.Paths(path.path(), "", path.requests()))
                        .toList());
    }

    private static List<FollowedFile> files(List<FileStatus> files, Set<String> unknown, List<FoundFormat> formats) {
        Map<String, Detection> byFile = new HashMap<>();
        formats.forEach(found -> byFile.putIfAbsent(key(found.source(), found.path()), found.detection()));
        return files.stream()
                .map(file -> {
                    String key = key(file.source(), file.path());
                    return file(file, unknown.contains(key), byFile.get(key));
                })
                .sorted(Comparator.comparing(FollowedFile::level).reversed())
                .toList();
    }

    private static FollowedFile file(FileStatus file, boolean unknown, @Nullable Detection detection) {
        return new FollowedFile(
                file.source(),
                file.path(),
                detection == null ? "" : detection.format().id(),
                detection == null
                        ? ""
                        : detection.undecided()
                                ? Detection.UNDECIDED
                                : detection.unit().map(Unit::label).orElse(""),
                unknown ? "in no format that is known" : state(file),
                unknown ? level(file).or(Level.WARN) : level(file),
                file.identity(),
                file.offset(),
                file.size(),
                file.lagBytes(),
                Duration.ofNanos(file.waitingNanos()));
    }

    private static String state(FileStatus file) {
        String state = file.state().name().toLowerCase(Locale.ROOT);
        return file.reason().isEmpty() ? state : state + ": " + file.reason();
    }
}
