package io.apilog.format.evidence;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Loggers of Go that are told by how their lines begin, and the unit in which each writes a duration that it is given: slog whole
 * nanoseconds, zerolog's writer for terminals milliseconds with decimals. People give them numbers of their own as well, so that the unit
 * is believed only of numbers that would be long in the next larger one.
 */
public final class GoLoggers {
    /** Times to the nanosecond, and levels in capitals. */
    private static final Pattern SLOG =
            Pattern.compile("\\{\"time\":\"\\d{4}-[^\"]{14}\\.\\d{7,9}[Z+-][^\"]*\",\"level\":\"[A-Z]{4,5}[\"+-].*");

    /** Levels of three letters behind the clock, or behind a time as RFC 3339 has it. */
    private static final Pattern ZEROLOG =
            Pattern.compile("(\\d{1,2}:\\d\\d[AP]M|\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,18}(Z|[+-][\\d:]{4,5}))"
                    + " (TRC|DBG|INF|WRN|ERR|FTL|PNC) .*");

    private static final int LONGEST = 80;
    private static final int FEWEST = 5;
    private static final double LONG_NANOS = 1e6;
    private static final double LONG_MILLIS = 1;

    private int lines;
    private int slog;
    private int zerolog;

    /** Looks at one more line. */
    public void see(byte[] line) {
        String head = new String(line, 0, Math.min(line.length, LONGEST), StandardCharsets.ISO_8859_1);
        lines++;
        slog += SLOG.matcher(head).matches() ? 1 : 0;
        zerolog += ZEROLOG.matcher(head).matches() ? 1 : 0;
    }

    /** The unit of numbers whose name does not say it; null where none of these wrote them. */
    public @Nullable Verdict verdict(Measured numbers) {
        double median = numbers.median();
        int decimals = numbers.withDecimals();
        if (lines < FEWEST) {
            return null;
        }
        if (isMost(slog) && decimals == 0 && median >= LONG_NANOS) {
            return new Verdict(TimeUnit.NANOSECONDS, "whole numbers, as Go's slog writes a duration");
        }
        return isMost(zerolog) && decimals * 10 >= numbers.size() * 9 && median >= LONG_MILLIS
                ? new Verdict(TimeUnit.MILLISECONDS, "numbers with decimals, as zerolog writes a duration")
                : null;
    }

    /** A nanosecond in ten is written without its last zeros. */
    private boolean isMost(int seen) {
        return seen * 10 >= lines * 9;
    }
}
