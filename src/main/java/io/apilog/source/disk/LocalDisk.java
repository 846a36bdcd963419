package io.apilog.source.disk;

import io.apilog.source.mount.KernelFileSystems;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file system as it is. */
public final class LocalDisk implements LogDisk {
    private static final int MOST_INODES = 20_000;

    /** What the keys say whose text was read, so that a file that is looked at four times a second makes no text; emptied when full. */
    private final Map<Object, FileIdentity.Inode> inodes = new ConcurrentHashMap<>();

    /** Whether the files of a device are kept, by its number. */
    private final Map<Long, Boolean> onDisk = new ConcurrentHashMap<>();

    @Override
    public FileStat look(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        long birth = attributes.creationTime().to(TimeUnit.NANOSECONDS);
        FileIdentity identity = identity(attributes.fileKey(), birth);
        FileStat.Kind kind = attributes.isRegularFile()
                ? isOnDisk(path, identity.device()) ? FileStat.Kind.FILE : FileStat.Kind.OTHER
                : attributes.isDirectory() ? FileStat.Kind.DIRECTORY : FileStat.Kind.OTHER;
        return new FileStat(
                kind, identity, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    /** What the kernel makes up looks like a regular file, and to read it can wait for ever, as {@code /proc/kmsg} does. */
    private boolean isOnDisk(Path path, long device) throws IOException {
        Boolean known = onDisk.get(device);
        if (known == null) {
            known = !KernelFileSystems.NAMES.contains(Files.getFileStore(path).type());
            if (onDisk.size() >= MOST_INODES) {
                onDisk.clear();
            }
            onDisk.put(device, known);
        }
        return known;
    }

    private FileIdentity identity(@Nullable Object fileKey, long birth) {
        if (fileKey == null) {
            return new FileIdentity(0, birth, birth);
        }
        FileIdentity.Inode inode = inodes.get(fileKey);
        if (inode == null) {
            inode = inode(fileKey.toString());
            if (inodes.size() >= MOST_INODES) {
                inodes.clear();
            }
            inodes.put(fileKey, inode);
        }
        return new FileIdentity(inode.device(), inode.number(), birth);
    }

    /** The JDK shows device and inode only in the key's text: {@code (dev=fd00,ino=1234)}, the device in hexadecimal. */
    private static FileIdentity.Inode inode(String key) {
        int comma = key.indexOf(',');
        long device = Long.parseUnsignedLong(key, 5, comma, 16);
        return new FileIdentity.Inode(device, Long.parseUnsignedLong(key, comma + 5, key.length() - 1, 10));
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public void list(Path directory, Consumer<Path> fileName) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Path last = entry.getFileName();
                if (last != null) {
                    fileName.accept(last);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
