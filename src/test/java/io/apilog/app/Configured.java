package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.settings.ConfigException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Configurations as the command line makes them. */
public final class Configured {
    private Configured() {}

    /** Of files on the command line. */
    public static Config files(String... files) throws ConfigException {
        return ConfigLoader.load(new EnumMap<>(Flag.class), List.of(files), Map.of(), Inputs.REQUIRED);
    }

    /** Of a YAML file. */
    public static Config yaml(String file) throws ConfigException {
        return ConfigLoader.load(
                new EnumMap<>(Map.of(Flag.CONFIG_FILE, List.of(file))), List.of(), Map.of(), Inputs.OPTIONAL);
    }
}
