package io.apilog.source;

import java.time.Duration;

/**
 * How files are followed.
 *
 * @param pollInterval 10 ms to 1 min
 * @param maxLineBytes 1 KiB to 64 MiB
 * @param maxFiles the most files followed
 * @param maxOpenFiles the most files open at a time
 */
public record FollowConfig(Duration pollInterval, int maxLineBytes, int maxFiles, int maxOpenFiles) {
    /** What holds where nothing is configured. */
    public static final FollowConfig DEFAULT = new FollowConfig(Duration.ofMillis(250), 1 << 20, 20_000, 1_000);
}
