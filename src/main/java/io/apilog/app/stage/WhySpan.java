package io.apilog.app.stage;

import io.apilog.cause.CauseSpan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which minutes of a log are asked about.
 *
 * @param at their end; empty for the end of the log, and then they are ten
 * @param length how many there are
 */
public record WhySpan(Optional<Instant> at, Duration length) {
    /** What holds where nothing else is asked for. */
    public static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})(s|m|h)");

    /**
     * Reads both as they are typed.
     *
     * @param at {@code 2026-11-21T09:10:00Z}, with another zone, or without one, which is UTC; empty for the end of the log
     * @param length {@code 90s}, {@code 10m}, {@code 2h}; empty for ten minutes
     * @throws IllegalArgumentException what is wrong with it, as a sentence
     */
    public static WhySpan of(String at, String length) {
        if (at.isEmpty() && !length.isEmpty()) {
            throw new IllegalArgumentException("--for: expected --at beside it");
        }
        return new WhySpan(at.isEmpty() ? Optional.empty() : Optional.of(instant(at)), length(length));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "--at: expected a time such as 2026-11-21T09:10:00Z, found '" + text + "'");
            }
        }
    }

    private static Duration length(String text) {
        if (text.isEmpty()) {
            return TEN_MINUTES;
        }
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            throw new IllegalArgumentException(
                    "--for: expected a duration such as 90s, 10m or 2h, found '" + text + "'");
        }
        long count = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    CauseSpan span() {
        return at.map(end -> CauseSpan.of(end.minus(length).toEpochMilli(), end.toEpochMilli()))
                .orElse(CauseSpan.END);
    }

    public String inWords() {
        return at.map(end -> "from " + end.minus(length) + " to " + end).orElse("in the last ten minutes of the log");
    }
}
