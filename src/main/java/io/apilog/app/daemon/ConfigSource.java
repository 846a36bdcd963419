package io.apilog.app.daemon;

import io.apilog.config.Config;
import io.apilog.settings.ConfigException;

/** Where the configuration comes from, to be read as often as asked for. */
@FunctionalInterface
public interface ConfigSource {
    /**
     * Reads and checks it.
     *
     * @throws ConfigException naming all that is wrong
     */
    Config read() throws ConfigException;
}
