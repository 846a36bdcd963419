package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.http.ListenException;
import io.apilog.openapi.OpenApiDocument;
import io.apilog.state.StateException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the daemon as a service: until a signal asks it to stop. */
public final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private Service() {}

    /**
     * Follows and serves until SIGTERM or SIGINT.
     *
     * @throws ConfigException for a format or a route that cannot be understood
     * @throws ListenException if an address cannot be listened on
     * @throws StateException if the state directory cannot be used
     */
    public static void run(Config config, InputStream standardInput)
            throws ConfigException, ListenException, StateException {
        CountDownLatch stop = new CountDownLatch(1);
        Signals.on(stop::countDown, "TERM", "INT");
        try (Daemon daemon = new Daemon(config, standardInput, InstantSource.system())) {
            daemon.start();
            await(stop);
            LOG.info("stopping");
        }
    }

    /**
     * Checks what only the stages can judge: formats, routes and OpenAPI documents.
     *
     * @return what is in each document, a line for each
     */
    public static List<String> check(Config config) throws ConfigException {
        Counting counting = new Counting(config, config.metrics(), System::nanoTime);
        return counting.documents().stream().map(OpenApiDocument::inWords).toList();
    }

    static void await(CountDownLatch stop) {
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
