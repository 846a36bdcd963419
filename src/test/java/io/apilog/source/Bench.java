package io.apilog.source;

import io.apilog.line.CommitPoint;
import io.apilog.line.Intake;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.LogFile;
import io.apilog.line.Sample;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.checkpoint.CheckpointWriter;
import io.apilog.source.checkpoint.FollowedSince;
import io.apilog.source.checkpoint.LedgerEntry;
import io.apilog.source.disk.LocalDisk;
import io.apilog.source.disk.LogDisk;
import io.apilog.source.file.FollowedFile;
import io.apilog.source.file.Rows;
import io.apilog.source.report.SourceEvents;
import io.apilog.source.tail.CommitTasks;
import io.apilog.source.tail.FollowLoop;
import io.apilog.state.SharedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * Following, stepped: a clock that only a test moves, and the steps of the loop taken until nothing is left.
 */
final class Bench implements Intake, CommitPoint, SourceEvents, AutoCloseable {
    static final String SOURCE = "web";
    private static final Path SCRATCH = Path.of(System.getProperty("java.io.tmpdir"));
    /** So few that what was saved is gone on from is mostly in a file beside it. */
    private static final int MOST_CHANGES = 2;

    final List<String> lines = new ArrayList<>();
    final List<Long> offsets = new ArrayList<>();
    final List<byte[]> raw = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    int overlong;
    int commits;
    boolean inCommit;
    long bytes;
    int rotations;
    int truncations;
    int regressions;
    int lost;
    int refused;

    int firstLooks;
    private int actionAt = -1;
    private Runnable atLine = () -> {};
    private Runnable atFirstLook = () -> {};
    private boolean isFull;
    private boolean savesAtCommit;
    private Saved savedAtCommit;
    private final BitSet rows = new BitSet();

    private final FollowSettings settings;
    private final LogDisk disk;
    private final List<String> paths;
    private long now = 1_000_000_000L;
    /** What is beside what was saved, for as long as it can be gone on from. */
    private List<Path> shared = new ArrayList<>();

    private final CheckpointWriter writer;
    final FileFeed feed;
    final FollowLoop loop;

    Bench(ReadFrom from, Path... paths) {
        this(settings(from), new LocalDisk(), paths);
    }

    Bench(FollowSettings settings, LogDisk disk, Path... paths) {
        this(settings, disk, List.of(paths).stream().map(Path::toString).toList());
    }

    Bench(FollowSettings settings, LogDisk disk, List<String> paths) {
        this(settings, disk, paths, Checkpoint.NONE);
    }

    private Bench(FollowSettings settings, LogDisk disk, List<String> paths, Checkpoint saved) {
        this(settings, disk, SOURCE, paths, saved);
    }

    private Bench(FollowSettings settings, LogDisk disk, String source, List<String> paths, Checkpoint saved) {
        this.settings = settings;
        this.disk = disk;
        this.paths = paths;
        writer = new CheckpointWriter(saved, this::share, MOST_CHANGES);
        feed = new FileFeed(
                List.of(new SourceSettings(source, paths)),
                settings,
                disk,
                this,
                this,
                () -> now,
                this::filesTime,
                saved);
        loop = new FollowLoop(List.of(feed, feed.archives()), this, this, () -> now, 1, new CommitTasks(), () -> {
            firstLooks++;
            atFirstLook.run();
        });
    }

    /** What would be saved now, written and read again; and how many lines it stands for. */
    Saved save() {
        try {
            Checkpoint now = feed.positions();
            Checkpoint read = Checkpoint.read(writer.write(now))
                    .with(FollowedSince.read(now.since().section()));
            return new Saved(read, List.copyOf(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same where the disk is full: nothing can be gone on from. */
    void saveInVain() {
        isFull = true;
        try {
            writer.write(feed.positions());
        } catch (IOException e) {
            // Nothing else was to be expected.
        } finally {
            isFull = false;
        }
    }

    /** The time of the file system, a tick after what is there now: what comes later is born later. */
    private Instant filesTime() {
        try {
            Path probe = Files.createTempFile(SCRATCH, "tick", "");
            FileTime first = born(probe);
            while (born(probe).equals(first)) {
                Files.delete(probe);
                probe = Files.createTempFile(SCRATCH, "tick", "");
            }
            Files.delete(probe);
            // Between this tick and the next, whatever a test adds to tell files of one tick apart.
            return first.toInstant().plusNanos(FileFeed.TICK_NANOS + 100_000);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FileTime born(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "creationTime");
    }

    private SharedFile share(String name, Iterable<byte[]> pieces) throws IOException {
        if (isFull) {
            throw new IOException("No space left on device");
        }
        Path file = Files.createTempFile("apilog", name);
        shared.add(file);
        CRC32C crc = new CRC32C();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] piece : pieces) {
                out.write(piece);
                crc.update(piece);
            }
        }
        return new SharedFile(file, Files.size(file), (int) crc.getValue());
    }

    record Saved(Checkpoint positions, List<String> lines) {}

    /** The process is killed, and started again with what was saved: whatever it did after that, it does not know. */
    Bench restart(Saved saved) {
        return restart(saved, settings);
    }

    Bench restart(Saved saved, FollowSettings changed) {
        return goOn(saved, new Bench(changed, disk, paths, saved.positions()));
    }

    /** As {@link #restart(Saved)}, with another configuration. */
    Bench restartAs(Saved saved, String source, String... changedPaths) {
        return goOn(saved, new Bench(settings, disk, source, List.of(changedPaths), saved.positions()));
    }

    /** The process is killed, and started again with nothing: counts begin at 0, and reading at the end. */
    Bench beginAnew(String source, String... changedPaths) {
        return goOn(
                new Saved(Checkpoint.NONE, List.of()),
                new Bench(settings, disk, source, List.of(changedPaths), Checkpoint.NONE));
    }

    private Bench goOn(Saved saved, Bench again) {
        again.shared.addAll(shared);
        shared = new ArrayList<>();
        close();
        again.now = now + 1;
        again.lines.addAll(saved.lines());
        again.lost = lost;
        again.rows.or(rows());
        return again;
    }

    static FollowSettings settings(ReadFrom from) {
        return new FollowSettings(from, Duration.ofMillis(250), 4096, 1000, 100, Duration.ofSeconds(10));
    }

    /** Lets a poll interval pass, then reads until nothing is left. */
    Bench step() {
        return pass(250);
    }

    Bench steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
        return this;
    }

    /** Long enough for everything that waits for quiet. */
    Bench settle() {
        return steps(4).pass(2_000).steps(4).pass(11_000).steps(3).pass(11_000).steps(3);
    }

    Bench pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        boolean worked;
        do {
            worked = loop.step();
        } while (worked);
        return this;
    }

    /** Lets a poll interval pass, and reads no more than so many batches, as where there is more to read than time. */
    Bench stepPartly(int batches) {
        now += TimeUnit.MILLISECONDS.toNanos(250);
        int left = batches;
        while (left > 0 && loop.step()) {
            left--;
        }
        return this;
    }

    long now() {
        return now;
    }

    @Override
    public LineSink open(LogFile file, Sample sample) {
        opened.add(file.path());
        samples.add(sample);
        return this::accept;
    }

    private void accept(Line line) {
        if (lines.size() == actionAt) {
            atLine.run();
        }
        if (line.overlong()) {
            overlong++;
            lines.add("<overlong>");
        } else {
            lines.add(new String(line.bytes(), line.from(), line.length(), StandardCharsets.UTF_8));
        }
        byte[] copy = new byte[line.length()];
        System.arraycopy(line.bytes(), line.from(), copy, 0, copy.length);
        raw.add(copy);
        offsets.add(line.offset());
    }

    @Override
    public void begin() {
        if (inCommit) {
            throw new IllegalStateException("nested");
        }
        inCommit = true;
    }

    @Override
    public void end() {
        inCommit = false;
        commits++;
        if (savesAtCommit) {
            savesAtCommit = false;
            savedAtCommit = save();
        }
    }

    /** Runs something when so many lines have come. */
    void onLine(int count, Runnable action) {
        actionAt = count;
        atLine = action;
    }

    void onFirstLook(Runnable action) {
        atFirstLook = action;
    }

    void saveAtNextCommit() {
        savesAtCommit = true;
        savedAtCommit = null;
    }

    Saved savedAtCommit() {
        return savedAtCommit;
    }

    @Override
    public void bytesRead(String source, long count) {
        bytes += count;
    }

    @Override
    public void rotated(String source) {
        rotations++;
    }

    @Override
    public void truncated(String source) {
        truncations++;
    }

    @Override
    public void regressed(String source) {
        regressions++;
    }

    @Override
    public void lost(String source) {
        lost++;
    }

    @Override
    public void fileLimitReached(String source) {
        refused++;
    }

    /** What has happened to files, by {@link Rows#row}. */
    BitSet rows() {
        for (LedgerEntry entry : feed.ledger().entries()) {
            if (entry instanceof FollowedFile file) {
                file.rows().addTo(rows);
            }
        }
        return rows;
    }

    @Override
    public void forgot(int files) {
        throw new AssertionError(files + " files were forgotten");
    }

    @Override
    public void close() {
        shared.forEach(Bench::delete);
        feed.close();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
