package io.apilog.source.mount;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files lie on a file system that can fail to answer: one behind a network, or a process (FUSE). It is told by Linux's table of mounts
 * (proc_pid_mountinfo(5)), which asks no file system, and is read every five seconds. Any thread.
 */
public final class MountTable {
    private static final Logger LOG = LoggerFactory.getLogger(MountTable.class);
    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final long EVERY_NANOS = 5_000_000_000L;
    private static final int MOST_LINKS = 40;
    private static final int MOST_DIRECTORIES = 20_000;
    private static final int MOUNT_POINT = 4;
    private static final String BEFORE_TYPE = " - ";

    /** File systems on a disk of this machine, in its memory, or made up by its kernel. Any other can wait for somebody else. */
    private static final Set<String> LOCAL = Set.of(
            "ext2",
            "ext3",
            "ext4",
            "xfs",
            "btrfs",
            "bcachefs",
            "f2fs",
            "jfs",
            "nilfs2",
            "reiserfs",
            "zfs",
            "vfat",
            "msdos",
            "exfat",
            "ntfs3",
            "hfsplus",
            "iso9660",
            "udf",
            "squashfs",
            "erofs",
            "cramfs",
            "overlay",
            "aufs",
            "rootfs",
            "tmpfs",
            "ramfs",
            "devtmpfs",
            "hugetlbfs",
            "nsfs",
            "cpuset");

    private final Supplier<List<String>> lines;
    private final Function<String, Path> paths;
    private final LongSupplier nanoTime;
    private volatile Mounts mounts = new Mounts(Map.of(), false, Map.of(), 0);
    private volatile boolean isRead;

    /**
     * @param isLocal whether the file system that is mounted there answers always, by mount point
     * @param canFail whether any of them may not
     * @param directories where directories lead, as far as that was asked
     */
    private record Mounts(Map<Path, Boolean> isLocal, boolean canFail, Map<Path, Place> directories, long readAt) {
        /** The mount point of a path that has no links in it; null where that answers always. */
        @Nullable
        Path failing(Path path) {
            for (Path at = path; at != null; at = at.getParent()) {
                Boolean local = isLocal.get(at);
                if (local != null) {
                    return local ? null : at;
                }
            }
            return null;
        }
    }

    /** @param mount where the directory is on a file system that can fail; else null, and {@code real} is the directory without links */
    private record Place(@Nullable Path mount, Path real) {}

    /**
     * A table that is read when it is asked for the first time.
     *
     * @param lines those of the table; none where there is none
     * @param paths makes a path of its text; may throw {@link InvalidPathException}
     */
    public MountTable(Supplier<List<String>> lines, Function<String, Path> paths, LongSupplier nanoTime) {
        this.lines = lines;
        this.paths = paths;
        this.nanoTime = nanoTime;
    }

    /** The table of this process; empty where the operating system has none. */
    public static List<String> ofThisProcess() {
        try {
            return Files.readAllLines(TABLE, StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /** The mount point of the file system that may not answer when it is asked about this path, links followed; null where none is. */
    public @Nullable Path failing(Path path) {
        Mounts now = mounts();
        if (!now.canFail) {
            return null;
        }
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            return now.failing(absolute);
        }
        if (now.directories.size() > MOST_DIRECTORIES) {
            now.directories.clear();
        }
        Place directory = now.directories.computeIfAbsent(parent, p -> place(now, p, 0));
        Path mount = directory.mount;
        return mount == null ? place(now, directory.real.resolve(name), 0).mount : mount;
    }

    /** Goes down name by name, so that nothing is asked of a file system that can fail. */
    private static Place place(Mounts now, Path path, int links) {
        Path at = path.getRoot();
        for (int i = 0; i < path.getNameCount(); i++) {
            at = at.resolve(path.getName(i));
            Path mount = now.failing(at);
            if (mount != null) {
                return new Place(mount, at);
            }
            if (links < MOST_LINKS && Files.isSymbolicLink(at)) {
                try {
                    Path target = at.resolveSibling(Files.readSymbolicLink(at));
                    Path rest = i + 1 < path.getNameCount() ? path.subpath(i + 1, path.getNameCount()) : null;
                    Path on = rest == null ? target : target.resolve(rest);
                    return place(now, on.normalize(), links + 1);
                } catch (IOException e) {
                    // It was changed just now; what it is said to be then is what counts.
                    return new Place(null, path);
                }
            }
        }
        return new Place(null, path);
    }

    private Mounts mounts() {
        long now = nanoTime.getAsLong();
        Mounts known = mounts;
        if (!isRead || now - known.readAt >= EVERY_NANOS) {
            Map<Path, Boolean> isLocal = read();
            known = new Mounts(isLocal, isLocal.containsValue(false), new ConcurrentHashMap<>(), now);
            mounts = known;
            isRead = true;
        }
        return known;
    }

    private Map<Path, Boolean> read() {
        Map<Path, Boolean> isLocal = new HashMap<>();
        for (String line : lines.get()) {
            List<String> fields = fields(line);
            if (fields.size() > 1) {
                try {
                    // What is mounted last covers what is below.
                    isLocal.put(paths.apply(unescaped(fields.get(0))), isLocal(fields.get(1)));
                } catch (InvalidPathException e) {
                    LOG.debug("A mount point that can be no path is left out", e);
                }
            }
        }
        return isLocal;
    }

    private static boolean isLocal(String type) {
        return LOCAL.contains(type) || KernelFileSystems.NAMES.contains(type);
    }

    /** Mount point and type. */
    private static List<String> fields(String line) {
        int type = line.indexOf(BEFORE_TYPE);
        String[] before = line.split(" ", MOUNT_POINT + 2);
        List<String> fields = new ArrayList<>();
        if (type > 0 && before.length > MOUNT_POINT) {
            fields.add(before[MOUNT_POINT]);
            fields.add(line.substring(type + BEFORE_TYPE.length()).split(" ", 2)[0]);
        }
        return fields;
    }

    /** Spaces, tabs, line ends and backslashes are in octal there. */
    public static String unescaped(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
