package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that a glob finds after the start: what lay beside them before is old, what came since is theirs. */
class LateLogTest {
    @TempDir
    Path directory;

    private final List<String> written = new ArrayList<>();
    private final List<String> old = new ArrayList<>();
    private Bench bench;

    @BeforeEach
    void one_log_is_there_and_shows_that_births_are_real() throws IOException {
        lines(2, "app.log", written);
        Files.write(file("app.log"), new byte[0]);
        written.clear();
        lines(5, "app.log", written);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void lines(int count, String name, List<String> into) throws IOException {
        try (Writer writer = new Writer(file(name))) {
            for (int i = 0; i < count; i++) {
                String line = "192.0.2.7 - - \"GET /" + name + "/" + into.size() + " HTTP/1.1\" 200 7";
                into.add(line);
                writer.raw(line + "\n");
            }
        }
    }

    private void lines(int count, String name) throws IOException {
        lines(count, name, written);
    }

    private void assertExact() {
        bench.settle();
        assertThat(bench.lines).containsExactlyInAnyOrderElementsOf(written);
        assertThat(bench.lost).as("files lost").isZero();
    }

    @Test
    void what_lay_beside_a_log_before_the_first_start_is_old_when_the_log_comes_after_a_restart() throws IOException {
        lines(4, "error.log.1", old);
        bench = new Bench(ReadFrom.BEGINNING, file("*.log"));
        bench.steps(2);
        Bench.Saved saved = bench.save();
        bench = bench.restart(saved);
        bench.steps(2);
        lines(2, "error.log");
        assertExact();
    }

    @Test
    void what_a_log_is_rotated_to_between_two_looks_is_its_own_from_its_first_moment_on() throws IOException {
        lines(4, "late.log.7", old);
        bench = new Bench(ReadFrom.BEGINNING, file("*.log"));
        bench.steps(2);
        lines(3, "late.log");
        Files.move(file("late.log"), file("late.log.1"));
        lines(2, "late.log");
        assertExact();
    }

    @Test
    void a_log_that_was_gone_for_minutes_comes_back_and_is_rotated_between_two_looks() throws IOException {
        bench = new Bench(ReadFrom.BEGINNING, file("*.log"));
        bench.steps(2);
        Files.move(file("app.log"), file("app.log.2"));
        bench.steps(400);
        lines(3, "app.log");
        Files.move(file("app.log"), file("app.log.1"));
        lines(2, "app.log");
        assertExact();
    }

    @Test
    void it_is_the_same_after_a_restart_in_between() throws IOException {
        lines(4, "app.log.9", old);
        bench = new Bench(ReadFrom.BEGINNING, file("*.log"));
        bench.steps(2);
        Files.move(file("app.log"), file("app.log.2"));
        bench.steps(400);
        bench = bench.restart(bench.save());
        bench.steps(3);
        lines(3, "app.log");
        Files.move(file("app.log"), file("app.log.1"));
        lines(2, "app.log");
        assertExact();
    }
}
