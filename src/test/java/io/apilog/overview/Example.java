package io.apilog.overview;

import io.apilog.metrics.history.Hour;
import io.apilog.metrics.history.Moment;
import io.apilog.metrics.history.OperationHour;
import io.apilog.metrics.operation.Distribution;
import io.apilog.metrics.operation.OperationKey;
import io.apilog.metrics.operation.OperationTotals;
import io.apilog.overview.Finding.Paste;
import io.apilog.overview.Overview.Budget;
import io.apilog.overview.Overview.FollowedFile;
import io.apilog.overview.Overview.Lines;
import io.apilog.overview.Overview.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Overviews to be written. */
public final class Example {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Distribution DURATIONS =
            new Distribution(List.of(0.1, 0.5, 1.0), new long[] {500, 400, 60, 40});

    private Example() {}

    /** Of a daemon that has just been started, and has read nothing. */
    public static Overview empty() {
        return new Overview(
                new Program("apilog-exporter", "1.2.3", "abc1234"),
                STARTED.plusSeconds(3700),
                STARTED,
                new Condition(Level.WARN, "nothing to read", "0 files followed."),
                "",
                new Lines(0, 0, 0, 0),
                Optional.empty(),
                new Traffic(List.of()),
                LastHour.none(),
                List.of(),
                new Lost(List.of(), List.of(), List.of(), List.of()),
                List.of(new Budget("endpoints", 0, 300)),
                List.of());
    }

    /** With something of everything. */
    public static Overview full() {
        return of("/users/{id}", "web");
    }

    /** The same, with a text in every place that a text can come to from outside. */
    public static Overview with(String text) {
        return of(text, text);
    }

    /** With so many operations. */
    public static Overview operations(int count) {
        return empty(count, List.of());
    }

    /** With a finding that says what to do. */
    public static Overview withRemedy(String remedy) {
        return empty(0, List.of(new Finding(Level.WARN, "something", remedy)));
    }

    /** With so many operations, and a finding that says what to do. */
    public static Overview operations(int count, String remedy) {
        return empty(count, List.of(new Finding(Level.WARN, "something", remedy)));
    }

    private static Overview empty(int count, List<Finding> findings) {
        List<OperationTotals> operations = IntStream.range(0, count)
                .mapToObj(i -> totals(new OperationKey("web", "GET", "/e" + i), 10_000 - i))
                .toList();
        Overview empty = empty();
        return new Overview(
                empty.program(),
                empty.at(),
                empty.upSince(),
                empty.condition(),
                "",
                empty.lines(),
                Optional.empty(),
                new Traffic(operations),
                empty.hour(),
                findings,
                empty.lost(),
                List.of(),
                List.of());
    }

    private static Overview of(String endpoint, String text) {
        OperationKey key = new OperationKey(text, "GET", endpoint);
        Moment moment = new Moment(0, 15, 1000, 12, 31, DURATIONS);
        return new Overview(
                new Program("apilog-exporter", text, text),
                STARTED.plusSeconds(3700),
                STARTED,
                new Condition(Level.GOOD, "ready " + text, text),
                text + ", saved just now",
                new Lines(1234567, 5, 89, 7),
                Optional.of(new Span(STARTED, STARTED.plusSeconds(2000))),
                new Traffic(List.of(totals(key, 1000))),
                new LastHour(new Hour(
                        Duration.ofSeconds(60),
                        moment,
                        List.of(moment, moment),
                        List.of(new OperationHour(key, moment, List.of(moment), List.of(0.9))))),
                List.of(new Finding(Level.WARN, text, text, List.of(new Paste(text, text)))),
                new Lost(
                        List.of(new Lost.Reason(text, "no_match" + text, text, 89)),
                        List.of(new Lost.Reason(text, text, text, 7)),
                        List.of(new Lost.Paths(text, text, 77)),
                        List.of(new Lost.Paths(text, "", 4321))),
                List.of(new Budget(text, 19_500, 20_000)),
                List.of(new FollowedFile(
                        text, text, text, text, text, Level.GOOD, text, 2048, 4096, 2048, Duration.ofSeconds(75))));
    }

    private static OperationTotals totals(OperationKey key, long requests) {
        return new OperationTotals(
                key, requests, 12, 31, new TreeMap<>(Map.of("200", requests - 43, "404", 12L, "502", 31L)), DURATIONS);
    }
}
