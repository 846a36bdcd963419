package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.apilog.source.ReusingDisk.Births;
import io.apilog.source.disk.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file system gives the inode of a deleted file to the next one at once: that inode is no reason to take the two for one file. */
class InodeReuseTest {
    @TempDir
    Path directory;

    private Path log;
    private Writer writer;
    private ReusingDisk disk;
    private Bench bench;

    private void follow(Births births) {
        log = directory.resolve("access.log");
        writer = new Writer(log);
        disk = new ReusingDisk(new LocalDisk(), births);
        bench = new Bench(Bench.settings(ReadFrom.END), disk, log);
        bench.settle();
    }

    private void delete(String sibling) throws IOException {
        disk.deletes(writer.sibling(sibling));
        Files.delete(writer.sibling(sibling));
    }

    private void compress(String sibling) throws IOException {
        byte[] compressed = Writer.gzip(Files.readAllBytes(writer.sibling(sibling)));
        disk.created(Files.write(writer.sibling(sibling + ".gz"), compressed));
        delete(sibling);
    }

    @AfterEach
    void end() throws IOException {
        writer.close();
        bench.close();
        if (disk != null) {
            disk.close();
        }
    }

    /** What is written, rotated and compressed while the daemon is down takes the inode that is free. */
    private void isReadOnWhenCompressed(Bench.Saved saved) throws IOException {
        writer.lines(20).rotate(".2");
        compress(".2");
        writer.lines(3);
        bench = bench.restart(saved);
        bench.settle();
        assertExact();
    }

    private void assertExact() {
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(writer.written);
        assertThat(bench.lost).as("files lost").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_log_with_the_inode_of_a_deleted_archive_is_read_from_its_beginning(Births births) throws IOException {
        follow(births);
        writer.lines(40).rotate(".1");
        compress(".1");
        bench.settle();
        delete(".1.gz");
        writer.lines(7).rotate(".2").lines(3);
        bench.settle();
        assertExact();
    }

    @ParameterizedTest
    @EnumSource
    void a_log_with_the_inode_of_a_deleted_sibling_of_before_the_start_is_read_from_its_beginning(Births births)
            throws IOException {
        Files.writeString(directory.resolve("access.log.1"), "an old line, longer than others are\n".repeat(90));
        follow(births);
        delete(".1");
        writer.lines(7).rotate(".2").lines(3);
        bench.settle();
        assertExact();
    }

    @ParameterizedTest
    @EnumSource
    void an_archive_with_the_inode_of_a_file_that_was_read_is_read_on(Births births) throws IOException {
        follow(births);
        writer.lines(40);
        bench.step();
        writer.rotate(".1").lines(5);
        bench.settle();
        Bench.Saved saved = bench.save();
        bench.close();
        delete(".1");
        isReadOnWhenCompressed(saved);
    }

    @ParameterizedTest
    @EnumSource
    void an_archive_with_the_inode_of_an_archive_that_was_read_is_read_on(Births births) throws IOException {
        follow(births);
        writer.lines(40).rotate(".1");
        compress(".1");
        writer.lines(5);
        bench.settle();
        Bench.Saved saved = bench.save();
        delete(".1.gz");
        isReadOnWhenCompressed(saved);
    }

    @ParameterizedTest
    @EnumSource
    void a_rotated_file_that_goes_on_growing_is_the_same_file(Births births) throws IOException {
        Files.writeString(directory.resolve("access.log.1"), "an old line, longer than others are\n".repeat(90));
        follow(births);
        Files.writeString(writer.sibling(".1"), "one more old line\n", StandardOpenOption.APPEND);
        writer.lines(7).rotate(".2").lines(3);
        bench.settle();
        assertExact();
    }

    @Test
    void a_directory_shows_birth_times_to_be_real_before_any_file_does() throws IOException {
        log = directory.resolve("access.log");
        writer = new Writer(log);
        Files.setLastModifiedTime(directory, FileTime.from(Instant.parse("2026-11-21T09:00:00Z")));
        BasicFileAttributes attributes = Files.readAttributes(log, BasicFileAttributes.class);
        Files.setLastModifiedTime(log, attributes.creationTime());
        bench = new Bench(ReadFrom.END, log);
        assumeThat(Files.readAttributes(directory, BasicFileAttributes.class).creationTime())
                .as("the birth of a directory, on a file system that keeps it")
                .isNotEqualTo(Files.getLastModifiedTime(directory));
        bench.step();
        assertThat(bench.save().positions().realBirths()).hasSize(1);
    }
}
