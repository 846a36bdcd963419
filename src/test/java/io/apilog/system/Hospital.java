package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A daemon with everything switched on that is off by default and that the demo has not: an audit trail, consumers, TLS. The time of its log
 * flies, so that sessions end and customers are gone for good within seconds: both take half an hour.
 */
final class Hospital implements AutoCloseable {
    private static final String FORMAT =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent "
                    + "\"$http_user_agent\" $request_time $ssl_protocol $scheme $http_x_tenant";

    private static final DateTimeFormatter TIME_LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /** What comes each time: those who are let in, one who is not, and a form that is filled in by somebody new. */
    private static final List<String> LINES = List.of(
            "192.0.2.10 - alice [%1$s] \"GET /patients/%2$d HTTP/1.1\" 200 512 \"Firefox/132.0\" 0.020 TLSv1.3 https north",
            "192.0.2.10 - alice [%1$s] \"PUT /patients/%2$d HTTP/1.1\" 200 512 \"Firefox/132.0\" 0.030 TLSv1.3 https north",
            "192.0.2.11 - bob [%1$s] \"GET /patients/%2$d HTTP/1.1\" 403 12 \"Firefox/132.0\" 0.002 TLSv1.2 https south",
            "192.0.2.12 - carol [%1$s] \"GET /wards HTTP/1.1\" 500 12 \"Firefox/132.0\" 0.002 TLSv1.2 http south",
            "2001:db8::%2$x - - [%1$s] \"GET /forms HTTP/1.1\" 200 512 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8::%2$x - - [%1$s] \"POST /forms HTTP/1.1\" 500 12 \"Mozilla/5.0 Firefox/132.0\" 6.000 TLSv1.3 https -",
            "2001:db8:1::%2$x - - [%1$s] \"GET /forms HTTP/1.1\" 200 512 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8:1::%2$x - - [%1$s] \"GET /wards HTTP/1.1\" 200 512 \"Mozilla/5.0 Firefox/132.0\" 2.000 TLSv1.3 https -",
            "2001:db8:2::%2$x - - [%1$s] \"GET /forms HTTP/1.1\" 200 512 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8:2::%2$x - - [%1$s] \"POST /forms HTTP/1.1\" 201 512 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8:3::%2$x - - [%1$s] \"GET /wards HTTP/1.1\" 500 12 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8:3::%2$x - - [%1$s] \"GET /wards HTTP/1.1\" 500 12 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8:3::%2$x - - [%1$s] \"GET /wards HTTP/1.1\" 500 12 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8:4::%2$x - - [%1$s] \"GET /wards HTTP/1.1\" 500 12 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -",
            "2001:db8:4::%2$x - - [%1$s] \"GET /forms HTTP/1.1\" 200 512 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -");

    /** Of the customer before: who did something else behind a failure. */
    private static final String LATER =
            "2001:db8:3::%2$x - - [%1$s] \"GET /forms HTTP/1.1\" 200 512 \"Mozilla/5.0 Firefox/132.0\" 0.020 TLSv1.3 https -";

    /** Now and then somebody without a name is let in, and somebody reads one record after the other. */
    private static final int SELDOM = 30;

    /** A day and more, behind which it is known where names come from. */
    private static final int DAY = 330;

    private static final int RECORDS = 80;
    private static final Duration AT_A_TIME = Duration.ofMinutes(5);
    /** So long as a week of real minutes would have to last for it to reach the present. */
    private static final Duration AGO = Duration.ofDays(60);

    private final Path log;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    private final RunningDaemon daemon;
    private final Future<?> writing;
    private ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC).minus(AGO);
    private int written;

    private Hospital(Path folder) throws IOException {
        log = folder.resolve("access.log");
        Path keys = folder.resolve("keys");
        assertThat(ApilogCommand.of("audit", "keygen", "--name=example.com/audit", keys)
                        .run()
                        .exitCode())
                .isZero();
        Path config = Files.writeString(folder.resolve("apilog.yaml"), """
                sources:
                  - name: hospital
                    paths: ["%1$s"]
                    format: '%2$s'
                state: {dir: "%3$s", save_interval: 1s, fsync: 1s}
                data:
                  resources: [{name: patients, match: "/patients/{id}", sensitivity: restricted}]
                audit: {dir: "%4$s", keys: "%5$s"}
                consumers: {field: http_x_tenant}
                standards: {http: true, tls_field: ssl_protocol, scheme_field: scheme}
                experience: {recovery: true, retries: true}
                sessions: {enabled: true, transitions: true}
                funnels: [{name: form, steps: ["GET /forms", "POST /forms"]}]
                security: {unauthenticated_success: true}
                """.formatted(
                        log, FORMAT, folder.resolve("state"), folder.resolve("trail"), keys));
        write();
        daemon = ApilogCommand.following("--config.file=" + config, "--read.from=beginning")
                .start()
                .awaitReady();
        writing = writer.scheduleAtFixedRate(this::write, 200, 200, TimeUnit.MILLISECONDS);
    }

    /** Begins, and goes on until it is closed. */
    static Hospital start(Path folder) throws IOException {
        return new Hospital(folder);
    }

    int port() {
        return daemon.port();
    }

    private void write() {
        now = now.plus(AT_A_TIME);
        written++;
        List<String> lines = new ArrayList<>();
        LINES.forEach(line -> lines.add(line(line, written)));
        lines.add(line(LATER, written - 1));
        if (written % DAY == 0) {
            lines.add(line(LINES.get(0).replace("192.0.2.10", "198.51.100.10"), written));
        }
        if (written % SELDOM == 0) {
            lines.add(line(LINES.get(0).replace("alice", "-"), written));
            for (int record = 0; record < RECORDS; record++) {
                lines.add(line(LINES.get(0).replace("192.0.2.10", "192.0.2.66").replace("alice", "mallory"), record));
            }
        }
        try {
            Files.write(log, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(String pattern, int number) {
        return pattern.formatted(now.format(TIME_LOCAL), number);
    }

    @Override
    public void close() {
        writing.cancel(false);
        writer.shutdownNow();
        daemon.close();
    }
}
