package io.apilog.app.checkpoint;

import io.apilog.app.part.LinesCopy;
import io.apilog.app.part.LinesPart;
import io.apilog.app.part.ScrapersPart;
import io.apilog.app.part.SeriesPart;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.config.Config;
import io.apilog.http.scrape.MetricsWithheldException;
import io.apilog.metrics.Metric;
import io.apilog.metrics.SavedLines;
import io.apilog.metrics.scraper.Revealed;
import io.apilog.metrics.scraper.SavedScrapers;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.part.Copies;
import io.apilog.part.Parts;
import io.apilog.part.ReadParts;
import io.apilog.request.Source;
import io.apilog.source.Follower;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.checkpoint.CheckpointWriter;
import io.apilog.state.Captures;
import io.apilog.state.Loaded;
import io.apilog.state.SaveStatus;
import io.apilog.state.Saver;
import io.apilog.state.Section;
import io.apilog.state.StateConfig;
import io.apilog.state.StateDirectory;
import io.apilog.state.StateException;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What survives a restart: positions and counts of one moment, saved together, and what a scrape may show of them. */
public final class Checkpointing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);
    private static final Duration SCRAPE_WAITS = Duration.ofMillis(200);
    private static final Duration LAST_COPY_WITHIN = Duration.ofMillis(500);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int LONGEST_BOOT_ID = 64;

    private final StateConfig config;
    private final StateDirectory directory;
    private final InstantSource clock;
    private final Optional<Restored> restored;
    private final boolean beginsAtEnd;
    private volatile boolean withheld;
    private volatile Revealed revealedAtStart = SavedScrapers.NONE.revealed();
    private Map<String, Section> unknown = Map.of();
    private @Nullable Saver<Kept> saver;

    /** Of what reads now; there is nothing to ask before something does. */
    private Captures<Kept> captures = taken -> {};

    private Checkpointing(StateConfig config, StateDirectory directory, InstantSource clock) throws StateException {
        this.config = config;
        this.directory = directory;
        this.clock = clock;
        Loaded<Restored> loaded = directory.load(CheckpointSections::read);
        Optional<Restored> found = Optional.empty();
        boolean atEnd = false;
        if (loaded instanceof Loaded.Last<Restored> last) {
            found = Optional.of(last.value());
            LOG.info("going on from what was saved in {} at {}", directory.path(), time(last.value()));
        } else if (loaded instanceof Loaded.Earlier<Restored> earlier) {
            Optional<String> missing = Follower.missing(earlier.value().positions(), System::nanoTime);
            if (missing.isEmpty()) {
                found = Optional.of(earlier.value());
                withheld = true;
                LOG.warn(
                        "{}: {}. Going on from what was saved at {}; /metrics answers 503 until what was written since"
                                + " is counted",
                        directory.path(),
                        earlier.why(),
                        time(earlier.value()));
            } else {
                atEnd = true;
                beginsAnew(earlier.why() + ", and " + missing.get() + " is needed to go on from the one before");
            }
        } else if (loaded instanceof Loaded.Unusable<Restored> unusable) {
            atEnd = true;
            beginsAnew(unusable.why());
        } else {
            LOG.info("keeping positions and counts in {} from now on: this is the first start there", directory.path());
        }
        found.ifPresent(from -> say(from.losses()));
        this.restored = found;
        this.beginsAtEnd = atEnd || found.isPresent() && !found.get().knowsPositions();
    }

    private void beginsAnew(String why) {
        LOG.error("{}: {}. Every counter begins at 0, and reading at the end of each file", directory.path(), why);
    }

    private void say(List<String> losses) {
        losses.forEach(loss -> LOG.warn("{}: {}", directory.path(), loss));
    }

    private static Instant time(Restored restored) {
        return Instant.ofEpochMilli(restored.snapshot().savedMillis());
    }

    /**
     * Takes the directory and finds what is there.
     *
     * @throws StateException it cannot be used
     */
    public static Checkpointing open(StateConfig config, Path path, InstantSource clock) throws StateException {
        StateDirectory directory = StateDirectory.open(
                path, bootId(), config.saver().forceInterval().isPresent());
        try {
            return new Checkpointing(config, directory, clock);
        } catch (StateException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Which run of the machine this is, where Linux tells. */
    private static String bootId() {
        try {
            String id = Files.readString(BOOT_ID).strip();
            return id.length() > LONGEST_BOOT_ID ? "" : id;
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether nothing may be counted that is there now, as counters begin anew and cannot say since when. */
    public boolean beginsAtEnd() {
        return beginsAtEnd;
    }

    /** Where reading goes on. */
    public Checkpoint positions() {
        return restored.map(Restored::positions).orElse(Checkpoint.NONE);
    }

    /** Puts the parts back. Before anything is counted. */
    public void restore(ConfiguredStages counting, Parts parts, Config now) {
        if (restored.isEmpty()) {
            return;
        }
        Restored from = restored.get();
        ReadParts read = parts.read(from.snapshot(), CheckpointSections.NO_PARTS);
        say(read.losses());
        unknown = read.unknown();
        if (!unknown.isEmpty()) {
            LOG.info(
                    "{}: kept for the version that wrote them: {}",
                    directory.path(),
                    String.join(", ", new TreeSet<>(unknown.keySet())));
        }
        RenamedSources renamed = new RenamedSources(
                sources(read.copies()),
                from.positions(),
                counting.sources(),
                now.sources(),
                now.follow().maxFiles());
        renamed.say(LOG);
        counting.cut().take(() -> parts.restore(read.copies(), renamed)).forEach(LOG::warn);
        read.copies().find(ScrapersPart.class).ifPresent(scrapers -> revealedAtStart = scrapers.revealed());
    }

    /** The sources that have counts. */
    private static List<Source> sources(Copies copies) {
        List<SavedLines> lines =
                copies.find(LinesPart.class).map(LinesCopy::saved).orElse(List.of());
        return lines.isEmpty()
                ? copies.find(SeriesPart.class)
                        .map(series -> series.saved().sources())
                        .orElse(List.of())
                : lines.stream().map(SavedLines::source).toList();
    }

    /**
     * Begins to save what counts and reads, or goes on with what took its place. On the reading thread, when it is known what is there
     * and nothing is read yet.
     */
    public void begin(ConfiguredStages counting, Parts parts, Follower follower, Scrapers scrapers) {
        Saver<Kept> first = null;
        synchronized (this) {
            captures = taken -> follower.atCommit(() -> copy(counting, parts, follower, scrapers, taken));
            if (saver == null) {
                Map<String, Section> others = unknown;
                CheckpointWriter positions = new CheckpointWriter(positions(), directory);
                first = new Saver<>(
                        directory,
                        config.saver(),
                        this::capture,
                        kept -> CheckpointSections.write(kept, positions, others),
                        Kept.SETTLING,
                        System::nanoTime,
                        clock);
                saver = first;
            }
        }
        if (first != null) {
            first.begin(Kept.of(counting, parts, follower), Kept::behind);
        }
    }

    private void capture(Consumer<Kept> taken) {
        Captures<Kept> now;
        synchronized (this) {
            now = captures;
        }
        now.request(taken);
    }

    private void copy(
            ConfiguredStages counting, Parts parts, Follower follower, Scrapers scrapers, Consumer<Kept> taken) {
        if (withheld && follower.firstPassDone()) {
            // What is new since the earlier snapshot may have been seen before: to be 0 once more would be a reset.
            counting.cut().take(() -> {
                scrapers.allSeen(counting.api().copies());
                return true;
            });
        }
        taken.accept(Kept.of(counting, parts, follower));
    }

    private synchronized @Nullable Saver<Kept> saver() {
        return saver;
    }

    /**
     * What a scrape shows: what was saved last.
     *
     * @param live what is counted now, shown where nothing can be saved
     * @throws MetricsWithheldException counts could go backwards
     */
    public Shown show(Supplier<Shown> live) throws MetricsWithheldException {
        Saver<Kept> running = saver();
        if (withheld) {
            boolean caughtUp = running != null && running.show(SCRAPE_WAITS, Kept::firstPassDone, () -> false);
            if (!caughtUp) {
                throw new MetricsWithheldException("what was written since the saved state is being counted");
            }
            withheld = false;
        }
        if (running == null) {
            // Nothing is read yet, so what is there now was saved; what was shown since is not.
            return new Shown(live.get().gathering(), revealedAtStart);
        }
        return running.show(SCRAPE_WAITS, kept -> Shown.of(kept.gathering()), live);
    }

    /** The families about saving. */
    public List<MetricFamilySamples> families() {
        SaveStatus status = status();
        return List.of(
                Metric.STATE_LAST_SAVE.family(List.of(Metric.STATE_LAST_SAVE.sample(status.lastSaveMillis() / 1e3))),
                Metric.STATE_SAVE_FAILURES.family(
                        List.of(Metric.STATE_SAVE_FAILURES.sample((double) status.failures()))),
                Metric.STATE_WRITTEN_BYTES.family(
                        List.of(Metric.STATE_WRITTEN_BYTES.sample((double) directory.written()))));
    }

    /** Why the last save failed; empty where it did not. */
    public String failure() {
        return status().failure();
    }

    private SaveStatus status() {
        Saver<Kept> running = saver();
        return running == null ? new SaveStatus(0, 0, "") : running.status();
    }

    /** How saving goes, for people. */
    public String inWords() {
        SaveStatus status = status();
        if (!status.failure().isEmpty()) {
            return directory.path() + " cannot be written: " + status.failure();
        }
        return status.lastSaveMillis() == 0
                ? directory.path() + ", nothing saved yet"
                : directory.path() + ", saved at " + Instant.ofEpochMilli(status.lastSaveMillis());
    }

    /** Saves once more; nothing is counted any more. */
    public void finish() {
        Saver<Kept> running = saver();
        if (running != null) {
            running.finish(LAST_COPY_WITHIN);
        }
    }

    @Override
    public void close() {
        Saver<Kept> running = saver();
        if (running != null) {
            running.close();
        }
        directory.close();
    }
}
