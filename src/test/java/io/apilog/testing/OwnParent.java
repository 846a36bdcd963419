package io.apilog.testing;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Gives each temporary directory of a test a parent of its own. What follows a log looks for its copies in the directories beside that of the
 * log too, and would find those of another test, whose lines are the same, where tests run in several JVMs.
 */
public final class OwnParent implements TempDirFactory {
    private Path parent;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        parent = Files.createTempDirectory("apilog-test");
        // Another user's process may be let into the directory inside.
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        return Files.createDirectory(parent.resolve("t"));
    }

    /** Called when the directory inside is deleted, or kept because the test failed. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(parent);
        } catch (DirectoryNotEmptyException kept) {
            // It says where the directory is that is to be looked at.
        }
    }
}
