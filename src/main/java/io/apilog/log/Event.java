package io.apilog.log;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** The parts of an event that both forms of line show. */
final class Event {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 30;

    private static final String OURS = "io.apilog.";

    private Event() {}

    /** UTC, to the millisecond. */
    static String time(LogRecord event) {
        return TIME.format(event.getInstant());
    }

    /**
     * The package of ours that the logger is in, whatever shelf of it: {@code source} for {@code io.apilog.source.tail.FollowedStream}; of a library
     * the last part of the logger's package.
     */
    static String area(LogRecord event) {
        String name = event.getLoggerName();
        if (name == null || name.isEmpty()) {
            return "daemon";
        }
        if (name.startsWith(OURS)) {
            int end = name.indexOf('.', OURS.length());
            return end < 0 ? "app" : name.substring(OURS.length(), end);
        }
        int classAt = name.lastIndexOf('.');
        return classAt < 0 ? name : name.substring(name.lastIndexOf('.', classAt - 1) + 1, classAt);
    }

    /** Class and message. */
    static String error(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getName() : thrown.getClass().getName() + ": " + message;
    }

    /** The error, its causes and where they were thrown, bounded in both directions. */
    static String trace(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            trace.append(depth == 0 ? "" : "\ncaused by ").append(error(cause));
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                trace.append("\n\tat ").append(frames[i]);
            }
            cause = cause.getCause();
        }
        return trace.toString();
    }
}
