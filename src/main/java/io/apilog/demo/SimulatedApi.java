package io.apilog.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shop's API under load, of which only the access log exists: some 50 requests a second in nginx's {@code combined} format with
 * {@code $request_time} and {@code $upstream_response_time} behind it. The same seed and the same steps write the same lines.
 *
 * <p>What there is to see: a "day" of 20 minutes, one slow route, an outage of {@code POST /api/orders} for six minutes each hour
 * (the first one five minutes after the start), customers of whom each comes to buy and goes, one in twenty of all whose carts fail for six
 * minutes each hour, a scanner and a password guesser in bouts, an old program with its token in
 * addresses, requests that are no HTTP, and at 64 MiB a rotation.
 *
 * <p>For one thread, which {@link #run()} expects the caller to own and to interrupt.
 */
public final class SimulatedApi implements Runnable, Closeable {
    /** The log is rotated before it grows beyond this; one old file is kept beside it. */
    public static final long MAX_FILE_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedApi.class);

    /** How often {@link #run()} writes. */
    private static final Duration TICK = Duration.ofMillis(200);

    /** A machine that slept does not owe the requests of the night; also bounds the memory of a step. */
    private static final Duration MAX_STEP = Duration.ofMinutes(1);

    private final Clock clock;
    private final BoundedLog log;
    private final Random random;
    private final List<Crowd> crowds;
    private final Instant start;

    /** When the request that is next to be written ends, in seconds since {@link #start}. */
    private double next;

    /**
     * Opens, or creates, the log; an existing one is appended to.
     *
     * @param clock says what "now" is when the simulation begins, and to {@link #run()}
     * @throws IOException if the file cannot be opened for appending
     */
    public SimulatedApi(Path file, Clock clock, long seed) throws IOException {
        this(new BoundedLog(file, MAX_FILE_BYTES), clock, seed);
    }

    SimulatedApi(BoundedLog log, Clock clock, long seed) {
        this.log = log;
        this.clock = clock;
        this.start = clock.instant();
        this.random = new Random(seed);
        Visitors visitors = new Visitors(random);
        this.crowds = List.of(
                new Shoppers(visitors),
                new Journeys(visitors),
                new Scanner(),
                new PasswordGuesser(),
                new HealthProbe(),
                new OldProgram(),
                new BrokenClients());
        this.next = gap(0);
    }

    /**
     * Writes every request that ended since the last call and not after {@code now}, in one write. Of more than a minute only the last
     * minute is written; a {@code now} before the last one writes nothing.
     *
     * @throws IOException if the log cannot be written or rotated
     */
    public void writeUntil(Instant now) throws IOException {
        double until = secondsSinceStart(now);
        next = Math.max(next, until - MAX_STEP.toSeconds());
        StringBuilder lines = new StringBuilder();
        while (next <= until) {
            Instant end = start.plusNanos(Math.round(next * 1e9));
            AccessLogLine.append(lines, end, pickCrowd(next).next(next, random));
            next += gap(next);
        }
        if (!lines.isEmpty()) {
            log.append(lines.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Writes as time goes by, until the thread is interrupted (the interrupt stays set) or the log cannot be written. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                writeUntil(clock.instant());
                LockSupport.parkNanos(TICK.toNanos());
            }
        } catch (IOException e) {
            LOG.error("the simulated API ends: its access log cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private double secondsSinceStart(Instant time) {
        return Duration.between(start, time).toNanos() / 1e9;
    }

    private double perSecond(double elapsed) {
        return crowds.stream().mapToDouble(crowd -> crowd.perSecond(elapsed)).sum();
    }

    /** Requests come independently of each other: the time between two is exponentially distributed. */
    private double gap(double elapsed) {
        return -Math.log(1 - random.nextDouble()) / perSecond(elapsed);
    }

    private Crowd pickCrowd(double elapsed) {
        double left = random.nextDouble() * perSecond(elapsed);
        for (Crowd crowd : crowds) {
            left -= crowd.perSecond(elapsed);
            if (left < 0) {
                return crowd;
            }
        }
        return crowds.get(0);
    }
}
