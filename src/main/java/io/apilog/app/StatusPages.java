package io.apilog.app;

import io.apilog.format.Detection;
import io.apilog.format.Unit;
import io.apilog.http.StatusPage;
import io.apilog.http.StatusPage.Budget;
import io.apilog.http.StatusPage.EndpointTraffic;
import io.apilog.http.StatusPage.FollowedFile;
import io.apilog.http.StatusPage.Lines;
import io.apilog.http.StatusPage.OverflowedRequests;
import io.apilog.http.StatusPage.RejectedLines;
import io.apilog.metrics.ApiSnapshot;
import io.apilog.metrics.LineMetrics;
import io.apilog.pipeline.Pipelines.FoundFormat;
import io.apilog.source.FileStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Draws up the landing page from a cut of the counts and the state of the files. */
final class StatusPages {
    private static final int SHOWN = 20;

    private StatusPages() {}

    static StatusPage of(
            Counting counting, List<FileStatus> files, String waitsFor, String kept, Instant now, Instant upSince) {
        Gathering gathering = Gathering.of(counting);
        var lines = gathering.lines();
        return new StatusPage(
                now,
                upSince,
                waitsFor,
                kept,
                new Lines(lines.accepted(), lines.filtered(), lines.rejected(), lines.ignored()),
                new Budget(counting.namer().minted(), counting.namer().budget()),
                new Budget(gathering.api().series(), counting.api().budget()),
                files(files, gathering.formats()),
                Stream.concat(
                                ignored(lines),
                                lines.rejections().stream()
                                        .sorted((a, b) -> Long.compare(b.lines(), a.lines()))
                                        .map(rejected -> new RejectedLines(
                                                rejected.source().name(),
                                                rejected.reason().label(),
                                                rejected.reason().meaning(),
                                                rejected.lines())))
                        .toList(),
                gathering.api().busiest(SHOWN).stream()
                        .map(StatusPages::traffic)
                        .toList(),
                overflowed(counting));
    }

    private static Stream<RejectedLines> ignored(LineMetrics.Snapshot lines) {
        return lines.mostlyIgnored().stream()
                .map(ignored -> new RejectedLines(
                        ignored.source().name(),
                        "ignored",
                        "more than half of this source's lines are taken for no entries: see explain",
                        ignored.lines()));
    }

    private static List<OverflowedRequests> overflowed(Counting counting) {
        return counting.cut().take(() -> counting.namer().overflowed(SHOWN)).stream()
                .map(path -> new OverflowedRequests(path.path(), path.requests()))
                .toList();
    }

    private static EndpointTraffic traffic(ApiSnapshot.Traffic traffic) {
        double share = traffic.requests() == 0 ? Double.NaN : (double) traffic.errors() / traffic.requests();
        return new EndpointTraffic(traffic.endpoint(), traffic.requests(), share);
    }

    private static List<FollowedFile> files(List<FileStatus> files, List<FoundFormat> formats) {
        Map<String, Detection> byFile = new HashMap<>();
        formats.forEach(found -> byFile.putIfAbsent(found.source() + '\0' + found.path(), found.detection()));
        return files.stream()
                .map(file -> {
                    Detection detection = byFile.get(file.source() + '\0' + file.path());
                    return new FollowedFile(
                            file.source(),
                            file.path(),
                            detection == null ? "" : detection.format().id(),
                            detection == null
                                    ? ""
                                    : detection.undecided()
                                            ? Detection.UNDECIDED
                                            : detection.unit().map(Unit::label).orElse(""),
                            state(file),
                            file.identity(),
                            file.offset(),
                            file.size(),
                            file.lagBytes(),
                            Duration.ofNanos(file.waitingNanos()));
                })
                .toList();
    }

    private static String state(FileStatus file) {
        String state = file.state().name().toLowerCase(Locale.ROOT);
        return file.reason().isEmpty() ? state : state + ": " + file.reason();
    }
}
