package io.apilog.app.whole;

import io.apilog.bytes.PathText;
import io.apilog.line.LogFile;
import io.apilog.pipeline.Pipelines;
import io.apilog.source.once.OnceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The order in which logs are read: those of a source by the time of their first lines, since what a client did goes on from file to file, and a
 * shell names {@code access.log} before {@code access.log.1}. Where the first lines of one of them have no time, or to look at them would take them
 * away, those of its source are read as they are named.
 */
record LogOrder(OnceReader reader, Pipelines pipelines) {
    /** A log and the time of its first line. */
    private record Timed(NamedLog log, long millis) {}

    List<NamedLog> of(List<NamedLog> named) {
        Map<String, List<NamedLog>> bySource = new LinkedHashMap<>();
        named.forEach(log -> bySource.computeIfAbsent(log.source(), source -> new ArrayList<>())
                .add(log));
        List<NamedLog> ordered = new ArrayList<>();
        bySource.values().forEach(logs -> ordered.addAll(ofOneSource(logs)));
        return ordered;
    }

    private List<NamedLog> ofOneSource(List<NamedLog> named) {
        List<Timed> timed = new ArrayList<>();
        for (NamedLog log : named.size() < 2 ? List.<NamedLog>of() : named) {
            OptionalLong first = firstMillis(log);
            if (first.isEmpty()) {
                return named;
            }
            timed.add(new Timed(log, first.getAsLong()));
        }
        return timed.isEmpty()
                ? named
                : timed.stream()
                        .sorted(Comparator.comparingLong(Timed::millis))
                        .map(Timed::log)
                        .toList();
    }

    private OptionalLong firstMillis(NamedLog log) {
        if (isEmpty(log)) {
            // As a log is that was just rotated: it says nothing of the others.
            return OptionalLong.of(Long.MAX_VALUE);
        }
        return reader.beginning(log.path())
                .map(sample -> pipelines.firstMillis(new LogFile(log.source(), log.path()), sample))
                .orElse(OptionalLong.empty());
    }

    private static boolean isEmpty(NamedLog log) {
        try {
            Path file = PathText.of(log.path());
            return Files.isRegularFile(file) && Files.size(file) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
