package io.apilog.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.Configured;
import io.apilog.app.stage.ObservingParts;
import io.apilog.config.Config;
import io.apilog.metrics.scraper.Scrapers;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One configuration after another, as reloads make them. */
class NextGenerationTest {
    private static final int RELOADS = 16;

    @TempDir
    Path dir;

    private final Scrapers scrapers = new Scrapers(InstantSource.system());
    private final Set<String> open = new HashSet<>(Set.of("a", "b"));
    private long copy;

    private Generation first() throws Exception {
        Config config = config();
        return Generation.first(
                config,
                Generation.counting(config, ObservingParts.NONE),
                InputStream.nullInputStream(),
                Optional.empty(),
                scrapers,
                ObservingParts.NONE);
    }

    private Config config() throws Exception {
        Path log = dir.resolve("access.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        return Configured.files(log.toString());
    }

    private long scrape(String connection) {
        long hash = scrapers.hash("192.0.2.1", "Prometheus/3.1.0");
        long revealed = scrapers.save().revealed().to(hash);
        scrapers.shown(hash, connection, () -> open.contains(connection), 1, ++copy);
        return revealed;
    }

    @Test
    void what_was_shown_is_known_once_however_often_the_configuration_is_read_again() throws Exception {
        scrape("a");
        Generation generation = first();
        for (int reload = 0; reload < RELOADS; reload++) {
            generation = generation.next(config());
        }
        assertThat(scrapers.save().shown()).hasSize(1);
    }

    @Test
    void a_server_that_is_gone_is_not_waited_for_behind_a_reload() throws Exception {
        scrape("a");
        scrape("b");
        scrape("a");
        open.remove("b");
        first().next(config());
        scrape("a");
        assertThat(scrape("a")).isEqualTo(4);
    }
}
