package io.apilog.source.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apilog.line.CommitPoint;
import io.apilog.line.Line;
import io.apilog.line.LineSink;
import io.apilog.line.ReadAhead;
import io.apilog.source.QuietEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTurnsTest {
    private static final int LINES = 50_000;

    private final List<String> taken = new ArrayList<>();
    private final Set<String> readAhead = ConcurrentHashMap.newKeySet();
    private long bytes;

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add("line " + i + " " + "x".repeat(i % 50));
        }
        return lines;
    }

    private static InputStream text(List<String> lines) {
        return new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void read(int threads, InputStream in, LineSink sink) throws UnreadableLogException {
        CommitPoint commits = new CommitPoint() {
            @Override
            public void begin() {}

            @Override
            public void end() {}
        };
        QuietEvents events = new QuietEvents() {
            @Override
            public void bytesRead(String source, long count) {
                bytes += count;
            }
        };
        new OnceReader(4096, threads, in, (file, sample) -> sink, commits, events).read("web", "-");
    }

    private static String text(Line line) {
        return new String(line.bytes(), line.from(), line.length(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void lines_are_taken_in_the_order_of_the_file_whatever_the_number_of_threads(int threads) throws IOException {
        read(threads, text(lines()), line -> taken.add(text(line)));
        assertThat(taken).isEqualTo(lines());
        assertThat(bytes).isEqualTo(text(lines()).available());
    }

    @Test
    void each_line_behind_the_first_batch_is_read_ahead_and_taken_with_the_same_bytes() throws IOException {
        LineSink sink = new LineSink() {
            @Override
            public void accept(Line line) {
                taken.add(text(line));
                readAhead.add(text(line));
            }

            @Override
            public ReadAhead readAhead() {
                return new Remembered();
            }
        };
        read(3, text(lines()), sink);
        assertThat(taken).isEqualTo(lines());
        assertThat(readAhead).hasSize(LINES);
    }

    /** Takes what it read ahead, if the line given at its turn is that. */
    private final class Remembered implements ReadAhead {
        private final List<String> batch = new ArrayList<>();
        private int next;

        @Override
        public void begin() {
            batch.clear();
            next = 0;
        }

        @Override
        public void read(Line line) {
            batch.add(text(line));
            readAhead.add(text(line));
        }

        @Override
        public void accept(Line line) {
            assertThat(text(line)).isEqualTo(batch.get(next));
            taken.add(batch.get(next++));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void where_reading_fails_every_complete_line_before_was_taken(int threads) {
        InputStream broken = new SequenceInputStream(text(lines()), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        });
        assertThatThrownBy(() -> read(threads, broken, line -> taken.add(text(line))))
                .isInstanceOf(UnreadableLogException.class)
                .hasMessageContaining("the disk is gone");
        assertThat(taken).isEqualTo(lines());
    }

    @Test
    void a_defect_of_a_sink_ends_the_reading_on_all_threads() {
        LineSink failing = line -> {
            taken.add(text(line));
            if (taken.size() == LINES / 2) {
                throw new IllegalStateException("a defect");
            }
        };
        assertThatThrownBy(() -> read(3, text(lines()), failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a defect");
        assertThat(taken).hasSize(LINES / 2);
    }
}
