package io.apilog.format;

import io.apilog.format.column.Streams;
import io.apilog.format.evidence.Documented;
import io.apilog.format.evidence.Measured;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.ExtraSlots;
import io.apilog.format.field.Field;
import io.apilog.format.field.FieldKind;
import io.apilog.format.pattern.PatternParser;
import io.apilog.format.pattern.TextPattern;
import io.apilog.line.Line;
import io.apilog.request.AccessRecord;
import io.apilog.request.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that have nothing in them but what many logs have: a time, an address, a request, a number. That a line fits is no proof that
 * the program wrote it, so the unit that the program documents is asked of the values.
 */
final class WeakPatterns {
    private static final Map<Format, Documented> DOCUMENTED = new EnumMap<>(Map.of(
            Format.CADDY, new Documented(TimeUnit.MILLISECONDS, Measured.WHOLE),
            Format.ARTIFACTORY, new Documented(TimeUnit.MILLISECONDS, Measured.WHOLE),
            Format.TORCHSERVE, new Documented(TimeUnit.MILLISECONDS, Measured.WHOLE),
            Format.PHP_FPM_TIMED, new Documented(TimeUnit.MILLISECONDS, 3),
            Format.GRANIAN, new Documented(TimeUnit.MILLISECONDS, 3),
            Format.ACTIX, new Documented(TimeUnit.SECONDS, 6)));

    /** What TorchServe calls its access log where its own logger writes it: then the lines are its. Actix Web has two units under one name. */
    private static final String MARK = "ACCESS_LOG";

    private WeakPatterns() {}

    static boolean isOne(Format format) {
        return DOCUMENTED.containsKey(format);
    }

    /** Whether some line may be of that format at all: Caddy's dates have slashes. */
    static boolean mayBe(Format format, List<byte[]> lines) {
        return format != Format.CADDY || lines.stream().anyMatch(line -> line.length > 4 && line[4] == '/');
    }

    /** The unit by the values of these lines; null where they are in no pattern of the format, or in one that is no weak one. */
    static @Nullable Verdict unit(Format format, List<TextPattern> patterns, List<byte[]> lines) {
        Measured measured = new Measured();
        Line line = new Line();
        AccessRecord record = new AccessRecord();
        for (TextPattern pattern : patterns) {
            boolean marked = pattern.literals().stream().anyMatch(literal -> literal.contains(MARK));
            PatternParser parser = new PatternParser(withText(pattern), ExtraSlots.EMPTY);
            for (byte[] bytes : lines) {
                line.set(bytes, 0, bytes.length, 0);
                if (parser.parse(line, record) instanceof AccessRecord) {
                    if (marked) {
                        return null;
                    }
                    measure(record, measured);
                }
            }
        }
        Documented documented = DOCUMENTED.get(format);
        return measured.size() == 0 || documented == null ? null : documented.verdict(measured);
    }

    private static void measure(AccessRecord record, Measured into) {
        String number = record.host.toString();
        if (number.matches("\\d{1,18}(\\.\\d{1,18})?") && !Streams.isOne(record.target.toString(), record.status)) {
            int point = number.indexOf('.');
            long time = record.timeMillis < 0 ? Measured.NO_TIME : record.timeMillis;
            into.add(Double.parseDouble(number), point < 0 ? Measured.WHOLE : number.length() - point - 1, time);
        }
    }

    /** The pattern with the duration in the place of the host, where it is kept as it is written. */
    private static TextPattern withText(TextPattern pattern) {
        List<Field> fields = new ArrayList<>();
        for (Field field : pattern.fields()) {
            FieldKind meaning = field.meaning() == FieldKind.DURATION
                    ? FieldKind.HOST
                    : field.meaning() == FieldKind.HOST ? FieldKind.SKIP : field.meaning();
            fields.add(new Field(field.name(), meaning, field.unit(), field.list()));
        }
        return new TextPattern(pattern.literals(), fields);
    }

    /** The patterns with durations in that unit; without any where it is null. */
    static List<TextPattern> in(@Nullable Unit unit, List<TextPattern> patterns) {
        return patterns.stream().map(pattern -> in(unit, pattern)).toList();
    }

    private static TextPattern in(@Nullable Unit unit, TextPattern pattern) {
        List<Field> fields = pattern.fields().stream()
                .map(field -> field.meaning() != FieldKind.DURATION
                        ? field
                        : unit == null
                                ? new Field("unknown", FieldKind.NUMBER, field.unit(), field.list())
                                : new Field("duration_" + unit.label(), FieldKind.DURATION, unit, field.list()))
                .toList();
        return new TextPattern(pattern.literals(), fields);
    }
}
