package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.http.ListenException;
import io.apilog.openapi.OpenApiDocument;
import io.apilog.state.StateException;
import io.apilog.webconfig.WebConfigFile;
import java.io.InputStream;
import java.nio.file.Path;
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
    public static void run(ConfigSource source, String file, InputStream standardInput, Groundwork groundwork)
            throws ConfigException, ListenException, StateException {
        CountDownLatch stop = new CountDownLatch(1);
        Signals.on(stop::countDown, "TERM", "INT");
        try (Daemon daemon = new Daemon(source, standardInput, InstantSource.system(), groundwork)) {
            Signals.on(daemon::reload, "HUP");
            daemon.start();
            if (!file.isEmpty() && daemon.reloadsByItself()) {
                watch(daemon, file, stop);
            } else {
                await(stop);
            }
            LOG.info("stopping");
        }
    }

    /** Reloads when a file of the configuration has changed, until it is time to stop. */
    private static void watch(Daemon daemon, String file, CountDownLatch stop) {
        ConfigFiles files = new ConfigFiles(daemon.configFiles(file));
        try {
            while (!stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (files.haveChanged()) {
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
     * @return what is in each document and in the web configuration, a line for each
     */
    public static List<String> check(Config config) throws ConfigException {
        Counting counting = new Counting(config, config.metrics(), System::nanoTime);
        List<String> lines = new ArrayList<>(
                counting.documents().stream().map(OpenApiDocument::inWords).toList());
        if (!config.web().accessFile().isEmpty()) {
            lines.add(WebConfigFile.read(Path.of(config.web().accessFile())).inWords());
        }
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
