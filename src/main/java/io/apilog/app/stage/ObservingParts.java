package io.apilog.app.stage;

import io.apilog.config.Config;
import io.apilog.part.ObservingPart;
import io.apilog.settings.ConfigException;
import java.util.List;

/**
 * What sees every line and keeps something of it, besides the metrics of the API and of lines. Made anew for each configuration, and for a
 * mere check of one: making them has no effect outside.
 */
@FunctionalInterface
public interface ObservingParts {
    /** None. */
    ObservingParts NONE = (config, surroundings) -> List.of();

    /** THE list of those that the daemon has. */
    ObservingParts SHIPPED = ShippedParts::of;

    /** The same for {@code --once}: what is estimated is the same in every run. */
    ObservingParts ONE_LOOK = ShippedParts::ofOneLook;

    /**
     * Makes them.
     *
     * @throws ConfigException where the configuration says something of them that cannot be understood
     */
    List<ObservingPart<?>> of(Config config, Surroundings surroundings) throws ConfigException;
}
