package io.apilog.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A kind of file in which the authors of a sample say, line by line, what it means. */
interface ExpectedLines {
    /** What is expected of the lines of this log, by their number from 1; empty where the authors say nothing in this way. */
    Map<Integer, Expected> of(Path log) throws IOException;

    /** Every kind that there is. */
    List<ExpectedLines> ALL = List.of(new BeatsEvents(), new CrowdsecAssertions(), new JournalEntries());

    /** What is expected of a log, whoever says it. */
    static Map<Integer, Expected> all(Path log) throws IOException {
        for (ExpectedLines kind : ALL) {
            Map<Integer, Expected> expected = kind.of(log);
            if (!expected.isEmpty()) {
                return expected;
            }
        }
        return Map.of();
    }

    /** The lines of a log, for comparing them with what the authors quote of them. */
    static List<String> text(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
