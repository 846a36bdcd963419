package io.apilog.format;

import io.apilog.line.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/** The formats whose fields have names, in whatever order: JSON, LTSV and logfmt. */
final class NamedFormats {
    private final FormatSettings settings;
    private final ExtraSlots extras;
    private final Set<Meaning> readOver;

    NamedFormats(FormatSettings settings, ExtraSlots extras) {
        this.settings = settings;
        this.extras = extras;
        this.readOver = RequestText.allBut(settings.texts());
    }

    /** The format as these lines have it; a unit that no name says is taken from their values. */
    KnownFormat find(Format format, List<byte[]> lines) {
        Unit configured = settings.durationUnit();
        if (configured != null) {
            Detection detection = new Detection(format, "", Optional.of(configured), "the unit is configured");
            return new KnownFormat(detection, () -> parser(format, configured));
        }
        NamedParser probe = parser(format, Unit.SECONDS);
        DoubleStream.Builder values = DoubleStream.builder();
        boolean[] guessed = new boolean[1];
        Unit[] named = new Unit[1];
        JsonVendor[] vendor = new JsonVendor[1];
        each(probe, lines, record -> {
            NamedDuration duration = probe.fields().duration();
            guessed[0] |= duration.guessWasUsed();
            vendor[0] = vendor[0] == null ? duration.vendor() : vendor[0];
            if (duration.guessWasUsed() && record.durationNanos > 0) {
                values.add(record.durationNanos / 1e9);
            } else if (duration.unitUsed() != null && named[0] == null) {
                named[0] = duration.unitUsed();
            }
        });
        if (!guessed[0]) {
            String why = vendor[0] == null
                    ? ""
                    : "the name of the duration does not say its unit: taken as "
                            + vendor[0].unit().label() + ", which " + vendor[0].title()
                            + " writes, whose names stand beside it";
            return new KnownFormat(
                    new Detection(format, "", Optional.ofNullable(named[0]), why),
                    () -> parser(format, Unit.MILLISECONDS));
        }
        GuessedUnit guess = GuessedUnit.ofField(values.build().toArray());
        String why = "the name of the duration does not say its unit: taken as "
                + guess.unit().label() + ", as " + guess.why();
        return new KnownFormat(
                new Detection(format, "", Optional.of(guess.unit()), why), () -> parser(format, guess.unit()));
    }

    private NamedParser parser(Format format, Unit guessed) {
        Unit configured = settings.durationUnit();
        return switch (format) {
            case JSON -> new PlainJsonParser(fields(JsonNames.tree(settings.fields(), extras, configured), guessed));
            case LTSV ->
                KeyValueParser.ltsv(fields(JsonNames.treeOfLabels(settings.fields(), extras, configured), guessed));
            case LOGFMT ->
                KeyValueParser.logfmt(fields(JsonNames.tree(settings.fields(), extras, configured), guessed));
            default -> throw new IllegalArgumentException(format + " has no names");
        };
    }

    private NamedFields fields(JsonNode names, Unit guessed) {
        return new NamedFields(names, extras, settings.durationUnit(), guessed, readOver);
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
}
