package io.apilog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.apilog.line.CommitPoint;
import io.apilog.line.Intake;
import io.apilog.line.Line;
import io.apilog.source.checkpoint.Checkpoint;
import io.apilog.source.tail.FollowedStream;
import io.apilog.source.tail.LineDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.commons.io.input.Tailer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the thread and Tailer itself. */
@Timeout(60)
class FollowerTest {
    private static final CommitPoint NO_COMMIT = new CommitPoint() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    };

    @TempDir
    Path directory;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> callers = Collections.synchronizedList(new ArrayList<>());
    private CountDownLatch expected = new CountDownLatch(1);

    private final CountDownLatch first = new CountDownLatch(1);

    private Intake intake() {
        return (file, sample) -> this::accept;
    }

    private void accept(Line line) {
        StackWalker.getInstance().forEach(frame -> callers.add(frame.getClassName()));
        lines.add(new String(line.bytes(), line.from(), line.length(), StandardCharsets.ISO_8859_1));
        first.countDown();
        expected.countDown();
    }

    private Follower follower(InputStream in, Path... paths) {
        List<String> names =
                new ArrayList<>(List.of(paths).stream().map(Path::toString).toList());
        names.add("-");
        FollowSettings settings =
                new FollowSettings(ReadFrom.BEGINNING, Duration.ofMillis(5), 1 << 20, 100, 100, Duration.ofSeconds(10));
        return new Follower(
                List.of(new SourceSettings("web", names)),
                settings,
                in,
                intake(),
                NO_COMMIT,
                new QuietEvents(),
                Checkpoint.NONE,
                () -> {},
                System::nanoTime,
                InstantSource.system());
    }

    private void await() throws InterruptedException {
        assertThat(expected.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void lines_come_through_tailer_over_rotations() throws Exception {
        Path log = directory.resolve("access.log");
        expected = new CountDownLatch(6_001);
        try (Writer writer = new Writer(log);
                Follower follower = follower(InputStream.nullInputStream(), log)) {
            follower.start();
            writer.lines(1);
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 60; i++) {
                writer.lines(50);
                writer.rotate("." + i).lines(50);
            }
            await();
            assertThat(lines).containsExactlyInAnyOrderElementsOf(writer.written);
            assertThat(follower.firstPassDone()).isTrue();
        }
        assertThat(callers).contains(Tailer.class.getName(), LineDelivery.class.getName());
    }

    @Test
    void a_line_longer_than_the_buffer_of_tailer_and_one_with_carriage_returns_arrive_whole() throws Exception {
        Path log = directory.resolve("access.log");
        String text = "x\ry".repeat(100_000);
        Files.writeString(log, text + "\r\nlast\n");
        expected = new CountDownLatch(2);
        try (Follower follower = follower(InputStream.nullInputStream(), log)) {
            follower.start();
            await();
            assertThat(lines).containsExactly(text, "last");
        }
    }

    @Test
    void closing_counts_the_whole_lines_that_are_there_and_ends_the_thread() throws Exception {
        Path log = directory.resolve("access.log");
        expected = new CountDownLatch(1);
        Files.writeString(log, "first\n");
        Follower follower = follower(InputStream.nullInputStream(), log);
        follower.start();
        await();
        Files.writeString(log, "first\n" + "more\n".repeat(50_000) + "unfinished");
        follower.close(Duration.ofMinutes(1));
        assertThat(lines).hasSize(50_001).doesNotContain("unfinished");
        assertThat(follower.isRunning()).isFalse();
    }

    @Test
    void closing_ends_where_a_sink_never_comes_back() throws Exception {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "line\n".repeat(10));
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        Follower follower = new Follower(
                List.of(new SourceSettings("web", List.of(log.toString()))),
                FollowSettings.DEFAULT.withReadFrom(ReadFrom.BEGINNING),
                InputStream.nullInputStream(),
                (file, sample) -> line -> {
                    reached.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                NO_COMMIT,
                new QuietEvents(),
                Checkpoint.NONE,
                () -> {},
                System::nanoTime,
                InstantSource.system());
        follower.start();
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> follower.close());
        never.countDown();
    }

    @Test
    void standard_input_is_followed_beside_files_and_its_end_ends_nothing() throws Exception {
        Path log = directory.resolve("access.log");
        expected = new CountDownLatch(20_003);
        try (PipedInputStream in = new PipedInputStream();
                Follower follower = follower(in, log)) {
            try (PipedOutputStream out = new PipedOutputStream(in)) {
                follower.start();
                for (int i = 0; i < 20_000; i++) {
                    out.write(("from standard input " + i + "\n").getBytes(StandardCharsets.UTF_8));
                }
                out.write("its unfinished last line".getBytes(StandardCharsets.UTF_8));
            }
            Files.writeString(log, "one\ntwo\n");
            await();
            List<String> fromInput = lines.stream()
                    .filter(l -> l.startsWith("from standard input"))
                    .toList();
            assertThat(fromInput)
                    .isEqualTo(IntStream.range(0, 20_000)
                            .mapToObj(i -> "from standard input " + i)
                            .toList());
            assertThat(lines).contains("one", "two", "its unfinished last line");
        }
    }

    @Test
    void the_first_pass_is_not_done_before_the_positions_found_are_saved() throws Exception {
        Path log = Files.createFile(directory.resolve("access.log"));
        AtomicReference<Follower> itself = new AtomicReference<>();
        AtomicBoolean done = new AtomicBoolean(true);
        try (Follower follower = new Follower(
                List.of(new SourceSettings("web", List.of(log.toString()))),
                FollowSettings.DEFAULT,
                InputStream.nullInputStream(),
                intake(),
                NO_COMMIT,
                new QuietEvents(),
                Checkpoint.NONE,
                () -> {
                    done.set(itself.get().firstPassDone());
                    expected.countDown();
                },
                System::nanoTime,
                InstantSource.system())) {
            itself.set(follower);
            follower.start();
            await();
            assertThat(done).as("while they are saved").isFalse();
        }
    }

    @Test
    void a_sink_that_throws_ends_nothing() throws Exception {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\ntwo\nthree\n");
        expected = new CountDownLatch(3);
        try (Follower follower = new Follower(
                List.of(new SourceSettings("web", List.of(log.toString()))),
                FollowSettings.DEFAULT.withReadFrom(ReadFrom.BEGINNING),
                InputStream.nullInputStream(),
                (file, sample) -> line -> {
                    expected.countDown();
                    throw new StackOverflowError();
                },
                NO_COMMIT,
                new QuietEvents(),
                Checkpoint.NONE,
                () -> {},
                System::nanoTime,
                InstantSource.system())) {
            follower.start();
            await();
        }
    }

    @Test
    void without_tailers_listener_no_line_arrives() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\ntwo\n");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            FollowedStream stream = new FollowedStream(bench.loop, 1, nanos -> {});
            assertThat(stream.size()).isPositive();
            assertThat(stream.read(new byte[100])).as("marks, one a line").isEqualTo(2);
            assertThat(bench.lines).isEmpty();
        }
    }

    @Test
    void each_call_of_tailers_listener_brings_one_line() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\ntwo\n");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            FollowedStream stream = new FollowedStream(bench.loop, 1, nanos -> {});
            LineDelivery delivery = new LineDelivery(bench.loop);
            stream.size();
            stream.read(new byte[100]);
            delivery.handle("");
            assertThat(bench.lines).containsExactly("one");
            delivery.handle("");
            assertThat(bench.lines).containsExactly("one", "two");
        }
    }

    @Test
    void a_call_for_which_there_is_no_line_brings_none() throws IOException {
        Path log = directory.resolve("access.log");
        Files.writeString(log, "one\n");
        try (Bench bench = new Bench(ReadFrom.BEGINNING, log)) {
            bench.step();
            new LineDelivery(bench.loop).handle("");
            assertThat(bench.lines).containsExactly("one");
        }
    }
}
