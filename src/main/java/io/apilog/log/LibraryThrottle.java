package io.apilog.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Lets the web server's library say each kind of thing once a minute: what it complains of is what clients send, and a loop of bad requests
 * would fill the log. A kind is the class that says it, with the level; there are few of them. Safe for use by many threads.
 */
final class LibraryThrottle implements Filter {
    private static final String LIBRARY = "org.eclipse.jetty";
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 200;

    private final InstantSource clock;
    private final Map<String, Instant> last = new HashMap<>();

    LibraryThrottle(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean isLoggable(LogRecord event) {
        String name = event.getLoggerName();
        return name == null || !name.startsWith(LIBRARY) || isDue(event.getLevel() + " " + name);
    }

    private synchronized boolean isDue(String kind) {
        Instant now = clock.instant();
        Instant before = last.get(kind);
        if (before != null && !now.isBefore(before) && now.isBefore(before.plus(PAUSE))) {
            return false;
        }
        if (before == null && last.size() == MOST_KINDS) {
            return false;
        }
        last.put(kind, now);
        return true;
    }
}
