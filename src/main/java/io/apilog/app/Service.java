package io.apilog.app;

import io.apilog.app.daemon.ClassPreload;
import io.apilog.app.daemon.ConfigFiles;
import io.apilog.app.daemon.ConfigSource;
import io.apilog.app.daemon.Daemon;
import io.apilog.app.daemon.Signals;
import io.apilog.app.stage.ConfiguredStages;
import io.apilog.app.stage.ObservingParts;
import io.apilog.bytes.PathText;
import io.apilog.config.Config;
import io.apilog.http.ListenException;
import io.apilog.openapi.OpenApiDocument;
import io.apilog.settings.ConfigException;
import io.apilog.slo.BlindRules;
import io.apilog.state.StateException;
import io.apilog.webconfig.WebConfigFile;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the daemon as a service: until a signal asks it to stop. */
public final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration END_WITHIN = Duration.ofMillis(4_800);

    private static final long MUCH_MEMORY = 512L << 20;

    private Service() {}

    /**
     * Follows and serves until SIGTERM or SIGINT; SIGHUP reads the configuration again.
     *
     * @param file the configuration's file, empty for none
     * @param groundwork begun before the configuration was read
     * @throws ConfigException for a configuration that cannot hold
     * @throws ListenException if an address cannot be listened on
     * @throws StateException if the state directory cannot be used
     */
    public static void run(ConfigSource source, String file, InputStream standardInput, ClassPreload groundwork)
            throws ConfigException, ListenException, StateException {
        run(source, file, standardInput, groundwork, ObservingParts.SHIPPED);
    }

    /**
     * The same, with others that see every line.
     *
     * @param observing see every line
     */
    public static void run(
            ConfigSource source,
            String file,
            InputStream standardInput,
            ClassPreload groundwork,
            ObservingParts observing)
            throws ConfigException, ListenException, StateException {
        CountDownLatch stop = new CountDownLatch(1);
        Signals.on(stop::countDown, "TERM", "INT");
        try (Daemon daemon = new Daemon(source, standardInput, InstantSource.system(), groundwork, observing)) {
            Signals.on(daemon::reload, "HUP");
            daemon.start();
            sayMemory(Runtime.getRuntime().maxMemory());
            watch(daemon, file, stop);
            LOG.info("stopping");
            endBy(END_WITHIN.plus(daemon.linger()));
        }
    }

    /** Where the JVM was given no bound it takes a quarter of the machine's memory before it collects with care. */
    private static void sayMemory(long most) {
        if (most > MUCH_MEMORY) {
            LOG.info(
                    "the JVM may take {} MiB of memory for its heap; deploy/apilog-exporter starts it with 64 MiB,"
                            + " which is enough for the default budgets",
                    most >> 20);
        }
    }

    /** Whatever hangs, a disk or a lock: what was asked to end ends. The program's last handler sees to that. */
    private static void endBy(Duration within) {
        Thread last = new Thread(
                () -> {
                    try {
                        Thread.sleep(within.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new InternalError(
                            "the program was asked to end and did not within " + within.toSeconds() + " s");
                },
                "last-resort");
        last.setDaemon(true);
        last.start();
    }

    /**
     * Gives back what the start left behind, says what keeps reading from going on, and reloads when the file of the configuration, where one is given, has changed; until it is
     * time to stop.
     */
    private static void watch(Daemon daemon, String file, CountDownLatch stop) {
        ConfigFiles files = new ConfigFiles(file.isEmpty() ? List.of() : daemon.configFiles(file));
        boolean started = false;
        try {
            while (!stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                daemon.sayTrouble();
                if (!started && daemon.isReady()) {
                    started = true;
                    // By itself the collector would keep it until the old space is full,
                    // which may be never.
                    System.gc();
                }
                if (daemon.reloadsByItself() && files.haveChanged()) {
                    LOG.info("the configuration has changed");
                    daemon.reload();
                    files = new ConfigFiles(daemon.configFiles(file));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Checks what only the stages can judge: formats, routes, OpenAPI documents, the endpoints of objectives, and the web configuration.
     *
     * @return what is in each document and in the web configuration, and what silences shipped rules, a line for each
     */
    public static List<String> check(Config config) throws ConfigException {
        ConfiguredStages counting =
                new ConfiguredStages(config, config.metrics(), System::nanoTime, ObservingParts.SHIPPED);
        List<String> lines = new ArrayList<>(
                counting.documents().stream().map(OpenApiDocument::inWords).toList());
        if (!config.web().accessFile().isEmpty()) {
            lines.add(WebConfigFile.read(PathText.of(config.web().accessFile())).inWords());
        }
        lines.addAll(BlindRules.of(config.metrics()));
        return lines;
    }

    static void await(CountDownLatch stop) {
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
