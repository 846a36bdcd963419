package io.apilog.app;

import io.apilog.app.daemon.ClassPreload;
import io.apilog.config.ConfigLoader;
import io.apilog.config.ConfigLoader.Inputs;
import io.apilog.config.Flag;
import io.apilog.config.Sections;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A daemon that counts requests by protocol besides. Its arguments: the file of its configuration. */
final class ProtocolDaemon {
    private ProtocolDaemon() {}

    public static void main(String[] args) throws Exception {
        Service.run(
                () -> ConfigLoader.load(
                        new EnumMap<>(Map.of(Flag.CONFIG_FILE, List.of(args[0]))),
                        List.of(),
                        Map.of(),
                        Inputs.REQUIRED,
                        Sections.SHIPPED.and(ProtocolCounts.SECTION)),
                args[0],
                InputStream.nullInputStream(),
                ClassPreload.begin(),
                (config, surroundings) ->
                        List.of(new ProtocolCounts(config.settings().of(ProtocolCounts.SECTION))));
    }
}
