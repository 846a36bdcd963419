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
        StringBuilder line = new StringBuilder(128);
        line.append(Event.time(event)).append(' ');
        line.append(LogLevel.of(event.getLevel())).append(' ');
        Escaped.text(line, Event.area(event));
        line.append(": ");
        Escaped.text(line, String.valueOf(formatMessage(event)));
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            line.append(" (");
            Escaped.text(line, withTraces ? Event.trace(thrown) : Event.error(thrown));
            line.append(')');
        }
        return line.append('\n').toString();
    }
}
