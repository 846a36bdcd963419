package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.config.Place;
import io.apilog.config.SourceConfig;
import io.apilog.metrics.FamilyDefinition;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.source.FollowSettings;
import io.apilog.source.Follower;
import io.apilog.source.Positions;
import io.apilog.source.ReadFrom;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What reads and counts after one configuration. Another configuration makes another one, which goes on where this one stood. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Config config;
    private final InputStream standardInput;
    private final Optional<Keeping> keeping;
    private final Counting counting;
    private final FollowingMetrics following;
    private final Follower follower;
    private final Scrapers scrapers;

    private Running(
            Config config,
            InputStream standardInput,
            Counting counting,
            Optional<Keeping> keeping,
            Positions positions,
            Scrapers scrapers,
            boolean wasReady) {
        this.config = config;
        this.scrapers = scrapers;
        this.standardInput = standardInput;
        this.keeping = keeping;
        this.counting = counting;
        counting.expectDocumented();
        this.following = new FollowingMetrics(counting.sources(), () -> !wasReady && isBehind());
        counting.history().leaveOutWhile(() -> !wasReady && isBehind());
        this.follower = new Follower(
                config.sources().stream().map(SourceConfig::source).toList(),
                settings(config, keeping.map(Keeping::beginsAtEnd).orElse(false)),
                standardInput,
                counting.pipelines(),
                counting.cut(),
                following,
                positions,
                this::firstLook,
                System::nanoTime);
    }

    /**
     * Begins, where nothing ran before in this process. Nothing is read before {@link #start}.
     *
     * @throws ConfigException for a format, a route or an OpenAPI document that cannot be understood
     */
    static Running first(Config config, InputStream standardInput, Optional<Keeping> keeping, Scrapers scrapers)
            throws ConfigException {
        Counting counting = new Counting(config, config.metrics(), System::nanoTime);
        keeping.ifPresent(state -> state.restore(counting, config));
        Positions positions = keeping.map(Keeping::positions).orElse(Positions.NONE);
        return new Running(config, standardInput, counting, keeping, positions, scrapers, false);
    }

    /**
     * Finds what is wrong before anything is touched.
     *
     * @throws ConfigException for a format, a route or an OpenAPI document that cannot be understood
     */
    static void check(Config config) throws ConfigException {
        new Counting(config, config.metrics(), System::nanoTime);
    }

    /** On the reading thread, before anything is read: what was found is saved, so that it is known after any end. */
    private void firstLook() {
        keeping.ifPresent(state -> state.begin(counting, follower, scrapers));
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

    Counting counting() {
        return counting;
    }

    FollowingMetrics following() {
        return following;
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
    Running next(Config other) throws ConfigException {
        if (readsStandardInput(config) || readsStandardInput(other)) {
            throw new ConfigException(
                    Place.of("standard input"),
                    "is read by a source, and what was read of it cannot be handed over: start the daemon again"
                            + " instead");
        }
        Counting counting = new Counting(other, other.metrics(), System::nanoTime);
        boolean wasReady = !isBehind();
        Positions positions = end();
        RenamedSources renamed = new RenamedSources(
                this.counting.sources(),
                positions,
                counting.sources(),
                other.sources(),
                other.follow().maxFiles());
        renamed.inWords().forEach(LOG::info);
        renamed.dropped().forEach(LOG::warn);
        List<FamilyDefinition> anew = counting.goOn(this.counting, renamed);
        anew.forEach(family -> LOG.warn(
                "{} begins at 0: its labels or buckets are others now",
                family.metric().fullName()));
        Running next = new Running(other, standardInput, counting, keeping, positions, scrapers, wasReady);
        next.following.goOn(following);
        return next;
    }

    private static boolean readsStandardInput(Config config) {
        return config.sources().stream()
                .anyMatch(source -> source.source().paths().contains(Follower.STANDARD_INPUT));
    }

    private Positions end() {
        follower.close();
        CompletableFuture<Positions> positions = new CompletableFuture<>();
        follower.atCommit(() -> positions.complete(follower.positions()));
        return positions.join();
    }

    /** Finishes the lines at hand. */
    void close(Duration finishWithin) {
        follower.close(finishWithin);
    }
}
