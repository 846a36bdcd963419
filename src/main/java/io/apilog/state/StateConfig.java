package io.apilog.state;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What survives a restart, and where.
 *
 * @param directory empty where nothing is kept
 */
public record StateConfig(Optional<Path> directory, SaverSettings saver) {
    /** What holds where nothing is configured: nothing is kept. */
    public static final StateConfig DEFAULT = new StateConfig(Optional.empty(), SaverSettings.DEFAULT);
}
