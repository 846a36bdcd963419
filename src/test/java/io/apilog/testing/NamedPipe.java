package io.apilog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Pipes that have a name, which Java cannot make. */
public final class NamedPipe {
    private static final Path MKFIFO = Path.of("/usr/bin/mkfifo");

    private NamedPipe() {}

    /** Makes one; the test is skipped where nothing can. */
    public static Path at(Path path) throws Exception {
        assumeTrue(Files.isExecutable(MKFIFO), "mkfifo is needed to make a pipe");
        Process process = new ProcessBuilder(MKFIFO.toString(), path.toString()).start();
        assertThat(process.waitFor()).isZero();
        return path;
    }
}
