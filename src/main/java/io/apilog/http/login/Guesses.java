package io.apilog.http.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the wrong passwords of an address: ten a minute are checked, the next ones are not, so that one that guesses does not use up the time
 * for those that do not. Bounded; the address met least lately is forgotten. Safe for use by many threads.
 */
final class Guesses {
    private static final int MOST_ADDRESSES = 1_024;
    private static final int MOST_A_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Count(Instant since, int wrong) {}

    Guesses(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean mayGuess(String address) {
        Count count = counts.get(address);
        return count == null || isOver(count) || count.wrong < MOST_A_MINUTE;
    }

    synchronized void wrong(String address) {
        Count count = counts.get(address);
        counts.put(
                address,
                count == null || isOver(count)
                        ? new Count(clock.instant(), 1)
                        : new Count(count.since, count.wrong + 1));
    }

    /** Also where the clock was set back. */
    private boolean isOver(Count count) {
        Duration age = Duration.between(count.since, clock.instant());
        return age.isNegative() || age.compareTo(MINUTE) >= 0;
    }
}
