package io.apilog.log;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code 2026-11-21T09:00:00.123Z INFO source: message}. */
final class TextLine extends Formatter {
    private final boolean withTraces;

    TextLine(boolean withTraces) {
        this.withTraces = withTraces;
    }

    @Override
    public String format(LogRecord event) {
        return Event.time(event) + " " + LogLevel.of(event.getLevel()) + " "
                + message(event, formatMessage(event), withTraces);
    }

    /** {@code source: message}, with the error where there is one, and a line end. */
    static StringBuilder message(LogRecord event, String message, boolean withTraces) {
        StringBuilder line = new StringBuilder(128);
        Escaped.text(line, Event.area(event));
        line.append(": ");
        Escaped.text(line, String.valueOf(message));
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            line.append(" (");
            Escaped.text(line, withTraces ? Event.trace(thrown) : Event.error(thrown));
            line.append(')');
        }
        return line.append('\n');
    }
}
