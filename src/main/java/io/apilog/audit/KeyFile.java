package io.apilog.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A small file of text that only its owner may read, 0600, and is refused where others may. */
final class KeyFile {
    private static final int LONGEST = 64 * 1024;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFile() {}

    /** @throws AuditException it is there already, or cannot be written */
    static void create(Path file, List<String> lines) throws AuditException {
        write(file, lines, "rw-------");
    }

    /** The same for what anybody may read. */
    static void createForAll(Path file, List<String> lines) throws AuditException {
        write(file, lines, "rw-r--r--");
    }

    private static void write(Path file, List<String> lines, String permissions) throws AuditException {
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new AuditException(file + ": is there already, and is not replaced");
        } catch (IOException e) {
            throw new AuditException(file + ": cannot be written (" + reason(e) + ")");
        }
    }

    /** @throws AuditException others may read or write it, or it cannot be read */
    static List<String> read(Path file) throws AuditException {
        try {
            if (isPosix(file)) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                if (permissions.stream().anyMatch(OTHERS::contains)) {
                    throw new AuditException(file + ": may be read or written by others ("
                            + PosixFilePermissions.toString(permissions) + "): chmod 600 it, or take a new one");
                }
            }
        } catch (AuditException e) {
            throw e;
        } catch (IOException e) {
            throw new AuditException(file + ": cannot be read (" + reason(e) + ")");
        }
        return readOpen(file);
    }

    /** Reads one that anybody may read. */
    static List<String> readOpen(Path file) throws AuditException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new AuditException(file + ": is no key, it is too long");
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (AuditException e) {
            throw e;
        } catch (IOException e) {
            throw new AuditException(file + ": cannot be read (" + reason(e) + ")");
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "it is not there"
                : e.getClass().getSimpleName();
    }
}
