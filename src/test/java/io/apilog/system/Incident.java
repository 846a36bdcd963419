package io.apilog.system;

import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A daemon on a bad day, and with everything configured that can be: its budgets are used up, lines cannot be read, nothing can be saved,
 * and its changed configuration is refused.
 */
final class Incident implements AutoCloseable {
    private static final String FORMAT =
            "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent $request_length "
                    + "$request_time $upstream_response_time $host";

    private static final DateTimeFormatter TIME_LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /** Some of everything: a switch of protocols, nothing sent, more endpoints and hosts than may be, retries, no log line. */
    private static final List<String> LINES = List.of(
            "192.0.2.1 [%s] \"GET /socket HTTP/1.1\" 101 0 300 12.000 12.000 one.example.com",
            "192.0.2.1 [%s] \"GET /alpha HTTP/1.1\" 200 5120 310 0.040 0.039 one.example.com",
            "192.0.2.1 [%s] \"GET /beta HTTP/1.1\" 200 5120 310 0.040 0.039 two.example.com",
            "192.0.2.1 [%s] \"GET /gamma HTTP/1.1\" 200 5120 310 0.040 0.039 three.example.com",
            "192.0.2.1 [%s] \"POST /delta HTTP/1.1\" 500 120 9000 2.500 1.200, 1.290 one.example.com",
            "192.0.2.1 [%s] \"GET /alpha HTTP/1.1\" 000 0 310 0.500 - one.example.com",
            "192.0.2.1 [%s] \"GET /alpha HTTP/1.1\" 401 12 310 0.001 - one.example.com",
            "192.0.2.1 [%s] \"GET /health HTTP/1.1\" 200 2 90 0.001 0.001 one.example.com",
            "192.0.2.1 [%s] \"GET /alpha HTTP/1.1\" 2x0 5120 310 0.040 0.039 one.example.com");

    private final Path config;
    private final Path log;
    private final Path state;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    private final RunningDaemon daemon;
    private final Future<?> writing;

    private Incident(Path folder) throws IOException {
        config = folder.resolve("apilog.yaml");
        log = folder.resolve("access.log");
        state = Files.createDirectory(folder.resolve("state"));
        Files.writeString(config, """
                sources:
                  - name: edge
                    paths: ["%s"]
                    format: '%s'
                endpoints: {budget: 2}
                metrics:
                  extra_labels: [{name: vhost, field: host, limit: 2}]
                filters: [{name: probes, path: /health}]
                state: {dir: "%s", save_interval: 1s}
                """.formatted(log, FORMAT, state));
        write();
        daemon = ApilogCommand.following("--config.file=" + config, "--read.from=beginning")
                .start()
                .awaitReady();
        writing = writer.scheduleAtFixedRate(this::write, 200, 200, TimeUnit.MILLISECONDS);
    }

    /** Begins, and goes on until it is closed. */
    static Incident start(Path folder) throws IOException {
        return new Incident(folder);
    }

    int port() {
        return daemon.port();
    }

    /** What makes it worse once it has run for a while: the directory of its state is gone, and its new configuration is wrong. */
    void worsen() throws IOException {
        // At once: files that are deleted one by one are written again meanwhile.
        Files.move(state, state.resolveSibling("gone"));
        Files.writeString(config, "surces: []\n");
        daemon.signal("HUP");
    }

    private void write() {
        String now = ZonedDateTime.now(ZoneOffset.UTC).format(TIME_LOCAL);
        try {
            Files.write(
                    log,
                    LINES.stream().map(line -> line.formatted(now)).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        writing.cancel(false);
        writer.shutdownNow();
        daemon.close();
    }
}
