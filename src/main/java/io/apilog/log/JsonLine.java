package io.apilog.log;

import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code {"ts":"2026-11-21T09:00:00.123Z","level":"info","area":"source","msg":"message"}}. */
final class JsonLine extends Formatter {
    private final boolean withTraces;

    JsonLine(boolean withTraces) {
        this.withTraces = withTraces;
    }

    @Override
    public String format(LogRecord event) {
        StringBuilder line = new StringBuilder(160).append('{');
        member(line, "ts", Event.time(event));
        member(line.append(','), "level", LogLevel.of(event.getLevel()).name().toLowerCase(Locale.ROOT));
        member(line.append(','), "area", Event.area(event));
        member(line.append(','), "msg", String.valueOf(formatMessage(event)));
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            member(line.append(','), "error", Event.error(thrown));
            if (withTraces) {
                member(line.append(','), "stack", Event.trace(thrown));
            }
        }
        return line.append("}\n").toString();
    }

    private static void member(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"");
        Escaped.json(line, value);
        line.append('"');
    }
}
