package io.apilog.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.Configured;
import io.apilog.app.stage.ObservingParts;
import io.apilog.config.Config;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    @TempDir
    Path dir;

    @Test
    void the_stages_are_built_once_for_a_start() throws Exception {
        AtomicInteger built = new AtomicInteger();
        ObservingParts counted = (config, around) -> {
            built.incrementAndGet();
            return ObservingParts.SHIPPED.of(config, around);
        };
        Config config =
                Configured.files(Files.createFile(dir.resolve("access.log")).toString());

        new Daemon(() -> config, InputStream.nullInputStream(), InstantSource.system(), ClassPreload.begin(), counted)
                .close();

        assertThat(built).hasValue(1);
    }
}
