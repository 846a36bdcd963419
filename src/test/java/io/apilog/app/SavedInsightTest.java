package io.apilog.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.app.checkpoint.CheckpointSections;
import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.checkpoint.Restored;
import io.apilog.app.part.FileMetrics;
import io.apilog.app.part.ScrapersPart;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.stage.ObservingParts;
import io.apilog.config.Config;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.part.Parts;
import io.apilog.part.ReadParts;
import io.apilog.part.SourceNames;
import io.apilog.state.Loaded;
import io.apilog.state.StateDirectory;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a version saved of the families about insight is read by every later one. A folder {@code layout-N} is the state directory of a daemon that
 * was killed, with its configuration and its last scrape; none of them is ever changed.
 */
class SavedInsightTest {
    private static final Path GOLDEN = Path.of("src/test/resources/insight-state");

    private static final String COUNTERS =
            "apilog_(requests_by_agent|consumer_requests|failure_outcomes|retries|sessions|transitions"
                    + "|funnel|security_events|attack_requests|unauthenticated_success|data_access|credentials_in_url|http_violations"
                    + "|scheme_requests)_total\\{.*|apilog_(recovery_seconds|session_requests)_count\\{.*";

    @TempDir
    Path directory;

    static Stream<String> layouts() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void counters_go_on_from_what_any_version_saved(String layout) throws Exception {
        Path golden = GOLDEN.resolve(layout);
        for (String name : List.of("snapshot", "snapshot.previous")) {
            Files.copy(golden.resolve(name), directory.resolve(name));
        }
        Config config = Configured.yaml(golden.resolve("config.yaml").toString());
        ConfiguredStages counting =
                new ConfiguredStages(config, config.metrics(), System::nanoTime, ObservingParts.SHIPPED);
        Parts parts = counting.parts()
                .and(List.of(
                        new FileMetrics(counting.sources()), new ScrapersPart(new Scrapers(InstantSource.system()))));
        try (StateDirectory state = StateDirectory.open(directory, "boot", false)) {
            Loaded<Restored> loaded = state.load(CheckpointSections::read);
            // After a start of the machine the last snapshot may not be on the disk: the one before is as good here.
            assertThat(loaded).isInstanceOfAny(Loaded.Last.class, Loaded.Earlier.class);
            restore(
                    parts,
                    counting,
                    loaded instanceof Loaded.Last<Restored> last
                            ? last.value()
                            : ((Loaded.Earlier<Restored>) loaded).value());
        }
        StringWriter shown = new StringWriter();
        TextFormat.write004(
                shown, Collections.enumeration(Gathering.of(counting).families()));

        Map<String, Double> expected =
                counters(Files.readString(golden.resolve("metrics.txt")).lines());
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(counters(shown.toString().lines())).isEqualTo(expected);
    }

    private static void restore(Parts parts, ConfiguredStages counting, Restored restored) {
        ReadParts read = parts.read(restored.snapshot(), CheckpointSections.NO_PARTS);
        assertThat(read.losses()).isEmpty();
        assertThat(read.unknown()).isEmpty();
        // Sketches are of the key that the state had, and begin anew; counters do not.
        counting.cut().take(() -> parts.restore(read.copies(), SourceNames.UNCHANGED));
    }

    /** A series that is 0 may be made when something happens; what was open is unknown after a restart. */
    private static Map<String, Double> counters(Stream<String> lines) {
        Map<String, Double> counters = new TreeMap<>();
        lines.filter(line -> line.matches(COUNTERS) && !line.contains("outcome=\"unknown\""))
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    double value = Double.parseDouble(line.substring(space));
                    if (value > 0) {
                        counters.put(line.substring(0, space), value);
                    }
                });
        return counters;
    }
}
