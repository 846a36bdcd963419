package io.apilog.format;

import io.apilog.format.clf.ClfShape;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.pattern.AlternativesParser;
import io.apilog.format.pattern.PatternParser;
import io.apilog.format.pattern.RegexParser;
import io.apilog.format.pattern.RegexPattern;
import io.apilog.format.pattern.TextPattern;
import io.apilog.request.Unit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what is read by where things stand in a line: by patterns of a program, by an inferred one, by a regular expression. */
final class PatternFormats {
    private final FormatSettings settings;
    private final ExtraSlots extras;

    PatternFormats(FormatSettings settings, ExtraSlots extras) {
        this.settings = settings;
        this.extras = extras;
    }

    /** A format by its patterns, of which each line may have another; what was inferred of them is said. */
    KnownFormat of(Format format, List<TextPattern> patterns, String why) {
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
        List<TextPattern> notices = FormatSpec.notices(format);
        return new KnownFormat(
                detection,
                () -> all.size() == 1 && notices.isEmpty()
                        ? new PatternParser(first, extras)
                        : new AlternativesParser(all, notices, extras));
    }

    /**
     * A format whose pattern is no proof of its program.
     *
     * @param documented whether it is wanted with the unit that its program documents, or with another that the values show, or none
     */
    Optional<KnownFormat> weak(Format format, List<byte[]> lines, boolean documented) {
        List<TextPattern> patterns = FormatSpec.patterns(format);
        Verdict verdict = WeakPatterns.unit(format, patterns, lines);
        KnownFormat known = of(format, patterns, "");
        Unit unit = verdict == null ? null : verdict.decided();
        boolean holds = verdict == null
                || Optional.ofNullable(unit).equals(known.detection().unit());
        if (holds || verdict == null) {
            return documented ? Optional.of(presumed(known, verdict)) : Optional.empty();
        }
        if (documented) {
            return Optional.empty();
        }
        KnownFormat other = of(format, WeakPatterns.in(unit, patterns), verdict.why());
        Detection detection = other.detection();
        List<String> column =
                List.of("duration: " + (unit == null ? "none" : "in " + unit.label()) + ": " + verdict.why());
        return Optional.of(new KnownFormat(
                new Detection(format, detection.description(), detection.unit(), verdict.why(), column, unit == null),
                other::parser));
    }

    /** The same where the unit rests on what the program writes by default alone: it is looked at again. */
    private static KnownFormat presumed(KnownFormat known, @Nullable Verdict verdict) {
        if (verdict == null || !verdict.presumed()) {
            return known;
        }
        Detection found = known.detection();
        List<String> column = List.of("duration: in " + found.unitLabel() + ": " + verdict.why());
        Detection told = new Detection(
                found.format(), found.description(), found.unit(), verdict.why(), column, false, verdict.isUnseen());
        return KnownFormat.asDocumented(told, known::parser);
    }

    /** A log that is built around the common format. */
    KnownFormat of(ClfShape.Found shape) {
        Format format = !shape.combined() ? Format.COMMON : shape.host() ? Format.VHOST_COMBINED : Format.COMBINED;
        KnownFormat found = of(format, List.of(shape.pattern()), shape.why());
        Detection detection = found.detection();
        Detection inferred = new Detection(
                detection.format(),
                detection.description(),
                detection.unit(),
                detection.why(),
                shape.columns(),
                shape.undecided() && settings.durationUnit() == null,
                shape.unseen() && settings.durationUnit() == null);
        if (shape.presumed()) {
            return inferred.undecided()
                    ? KnownFormat.refuted(inferred, found::parser)
                    : KnownFormat.asDocumented(inferred, found::parser);
        }
        return new KnownFormat(inferred, found::parser);
    }

    /** A regular expression. */
    KnownFormat of(RegexPattern pattern) {
        Unit configured = settings.durationUnit();
        RegexPattern expression = configured == null ? pattern : pattern.in(configured);
        String why = configured == null ? "" : "the unit is configured";
        return new KnownFormat(
                new Detection(Format.REGEX, expression.text(), expression.unit(), why),
                () -> new RegexParser(expression, extras));
    }

    private static TextPattern withUnit(TextPattern pattern, Unit unit) {
        List<Field> fields = pattern.fields().stream()
                .map(field -> field.meaning() == FieldKind.DURATION
                        ? new Field(field.name(), field.meaning(), unit, field.list())
                        : field)
                .toList();
        return new TextPattern(pattern.literals(), fields);
    }
}
