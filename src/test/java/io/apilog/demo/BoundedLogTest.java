package io.apilog.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
    private static final byte[] LINE = "0123456789\n".getBytes(US_ASCII);

    @TempDir
    Path dir;

    private Path file;
    private Path old;

    @BeforeEach
    void names() {
        file = dir.resolve("access.log");
        old = dir.resolve("access.log.1");
    }

    @Test
    void what_is_appended_can_be_read_at_once() throws IOException {
        try (BoundedLog log = new BoundedLog(file, 100)) {
            log.append(LINE);

            assertThat(file).hasBinaryContent(LINE);
        }
    }

    @Test
    void a_full_file_is_renamed_and_begun_anew() throws IOException {
        try (BoundedLog log = new BoundedLog(file, 25)) {
            log.append(LINE);
            log.append(LINE);
            log.append(LINE);
        }

        assertThat(old).hasSize(22);
        assertThat(file).hasSize(11);
    }

    @Test
    void only_one_old_file_is_kept() throws IOException {
        try (BoundedLog log = new BoundedLog(file, 15)) {
            for (int i = 0; i < 5; i++) {
                log.append(LINE);
            }
        }

        try (var files = Files.list(dir)) {
            assertThat(files).containsExactlyInAnyOrder(file, old);
        }
    }

    @Test
    void what_an_existing_file_holds_counts_towards_its_bound() throws IOException {
        Files.write(file, new byte[20]);

        try (BoundedLog log = new BoundedLog(file, 25)) {
            log.append(LINE);
        }

        assertThat(old).hasSize(20);
        assertThat(file).hasSize(11);
    }
}
