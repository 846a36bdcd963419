package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.part.ObservingPart;
import java.util.List;

/** What sees every line and keeps something of it, besides the metrics of the API and of lines. Made anew for each configuration. */
@FunctionalInterface
public interface ObservingParts {
    /** THE list of those that the daemon has: none yet. */
    ObservingParts SHIPPED = config -> List.of();

    /** @throws ConfigException where the configuration says something of them that cannot be understood */
    List<ObservingPart<?>> of(Config config) throws ConfigException;
}
