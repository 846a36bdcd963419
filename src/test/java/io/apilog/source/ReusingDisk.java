package io.apilog.source;

import io.apilog.source.disk.FileIdentity;
import io.apilog.source.disk.FileStat;
import io.apilog.source.disk.LogDisk;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A file system that gives the lowest free inode to the next file, as ext4 does, so that a deleted file's number is soon another's. It keeps
 * birth times, or none. What a test deletes it holds open, so that the real inode, by which files are told apart here, stays taken.
 */
final class ReusingDisk implements LogDisk, AutoCloseable {
    /** Whether it keeps birth times. The time of the last modification is in their place where it does not. */
    enum Births {
        KEPT,
        UNKNOWN
    }

    private record Real(long device, long inode) {}

    private record Given(long inode, long serial) {}

    private static final long FIRST = 1L << 40;

    private final LogDisk disk;
    private final Births births;
    private final Map<Real, Given> given = new HashMap<>();
    private final List<Channel> held = new ArrayList<>();
    /** Each free number with what may still have its file open. */
    private final TreeMap<Long, List<FileChannel>> free = new TreeMap<>();

    private final Map<Long, List<FileChannel>> opened = new HashMap<>();
    private long files;

    ReusingDisk(LogDisk disk, Births births) {
        this.disk = disk;
        this.births = births;
    }

    /** Gives a file its number now; otherwise it is given when the file is looked at first. */
    void created(Path path) throws IOException {
        number(disk.look(path));
    }

    /** A file that a test is about to delete: its number is free as soon as nobody has it open. */
    void deletes(Path path) throws IOException {
        Real real = real(disk.look(path));
        held.add(FileChannel.open(path));
        Given number = given.get(real);
        if (number != null) {
            free.put(number.inode(), opened.getOrDefault(number.inode(), List.of()));
            opened.remove(number.inode());
        }
    }

    private static Real real(FileStat seen) {
        return new Real(seen.identity().device(), seen.identity().inode());
    }

    private Given number(FileStat seen) {
        return given.computeIfAbsent(real(seen), real -> new Given(nextInode(), ++files));
    }

    private long nextInode() {
        Optional<Long> lowest = free.keySet().stream()
                .filter(inode -> free.get(inode).stream().noneMatch(FileChannel::isOpen))
                .findFirst();
        if (lowest.isPresent()) {
            free.remove(lowest.get());
            return lowest.get();
        }
        return FIRST + files;
    }

    @Override
    public FileStat look(Path path) throws IOException {
        FileStat seen = disk.look(path);
        Given number = number(seen);
        // No two files were changed at the same time.
        long modified = seen.modifiedNanos() + number.serial();
        long birth = births == Births.KEPT ? seen.identity().birthNanos() + number.serial() : modified;
        FileIdentity identity = new FileIdentity(seen.identity().device(), number.inode(), birth);
        return new FileStat(seen.kind(), identity, seen.size(), modified);
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        FileChannel channel = disk.open(path);
        opened.computeIfAbsent(number(disk.look(path)).inode(), inode -> new ArrayList<>())
                .add(channel);
        return channel;
    }

    @Override
    public void list(Path directory, Consumer<Path> fileName) throws IOException {
        disk.list(directory, fileName);
    }

    @Override
    public List<String> mounts() {
        return disk.mounts();
    }

    @Override
    public void close() throws IOException {
        for (Channel channel : held) {
            channel.close();
        }
    }
}
