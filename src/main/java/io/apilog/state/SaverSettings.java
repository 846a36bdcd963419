package io.apilog.state;

import java.time.Duration;
import java.util.Optional;

/**
 * When to save.
 *
 * @param interval how long at most between two saves, whether anyone asks for one or not
 * @param forceInterval how long at most between two times that a snapshot is forced to the disk; zero forces each; empty none
 */
public record SaverSettings(Duration interval, Optional<Duration> forceInterval) {
    /** What holds where nothing is configured. */
    public static final SaverSettings DEFAULT =
            new SaverSettings(Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(10)));
}
