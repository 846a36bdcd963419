package io.apilog.log;

import java.util.logging.Level;

/** How much the daemon says, from most to least. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The level as java.util.logging has it, mapped as SLF4J's binding maps it. */
    Level threshold() {
        return switch (this) {
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARN -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    /** The level that an event is shown as; what is finer than debug is shown as debug. */
    static LogLevel of(Level level) {
        LogLevel highest = DEBUG;
        for (LogLevel candidate : values()) {
            if (level.intValue() >= candidate.threshold().intValue()) {
                highest = candidate;
            }
        }
        return highest;
    }

    /** This level, or the other where that says less. */
    LogLevel atLeast(LogLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
