package io.apilog.format.named;

import io.apilog.bytes.Ascii;
import io.apilog.format.evidence.Verdict;
import io.apilog.format.field.DurationNames;
import io.apilog.format.value.LoggedNumbers;
import io.apilog.format.value.WrittenUnit;
import io.apilog.request.Unit;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The unit of durations as the lines themselves say it in another place: many loggers write a sentence for people beside the fields
 * ({@code responded 200 in 0.0595 ms}), or the template of one ({@code in {Elapsed:0.0000} ms}). For the lines of a sample; what is
 * written beats every guess.
 */
public final class UnitInText {
    private static final Unit[] UNITS = Unit.values();

    private final int[] said = new int[UNITS.length];
    private int lines;

    /** Looks at one more line, which has that number as its duration, without a unit. */
    public void see(byte[] line, String number) {
        byte[] digits = number.getBytes(StandardCharsets.ISO_8859_1);
        if (LoggedNumbers.nanos(digits, 0, digits.length, Unit.SECONDS) <= 0
                || !number.matches("\\d{1,12}(\\.\\d{1,20})?")) {
            return;
        }
        lines++;
        Unit unit = unit(line, Double.parseDouble(number));
        if (unit != null) {
            said[unit.ordinal()]++;
        }
    }

    /** The unit that most lines say, and next to none another; null where they say none. */
    public @Nullable Verdict verdict() {
        Unit most = UNITS[0];
        int all = 0;
        for (Unit unit : UNITS) {
            most = said[unit.ordinal()] > said[most.ordinal()] ? unit : most;
            all += said[unit.ordinal()];
        }
        int votes = said[most.ordinal()];
        return votes * 2 > lines && (all - votes) * 10 <= all
                ? new Verdict(
                        TimeUnit.valueOf(most.name()), "the text of the lines has the same numbers with this unit")
                : null;
    }

    /** The unit that a line says of its number: the one in which it is one of the times in the line, or the template's. */
    private static @Nullable Unit unit(byte[] line, double number) {
        Unit found = null;
        for (int i = 0; i < line.length; i++) {
            Unit said = null;
            if (Ascii.isDigit(line[i]) && (i == 0 || isBefore(line[i - 1]))) {
                said = ofTime(line, i, number);
                i = WrittenUnit.endOfNumber(line, i, line.length) - 1;
            } else if (line[i] == '{') {
                said = ofTemplate(line, i + 1);
            }
            if (said != null && found != null && said != found) {
                return null;
            }
            found = said == null ? found : said;
        }
        return found;
    }

    /** What stands before a number that is no part of a name or of another number. */
    private static boolean isBefore(byte b) {
        return !Ascii.isLetter(b) && !Ascii.isDigit(b) && "._-:/".indexOf(b) < 0;
    }

    private static @Nullable Unit ofTime(byte[] line, int from, double number) {
        int end = WrittenUnit.endOfNumber(line, from, line.length);
        Unit written = unitAt(line, end);
        long nanos = written == null ? 0 : LoggedNumbers.nanos(line, from, end, written);
        if (written == null || nanos <= 0) {
            return null;
        }
        int point = from;
        while (point < end && line[point] != '.') {
            point++;
        }
        // Some cut a number, some round it.
        double last = written.nanos() * Math.pow(10, -Math.max(0, end - point - 1));
        Unit fitting = null;
        for (Unit unit : UNITS) {
            if (Math.abs(number * unit.nanos() - nanos) <= last * 1.000_001) {
                if (fitting != null) {
                    return null;
                }
                fitting = unit;
            }
        }
        return fitting;
    }

    /** The unit behind a place in a template that is named as a duration is. */
    private static @Nullable Unit ofTemplate(byte[] line, int from) {
        int end = from;
        while (end < line.length && (Ascii.isLetter(line[end]) || line[end] == '_')) {
            end++;
        }
        int close = end;
        while (close < line.length && close < end + 12 && line[close] != '}' && line[close] != '"') {
            close++;
        }
        boolean place = end > from && close < line.length && line[close] == '}' && (close == end || line[end] == ':');
        if (!place || DurationNames.duration(new String(line, from, end - from, StandardCharsets.US_ASCII)) == null) {
            return null;
        }
        return unitAt(line, close + 1);
    }

    /** The unit that stands there, behind a space or not. */
    private static @Nullable Unit unitAt(byte[] line, int at) {
        int from = at < line.length && line[at] == ' ' ? at + 1 : at;
        int end = from;
        while (end < line.length && (Ascii.isLetter(line[end]) || line[end] < 0)) {
            end++;
        }
        return end == from || end < line.length && (Ascii.isDigit(line[end]) || line[end] == '_')
                ? null
                : WrittenUnit.time(line, from, end);
    }
}
