package io.apilog.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * The directory that the keys of a trail are kept in: the pair that signs, and one for each epoch of pseudonyms.
 *
 * @param signing signs checkpoints
 * @param epochs make pseudonyms
 */
public record TrailKeys(SigningKey signing, EpochKeys epochs) {
    /** The name of a trail that is given none. */
    public static final String DEFAULT_NAME = "apilog-audit";

    /**
     * Makes all keys in a directory, which is made too where it is not there.
     *
     * @throws AuditException one is there already, the name can be none, or nothing can be written
     */
    public static TrailKeys generate(Path directory, String name, Instant now) throws AuditException {
        if (!VerifierKey.NAME.matcher(name).matches()) {
            throw new AuditException(
                    "a trail's name is letters, digits and . _ / - without spaces, such as example.com/audit");
        }
        try {
            make(directory);
        } catch (IOException e) {
            throw new AuditException(directory + ": cannot be made");
        }
        SigningKey signing = SigningKey.generate(directory, name);
        EpochKey.generate(directory, 1, now);
        return new TrailKeys(signing, new EpochKeys(directory));
    }

    private static void make(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            boolean posix =
                    directory.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(
                    directory,
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                            }
                            : new FileAttribute<?>[0]);
        }
    }

    /**
     * Reads the pair that signs.
     *
     * @throws AuditException it is not there, is none, or others may read it
     */
    public static TrailKeys read(Path directory) throws AuditException {
        return new TrailKeys(SigningKey.read(directory), new EpochKeys(directory));
    }

    /** The keys of the epochs alone: who asks for what a person did needs no other. */
    public static EpochKeys epochs(Path directory) {
        return new EpochKeys(directory);
    }
}
