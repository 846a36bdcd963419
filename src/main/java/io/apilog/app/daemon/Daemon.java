package io.apilog.app.daemon;

import io.apilog.app.checkpoint.Checkpointing;
import io.apilog.app.checkpoint.Gathering;
import io.apilog.app.checkpoint.Shown;
import io.apilog.app.page.Build;
import io.apilog.app.page.Causes;
import io.apilog.app.page.OffendersPage;
import io.apilog.app.page.Overviews;
import io.apilog.app.page.Standing;
import io.apilog.app.stage.ClientKeyFile;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.stage.ObservingParts;
import io.apilog.bytes.PathText;
import io.apilog.config.Config;
import io.apilog.config.Settings;
import io.apilog.http.HttpServer;
import io.apilog.http.ListenException;
import io.apilog.http.access.WebAccess;
import io.apilog.http.page.Site;
import io.apilog.http.scrape.MetricsWithheldException;
import io.apilog.http.scrape.Scraped;
import io.apilog.http.scrape.Scraper;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.log.DaemonLog;
import io.apilog.log.LogSettings;
import io.apilog.metrics.LineMetrics;
import io.apilog.metrics.scraper.Scrapers;
import io.apilog.overview.Overview;
import io.apilog.overview.Overview.Program;
import io.apilog.privacy.Pseudonyms;
import io.apilog.settings.ConfigException;
import io.apilog.settings.ReloadRule;
import io.apilog.source.report.FileStatus;
import io.apilog.state.StateException;
import io.apilog.webconfig.WatchedWebConfig;
import io.prometheus.client.Collector.MetricFamilySamples;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole program as it follows and serves; the one class that knows every stage. Stages start last to first, so that nothing is
 * read before it can be shown, and close first to last, so that what was read is shown until the end.
 */
public final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOOK_WITHIN = Duration.ofSeconds(20);

    private final Pseudonyms pseudonyms = Pseudonyms.create();
    private final InstantSource clock;
    private final Instant upSince;
    private final Build build = Build.current();
    private final Optional<Checkpointing> keeping;
    private final JvmMetrics jvmMetrics = JvmMetrics.registered();
    private final Reloading reloading;
    private final Scrapers scrapers;
    private final HttpServer server;
    private final boolean secured;
    private final Object changing = new Object();
    private final Settings atStart;
    /** The documents of OpenAPI, as they are now. Under {@link #changing}. */
    private ConfigFiles documents;

    private volatile Generation running;
    private volatile boolean ready;
    private boolean closed;
    private String troubleSaid = "";
    private volatile CountDownLatch lastScrape = new CountDownLatch(1);

    /**
     * Makes the stages; nothing is read and no port is opened.
     *
     * @param source read once now, and again for each reload
     * @param standardInput read where a source names {@code -}
     * @throws ConfigException for a configuration that cannot hold
     * @throws StateException if the state directory cannot be used
     */
    public Daemon(ConfigSource source, InputStream standardInput, InstantSource clock)
            throws ConfigException, StateException {
        this(source, standardInput, clock, ClassPreload.begin(), ObservingParts.SHIPPED);
    }

    public Daemon(
            ConfigSource source,
            InputStream standardInput,
            InstantSource clock,
            ClassPreload groundwork,
            ObservingParts observing)
            throws ConfigException, StateException {
        this.clock = clock;
        this.upSince = clock.instant();
        Config config = source.read();
        // Before anything is touched: it finds what is wrong.
        ConfiguredStages counting = Generation.counting(config, observing);
        Supplier<WebAccess> access = access(config, clock);
        this.secured = access.get().tls().isPresent();
        this.keeping = keeping(config, clock);
        this.scrapers = new Scrapers(clock);
        this.atStart = config.settings();
        this.documents = new ConfigFiles(documents(config));
        this.running = Generation.first(config, counting, standardInput, keeping, scrapers, observing);
        this.reloading = new Reloading(source, this::apply, clock);
        groundwork.await();
        this.server = new HttpServer(
                config().web(),
                access,
                new Site(
                        this::scrape,
                        () -> running.follower().trouble(),
                        this::isReady,
                        this::waitsFor,
                        config().web().lifecycle() ? this::reload : null,
                        this::overview,
                        Map.of(
                                "/-/why",
                                json -> causes(running).draw(json),
                                AuditCheckpoint.PATH,
                                json -> AuditCheckpoint.draw(running.counting(), json),
                                OffendersPage.PATH,
                                json -> OffendersPage.draw(running.counting(), json))),
                clock);
    }

    private static Supplier<WebAccess> access(Config config, InstantSource clock) throws ConfigException {
        String file = config.web().accessFile();
        return file.isEmpty() ? () -> WebAccess.OPEN : WatchedWebConfig.open(PathText.of(file), clock);
    }

    private static Optional<Checkpointing> keeping(Config config, InstantSource clock) throws StateException {
        Optional<Path> directory = config.state().directory();
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        Checkpointing keeping = Checkpointing.open(config.state(), directory.get(), clock);
        ClientKeyFile.make(directory.get());
        return Optional.of(keeping);
    }

    private Config config() {
        return running.config();
    }

    /**
     * Opens the ports, then begins to read. Returns at once.
     *
     * @throws ListenException if an address cannot be listened on; nothing was read
     */
    public void start() throws ListenException {
        server.start();
        List<ListenAddress> addresses = config().web().listenAddresses();
        for (int i = 0; i < addresses.size(); i++) {
            String scheme = secured ? "https" : "http";
            LOG.info("serving {}://{}:{}/metrics", scheme, host(addresses.get(i)), ports().get(i));
        }
        running.counting().documents().forEach(document -> LOG.info("{}", document.inWords()));
        running.counting().warnOfTooManyRoutes();
        if (keeping.isEmpty()) {
            LOG.info("nothing survives a restart: counters begin at 0 again, and reading where --read.from says;"
                    + " --state.dir keeps both");
        }
        running.start();
    }

    private static String host(ListenAddress address) {
        String host = address.host().isEmpty() ? "localhost" : address.host();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** The ports that are listened on, in the order of the settings. */
    public List<Integer> ports() {
        return server.boundPorts();
    }

    /** The configuration now, and how it changes. */
    public Optional<String> reload() {
        return reloading.reload();
    }

    /** Whether a changed file of the configuration is to be read again. */
    public boolean reloadsByItself() {
        return config().autoReload();
    }

    /** The files that the configuration was read from. */
    public List<Path> configFiles(String file) {
        List<Path> files = new ArrayList<>(documents(config()));
        files.add(PathText.of(file));
        return files;
    }

    private static List<Path> documents(Config config) {
        return config.endpoints().openapi().stream()
                .map(document -> PathText.of(document.value()))
                .toList();
    }

    private String apply(Config next) throws ConfigException {
        synchronized (changing) {
            if (closed) {
                return "";
            }
            Settings.Changes changes = next.settings().since(config().settings());
            ConfigFiles nextDocuments = new ConfigFiles(documents(next));
            boolean anew = changes.rules().contains(ReloadRule.ANEW) || !nextDocuments.areSame(documents);
            LogSettings log = config().log();
            if (anew) {
                goOnAnew(next);
            } else {
                Generation.counting(next, ObservingParts.SHIPPED);
                running.configured(next);
            }
            if (!next.log().equals(log)) {
                DaemonLog.configure(next.log().level(), next.log().format());
            }
            documents = nextDocuments;
            return said(changes, next.settings().waiting(atStart));
        }
    }

    private static String said(Settings.Changes changes, List<String> waiting) {
        List<String> now = new ArrayList<>(changes.paths());
        now.removeAll(waiting);
        String holds = now.isEmpty() ? "nothing is set otherwise" : "other than before: " + String.join(", ", now);
        return waiting.isEmpty() ? holds : holds + "; from the next start on: " + String.join(", ", waiting);
    }

    private void goOnAnew(Config next) throws ConfigException {
        Generation successor = running.next(next);
        successor.counting().documents().forEach(document -> LOG.info("{}", document.inWords()));
        successor.counting().warnOfTooManyRoutes();
        running = successor;
        successor.start();
        if (!successor.follower().awaitFirstLook(LOOK_WITHIN)) {
            LOG.warn(
                    "the first look at the files takes longer than {} s: where a source that is new begins at the"
                            + " end, that end is not yet known",
                    LOOK_WITHIN.toSeconds());
        }
    }

    /** Says what keeps reading from going on, once when it begins and once when it is over. For one thread. */
    public void sayTrouble() {
        String now = running.follower().trouble();
        if (now.isEmpty() != troubleSaid.isEmpty()) {
            if (now.isEmpty()) {
                LOG.info("reading goes on");
            } else {
                LOG.error("{}; no other file is read meanwhile, and /-/healthy answers 503", now);
            }
        }
        troubleSaid = now;
    }

    /** Whether the first pass over every file is done. */
    public boolean isReady() {
        ready = ready || !running.isBehind();
        return ready;
    }

    /**
     * Finishes the lines at hand, serves until one more scrape has shown every count if a linger is configured, and closes everything. Takes less
     * than 4 seconds besides the linger.
     */
    @Override
    public void close() {
        synchronized (changing) {
            closed = true;
            running.close(FINISH_WITHIN);
        }
        linger(config().shutdownLinger());
        keeping.ifPresent(Checkpointing::finish);
        server.close();
        keeping.ifPresent(Checkpointing::close);
    }

    /** How long its end may take because of a scrape that is waited for. */
    public Duration linger() {
        return config().shutdownLinger();
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

    /** New series are 0 in the first scrapes that each scraper has had whole. */
    private Scraped scrape(@Nullable Scraper scraper) throws MetricsWithheldException {
        CountDownLatch last = lastScrape;
        if (scraper != null) {
            scrapers.asks(scraper.connection());
        }
        Generation now = running;
        ConfiguredStages counting = now.counting();
        Supplier<Shown> live = () -> Shown.of(now.gathering());
        Shown shown = keeping.isEmpty() ? live.get() : keeping.get().show(live);
        if (scraper == null) {
            return new Scraped(families(now, shown.gathering(), false));
        }
        long hash = scrapers.hash(scraper.address(), scraper.agent());
        Gathering seen = shown.gathering().upTo(shown.revealed().to(hash));
        int zeroScrapes = counting.metrics().zeroScrapes();
        long copy = shown.gathering().api().number();
        return new Scraped(families(now, seen, true), new Scraped.Receipt() {
            @Override
            public void delivered() {
                scrapers.shown(hash, scraper.connection(), scraper.isOpen(), zeroScrapes, copy);
                // One that showed a new series as 0 was not the last that is needed.
                if (!seen.api().holdsBack()) {
                    last.countDown();
                }
            }

            @Override
            public void late() {
                scrapers.late(hash, scraper.connection(), scraper.isOpen(), zeroScrapes, copy);
            }

            @Override
            public void missed() {
                scrapers.missed(hash, scraper.connection());
            }
        });
    }

    private Enumeration<MetricFamilySamples> families(Generation now, Gathering gathering, boolean toScraper) {
        List<FileStatus> files = now.follower().files();
        List<MetricFamilySamples> families = new ArrayList<>(gathering.families());
        families.addAll(
                now.files().now(files, now.follower().knownFiles(), toScraper, lastEntryAges(gathering.lines())));
        keeping.ifPresent(state -> families.addAll(state.families()));
        families.addAll(reloading.families());
        families.add(build.family());
        List<MetricFamilySamples> named =
                new ArrayList<>(now.counting().metrics().shown(families));
        named.addAll(jvmMetrics.families());
        return Collections.enumeration(named);
    }

    private Map<String, Double> lastEntryAges(LineMetrics.Snapshot lines) {
        Map<String, Double> ages = new HashMap<>();
        long now = clock.millis();
        lines.lastEntryMillis().forEach((source, millis) -> ages.put(source.name(), Math.max(0, now - millis) / 1e3));
        return ages;
    }

    private String waitsFor() {
        return isReady()
                ? ""
                : "the first pass over " + running.follower().files().size() + " files";
    }

    private Causes causes(Generation of) {
        return new Causes(of.counting(), pseudonyms);
    }

    private Overview overview() {
        Generation now = running;
        return new Overviews(new Program(Build.PRODUCT, build.version(), build.revision()), clock, upSince)
                .following(
                        now.counting(),
                        now.follower().files(),
                        new Standing(
                                isReady(),
                                now.follower().trouble(),
                                keeping.map(Checkpointing::inWords).orElse(""),
                                keeping.map(Checkpointing::failure).orElse(""),
                                reloading.isSuccessful()),
                        causes(now).findings());
    }
}
