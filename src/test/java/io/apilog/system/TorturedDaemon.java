package io.apilog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.blackbox.ApilogCommand;
import io.apilog.blackbox.Eventually;
import io.apilog.blackbox.Programs;
import io.apilog.blackbox.RunningDaemon;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A daemon that lives for 0.2 to 10 s, ends by {@code kill -9} or SIGTERM, in the midst of its start or long after it, is told by SIGHUP to
 * read a configuration that spells the log's path otherwise, and is started again, at once or some seconds later. Used by one thread.
 */
final class TorturedDaemon {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final double SHORTEST_MILLIS = 200;
    private static final double LONGEST_MILLIS = 10_000;
    private static final int LONGEST_DOWN_MILLIS = 3_000;
    /** On a machine that has a lot else to do a backlog of many short lives takes its time. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private static final int TERM_WITHIN_SECONDS = 15;
    /** A scrape that begins so shortly before the end is cut off by it. */
    private static final long CUT_OFF_MILLIS = 500;

    private final Random random = new Random(2);
    private final Path dir;
    private final List<String> addresses;
    private final List<long[]> ready = new ArrayList<>();
    private final String more;
    private int spellings;
    private int kills;
    private int terms;
    private int reloads;
    private int served;

    /**
     * Not started yet.
     *
     * @param addresses where it listens; the first is asked whether it is ready
     * @param everything whether all that can be counted of clients, data and standards is, with an audit trail of every request
     */
    TorturedDaemon(Path dir, List<String> addresses, boolean everything) throws IOException {
        this.dir = dir;
        this.more = everything ? everything() : "";
        this.addresses = List.copyOf(addresses);
        spellOtherwise();
    }

    /** The path as it is, or as a glob that finds this one alone. */
    private void spellOtherwise() throws IOException {
        String path = spellings++ % 2 == 0 ? "access.log" : "access.lo[g]";
        Path next = Files.writeString(
                dir.resolve("next.yaml"),
                "sources:\n  - name: web\n    paths: [\"" + dir.resolve(path) + "\"]\n" + "web: {listen_address: [\""
                        + String.join("\", \"", addresses) + "\"]}\n"
                        + "state: {dir: \"" + dir.resolve("state") + "\"}\n" + more);
        Files.move(
                next, dir.resolve("apilog.yaml"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String everything() {
        assertThat(ApilogCommand.of(
                                "audit",
                                "keygen",
                                "--name=example.com/torture",
                                dir.resolve("keys").toString())
                        .run()
                        .exitCode())
                .isZero();
        return """
                experience: {recovery: true, retries: true}
                sessions: {enabled: true, transitions: true}
                standards: {http: true}
                security: {unauthenticated_success: true}
                data: {resources: [{name: everything, match: ["/*"]}]}
                audit: {dir: "%s", keys: "%s"}
                """.formatted(dir.resolve("trail"), dir.resolve("keys"));
    }

    /** What whoever verifies the audit trail is told. */
    ApilogCommand.Ended verified() {
        return ApilogCommand.of(
                        "audit",
                        "verify",
                        "--key=" + dir.resolve("keys/verify.pub"),
                        dir.resolve("trail").toString())
                .run();
    }

    private ApilogCommand command() {
        return ApilogCommand.of("--config.file=" + dir.resolve("apilog.yaml"));
    }

    /** One that nothing happens to, once it is ready. */
    RunningDaemon peaceful() {
        RunningDaemon daemon = command().start();
        Eventually.within(READY_WITHIN, () -> {
            if (daemon.get("/-/ready").statusCode() != 200) {
                throw new AssertionError("not ready yet: " + daemon.err());
            }
        });
        return daemon;
    }

    /** From a start to an end, and until the next start. */
    void live() throws Exception {
        Path err = Files.createTempFile(dir, "err", ".txt");
        Process process = command().launch(dir.resolve("out.txt"), err);
        try {
            // Half of them are counted from the start, which takes a second or two itself.
            boolean fromReady = random.nextBoolean();
            long began = System.currentTimeMillis();
            boolean isReady = fromReady && awaitReady(process);
            long from = System.currentTimeMillis();
            long millis = lifeMillis();
            if (isReady && random.nextInt(3) == 0) {
                long first = random.nextLong(millis);
                pass(first);
                spellOtherwise();
                Programs.output(List.of("sh", "-c", "kill -HUP " + process.pid()));
                reloads++;
                pass(millis - first);
            } else {
                pass(fromReady ? millis : Math.max(0, millis - (from - began)));
            }
            if (isReady) {
                served++;
                ready.add(new long[] {from, System.currentTimeMillis()});
            }
            end(process);
        } finally {
            process.destroyForcibly();
            process.onExit().join();
            Files.write(
                    dir.resolve("daemon.err"),
                    Files.readAllBytes(err),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Files.delete(err);
        }
        if (random.nextInt(4) == 0) {
            pass(random.nextInt(LONGEST_DOWN_MILLIS));
        }
    }

    /** As many below a second and a half as above it. */
    private long lifeMillis() {
        return (long) (SHORTEST_MILLIS * Math.pow(LONGEST_MILLIS / SHORTEST_MILLIS, random.nextDouble()));
    }

    private void end(Process process) throws InterruptedException {
        if (random.nextInt(4) == 0) {
            terms++;
            process.destroy();
            if (!process.waitFor(TERM_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("SIGTERM did not end it");
            }
        } else {
            kills++;
        }
    }

    private boolean awaitReady(Process process) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + addresses.get(0) + "/-/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Eventually.within(READY_WITHIN, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("it has ended by itself; see daemon.err");
            }
            try {
                if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                    throw new AssertionError("not ready yet");
                }
            } catch (IOException e) {
                throw new AssertionError("not there yet", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
        return true;
    }

    private static void pass(long millis) throws InterruptedException {
        boolean over = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        assert !over;
    }

    /** Nothing happens to one that was ready from then until now. */
    void wasReady(long since) {
        ready.add(new long[] {since, System.currentTimeMillis()});
    }

    /** Whether a scrape at that time should have been answered. */
    boolean shouldAnswer(long at) {
        return ready.stream().anyMatch(when -> at > when[0] && at < when[1] - CUT_OFF_MILLIS);
    }

    int lives() {
        return kills + terms;
    }

    /** How many of its lives came so far that they were ready and were asked. */
    int served() {
        return served;
    }

    /** Of ends and reloads, for people. */
    String inWords() {
        return kills + " kill -9, " + terms + " SIGTERM, " + reloads + " reloads";
    }
}
