package io.apilog.log;

import java.io.OutputStream;
import java.time.InstantSource;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Sets up the daemon's own log. Everyone logs through SLF4J, which is bound to java.util.logging; this decides what of it is written
 * and how. For the whole process.
 */
public final class DaemonLog {
    static {
        // Read by the JDK when the first logger of the process is made, which is why this stands first.
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
    }

    private static final Logger ROOT = Logger.getLogger("");

    /** Held here because java.util.logging holds its loggers weakly: one that is collected loses its level. */
    private static final Logger OWN = Logger.getLogger("io.apilog");

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private DaemonLog() {}

    /**
     * Writes events of this level and above to standard error. Replaces what was set up before, so it can be called again.
     * The first call should be the first thing that the program does: what is logged while the JVM shuts down is written only if no
     * logger was made before (see {@link LastingLogManager}).
     *
     * <p>Under systemd, lines of text have the journal's form. Libraries say nothing below info; Jetty, which announces its every start, nothing below warn.
     */
    public static void configure(LogLevel level, LogFormat format) {
        configure(level, format, Journal.takesErrors(System.getenv()), System.err);
    }

    static void configure(LogLevel level, LogFormat format, boolean journal, OutputStream out) {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.setLevel(level.atLeast(LogLevel.INFO).threshold());
        OWN.setLevel(level.threshold());
        JETTY.setLevel(level.atLeast(LogLevel.WARN).threshold());
        boolean withTraces = level == LogLevel.DEBUG;
        LineHandler handler = new LineHandler(out, formatter(format, journal, withTraces));
        handler.setFilter(new LibraryThrottle(InstantSource.system()));
        ROOT.addHandler(handler);
    }

    private static Formatter formatter(LogFormat format, boolean journal, boolean withTraces) {
        if (format == LogFormat.JSON) {
            return new JsonLine(withTraces);
        }
        return journal ? new JournalLine(withTraces) : new TextLine(withTraces);
    }
}
