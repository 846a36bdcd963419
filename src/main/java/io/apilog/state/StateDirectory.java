package io.apilog.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that snapshots are kept in, for one daemon at a time.
 *
 * <p>A snapshot is written aside and renamed, so that {@code snapshot} is always whole as far as the running system sees it: after the
 * end of the process, however it came, it is the last one saved. {@code snapshot.previous} is the last one before that which was forced
 * to the disk, for when the machine ends too. What both name beside themselves ({@link SharedFile}) is kept as long as one of them does.
 * For one thread at a time.
 */
public final class StateDirectory implements Sharing, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateDirectory.class);

    private final Path directory;
    private final Path last;
    private final Path previous;
    private final Path fresh;
    private final String boot;
    private final boolean everForced;
    private final DirectoryLock lock;
    private final Mark mark;
    private final SharedFiles shared;
    private Set<String> namedByLast = Set.of();
    private Set<String> namedByPrevious = Set.of();
    private long generation;
    private boolean lastIsForced;
    private final AtomicLong written = new AtomicLong();

    private StateDirectory(
            Path directory, String boot, boolean everForced, DirectoryLock lock, Mark mark, SharedFiles shared) {
        this.directory = directory;
        this.last = directory.resolve("snapshot");
        this.previous = directory.resolve("snapshot.previous");
        this.fresh = directory.resolve("snapshot.new");
        this.boot = boot;
        this.everForced = everForced;
        this.lock = lock;
        this.mark = mark;
        this.shared = shared;
    }

    /**
     * Makes the directory where it is not there, and takes it.
     *
     * @param boot which run of the machine this is; empty where that cannot be known
     * @param everForced whether {@link #force} will be called from time to time
     * @throws StateException it cannot be made, written or taken
     */
    public static StateDirectory open(Path directory, String boot, boolean everForced) throws StateException {
        DirectoryLock lock = null;
        try {
            make(directory);
            lock = DirectoryLock.take(directory);
            tryToWrite(directory.resolve("probe"));
            SharedFiles shared = new SharedFiles(directory);
            return new StateDirectory(directory, boot, everForced, lock, Mark.open(directory), shared);
        } catch (StateException e) {
            throw e;
        } catch (IOException e) {
            closeAfter(e, lock);
            throw new StateException("the state directory " + directory + " cannot be written (" + reason(e)
                    + "): let the user " + System.getProperty("user.name") + " write there, or choose another one");
        }
    }

    /** What is saved names paths and endpoints, which are nobody else's. A directory that is there stays as it is. */
    private static void make(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(directory, OwnerOnly.directory(directory));
        }
    }

    /** The files that are kept open say nothing about whether another can be made. */
    private static void tryToWrite(Path probe) throws IOException {
        Files.deleteIfExists(probe);
        try (FileChannel channel = OwnerOnly.open(probe, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
        Files.delete(probe);
    }

    private static void closeAfter(IOException cause, @Nullable DirectoryLock lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + message;
    }

    /** Where it is. */
    public Path path() {
        return directory;
    }

    /**
     * Finds what to go on from. Nothing is changed, except that a damaged snapshot is kept under another name, and one that was written
     * aside and is whole gets the name that it would have had.
     *
     * @throws StateException what is there was written by a newer version, and is left alone
     */
    public <T> Loaded<T> load(SnapshotDecoder<T> decoder) throws StateException {
        Found<T> newest = find(last, decoder);
        Found<T> before = find(previous, newest.isGood() ? null : decoder);
        if (newest.isMissing()) {
            // The process ended between the two renames: what was written aside is whole then, and nobody saw anything
            // newer. It gets its name before another can be written over it.
            Found<T> aside = find(fresh, decoder);
            if (aside.generation > before.generation) {
                newest = aside;
                move(fresh, last);
            }
        }
        generation = Math.max(newest.generation, before.generation) + 1;
        namedByLast = newest.shared();
        namedByPrevious = before.shared();
        lastIsForced = newest.isGood();
        if (mark.isSet()) {
            return new Loaded.Unusable<>("what was shown last could not be saved");
        }
        if (newest.isGood()) {
            return newest.mayBeOld(boot)
                    ? new Loaded.Earlier<>(newest.value(), "the machine ended before the last snapshot was on its disk")
                    : new Loaded.Last<>(newest.value());
        }
        if (!newest.isMissing()) {
            move(last, directory.resolve("snapshot.damaged"));
        }
        if (before.isGood()) {
            return new Loaded.Earlier<>(before.value(), "the last snapshot cannot be used: " + newest.fault);
        }
        return newest.isMissing() && before.isMissing()
                ? new Loaded.Nothing<>()
                : new Loaded.Unusable<>(
                        "no snapshot can be used: " + (newest.fault.isEmpty() ? before.fault : newest.fault));
    }

    /** @param decoder null where it is enough to know that it is there */
    private <T> Found<T> find(Path file, @Nullable SnapshotDecoder<T> decoder) throws StateException {
        try {
            Snapshot snapshot = SnapshotFormat.read(file);
            if (snapshot.torn()) {
                String fault =
                        file.getFileName() + ": damaged in " + String.join(", ", new TreeSet<>(snapshot.damaged()));
                return new Found<>(null, null, snapshot.generation(), fault);
            }
            return new Found<>(snapshot, decoder == null ? null : decoder.decode(snapshot), snapshot.generation(), "");
        } catch (NoSuchFileException e) {
            return new Found<>(null, null, -1, "");
        } catch (SnapshotFormat.NewerVersionException e) {
            throw new StateException(file + " was written by a newer apilog-exporter (" + e.getMessage()
                    + "): start that one, or choose" + " another state directory");
        } catch (IOException e) {
            return new Found<>(null, null, -1, file.getFileName() + ": " + reason(e));
        }
    }

    private record Found<T>(
            @Nullable Snapshot snapshot, @Nullable T decoded, long generation, String fault) {
        boolean isGood() {
            return snapshot != null;
        }

        boolean isMissing() {
            return snapshot == null && fault.isEmpty();
        }

        T value() {
            if (decoded == null) {
                throw new IllegalStateException("not good");
            }
            return decoded;
        }

        /** The names of the files that it shares with others. */
        Set<String> shared() {
            return snapshot == null ? Set.of() : StateDirectory.shared(snapshot.sections());
        }

        boolean mayBeOld(String bootNow) {
            return snapshot != null && !snapshot.clean() && !snapshot.boot().equals(bootNow);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("{} cannot be kept as {}", from, to, e);
        }
    }

    private static Set<String> shared(Map<String, Section> sections) {
        return sections.values().stream()
                .map(Section::shared)
                .filter(Objects::nonNull)
                .map(SharedFile::name)
                .collect(Collectors.toSet());
    }

    @Override
    public SharedFile share(String name, Iterable<byte[]> pieces) throws IOException {
        SharedFile file = shared.share(name, pieces);
        written.addAndGet(file.length());
        return file;
    }

    /** Bytes of all snapshots and of what they share that were written since the directory was opened. Any thread. */
    public long written() {
        return written.get();
    }

    /**
     * Saves. When this returns, the end of the process cannot take it away; the end of the machine can until {@link #force}.
     *
     * @param clean whether nothing will be shown after it that is not in it
     */
    public void save(Map<String, Section> sections, long nowMillis, boolean clean) throws IOException {
        Snapshot snapshot = new Snapshot(generation, nowMillis, boot, clean, sections);
        ByteBuffer bytes = SnapshotFormat.encode(snapshot);
        try (FileChannel channel = OwnerOnly.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                written.addAndGet(channel.write(bytes));
            }
        }
        if ((lastIsForced || !everForced) && Files.exists(last)) {
            Files.move(last, previous, StandardCopyOption.ATOMIC_MOVE);
            namedByPrevious = namedByLast;
        }
        Files.move(fresh, last, StandardCopyOption.ATOMIC_MOVE);
        lastIsForced = false;
        generation++;
        namedByLast = shared(snapshot.sections());
        Set<String> named = new HashSet<>(namedByPrevious);
        named.addAll(namedByLast);
        shared.keepOnly(named);
    }

    /** Forces what was saved last to the disk. May take seconds. */
    public void force() throws IOException {
        shared.force(namedByLast);
        force(last, StandardOpenOption.WRITE);
        force(directory, StandardOpenOption.READ);
        lastIsForced = true;
    }

    private static void force(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }

    /** Keeps a note, which outlasts the process, whether what was shown is no longer what is saved. */
    public void mark(boolean shownIsNotSaved) throws IOException {
        mark.set(shownIsNotSaved);
    }

    @Override
    public void close() {
        try (lock) {
            mark.close();
        } catch (IOException e) {
            LOG.debug("{} was not closed", directory, e);
        }
    }
}
