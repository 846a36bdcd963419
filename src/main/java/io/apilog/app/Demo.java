package io.apilog.app;

import io.apilog.app.daemon.Daemon;
import io.apilog.app.daemon.Signals;
import io.apilog.config.Config;
import io.apilog.demo.SimulatedApi;
import io.apilog.demo.monitoring.Monitoring;
import io.apilog.http.ListenException;
import io.apilog.http.setting.WebSettings.ListenAddress;
import io.apilog.settings.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A simulated API that writes a real log file, and the daemon that follows it: something to look at without an API. */
public final class Demo {
    private static final long SEED = 20261121;
    private static final String SETTINGS = "demo.yaml";

    /** What the settings name is beside them. */
    private static final List<String> FILES = List.of(SETTINGS, "shop.openapi.yaml");

    private final Path directory;

    private Demo(Path directory) {
        this.directory = directory;
    }

    /** Makes a directory for the log and the settings; it is removed when the demo ends. */
    public static Demo create() throws IOException {
        Demo demo = new Demo(Files.createTempDirectory("apilog-demo"));
        for (String name : FILES) {
            try (InputStream shipped = Demo.class.getResourceAsStream(name)) {
                Files.copy(Objects.requireNonNull(shipped), demo.directory.resolve(name));
            }
        }
        return demo;
    }

    /** The configuration, where the user has none. */
    public Path settings() {
        return directory.resolve(SETTINGS);
    }

    /** The log that the simulated API writes. */
    public Path log() {
        return directory.resolve("access.log");
    }

    /**
     * Runs both until SIGTERM or SIGINT.
     *
     * @param monitored whether a Prometheus and an Alertmanager are started beside them
     * @param environment names the folders of programs
     * @param out is told where to look
     * @throws IOException the log cannot be written, or Prometheus or Alertmanager is not there
     */
    public static void run(
            Demo demo, Config config, boolean monitored, Map<String, String> environment, PrintStream out)
            throws ConfigException, ListenException, IOException {
        CountDownLatch stop = new CountDownLatch(1);
        Signals.on(stop::countDown, "TERM", "INT");
        Clock clock = Clock.systemUTC();
        DemoTour tour = new DemoTour(out, ZoneId.systemDefault());
        try (SimulatedApi api = new SimulatedApi(demo.log(), clock, SEED);
                Daemon daemon =
                        new Daemon(config::withoutState, InputStream.nullInputStream(), InstantSource.system())) {
            daemon.start();
            int port = daemon.ports().get(0);
            try (Monitoring monitoring = monitored
                    ? Monitoring.start(
                            demo.directory.resolve("monitoring"),
                            port,
                            environment,
                            message -> tour.message(message, clock.instant()))
                    : null) {
                Thread writer = new Thread(api, "simulated-api");
                writer.setDaemon(true);
                tour.begin(demo.log().toString(), port, Optional.ofNullable(monitoring), clock.instant());
                writer.start();
                watch(monitoring, tour, stop);
                writer.interrupt();
                join(writer);
            }
        } finally {
            demo.remove();
        }
    }

    /** Until it is time to stop. Where one of the servers ends by itself that is said, once. */
    private static void watch(@Nullable Monitoring monitoring, DemoTour tour, CountDownLatch stop) {
        boolean said = false;
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                String trouble = monitoring == null || said ? "" : monitoring.trouble();
                if (!trouble.isEmpty()) {
                    tour.say(trouble);
                    said = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where metrics are served by default, or any free port where another program listens there. */
    public static String address(ListenAddress usual) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(usual.port()));
            return ":" + usual.port();
        } catch (IOException e) {
            return ":0";
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
