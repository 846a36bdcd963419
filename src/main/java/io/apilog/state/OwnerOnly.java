package io.apilog.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files that only their owner can read and write, whatever the umask: 0600, and 0700 for a directory. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    static FileAttribute<?>[] directory(Path path) {
        return attributes(path, DIRECTORY);
    }

    /** Opens a file; one that an earlier version left to others is taken from them. */
    public static FileChannel open(Path path, OpenOption... how) throws IOException {
        FileChannel channel = FileChannel.open(path, Set.of(how), attributes(path, FILE));
        if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(FILE)) {
            Files.setPosixFilePermissions(path, FILE);
        }
        return channel;
    }

    /** Whether others than the owner and the group may read a file; false where the file system does not tell. */
    public static boolean isReadByOthers(Path path) throws IOException {
        return isPosix(path) && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
