package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo}: something to look at without an API. */
class DemoIT {
    @TempDir
    Path temporary;

    @Test
    void it_says_where_to_look_shows_metrics_and_leaves_nothing_behind() {
        ApilogCommand command = ApilogCommand.of("demo", "--web.listen-address=127.0.0.1:0")
                .withJvmArgument("-Djava.io.tmpdir=" + temporary);
        try (RunningDaemon demo = command.start()) {
            Eventually.holds(() -> assertThat(demo.out()).contains("http://localhost:" + demo.port() + "/"));
            Eventually.holds(() -> assertThat(demo.metrics().lines().getOrDefault("accepted", 0L))
                    .isGreaterThan(20));
            assertThat(temporary).isNotEmptyDirectory();

            assertThat(demo.stop().exitCode()).isZero();
            assertThat(temporary).isEmptyDirectory();
        }
    }
}
