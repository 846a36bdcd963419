package io.apilog.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the authors of a sample expect of a whole log: sums, by what they count. */
final class Totals {
    private static final Pattern GOLDEN = Pattern.compile("(?:counter|gauge) (\\w+) \\{([^}]*)} (\\d+) .*");

    private Totals() {}

    /** Netdata's {@code EXPECTED.json}: by log, the value of each metric after all lines. */
    static JsonNode netdata(String log) throws IOException {
        return new ObjectMapper()
                .readTree(Corpus.file("netdata-weblog/EXPECTED.json").toFile())
                .path(log);
    }

    /** A {@code .golden} of mtail: by {@code metric label=value,...}, the value. */
    static Map<String, Long> golden(Path file) throws IOException {
        Map<String, Long> values = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher value = GOLDEN.matcher(line);
            if (value.matches()) {
                values.put(value.group(1) + " " + value.group(2), Long.valueOf(value.group(3)));
            }
        }
        return values;
    }

    static long count(Reading reading, Predicate<Seen> which) {
        return reading.lines().stream().filter(Seen::accepted).filter(which).count();
    }

    /** The sum of what the lines have; a value that a line has not counts as 0. */
    static long sum(Reading reading, Predicate<Seen> which, ToDoubleFunction<Seen> value) {
        return Math.round(reading.lines().stream()
                .filter(Seen::accepted)
                .filter(which)
                .mapToDouble(value)
                .sum());
    }
}
