package io.apilog.log;

import io.apilog.settings.ConfigSection;
import io.apilog.settings.Key;
import io.apilog.settings.ReloadRule;
import io.apilog.settings.type.ScalarType;
import java.util.List;

/** The settings of the daemon's own log. */
public final class LogSection {
    public static final Key<LogLevel> LOG_LEVEL = new Key<>(
            "log.level",
            ScalarType.oneOf(LogLevel.class),
            LogSettings.DEFAULT.level(),
            "info",
            "The least severe events that the daemon logs",
            ReloadRule.AT_ONCE);

    public static final Key<LogFormat> LOG_FORMAT = new Key<>(
            "log.format",
            ScalarType.oneOf(LogFormat.class),
            LogSettings.DEFAULT.format(),
            "text",
            "How the daemon writes its own log",
            ReloadRule.AT_ONCE);

    /** What it declares. */
    public static final ConfigSection<LogSettings> SECTION = new ConfigSection<>(
            List.of(LOG_LEVEL, LOG_FORMAT), values -> new LogSettings(values.get(LOG_LEVEL), values.get(LOG_FORMAT)));

    private LogSection() {}
}
