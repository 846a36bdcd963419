package io.apilog.app;

import io.apilog.app.daemon.ClassPreload;
import java.io.InputStream;
import java.util.List;

/** A daemon that counts requests by protocol besides. Its arguments: the file of its configuration. */
final class ProtocolDaemon {
    private ProtocolDaemon() {}

    public static void main(String[] args) throws Exception {
        Service.run(
                () -> Configured.yaml(args[0]),
                args[0],
                InputStream.nullInputStream(),
                ClassPreload.begin(),
                (config, surroundings) -> List.of(new ProtocolCounts()));
    }
}
