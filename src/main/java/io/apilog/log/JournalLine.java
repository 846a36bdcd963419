package io.apilog.log;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code <6>source: message}: syslog's severity in front, and no time, which the journal has. */
final class JournalLine extends Formatter {
    private final boolean withTraces;

    JournalLine(boolean withTraces) {
        this.withTraces = withTraces;
    }

    @Override
    public String format(LogRecord event) {
        StringBuilder line = new StringBuilder(128);
        line.append('<').append(severity(LogLevel.of(event.getLevel()))).append('>');
        return line.append(TextLine.message(event, formatMessage(event), withTraces))
                .toString();
    }

    private static int severity(LogLevel level) {
        return switch (level) {
            case ERROR -> 3;
            case WARN -> 4;
            case INFO -> 6;
            case DEBUG -> 7;
        };
    }
}
