package io.apilog.app.daemon;

import io.apilog.app.checkpoint.Checkpointing;
import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.checkpoint.RenamedSources;
import io.apilog.app.part.FileMetrics;
import io.apilog.app.part.ScrapersPart;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.stage.ObservingParts;
import io.apilog.config.Config;
import io.apilog.config.SourceConfig;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.part.Copies;
import io.apilog.part.Parts;
import io.apilog.settings.ConfigException;
import io.apilog.settings.Place;
import io.apilog.source.FollowSettings;
import io.apilog.source.Follower;
import io.apilog.source.ReadFrom;
import io.apilog.source.SourceSettings;
import io.apilog.source.checkpoint.Checkpoint;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What reads and counts after one configuration. Another configuration makes another one, which goes on where this one stood. */
final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    private volatile Config config;
    private final InputStream standardInput;
    private final Optional<Checkpointing> keeping;
    private final ConfiguredStages counting;
    private final FileMetrics files;
    private final Parts parts;
    private final Follower follower;
    private final ScrapersPart shown;
    private final ObservingParts observing;

    private Generation(
            Config config,
            InputStream standardInput,
            ConfiguredStages counting,
            FileMetrics files,
            Parts parts,
            Optional<Checkpointing> keeping,
            Checkpoint positions,
            ScrapersPart shown,
            ObservingParts observing,
            boolean wasReady) {
        this.config = config;
        this.files = files;
        this.parts = parts;
        this.shown = shown;
        this.observing = observing;
        this.standardInput = standardInput;
        this.keeping = keeping;
        this.counting = counting;
        counting.expectDocumented();
        files.catchesUpWhile(() -> !wasReady && isBehind());
        counting.history().leaveOutWhile(() -> !wasReady && isBehind());
        this.follower = new Follower(
                config.sources().stream().map(SourceConfig::source).toList(),
                settings(config, keeping.map(Checkpointing::beginsAtEnd).orElse(false)),
                standardInput,
                counting.pipelines(),
                counting.cut(),
                files,
                positions,
                this::firstLook,
                System::nanoTime,
                InstantSource.system());
    }

    /**
     * Begins, where nothing ran before in this process. Nothing is read before {@link #start}.
     *
     * @param counting of this configuration and these observers, with nothing counted
     */
    static Generation first(
            Config config,
            ConfiguredStages counting,
            InputStream standardInput,
            Optional<Checkpointing> keeping,
            Scrapers scrapers,
            ObservingParts observing) {
        FileMetrics files = new FileMetrics(counting.sources());
        ScrapersPart shown = new ScrapersPart(scrapers);
        Parts parts = parts(counting, files, shown);
        keeping.ifPresent(state -> state.restore(counting, parts, config));
        Checkpoint positions = keeping.map(Checkpointing::positions).orElse(Checkpoint.NONE);
        return new Generation(
                config, standardInput, counting, files, parts, keeping, positions, shown, observing, false);
    }

    /**
     * Makes the stages, and finds so what is wrong; nothing outside of them is touched.
     *
     * @throws ConfigException for a format, a route or an OpenAPI document that cannot be understood
     */
    static ConfiguredStages counting(Config config, ObservingParts observing) throws ConfigException {
        return new ConfiguredStages(config, config.metrics(), System::nanoTime, observing);
    }

    /**
     * THE list of what goes on.
     *
     * @param shown the same in all generations: who is scraping sees no more of a reload than that
     */
    private static Parts parts(ConfiguredStages counting, FileMetrics files, ScrapersPart shown) {
        return counting.parts().and(List.of(files, shown));
    }

    /** On the reading thread, before anything is read: what was found is saved, so that it is known after any end. */
    private void firstLook() {
        keeping.ifPresent(state -> state.begin(counting, parts, follower, shown.scrapers()));
    }

    private static FollowSettings settings(Config config, boolean fromEnd) {
        return new FollowSettings(
                fromEnd ? ReadFrom.END : config.readFrom(),
                config.follow().pollInterval(),
                config.follow().maxLineBytes(),
                config.follow().maxFiles(),
                config.follow().maxOpenFiles(),
                FollowSettings.DEFAULT.linger());
    }

    void start() {
        follower.start();
    }

    Config config() {
        return config;
    }

    /** Another configuration holds that nothing here is made of. */
    void configured(Config other) {
        config = other;
    }

    ConfiguredStages counting() {
        return counting;
    }

    FileMetrics files() {
        return files;
    }

    Follower follower() {
        return follower;
    }

    /** Whether what was there at the start is still being read. */
    boolean isBehind() {
        return !follower.firstPassDone();
    }

    /**
     * Ends this and makes what goes on: with every position, every count that means the same, and the endpoints. Not started yet.
     *
     * @throws ConfigException the configuration cannot hold; this goes on
     */
    Generation next(Config other) throws ConfigException {
        if (readsStandardInput(config) || readsStandardInput(other)) {
            throw new ConfigException(
                    Place.of("standard input"),
                    "is read by a source, and what was read of it cannot be handed over: start the daemon again"
                            + " instead");
        }
        ConfiguredStages counting = counting(other, observing);
        FileMetrics nextFiles = new FileMetrics(counting.sources());
        Parts nextParts = parts(counting, nextFiles, shown);
        boolean wasReady = !isBehind();
        Checkpoint positions = end();
        RenamedSources renamed = new RenamedSources(
                this.counting.sources(),
                positions,
                counting.sources(),
                other.sources(),
                other.follow().maxFiles());
        renamed.say(LOG);
        Copies last = this.counting.cut().take(parts::copy);
        counting.cut().take(() -> nextParts.restore(last, renamed)).forEach(LOG::warn);
        return new Generation(
                other, standardInput, counting, nextFiles, nextParts, keeping, positions, shown, observing, wasReady);
    }

    /** What a scrape shows of now. */
    Gathering gathering() {
        return counting.cut().take(() -> Gathering.copy(counting, parts));
    }

    private static boolean readsStandardInput(Config config) {
        return config.sources().stream()
                .anyMatch(source -> source.source().paths().contains(SourceSettings.STANDARD_INPUT));
    }

    private Checkpoint end() {
        follower.close();
        CompletableFuture<Checkpoint> positions = new CompletableFuture<>();
        follower.atCommit(() -> positions.complete(follower.positions()));
        return positions.join();
    }

    /** Finishes the lines at hand. */
    void close(Duration finishWithin) {
        follower.close(finishWithin);
    }
}
