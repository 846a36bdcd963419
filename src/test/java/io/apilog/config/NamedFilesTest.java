package io.apilog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.apilog.source.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFilesTest {
    @TempDir
    Path directory;

    @Test
    void a_name_before_a_file_is_that_of_its_source() {
        assertThat(NamedFiles.of(List.of("web=/var/log/a.log", "b.log", "web=c*.log", "api.v2=-")))
                .containsExactly(
                        new SourceSettings("web", List.of("/var/log/a.log", "c*.log")),
                        new SourceSettings("default", List.of("b.log")),
                        new SourceSettings("api.v2", List.of("-")));
    }

    @Test
    void a_sign_within_a_path_names_nothing() {
        assertThat(NamedFiles.of(List.of("./a=b.log", "/logs/day=1/x.log", "=x", "a=")))
                .containsExactly(new SourceSettings("default", List.of("./a=b.log", "/logs/day=1/x.log", "=x", "a=")));
    }

    @Test
    void a_file_that_is_there_under_that_name_is_itself() throws IOException {
        Path there = Files.createFile(directory.resolve("day=1.log"));
        Path here = Path.of("").toAbsolutePath().relativize(there);
        assertThat(NamedFiles.of(List.of(here.toString())).get(0).name()).isEqualTo("default");
    }
}
