package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.config.SourceConfig;
import io.apilog.http.BuildInfo;
import io.apilog.http.HttpServer;
import io.apilog.http.ListenException;
import io.apilog.http.MetricsWithheldException;
import io.apilog.http.Site;
import io.apilog.http.StatusPage;
import io.apilog.http.WebSettings.ListenAddress;
import io.apilog.metrics.LineMetrics;
import io.apilog.source.FileStatus;
import io.apilog.source.FollowSettings;
import io.apilog.source.Follower;
import io.apilog.source.Positions;
import io.apilog.source.ReadFrom;
import io.apilog.state.StateException;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole program as it follows and serves; the one class that knows every stage. Stages start last to first, so that nothing is
 * read before it can be shown, and close first to last, so that what was read is shown until the end.
 */
public final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(2);

    private final Config config;
    private final InstantSource clock;
    private final Instant upSince;
    private final Build build = Build.current();
    private final Counting counting;
    private final Optional<Keeping> keeping;
    private final FollowingMetrics following;
    private final CollectorRegistry registry = new CollectorRegistry();
    private final Follower follower;
    private final HttpServer server;
    private volatile CountDownLatch lastScrape = new CountDownLatch(1);
    private volatile boolean holdsBack;

    /**
     * Makes the stages; nothing is read and no port is opened.
     *
     * @param standardInput read where a source names {@code -}
     * @throws ConfigException for a format or a route that cannot be understood
     * @throws StateException if the state directory cannot be used
     */
    public Daemon(Config config, InputStream standardInput, InstantSource clock)
            throws ConfigException, StateException {
        this.config = config;
        this.clock = clock;
        this.upSince = clock.instant();
        this.counting = new Counting(config, config.metrics(), System::nanoTime);
        this.keeping = keeping(config, clock);
        keeping.ifPresent(state -> state.restore(counting));
        this.following = new FollowingMetrics(counting.sources(), this::isBehind);
        this.follower = new Follower(
                config.sources().stream().map(SourceConfig::source).toList(),
                settings(config, keeping.map(Keeping::beginsAtEnd).orElse(false)),
                standardInput,
                counting.pipelines(),
                counting.cut(),
                following,
                keeping.map(Keeping::positions).orElse(Positions.NONE),
                this::firstLook,
                System::nanoTime);
        this.server = new HttpServer(
                config.web(),
                new Site(
                        new BuildInfo(Build.PRODUCT, build.version(), build.revision()),
                        this::scrape,
                        this::scraped,
                        this::isReady,
                        this::status),
                clock);
        DefaultExports.register(registry);
    }

    private static Optional<Keeping> keeping(Config config, InstantSource clock) throws StateException {
        Optional<Path> directory = config.state().directory();
        return directory.isEmpty()
                ? Optional.empty()
                : Optional.of(Keeping.open(config.state(), directory.get(), clock));
    }

    /** On the reading thread, before anything is read: what was found is saved, so that it is known after any end. */
    private void firstLook() {
        keeping.ifPresent(state -> state.begin(counting, follower));
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

    /**
     * Opens the ports, then begins to read. Returns at once.
     *
     * @throws ListenException if an address cannot be listened on; nothing was read
     */
    public void start() throws ListenException {
        server.start();
        List<ListenAddress> addresses = config.web().listenAddresses();
        for (int i = 0; i < addresses.size(); i++) {
            LOG.info("serving http://{}:{}/metrics", host(addresses.get(i)), ports().get(i));
        }
        counting.documents().forEach(document -> LOG.info("{}", document.inWords()));
        counting.warnOfTooManyRoutes();
        if (keeping.isEmpty()) {
            LOG.info("nothing survives a restart: counters begin at 0 again, and reading where --read.from says;"
                    + " --state.dir keeps both");
        }
        follower.start();
    }

    private static String host(ListenAddress address) {
        String host = address.host().isEmpty() ? "localhost" : address.host();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** The ports that are listened on, in the order of the settings. */
    public List<Integer> ports() {
        return server.boundPorts();
    }

    /** Whether a backlog found at the start is being read: the first pass is not done. */
    private boolean isBehind() {
        return !follower.firstPassDone();
    }

    /** Whether the first pass over every file is done. */
    public boolean isReady() {
        return follower.firstPassDone();
    }

    /**
     * Finishes the lines at hand, serves until one more scrape has shown every count if a linger is configured, and closes everything. Takes less
     * than 4 seconds besides the linger.
     */
    @Override
    public void close() {
        follower.close(FINISH_WITHIN);
        linger(config.shutdownLinger());
        keeping.ifPresent(Keeping::finish);
        server.close();
        keeping.ifPresent(Keeping::close);
    }

    private void linger(Duration most) {
        if (most.isZero()) {
            return;
        }
        CountDownLatch scrape = new CountDownLatch(1);
        lastScrape = scrape;
        LOG.info("serving until one more scrape has come, for at most {} s", most.toSeconds());
        try {
            if (!scrape.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.info("no scrape came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A scrape that showed a new series as 0 was not the last that is needed. */
    private void scraped() {
        if (!holdsBack) {
            lastScrape.countDown();
        }
    }

    private Enumeration<MetricFamilySamples> scrape(boolean byScraper) throws MetricsWithheldException {
        List<FileStatus> files = follower.files();
        Gathering gathering =
                keeping.isEmpty() ? Gathering.of(counting) : keeping.get().show(() -> Gathering.of(counting));
        if (byScraper) {
            gathering = gathering.shownToScraper(counting);
            holdsBack = gathering.api().holdsBack();
        }
        List<MetricFamilySamples> families = new ArrayList<>(gathering.families());
        families.addAll(following.families(files, byScraper, lastEntryAges(gathering.lines())));
        keeping.ifPresent(state -> families.addAll(state.families()));
        families.add(build.family());
        List<MetricFamilySamples> shown = new ArrayList<>(counting.metrics().shown(families));
        shown.addAll(Collections.list(registry.metricFamilySamples()));
        return Collections.enumeration(shown);
    }

    private Map<String, Double> lastEntryAges(LineMetrics.Snapshot lines) {
        Map<String, Double> ages = new HashMap<>();
        long now = clock.millis();
        lines.lastEntryMillis().forEach((source, millis) -> ages.put(source.name(), Math.max(0, now - millis) / 1e3));
        return ages;
    }

    private StatusPage status() {
        List<FileStatus> files = follower.files();
        String waitsFor = isReady() ? "" : "the first pass over " + files.size() + " files";
        return StatusPages.of(
                counting, files, waitsFor, keeping.map(Keeping::inWords).orElse(""), clock.instant(), upSince);
    }
}
