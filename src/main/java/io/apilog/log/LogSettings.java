package io.apilog.log;

/** The daemon's own log. */
public record LogSettings(LogLevel level, LogFormat format) {
    /** What holds where nothing is configured. */
    public static final LogSettings DEFAULT = new LogSettings(LogLevel.INFO, LogFormat.TEXT);
}
