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
        Optional<TextPattern> pattern = settings.spec().pattern();
        if (pattern.isPresent()) {
            return Optional.of(text(settings.spec().format().orElseThrow(), pattern.get(), ""));
        }
        if (settings.spec().format().equals(Optional.of(Format.JSON))) {
            return Optional.of(json(lines));
        }
        return guess(lines);
    }

    private Optional<Found> guess(List<byte[]> lines) {
        List<Found> candidates = new ArrayList<>();
        if (lines.stream().anyMatch(FormatDetector::looksLikeJson)) {
            candidates.add(json(lines));
        }
        ClfShape.find(lines).ifPresent(shape -> candidates.add(text(shape.format(), shape.pattern(), shape.why())));
        Found best = null;
        long most = 0;
        for (Found candidate : candidates) {
            long accepted = accepted(candidate.parser(), lines);
            if (accepted > most) {
                best = candidate;
                most = accepted;
            }
        }
        return Optional.ofNullable(best);
    }

    private Found text(Format format, TextPattern pattern, String why) {
        TextPattern withUnit = settings.durationUnit() == null ? pattern : withUnit(pattern, settings.durationUnit());
        String reason = settings.durationUnit() == null ? why : "the unit is configured";
        Detection detection = new Detection(format, withUnit.toString(), withUnit.unit(), reason);
        return new Found(detection, new PatternParser(withUnit));
    }

    private static TextPattern withUnit(TextPattern pattern, Unit unit) {
        List<Field> fields = pattern.fields().stream()
                .map(field -> field.meaning() == Meaning.DURATION
                        ? new Field(field.name(), field.meaning(), unit, field.list())
                        : field)
                .toList();
        return new TextPattern(pattern.literals(), fields);
    }

    private Found json(List<byte[]> lines) {
        Unit configured = settings.durationUnit();
        if (configured != null) {
            Detection detection = new Detection(Format.JSON, "", Optional.of(configured), "the unit is configured");
            return new Found(detection, jsonParser(configured));
        }
        JsonLineParser probe = jsonParser(Unit.SECONDS);
        boolean[] seen = new boolean[1];
        DoubleStream.Builder guessed = DoubleStream.builder();
        Unit[] named = new Unit[1];
        each(probe, lines, record -> {
            if (record.durationNanos > 0 && probe.guessWasUsed()) {
                guessed.add(record.durationNanos / 1e9);
            }
            seen[0] |= probe.guessWasUsed();
            named[0] = probe.durationUnit() == null ? named[0] : probe.durationUnit();
        });
        GuessedUnit guess = GuessedUnit.ofField(guessed.build().toArray());
        Optional<Unit> unit = seen[0] ? Optional.of(guess.unit()) : Optional.ofNullable(named[0]);
        String why = seen[0]
                ? "the name of the duration does not say its unit: taken as "
                        + guess.unit().label() + ", as " + guess.why()
                : "";
        return new Found(new Detection(Format.JSON, "", unit, why), jsonParser(guess.unit()));
    }

    private JsonLineParser jsonParser(Unit guessed) {
        return new JsonLineParser(settings.fields(), settings.durationUnit(), guessed);
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
