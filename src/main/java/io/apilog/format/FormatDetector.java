package io.apilog.format;

import io.apilog.line.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/** Finds the format of some lines, or makes the parser of a configured one. */
final class FormatDetector {
    /** A format and the parser for it. */
    record Found(Detection detection, LineParser parser) {}

    private final FormatSettings settings;

    FormatDetector(FormatSettings settings) {
        this.settings = settings;
    }

    /** The parser for these lines; empty where the format is to be found and no line shows it. */
    Optional<Found> find(List<byte[]> lines) {
        Optional<Format> configured = settings.spec().format();
        if (configured.isEmpty()) {
            return guess(lines);
        }
        List<TextPattern> patterns = settings.spec().patterns();
        return Optional.of(patterns.isEmpty() ? named(configured.get(), lines) : text(configured.get(), patterns, ""));
    }

    /** The format that takes most of the lines; of several the one that says most about them. */
    private Optional<Found> guess(List<byte[]> lines) {
        Found best = null;
        long most = 0;
        for (Found candidate : candidates(lines)) {
            long accepted = accepted(candidate.parser(), lines);
            if (accepted > most) {
                best = candidate;
                most = accepted;
            }
        }
        return Optional.ofNullable(best);
    }

    /** From the most specific to the least. */
    private List<Found> candidates(List<byte[]> lines) {
        List<Found> candidates = new ArrayList<>();
        for (Format format : Format.values()) {
            if (format.found() == Format.Found.BY_PATTERN) {
                candidates.add(text(format, FormatSpec.patterns(format), ""));
            }
        }
        ClfShape.find(lines)
                .ifPresent(shape -> candidates.add(text(shape.format(), List.of(shape.pattern()), shape.why())));
        if (lines.stream().anyMatch(FormatDetector::looksLikeJson)) {
            candidates.add(named(Format.JSON, lines));
        }
        return candidates;
    }

    private Found text(Format format, List<TextPattern> patterns, String why) {
        Unit configured = settings.durationUnit();
        List<TextPattern> all = configured == null
                ? patterns
                : patterns.stream()
                        .map(pattern -> withUnit(pattern, configured))
                        .toList();
        TextPattern first = all.get(0);
        String description = all.size() == 1 ? first.toString() : "";
        Detection detection =
                new Detection(format, description, first.unit(), configured == null ? why : "the unit is configured");
        return new Found(detection, all.size() == 1 ? new PatternParser(first) : new AlternativesParser(all));
    }

    private static TextPattern withUnit(TextPattern pattern, Unit unit) {
        List<Field> fields = pattern.fields().stream()
                .map(field -> field.meaning() == Meaning.DURATION
                        ? new Field(field.name(), field.meaning(), unit, field.list())
                        : field)
                .toList();
        return new TextPattern(pattern.literals(), fields);
    }

    /** A format whose fields have names; a unit that no name says is taken from the values of these lines. */
    private Found named(Format format, List<byte[]> lines) {
        Unit configured = settings.durationUnit();
        if (configured != null) {
            Detection detection = new Detection(format, "", Optional.of(configured), "the unit is configured");
            return new Found(detection, parser(format, configured));
        }
        NamedParser probe = parser(format, Unit.SECONDS);
        DoubleStream.Builder values = DoubleStream.builder();
        boolean[] guessed = new boolean[1];
        Unit[] named = new Unit[1];
        each(probe, lines, record -> {
            guessed[0] |= probe.fields().guessWasUsed();
            if (probe.fields().guessWasUsed() && record.durationNanos > 0) {
                values.add(record.durationNanos / 1e9);
            } else if (probe.fields().durationUnit() != null) {
                named[0] = probe.fields().durationUnit();
            }
        });
        if (!guessed[0]) {
            return new Found(
                    new Detection(format, "", Optional.ofNullable(named[0]), ""), parser(format, Unit.MILLISECONDS));
        }
        GuessedUnit guess = GuessedUnit.ofField(values.build().toArray());
        String why = "the name of the duration does not say its unit: taken as "
                + guess.unit().label() + ", as " + guess.why();
        return new Found(new Detection(format, "", Optional.of(guess.unit()), why), parser(format, guess.unit()));
    }

    private NamedParser parser(Format format, Unit guessed) {
        NamedFields fields = NamedFields.of(settings.fields(), settings.durationUnit(), guessed);
        return switch (format) {
            case JSON -> new JsonLineParser(fields);
            default -> throw new IllegalArgumentException(format + " has no names");
        };
    }

    private static long accepted(LineParser parser, List<byte[]> lines) {
        long[] count = new long[1];
        each(parser, lines, record -> count[0]++);
        return count[0];
    }

    private static void each(LineParser parser, List<byte[]> lines, Consumer<AccessRecord> accepted) {
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (byte[] bytes : lines) {
            line.set(bytes, 0, bytes.length, 0);
            if (parser.parse(line, record) instanceof AccessRecord found) {
                accepted.accept(found);
            }
        }
    }

    private static boolean looksLikeJson(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return b == '{';
            }
        }
        return false;
    }
}
