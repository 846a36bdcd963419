package io.apilog.app;

import io.apilog.config.Config;
import io.apilog.config.ConfigException;
import io.apilog.demo.SimulatedApi;
import io.apilog.http.ListenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A simulated API that writes a real log file, and the daemon that follows it: something to look at without an API. */
public final class Demo {
    private static final long SEED = 20261121;

    private final Path directory;

    private Demo(Path directory) {
        this.directory = directory;
    }

    /** Makes a directory for the log; it is removed when the demo ends. */
    public static Demo create() throws IOException {
        return new Demo(Files.createTempDirectory("apilog-demo"));
    }

    /** The log that the simulated API writes. */
    public Path log() {
        return directory.resolve("access.log");
    }

    /**
     * Runs both until SIGTERM or SIGINT.
     *
     * @param out is told where to look
     */
    public static void run(Demo demo, Config config, PrintStream out)
            throws ConfigException, ListenException, IOException {
        CountDownLatch stop = new CountDownLatch(1);
        Signals.on(stop::countDown, "TERM", "INT");
        try (SimulatedApi api = new SimulatedApi(demo.log(), Clock.systemUTC(), SEED);
                Daemon daemon = new Daemon(() -> config, InputStream.nullInputStream(), InstantSource.system())) {
            daemon.start();
            Thread writer = new Thread(api, "simulated-api");
            writer.setDaemon(true);
            writer.start();
            int port = daemon.ports().get(0);
            out.println("A simulated shop's API writes " + demo.log());
            out.println("Open http://localhost:" + port + "/ to see what is read, http://localhost:" + port
                    + "/metrics for the metrics. Ctrl-C ends it.");
            out.flush();
            Service.await(stop);
            writer.interrupt();
            join(writer);
        } finally {
            demo.remove();
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
