package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One log, what writes to it, and what follows it, step by step. */
abstract class FollowedLog {
    @TempDir
    Path directory;

    Path log;
    Writer writer;
    Bench bench;

    private final ReadFrom from;

    /** @param from where reading begins in what is there at the start, which is an empty file */
    FollowedLog(ReadFrom from) {
        this.from = from;
    }

    @BeforeEach
    void follow() {
        log = directory.resolve("access.log");
        writer = new Writer(log);
        bench = new Bench(from, log);
    }

    @AfterEach
    void end() throws IOException {
        writer.close();
        bench.close();
    }

    /** Every line that was written has arrived, and none twice. */
    final void assertExact() {
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        assertThat(bench.lost).as("files lost").isZero();
        assertThat(bench.inCommit).isFalse();
    }
}
