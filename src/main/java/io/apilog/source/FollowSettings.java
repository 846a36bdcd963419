package io.apilog.source;

import java.time.Duration;

/**
 * How files are followed.
 *
 * @param readFrom where to begin in files that are there at the start
 * @param pollInterval how often files are looked at; 1 ms to 1 minute
 * @param maxLineBytes a longer line is handed over as overlong, without its bytes; 64 bytes to 64 MiB, line end not included
 * @param maxFiles how many paths are followed at most; what globs find beyond that is left out
 * @param maxOpenFiles how many files are kept open at most; idle files beyond that are opened again when they grow
 * @param linger how long a file that no followed path names any more must not grow before it is taken for finished
 */
public record FollowSettings(
        ReadFrom readFrom, Duration pollInterval, int maxLineBytes, int maxFiles, int maxOpenFiles, Duration linger) {
    /** What is used where nothing is configured. */
    public static final FollowSettings DEFAULT =
            new FollowSettings(ReadFrom.END, Duration.ofMillis(250), 1 << 20, 20_000, 1_000, Duration.ofSeconds(10));

    /** @throws IllegalArgumentException a value is out of its range */
    public FollowSettings {
        require(!pollInterval.isZero() && !pollInterval.isNegative(), "pollInterval");
        require(pollInterval.compareTo(Duration.ofMinutes(1)) <= 0, "pollInterval");
        require(maxLineBytes >= 64 && maxLineBytes <= 1 << 26, "maxLineBytes");
        require(maxFiles > 0, "maxFiles");
        require(maxOpenFiles > 0, "maxOpenFiles");
        require(!linger.isNegative(), "linger");
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is out of its range");
        }
    }

    /** The same, but beginning there. */
    public FollowSettings withReadFrom(ReadFrom from) {
        return new FollowSettings(from, pollInterval, maxLineBytes, maxFiles, maxOpenFiles, linger);
    }
}
