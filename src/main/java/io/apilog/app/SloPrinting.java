package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Place;
import io.apilog.slo.SloConfig;
import io.apilog.slo.SloRules;
import java.io.PrintStream;

/** Prints the rules for the objectives of a configuration: {@code slo}. */
public final class SloPrinting {
    private SloPrinting() {}

    /**
     * Prints them.
     *
     * @param file the configuration as the user named it
     * @throws ConfigException if there are no objectives, or one names what is not there; nothing was printed
     */
    public static void print(Config config, String file, PrintStream out) throws ConfigException {
        SloConfig slo = config.slo();
        if (slo.objectives().isEmpty()) {
            throw new ConfigException(
                    Place.of(file),
                    "there are no objectives: list them under slo.objectives, each with a name and a target");
        }
        Service.check(config);
        out.print(new SloRules(slo.service(), config.metrics()).of(slo.objectives(), slo.capacity()));
    }
}
