package io.apilog.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
    @TempDir
    Path dir;

    private Path file;
    private Path document;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(dir.resolve("apilog.yaml"), "a: 1");
        document = Files.writeString(dir.resolve("api.yaml"), "b: 1");
    }

    @Test
    void what_is_written_anew_with_the_same_text_has_not_changed() throws IOException {
        ConfigFiles files = new ConfigFiles(List.of(file));
        Files.writeString(file, "a: 1");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(files.haveChanged()).isFalse();
    }

    @Test
    void a_change_is_told_once_whatever_the_time_of_the_file() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        ConfigFiles files = new ConfigFiles(List.of(file));
        Files.writeString(file, "a: 2");
        Files.setLastModifiedTime(file, time);
        assertThat(files.haveChanged()).isTrue();
        assertThat(files.haveChanged()).isFalse();
    }

    @Test
    void every_file_counts() throws IOException {
        ConfigFiles files = new ConfigFiles(List.of(file, document));
        Files.writeString(document, "b: 2");
        assertThat(files.haveChanged()).isTrue();
    }

    @Test
    void text_that_moves_from_one_file_to_another_is_a_change() throws IOException {
        ConfigFiles files = new ConfigFiles(List.of(file, document));
        Files.writeString(file, "a: 1b");
        Files.writeString(document, ": 1");
        assertThat(files.haveChanged()).isTrue();
    }

    @Test
    void a_link_that_names_another_file_is_a_change() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("link"), file);
        ConfigFiles files = new ConfigFiles(List.of(link));
        Path other = Files.createSymbolicLink(dir.resolve("other"), document);
        Files.move(other, link, StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.haveChanged()).isTrue();
    }

    @Test
    void a_file_that_is_gone_is_a_change_and_so_is_its_return() throws IOException {
        ConfigFiles files = new ConfigFiles(List.of(file));
        Files.delete(file);
        assertThat(files.haveChanged()).isTrue();
        assertThat(files.haveChanged()).isFalse();
        Files.writeString(file, "a: 1");
        assertThat(files.haveChanged()).isTrue();
    }
}
