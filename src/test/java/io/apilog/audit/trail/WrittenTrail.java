package io.apilog.audit.trail;

import io.apilog.audit.LineBuffer;
import io.apilog.audit.TrailKeys;
import io.apilog.audit.VerifierKey;
import io.apilog.state.DamagedSnapshotException;
import io.apilog.state.SectionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A trail as the daemon writes it, on a clock that a test moves. */
public final class WrittenTrail {
    private static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");

    /** The time in nanoseconds since the trail began. */
    public final AtomicLong nanos = new AtomicLong();

    private final Path directory;
    private final TrailKeys keys;
    private final TrailSettings settings;
    private final LineBuffer fields = new LineBuffer(200);
    private final InstantSource clock = () -> BEGIN.plusNanos(nanos.get());
    private final FullDisk disk;
    private AuditTrail trail;
    private long next;

    private WrittenTrail(Path directory, TrailKeys keys, TrailSettings settings, TrailDisk disk) {
        this.directory = directory;
        this.keys = keys;
        this.settings = settings;
        this.disk = new FullDisk(disk);
        this.trail = new AuditTrail(settings, keys.signing(), this.disk, clock, nanos::get);
    }

    /** A new trail below a directory. */
    public static WrittenTrail in(Path directory, long fileBytes) {
        return in(directory, fileBytes, Long.MAX_VALUE);
    }

    /** The same, with a bound of what is kept. */
    public static WrittenTrail in(Path directory, long fileBytes, long retentionBytes) {
        try {
            Path keyDirectory = directory.resolve("keys");
            TrailKeys keys = TrailKeys.generate(keyDirectory, "example.com/audit", BEGIN);
            Path files = directory.resolve("trail");
            return new WrittenTrail(
                    files,
                    keys,
                    new TrailSettings(
                            files, keyDirectory, fileBytes, Optional.empty(), retentionBytes, Duration.ofDays(30)),
                    new LocalTrailDisk(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of its files. */
    public Path files() {
        return directory;
    }

    /** The directory of its keys. */
    public Path keys() {
        return settings.keys();
    }

    /** The key that verifies it. */
    public VerifierKey key() {
        return keys.signing().verifier();
    }

    /** The trail as it is now. */
    public AuditTrail trail() {
        return trail;
    }

    /** Adds requests. */
    public WrittenTrail add(int many) {
        for (int i = 0; i < many; i++) {
            fields.cut(0);
            fields.ascii("\"resource\":\"patients\",\"operation\":\"read\",\"epoch\":")
                    .number(next++);
            trail.add(clock.millis(), fields);
            nanos.addAndGet(1_000_000);
        }
        return this;
    }

    /** Loses requests, as the disk is full. */
    public WrittenTrail lose(int many) {
        disk.full = true;
        add(many).save();
        disk.full = false;
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        return this;
    }

    /** Saves, as the daemon does. */
    public byte[] save() {
        TrailState state = trail.copy(1);
        trail.await(state);
        return state.write();
    }

    /** Saves, and has it survive the end of the machine. */
    public byte[] settle() {
        TrailState state = trail.copy(1);
        trail.await(state);
        byte[] saved = state.write();
        trail.force(state);
        trail.settled(state);
        trail.await(trail.copy(1));
        return saved;
    }

    /** Another process goes on with what was saved, after so many requests. */
    public WrittenTrail restart(byte[] saved, long from) {
        return restart(saved, from, disk());
    }

    WrittenTrail restart(byte[] saved, long from, TrailDisk disk) {
        trail = new AuditTrail(settings, keys.signing(), disk, clock, nanos::get);
        try {
            trail.restore(TrailState.read(1, new SectionReader(saved)));
        } catch (DamagedSnapshotException e) {
            throw new IllegalStateException(e);
        }
        next = from;
        return this;
    }

    /** Another process goes on of which nothing was saved. */
    public WrittenTrail restartWithoutState(long from) {
        trail = new AuditTrail(settings, keys.signing(), disk(), clock, nanos::get);
        next = from;
        return this;
    }

    private TrailDisk disk() {
        return new LocalTrailDisk(directory);
    }

    WrittenTrail on(TrailDisk disk) {
        trail = new AuditTrail(settings, keys.signing(), disk, clock, nanos::get);
        return this;
    }

    /** How many files there are. */
    public long count() {
        try (var files = Files.list(directory)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
