package io.apilog.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock stands still unless a test moves it, so a save happens when a test asks for one. */
@Timeout(60)
class SaverTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final AtomicLong now = new AtomicLong(1);
    private final AtomicLong wallMillis = new AtomicLong(1_764_000_000_000L);
    private final AtomicLong count = new AtomicLong();
    private volatile boolean holdsCaptures;
    private final List<Consumer<Long>> held = new ArrayList<>();
    private CountDownLatch captured = new CountDownLatch(1);
    private StateDirectory directory;
    private Saver<Long> saver;

    @BeforeEach
    void open() throws IOException {
        directory = StateDirectory.open(temp.resolve("state"), "boot", true);
        directory.load(snapshot -> snapshot);
        saver = saver();
        saver.begin(count.get());
    }

    private Saver<Long> saver() {
        return new Saver<>(
                directory,
                new SaverSettings(NEVER, SaverSettings.DEFAULT.forceInterval()),
                this::capture,
                value -> Map.of(
                        "value",
                        Section.together(1, new SectionWriter().number(value).toBytes())),
                now::get,
                () -> Instant.ofEpochMilli(wallMillis.get()));
    }

    @AfterEach
    void close() {
        holdsCaptures = false;
        saver.close();
        directory.close();
    }

    private synchronized void capture(Consumer<Long> taken) {
        if (holdsCaptures) {
            held.add(taken);
            captured.countDown();
        } else {
            taken.accept(count.get());
        }
    }

    private long show() {
        return saver.show(LONG, value -> value, count::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private long savedValue() throws IOException {
        return SnapshotFormat.read(temp.resolve("state").resolve("snapshot"))
                .section("value")
                .orElseThrow()
                .reader()
                .number();
    }

    /** A directory in the place of the file that is written aside: what a full or read-only disk does, also for root. */
    private void breakDirectory() throws IOException {
        Files.createDirectory(temp.resolve("state").resolve("snapshot.new"));
    }

    private void repairDirectory() throws IOException {
        Files.delete(temp.resolve("state").resolve("snapshot.new"));
    }

    @Test
    void what_is_shown_was_saved_before() throws IOException {
        count.set(5);
        pass(Duration.ofSeconds(2));
        assertThat(show()).isEqualTo(5);
        assertThat(savedValue()).isEqualTo(5);
    }

    @Test
    void saves_are_at_least_a_second_apart_and_what_was_saved_last_is_shown_between() {
        count.set(5);
        pass(Duration.ofSeconds(2));
        assertThat(show()).isEqualTo(5);
        count.set(6);
        pass(Duration.ofMillis(999));
        assertThat(show()).isEqualTo(5);
        pass(Duration.ofMillis(1));
        assertThat(show()).isEqualTo(6);
    }

    @Test
    void where_no_save_comes_in_time_what_was_saved_last_is_shown() throws InterruptedException {
        holdsCaptures = true;
        count.set(5);
        pass(Duration.ofSeconds(2));
        assertThat(saver.show(Duration.ofMillis(1), value -> value, count::get)).isZero();
        assertThat(captured.await(30, TimeUnit.SECONDS))
                .as("a save was asked for")
                .isTrue();
        assertThat(saver.show(Duration.ZERO, value -> value, count::get)).isZero();
        held.get(0).accept(5L);
        assertThat(show()).isEqualTo(5);
    }

    @Test
    void where_saving_fails_what_is_now_is_shown_and_the_mark_is_set() throws IOException {
        breakDirectory();
        count.set(5);
        pass(Duration.ofSeconds(2));
        assertThat(show()).isEqualTo(5);
        assertThat(savedValue()).isZero();
        assertThat(saver.status().failures()).isEqualTo(1);
        assertThat(saver.status().failure()).contains("snapshot.new");
        saver.close();
        directory.close();
        try (StateDirectory again = StateDirectory.open(temp.resolve("state"), "boot", true)) {
            assertThat(again.load(snapshot -> snapshot)).isInstanceOf(Loaded.Unusable.class);
        }
    }

    @Test
    void when_it_can_be_written_again_what_is_shown_is_saved_and_the_mark_is_gone() throws IOException {
        breakDirectory();
        count.set(5);
        pass(Duration.ofSeconds(2));
        show();
        repairDirectory();
        count.set(7);
        saver.finish(LONG);
        assertThat(show()).isEqualTo(7);
        assertThat(savedValue()).isEqualTo(7);
        directory.close();
        try (StateDirectory again = StateDirectory.open(temp.resolve("state"), "boot", true)) {
            assertThat(again.load(snapshot -> snapshot)).isInstanceOf(Loaded.Last.class);
        }
    }

    @Test
    void where_saving_fails_it_is_tried_again_each_second_whether_anyone_asks_or_not() throws Exception {
        breakDirectory();
        count.set(5);
        pass(Duration.ofSeconds(2));
        show();
        repairDirectory();
        holdsCaptures = true;
        pass(Duration.ofSeconds(1));
        assertThat(captured.await(30, TimeUnit.SECONDS))
                .as("a save is tried, though the interval is a day")
                .isTrue();
    }

    @Test
    void a_copy_older_than_what_was_shown_while_saving_failed_is_not_shown() throws Exception {
        breakDirectory();
        count.set(5);
        pass(Duration.ofSeconds(2));
        assertThat(show()).isEqualTo(5);
        repairDirectory();
        holdsCaptures = true;
        Thread finishing = new Thread(() -> saver.finish(LONG));
        finishing.start();
        assertThat(captured.await(30, TimeUnit.SECONDS)).isTrue();
        count.set(9);
        assertThat(show()).as("shown live, after the copy of 5 was made").isEqualTo(9);
        held.get(0).accept(5L);
        finishing.join();
        assertThat(show()).isEqualTo(9);
        directory.close();
        try (StateDirectory again = StateDirectory.open(temp.resolve("state"), "boot", true)) {
            assertThat(again.load(snapshot -> snapshot)).isInstanceOf(Loaded.Unusable.class);
        }
    }

    @Test
    void the_last_save_is_made_at_the_end_and_counts_as_clean() throws IOException {
        count.set(8);
        saver.finish(LONG);
        assertThat(savedValue()).isEqualTo(8);
        assertThat(SnapshotFormat.read(temp.resolve("state").resolve("snapshot"))
                        .clean())
                .isTrue();
    }

    @Test
    void a_copy_that_never_comes_does_not_hold_the_end_up() {
        holdsCaptures = true;
        count.set(8);
        saver.finish(Duration.ofMillis(1));
        assertThat(show()).isZero();
    }

    @Test
    void a_clock_that_is_set_back_takes_nothing_away() throws IOException {
        wallMillis.addAndGet(-Duration.ofDays(400).toMillis());
        pass(Duration.ofSeconds(2));
        count.set(5);
        assertThat(show()).isEqualTo(5);
        saver.close();
        directory.close();
        directory = StateDirectory.open(temp.resolve("state"), "boot", true);
        assertThat(directory.load(snapshot ->
                        snapshot.section("value").orElseThrow().reader().number()))
                .isInstanceOfSatisfying(
                        Loaded.Last.class, last -> assertThat(last.value()).isEqualTo(5L));
    }

    @Test
    void the_time_of_the_last_save_is_told() {
        assertThat(saver.status()).isEqualTo(new SaveStatus(1_764_000_000_000L, 0, ""));
    }

    @Test
    void a_process_that_begins_with_a_backlog_saves_again_after_a_quarter_of_a_second() throws InterruptedException {
        saver.close();
        holdsCaptures = true;
        saver = saver();
        saver.begin(count.get(), value -> value < 3);
        pass(Duration.ofMillis(250));
        assertThat(captured.await(30, TimeUnit.SECONDS))
                .as("a save was asked for")
                .isTrue();
    }
}
