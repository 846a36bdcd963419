package io.apilog.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The daemon as a process of its own. Closing ends it, whatever state it is in. */
public final class RunningDaemon implements AutoCloseable {
    private static final Pattern SERVING = Pattern.compile("serving https?://[^ ]*:(\\d+)/metrics");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long STOP_LIMIT_SECONDS = 30;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path directory;
    private final Process process;
    private final int port;

    /** How it ended when it was asked to. */
    public record Stopped(int exitCode, Duration took) {}

    private RunningDaemon(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        this.port = awaitPort();
    }

    static RunningDaemon start(ApilogCommand command) {
        try {
            Path directory = Files.createTempDirectory("apilog-daemon");
            return new RunningDaemon(directory, command.launch(directory.resolve("out"), directory.resolve("err")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int awaitPort() {
        try {
            Eventually.holds(() -> assertThat(
                            !process.isAlive() || SERVING.matcher(err()).find())
                    .as("says where it serves: %s", err())
                    .isTrue());
            Matcher serving = SERVING.matcher(err());
            assertThat(serving.find()).as("serves: %s", err()).isTrue();
            return Integer.parseInt(serving.group(1));
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** Where it serves. */
    public int port() {
        return port;
    }

    /** What it has said on standard error until now. */
    public String err() {
        return text("err");
    }

    /** What it has printed until now. */
    public String out() {
        return text("out");
    }

    private String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its standard input. */
    public OutputStream in() {
        return process.getOutputStream();
    }

    /** The answer to a GET with these headers, as name, value, name, value. */
    public HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_WITHIN);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("no answer to GET " + path + "; the daemon said: " + err(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The answer to a POST without a body. */
    public HttpResponse<String> post(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_WITHIN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to POST " + path + "; the daemon said: " + err(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The metrics as a person sees them, which changes nothing. */
    public Exposition metrics() {
        return exposition(get("/metrics"));
    }

    /** The metrics as Prometheus sees them, which counts as a scrape. */
    public Exposition scrape() {
        return exposition(get("/metrics", "X-Prometheus-Scrape-Timeout-Seconds", "10"));
    }

    /** The metrics as a Prometheus sees them that waits so many seconds for them, over a connection of its own. */
    Exposition scrapeOnceWithin(String seconds) {
        try {
            URLConnection scrape = new URL("http://127.0.0.1:" + port + "/metrics").openConnection();
            scrape.setRequestProperty("X-Prometheus-Scrape-Timeout-Seconds", seconds);
            scrape.setRequestProperty("Connection", "close");
            try (InputStream body = scrape.getInputStream()) {
                return Exposition.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exposition exposition(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(200);
        return Exposition.parse(text);
    }

    /** The processes that it has started, and those that these have. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Waits until every file was looked at once. */
    public RunningDaemon awaitReady() {
        Eventually.holds(() -> assertThat(get("/-/ready").statusCode()).isEqualTo(200));
        return this;
    }

    /** Waits for a value; of several samples with these labels among theirs the sum counts. */
    public void awaitMetric(String name, Map<String, String> labels, double value) {
        Eventually.holds(() -> assertThat(metrics().sum(name, labels))
                .as("%s%s; the daemon said: %s", name, labels, err())
                .isEqualTo(value));
    }

    /** Waits until that many lines were accepted, and returns the metrics then. */
    public Exposition awaitAccepted(int lines) {
        awaitMetric("apilog_lines_total", Map.of("result", "accepted"), lines);
        return metrics();
    }

    /** Waits until it says this on standard error. */
    public void awaitSaid(String words) {
        Eventually.holds(() -> assertThat(err()).contains(words));
    }

    /** Asks it by SIGTERM to end, and waits for that. */
    public Stopped stop() {
        return stop("TERM");
    }

    /** Asks it by a signal to end, and waits for that. */
    public Stopped stop(String signal) {
        long asked = System.nanoTime();
        signal(signal);
        int exitCode = awaitEnd();
        return new Stopped(exitCode, Duration.ofNanos(System.nanoTime() - asked));
    }

    /** Ends it at once, as the kernel does when memory is short: it can do nothing more. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends a signal and waits for nothing. */
    public void signal(String signal) {
        // The shell's own kill: the program of that name is not installed everywhere.
        Programs.output(List.of("sh", "-c", "kill -" + signal + " " + process.pid()));
    }

    /** Waits until it has ended. */
    public int awaitEnd() {
        try {
            assertThat(process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d s: %s", STOP_LIMIT_SECONDS, err())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Files.deleteIfExists(directory.resolve("out"));
            Files.deleteIfExists(directory.resolve("err"));
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
